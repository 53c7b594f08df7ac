"""known: what the stages before have read at some words: by tables that can be looked up, as a model does not."""

from collections.abc import Sequence
from typing import TypeVar

from onrecord.llm.rows import Dated
from onrecord.model import Figure, Mention, Reading, Span, When
from onrecord.read.tolls.groups import Groups

T = TypeVar("T")


def figure_at(reading: Reading, span: Span, low: int, high: int | None) -> Figure | None:
    """The number that these words say, or mean by being one or many ("a soldier", "civilians").

    Of several numbers it is the one from `low` to `high`. None where there is none such, or the words are no people.
    """
    said = [one for one in reading.figures if one.span.overlaps(span)]
    if said:
        return _one(said, [one for one in said if (one.low, one.high) == (low, high)])
    mention = mention_at(reading, span)
    if mention is None:
        return None
    head = reading.words[mention.head]
    groups = Groups(reading, head.sentence, {one.span.start: one for one in reading.figures})
    group = groups.of(head)
    return group.figure if group is not None and groups.is_people(group) else None


def when_at(reading: Reading, span: Span, told: Dated) -> When | None:
    """The days of these words; of several, those that are told. None where the words are no date to us."""
    known = [one for one in reading.dates if one.span and one.span.overlaps(span)]
    return _one(known, [one for one in known if (one.start, one.end) == (told.start, told.end)])


def mention_at(reading: Reading, span: Span) -> Mention | None:
    """The mention that these words are: its head stands among them, and it reaches least beyond them."""
    inside = [one for one in reading.mentions if span.contains(reading.words[one.head].span)]
    return min(inside, key=lambda one: (_beyond(one.span, span), one.span.start), default=None)


def mention_of_the_same(reading: Reading, span: Span, around: Span) -> Mention | None:
    """A mention among the letters around of whom or what these words name elsewhere: "they", "the group"."""
    one = mention_at(reading, span)
    there = (other for other in reading.mentions if around.contains(other.span))
    return next((other for other in there if one is not None and _are_same(one, other)), None)


def _are_same(one: Mention, other: Mention) -> bool:
    for mine, theirs in ((one.actor, other.actor), (one.place, other.place)):
        if mine is not None and theirs is not None:
            return mine.id == theirs.id
    return one.name.casefold() == other.name.casefold()


def _one(found: Sequence[T], right: Sequence[T]) -> T | None:
    return right[0] if right else found[0] if len(found) == 1 else None


def _beyond(one: Span, other: Span) -> int:
    """How much of the two they do not share."""
    return abs(one.start - other.start) + abs(one.end - other.end)
