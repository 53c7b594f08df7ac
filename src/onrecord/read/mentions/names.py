"""Names inside noun phrases: the capitalised words that a gazetteer can be asked for."""

from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.model import Mention, Reading, Span, Word
from onrecord.model.vocab import table

LOWER_PARTS = frozenset(
    {"of", "and", "the", "de", "del", "la", "el", "al", "au", "sur", "bin", "ibn", "for", "-", "'s", "'"}
)
"""Small words that may stand inside a name, but not at its ends."""


@cache
def listed(file: str, key: str) -> frozenset[str]:
    """One list of a table in read/words, written there as words with blanks between."""
    return frozenset(table(f"read/words/{file}")[key].split())


def words_of(reading: Reading, mention: Mention) -> list[Word]:
    """The words of the mention's phrase, in their order."""
    return within(reading, mention.span, mention.head)


def within(reading: Reading, span: Span, head: int) -> list[Word]:
    """The words inside a span around the word with index `head`."""
    words = reading.words
    first = last = head
    while first > 0 and words[first - 1].start >= span.start:
        first -= 1
    while last + 1 < len(words) and words[last + 1].end <= span.end:
        last += 1
    return list(words[first : last + 1])


def as_text(words: Iterable[Word]) -> str:
    """The words as they are read, with the blanks of the text: "al-Shabab", "People's Front"."""
    out = ""
    end = None
    for word in words:
        text = word.text.capitalize() if word.text.islower() and is_capital(word) else word.text
        out += text if end is None or word.start == end else " " + text
        end = word.end
    return out


def is_capital(word: Word) -> bool:
    """Whether the word is written as names are; in a report in capitals, where some come as "san Salvador", is one."""
    if word.text.islower():
        return word.dep == "compound" and word.pos == word.head.pos == "PROPN" and word.i + 1 == word.head.i
    return word.text[:1].isupper() and word.pos not in {"DET", "PRON", "ADP", "ADV", "CCONJ", "SCONJ"}


def name_runs(words: Sequence[Word]) -> list[list[Word]]:
    """The stretches of capitalised words, with the small words inside them, in the order of the text; no dates."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    for word in words:
        time = word.lower.rstrip(".") in listed("nouns", "times")
        if (is_capital(word) and not time) or (run and (word.lower in LOWER_PARTS or word.text.isdigit())):
            run.append(word)
        elif run:
            runs.append(_trimmed(run))
            run = []
    return [*runs, _trimmed(run)] if run else runs


def name_run(words: Sequence[Word]) -> list[Word]:
    """The longest of the stretches, the last one where two are equal; empty where there is no name."""
    return max(reversed(name_runs(words)), key=len, default=[])


def modifiers(reading: Reading, mention: Mention) -> list[list[Word]]:
    """Names before a noun for a thing, with no mention of their own: "the Israeli raid", "Raqqa offensive"."""
    head = reading.words[mention.head]
    if mention.kind != "thing" or head.pos != "NOUN" or head.tag == "CD":
        return []
    before = [w for w in words_of(reading, mention) if w.i < head.i]
    return [run for run in name_runs(before) if run[-1].i not in reading.mention_of]


def _trimmed(run: list[Word]) -> list[Word]:
    end = len(run)
    while end and not is_capital(run[end - 1]):
        end -= 1
    return run[:end]
