"""Times counted from a happening: "the second day after the start of the assault", "the first 15 days".

They are dates only where the report dates that happening before: in a sentence with the same noun or verb, or, where
none is named, in its only sentence that dates a beginning. Otherwise they are durations, and no date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache

from onrecord.model import Reading, Sentence, Span, When
from onrecord.read.dates.calendar import WORDS, Days, moved, number
from onrecord.read.dates.patterns import filled

_HINT = re.compile(r"\b(?:day|week|month)s?\b", re.I)
_ENDING = re.compile(r"(?:ings?|ed|es|s)$")
_SHORTEST = 4
"""Letters of a word that can name a happening."""


def anchored(reading: Reading, whens: Sequence[When]) -> Iterator[When]:
    """A date for every such expression outside those found already."""
    dated = [w for w in whens if w.span and w.start == w.end]
    if not dated:
        return
    places = _Dated(reading, dated)
    for sentence in reading.sentences:
        text = sentence.span.of(reading.report.text).replace("\n", " ")
        if not _HINT.search(text):
            continue
        for rule, read, match in _matches(text):
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            if any(w.span and w.span.overlaps(span) for w in whens):
                continue
            anchor, unused = places.before(span.start, match.groupdict().get("event"))
            days = _READERS[read](match.groupdict(), anchor) if anchor else None
            if anchor and anchor.span and days and places.is_past(days):
                said = Span(span.start, span.end - unused)
                words = anchor.span.of(reading.report.text)
                yield When(start=days[0], end=days[1], how="relative", span=said, rule=rule, anchor=words)


class _Dated:
    """The exact days of a report, and what its sentences say happened on them."""

    def __init__(self, reading: Reading, whens: Sequence[When]) -> None:
        self._today = reading.report.published
        self._whens = [(when, _stems(self._sentence(reading, when))) for when in whens]

    @staticmethod
    def _sentence(reading: Reading, when: When) -> str:
        def holds(sentence: Sentence) -> bool:
            return when.span is not None and sentence.span.contains(when.span)

        return next((s.span.of(reading.report.text) for s in reading.sentences if holds(s)), "")

    def before(self, at: int, event: str | None) -> tuple[When | None, int]:
        """The day of the happening, told before this place; the day that it began, if one is told.

        With it, how many letters at the end of `event` were not needed ("siege bread").
        """
        earlier = [(w, stems) for w, stems in self._whens if w.span and w.span.end <= at]
        begun = [w for w, stems in earlier if stems & _starts()]
        if event is None:
            return (begun[0] if len({w.start for w in begun}) == 1 else None), 0
        words = event.split(" ")
        for n, word in enumerate(words, 1):
            same = [w for w, stems in earlier if stems & _stems(word) - _starts()]
            if same:
                return next((w for w in same if w in begun), same[-1]), len(event) - len(" ".join(words[:n]))
        return None, 0

    def is_past(self, days: Days) -> bool:
        """Whether the report can tell of it."""
        return self._today is None or days[0] <= self._today


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(_ENDING.sub("", w) for w in words if len(w) >= _SHORTEST)


@cache
def _starts() -> frozenset[str]:
    return _stems(" ".join(WORDS["anchored"]["starts"]))


def _nth(parts: Mapping[str, str], anchor: When) -> Days | None:
    """The first day is that of the beginning, and so is the first day after it (as in "the second day after")."""
    told = parts["nth"].casefold()
    n = int(told[:-2]) if told[0].isdigit() else {**WORDS["ordinals"], **WORDS["more_ordinals"]}[told]
    if n < 1:
        return None
    unit = parts["unit"].casefold()
    start = moved(anchor.start, unit, n - 1)
    return start, moved(start, unit, 1) - timedelta(1)


def _after(parts: Mapping[str, str], anchor: When) -> Days | None:
    day = moved(anchor.start, parts["unit"].casefold(), number(parts["n"]))
    return day, day


def _first(parts: Mapping[str, str], anchor: When) -> Days | None:
    return anchor.start, moved(anchor.start, parts["unit"].casefold(), number(parts["n"])) - timedelta(1)


_READERS = {"nth": _nth, "after": _after, "first": _first}


def _matches(text: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Rule, reader and match of every expression, from left to right; of those that overlap the table's first."""
    done: list[re.Match[str]] = []
    for rule, read, pattern in _rows():
        for match in pattern.finditer(text):
            if all(match.end() <= d.start() or d.end() <= match.start() for d in done):
                done.append(match)
                yield rule, read, match


@cache
def _rows() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    table = WORDS["anchored"]
    made = {
        key: "|".join(sorted(WORDS[key], key=len, reverse=True)) for key in ("ordinals", "more_ordinals", "numbers")
    }
    parts = dict(made)
    for name in ("word", "noun", "event", "nth", "number", "unit"):
        parts[name] = filled(table["parts"][name], parts)
    return tuple(
        (row["rule"], row["read"], re.compile(rf"(?<!\w){filled(row['like'], parts)}(?!\w)", re.I))
        for row in table["rows"]
    )
