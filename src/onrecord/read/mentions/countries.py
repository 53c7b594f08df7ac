"""The countries that a report is about, by how often and where it names them."""

from collections import Counter

from onrecord.model import Gazetteer, Reading, Sentence, Word
from onrecord.read.mentions.names import as_text, is_capital, listed

LOCATED = 3
"""A country after "in" or in the dateline says where things happen; a demonym may only say who comes there."""
LONGEST = 4
"""Words of a country's name ("Democratic Republic of Congo")."""


def countries(reading: Reading, gazetteer: Gazetteer) -> Counter[str]:
    """Votes by ISO code: countries and demonyms named in the report, those of its places and dateline counted more."""
    votes: Counter[str] = Counter()
    asked: dict[str, str | None] = {}
    head_lines = datelines(reading)
    words = reading.words
    at = 0
    while at < len(words):
        step = 1
        if is_capital(words[at]):
            for size in range(LONGEST, 0, -1):
                inside = words[at : at + size]
                if not is_capital(inside[-1]) or inside[-1].sentence is not words[at].sentence:
                    continue
                name = as_text(inside)
                if name not in asked:
                    asked[name] = gazetteer.country(name)
                if code := asked[name]:
                    located = is_located(inside[-1]) or words[at].sentence in head_lines
                    votes[code] += LOCATED if located else 1
                    step = size
                    break
        at += step
    return votes


def is_located(word: Word) -> bool:
    """Whether the word, or what it is joined to, stands after a preposition of place, or "north of", "km from"."""
    while word.dep in {"conj", "appos", "compound", "npadvmod"} and word.head is not word:
        word = word.head
    if word.dep != "pobj":
        return False
    before = word.head
    if before.lower in {"to", "from"} and before.head.lemma in listed("grains", "motion"):
        return True
    return before.lower in listed("grains", "locating") or (
        before.lower in {"of", "from", "with"} and is_measured(before)
    )


def is_measured(preposition: Word) -> bool:
    """Whether the preposition is reckoned from a place: "north of", "17 km from", "the border with"."""
    told = preposition.head.lower
    return any(told in listed("grains", key) for key in ("directions", "around", "units"))


def datelines(reading: Reading) -> frozenset[Sentence]:
    """Sentences that are a dateline: their line goes on after them, in the text but not in the parse."""
    text = reading.report.text
    pairs = zip(reading.sentences, reading.sentences[1:], strict=False)
    return frozenset(a for a, b in pairs if a.paragraph != b.paragraph and "\n" not in text[a.span.end : b.span.start])
