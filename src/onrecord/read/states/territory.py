"""The place that is held or taken at a noun, and how much of it: "around 75% of Hasakah", "parts of the city"."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from onrecord.model import Mention, Reading, Where, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import nouns, singulars
from onrecord.read.mentions.parties import where
from onrecord.read.states.arguments import objects_of, subjects
from onrecord.read.tree import children, conjuncts, noun_phrase

_PERCENT = re.compile(
    r"(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)?(?:\s*(?:to|and|-|–)\s*(\d+(?:\.\d+)?))?\s*-?(?:%|percent|per cent)"
)
_AROUND = ("in", "of", "around", "near", "north", "south", "east", "west", "along", "on", "outside")


@cache
def words(name: str) -> Any:
    """One section of words/control.yaml; lists as sets."""
    section = table("read/words/control")[name]
    return frozenset(section) if isinstance(section, list) else section


def territories(reading: Reading, word: Word, *, weak: bool = False, people: bool = False) -> Iterator[Where]:
    """The places joined at the word.

    `weak`: the verb alone says little, so mere buildings and roads do not count; `people`: it may as well take people,
    so neither do unknown names.
    """
    for one in (named for w in conjuncts(word) for named in _names(_whole(w)) or _both(reading, w)):
        mention = reading.mention_of.get(one.i)
        if mention is None:
            if one.dep == "pobj" and one.text[0].isupper():  # a strange name that the parser takes for an adverb
                yield Where(span=one.span, name=one.text)
        elif _is_territory(mention, one, weak, people):
            yield _where(reading, mention, one)


def _names(noun: Word) -> list[Word]:
    """The names that a common noun announces: "its capital, Raqqa", "towns such as Homs and Hama"; else the noun."""
    if noun.lower == "both":
        return []
    if noun.pos != "NOUN" or not any(f in nouns("place") for f in singulars(noun.lower)):
        return [noun]
    found = [w for w in children(noun, "appos") if w.pos == "PROPN"] or objects_of(noun, *words("examples"))
    found = found or (objects_of(noun, "of") if noun.tag == "NNS" else [])  # "the towns of Homs and Hama"
    return [w for w in found if w.pos == "PROPN"] or [noun]


def _both(reading: Reading, word: Word) -> list[Word]:
    """The two places named last before "both"."""
    places = (w for w in word.sentence.words if w.i < word.i and w.pos == "PROPN")
    return [w for w in places if (m := reading.mention_of.get(w.i)) is not None and m.kind == "place"][-2:]


def described(noun: Word) -> Word:
    """The place that the noun describes: "Daquq, a Kurdish-held town", "the town is a stronghold"; else the noun."""
    if noun.dep == "appos":
        return noun.head
    if noun.dep == "attr" and (found := subjects(noun.head)):
        return found[0]
    start = noun_phrase(noun).start
    before = [w for w in noun.sentence.words if w.end <= start][-2:]
    apposed = len(before) == 2 and before[1].text == "," and before[0].pos == "PROPN"
    return before[0] if apposed and noun.dep not in {"nsubj", "conj"} else noun


def share(word: Word, text: str) -> float | None:
    """How much of the place at the word: 0 to 1, None if not said in numbers."""
    inner = _whole(word)
    phrase = noun_phrase(word) if inner is word else noun_phrase(word).join(inner.span)
    if inner is not word and (found := _PERCENT.search(phrase.of(text))):
        low = float(found[1])
        mean = (low + float(found[2])) / 2 if found[2] else low
        return mean / 100 if mean <= 100 else None
    inside = phrase.of(text).lower().replace("-", " ").split()
    return _fraction(inside) if inner is not word else _whole_share(inside)


def _fraction(inside: Collection[str]) -> float | None:
    phrase = " ".join(inside)
    for said, value in words("fractions").items():
        if re.search(rf"\b{said}\b", phrase):
            return float(value)
    counted = re.search(r"\b(\w+) of (?:the|its|their|all) (\w+)\b", phrase)
    numbers = words("numbers")
    if counted and counted[1] in numbers and counted[2] in numbers and numbers[counted[1]] <= numbers[counted[2]]:
        return float(round(numbers[counted[1]] / numbers[counted[2]], 3))
    return None


def _whole_share(inside: Collection[str]) -> float | None:
    return 1.0 if words("wholes") & set(inside) else None


def _whole(word: Word) -> Word:
    """What "75% of", "parts of", "three of" are a part of; the word itself where it is no part."""
    for _ in range(3):
        if word.lower not in words("portions") and word.pos != "NUM":
            return word
        inner = objects_of(word, "of")
        if not inner:
            return word
        word = inner[0]
    return word


def _is_territory(mention: Mention, word: Word, weak: bool, people: bool) -> bool:
    forms = singulars(word.lower)
    if any(f in words("never") for f in forms):
        return False
    if mention.place is not None:
        return True
    if any(f in nouns("force") or f in nouns("people") for f in forms):
        return False
    if word.pos == "PROPN":  # a name that nobody knows may be a place, unless it can only be somebody
        unlikely = {"person", "force"} if people else {"person"}
        never = unlikely if word.dep == "dobj" else {"people"}
        return mention.actor is None and mention.kind not in {"thing", *never}
    if word.pos == "PRON":
        return mention.kind == "place" or (mention.name.split()[-1].lower() in nouns("place"))
    if weak:
        return any(f in nouns("place") for f in forms) and not any(f in words("sites") for f in forms)
    return mention.kind == "place" or any(f in nouns("place") for f in forms)


def _prepositions(word: Word) -> list[Word]:
    """Those after the noun, and the one right behind it that the parser may have given to the verb."""
    found = [p for p in children(word, "prep") if p.i > word.i]
    behind = next((w for w in word.sentence.words if w.i == word.i + 1 and w.dep == "prep"), None)
    return [behind, *found] if behind is not None and behind not in found else found


def _where(reading: Reading, mention: Mention, word: Word) -> Where:
    """A name as it is; a common noun with what tells which one: "towns in the south", "areas near the border"."""
    found = where(mention)
    if word.pos != "NOUN" or found.id is not None:
        return found
    span = mention.span
    for prep in _prepositions(word):
        if prep.lower in _AROUND:
            for one in children(prep, "pobj"):
                inner = reading.mention_of.get(one.i)
                if inner is None or inner.kind == "place":
                    span = span.join(inner.span if inner else noun_phrase(one))
    if span == mention.span or "\n" in span.of(reading.report.text):
        return found
    return Where(span=span, name=" ".join(span.of(reading.report.text).split()))
