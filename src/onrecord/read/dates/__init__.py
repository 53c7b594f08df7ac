"""dates: every calendar expression of the text, as an interval of days read against the report's date."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from onrecord.model import How, Reading, Span, When
from onrecord.read.dates.anchored import anchored
from onrecord.read.dates.calendar import READERS, WEEKDAYS, WORDS, Anchors, Days, Parts, both_ways
from onrecord.read.dates.patterns import filled

_REACH = 80
"""Letters between "since" and its date at most: "since the isolation of the city began in October"."""
_BEFORE_HINT = 32
"""Letters from the beginning of an expression to its first word of the list of hints, at most."""
_WORD_START = re.compile(r"(?<!\w)\w")
_ALMOST_A_YEAR = 350
"""Days from one date to the next one's latest, where only the first has a year."""


@dataclass(frozen=True)
class _Row:
    rule: str
    reads: str
    pattern: re.Pattern[str]
    keys: Mapping[str, Any]


@dataclass(frozen=True)
class _Found:
    """A row that matched in a line."""

    row: _Row
    parts: Parts
    start: int
    end: int

    @property
    def yearless(self) -> bool:
        return not any(self.parts.get(key) for key in ("year", "short", "whose", "which", "decade"))

    @property
    def rule(self) -> str:
        """The row's, which for a numeric date that could be read in two ways is made to say by which habit."""
        ways = both_ways(self.parts) if self.row.reads == "numeric" else ()
        return f"{self.row.rule}-{{}}-first" if len({*ways} - {None}) > 1 else self.row.rule

    @property
    def how(self) -> How:
        if self.row.rule in WORDS["day_itself"]:
            return "published"
        return "stated" if self.row.reads in {"calendar", "numeric", "decade", "season"} else "relative"

    def anchor(self, at: Anchors) -> str:
        """What it is reckoned from: the date before it in the text, the report's day, or nothing."""
        if self.parts.get("base") == "before" and at.before:
            return at.words
        if self.how == "stated" and not self.yearless:
            return ""
        return "published" if at.today else at.words

    def days(self, at: Anchors) -> Days | None:
        """The days it stands for; None if they cannot be told or do not exist (31 June)."""
        try:
            days = READERS[self.row.reads](self.parts, at)
        except (ValueError, OverflowError):
            return None
        return days if days and days[0] <= days[1] else None


def dates(reading: Reading) -> Reading:
    """`reading.dates` for every expression of words/dates.yaml, in the order of the text; last those of `anchored`.

    An expression that needs the report's date gives nothing where the report has none.
    """
    lines = []
    for _, group in groupby(reading.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        line = Span(sentences[0].span.start, sentences[-1].span.end)
        text = line.of(reading.report.text).replace("\n", " ")
        lines.append((line.start, text, _find(text)))
    published = reading.report.published
    at = Anchors(published, month_first=_month_first([f for *_, found in lines for f in found], published))
    whens: list[When] = []
    for offset, text, found in lines:
        at = _read(offset, text, found, at, whens)
    return reading.plus(dates=(*whens, *anchored(reading, whens)))


def _find(text: str) -> list[_Found]:
    """The rows that match, from left to right. Only around a hint is it worth trying all of them."""
    rows, scan, hints = _grammar()
    found: list[_Found] = []
    done = 0
    for hint in hints.finditer(text):
        for start in _WORD_START.finditer(text, max(done, hint.start() - _BEFORE_HINT), hint.start() + 1):
            if start.start() >= done and (match := scan.match(text, start.start())):
                row = rows[int((match.lastgroup or "r0")[1:])]
                again = row.pattern.match(text, match.start())
                parts = {**row.keys, **(again.groupdict() if again else {})}
                found.append(_Found(row, parts, *match.span()))
                done = match.end()
    return found


def _month_first(found: Sequence[_Found], published: date | None) -> bool:
    """Whether the outlet writes 8/21/2015.

    Told by its dates that can be read in one way only, weekdays beside them, and one that is the report's own day.
    """
    votes = 0
    for one in (f for f in found if f.row.reads == "numeric"):
        weekday = WEEKDAYS.get(str(one.parts.get("weekday")).casefold())
        day_first, month_first = (_votes(day, weekday, published) for day in both_ways(one.parts))
        votes += month_first - day_first
    return votes > 0


def _votes(day: date | None, weekday: int | None, published: date | None) -> int:
    return 0 if day is None else 1 + (day.weekday() == weekday) + (day == published)


def _read(offset: int, text: str, found: Sequence[_Found], at: Anchors, whens: list[When]) -> Anchors:
    """Add one line's dates to `whens`; returns what the next line is read against."""

    def add(days: Days, how: How, start: int, end: int, rule: str, anchor: str) -> None:
        span = Span(offset + start, offset + end)
        rule = rule.format("month" if at.month_first else "day")
        whens.append(When(start=days[0], end=days[1], how=how, span=span, rule=rule, anchor=anchor))

    todo = list(found)
    while todo:
        one = todo.pop(0)
        days: Days | None
        start = _opening(text, one, todo[0]) if todo else None
        if start is not None and (days := _between(one, todo[0], at)):
            add(days, one.how, start, todo.pop(0).end, "range", one.anchor(at))
        elif days := one.days(at):
            since = _since(text, one)
            if since is None or since.other_clause:
                add(days, one.how, one.start, one.end, one.rule, one.anchor(at))
            if since and at.today and days[0] <= at.today:
                add((days[0], at.today), "relative", since.start, since.end, "since", "published")
        else:
            continue
        at = replace(at, before=days, year=days[0].year, words=text[one.start : one.end])
    return at


@dataclass(frozen=True)
class _Since:
    start: int
    end: int
    other_clause: bool
    """The date is also that of another happening ("since the siege began in May", "since May, when")."""


def _since(text: str, one: _Found) -> _Since | None:
    """Whether "since" or "onwards" makes of the expression the beginning of a longer time."""
    grammar = _joins()
    if after := grammar.onwards.match(text, one.end):
        return _Since(one.start, after.end(), False)
    if before := grammar.since.search(text[max(0, one.start - _REACH) : one.start]):
        gap = before["gap"].casefold().split()
        start = max(0, one.start - _REACH) + before.start()
        return _Since(start, one.end, not grammar.light.issuperset(gap) or bool(grammar.when.match(text, one.end)))
    return None


def _opening(text: str, one: _Found, two: _Found) -> int | None:
    """Where "between A and B" begins, if these are A and B."""
    gap = text[one.end : two.start].strip().casefold()
    before = text[max(0, one.start - 10) : one.start].casefold().split()[-1:]
    for opening, joins in _joins().ranges:
        if gap in joins and (not opening or (before and before[0] in opening)):
            return one.start - len(before[0]) - 1 if opening else one.start
    return None


def _between(one: _Found, two: _Found, at: Anchors) -> Days | None:
    """From the first day of one to the last of the other; each may lend the other its year."""
    if two.yearless and not one.yearless and (first := one.days(at)):
        last = two.days(replace(at, today=first[0] + timedelta(_ALMOST_A_YEAR), before=None))
    elif last := two.days(at):
        first = one.days(replace(at, today=last[0], before=None, year=last[0].year))
    else:
        return None
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


@dataclass(frozen=True)
class _Joins:
    since: re.Pattern[str]
    onwards: re.Pattern[str]
    when: re.Pattern[str]
    light: frozenset[str]
    ranges: tuple[tuple[frozenset[str], frozenset[str]], ...]


@cache
def _joins() -> _Joins:
    since = WORDS["since"]
    return _Joins(
        re.compile(rf"\b(?:{'|'.join(since['words'])})\b(?P<gap>[^.,;:()\"“”]*)$", re.I),
        re.compile(rf" (?:{'|'.join(since['onwards'])})\b", re.I),
        re.compile(rf",? (?:{'|'.join(since['when'])})\b", re.I),
        frozenset(since["light"]),
        tuple((frozenset(r["open"]), frozenset(r["join"])) for r in WORDS["ranges"]),
    )


@cache
def _grammar() -> tuple[tuple[_Row, ...], re.Pattern[str], re.Pattern[str]]:
    """The rows, one expression for all of them (the first of the table wins), and what hints at any."""
    parts = _parts()
    rows, scans = [], []
    for i, raw in enumerate(WORDS["rows"]):
        pattern = f"(?:{filled(raw['like'], parts)})"
        keys = {k: v for k, v in raw.items() if k not in {"rule", "like", "read"}}
        rows.append(_Row(raw["rule"], raw["read"], re.compile(rf"(?<!\w){pattern}(?!\w)", re.I), keys))
        scans.append(f"(?P<r{i}>{re.sub(r'[(][?]P<[a-z_0-9]+>', '(?:', pattern)})")
    named = [
        *WORDS["months"],
        *(f for forms in WORDS["month_forms"] for f in forms),
        *WORDS["weekdays"],
        *WORDS["seasons"],
    ]
    hints = rf"\b(?:{'|'.join([*named, *WORDS['hints']])})|\d{{4}}|\d[/.-]\d"
    every = re.compile(rf"(?<!\w)(?:{'|'.join(scans)})(?!\w)", re.I)
    return tuple(rows), every, re.compile(hints, re.I)


def _parts() -> dict[str, str]:
    """The named parts of the table, with those made of its word lists."""
    names = WORDS["months"]
    forms = [form for i, name in enumerate(names) for form in (name, *WORDS["month_forms"][i])]
    words, dot = WORDS["months_also_words"], r"\.?"

    def months(of: Sequence[str]) -> str:
        cased = sorted({f for form in of for f in (form, form.upper())}, key=len, reverse=True)
        return f"(?P<month>(?-i:{'|'.join(f if f.title() in names else f + dot for f in cased)}))"

    made = {
        "month": months(forms),
        "any_month": f"(?:{'|'.join(forms)})",
        "caps_month": f"(?P<month>(?-i:{'|'.join(name[:3].upper() for name in names)}))",
        "full_month": months([name for name in names if name not in words]),
        "word_month": months(words),
        "weekday": f"(?P<weekday>{'|'.join(WORDS['weekdays'])})",
        "season": f"(?P<season>{'|'.join(WORDS['seasons'])})",
        "numbers": "|".join(sorted(WORDS["numbers"], key=len, reverse=True)),
        "ordinals": "|".join(WORDS["ordinals"]),
        "counted": "|".join(WORDS["counted"]),
        "cue": "(?:"
        + "|".join(rf"(?<=\b{cue} )" if cue.isalpha() else f"(?<={re.escape(cue)})" for cue in WORDS["cues"])
        + ")",
    }
    return made | {name: filled(part, made) for name, part in WORDS["parts"].items()}
