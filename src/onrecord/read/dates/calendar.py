"""The arithmetic of calendar expressions: what a row of words/dates.yaml, matched in a text, stands for."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from onrecord.model.vocab import table

Days = tuple[date, date]
"""First and last day, both included."""
Parts = Mapping[str, Any]
"""The row's own keys and its named groups."""

WORDS = table("read/words/dates")
MONTHS = {
    form.casefold(): i
    for i, (name, forms) in enumerate(zip(WORDS["months"], WORDS["month_forms"], strict=True), 1)
    for form in (name, *forms)
}
WEEKDAYS = {name.casefold(): i for i, name in enumerate(WORDS["weekdays"])}
_TURNS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
_LATE = 14
"""Days after the report that a day without a year may lie ("talks on 3 May", told on 28 April)."""


@dataclass(frozen=True)
class Anchors:
    """What an expression is read against. `today` is the report's day; None if it is not known."""

    today: date | None
    before: Days | None = None
    """The date told before it in the text."""
    words: str = ""
    """Its words."""
    year: int | None = None
    """The year told last, for days without one in a report without a date."""
    month_first: bool = False
    """Whether "05/06/2015" is 6 May."""


def whole(day: date, unit: str) -> Days:
    """The day, week (from Monday), month, year or decade that the day lies in."""
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return day, day


def moved(day: date, unit: str, n: int) -> date:
    """The same day `n` units on (or back); the month's last day where the month is shorter."""
    if unit in _DAYS:
        return day + timedelta(int(n * _DAYS[unit]))
    months = n * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def number(word: str) -> int:
    """A number in digits or words."""
    count: int = int(word) if word.isdigit() else WORDS["numbers"][word.casefold()]
    return count


def _full_year(text: str | int) -> int:
    year = int(str(text).lstrip("'"))
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _month(parts: Parts) -> int:
    month = str(parts["month"]).rstrip(".").casefold()
    return int(month) if month.isdigit() else MONTHS[month]


def _stated_year(parts: Parts, at: Anchors) -> int | None:
    if year := parts.get("year") or parts.get("short"):
        return _full_year(year)
    if at.today and (whose := parts.get("whose")):
        return at.today.year + _TURNS[whose.casefold()]
    return None


def calendar(parts: Parts, at: Anchors) -> Days | None:
    """A year, a month, a day or several days of a month; without a year, the last such up to the report's day."""
    year = _stated_year(parts, at)
    if not parts.get("month"):
        last = parts.get("year2") or ""
        return (date(year, 1, 1), date(int(str(year)[: 4 - len(last)] + last), 12, 31)) if year else None
    month = _month(parts)
    first = int(parts.get("day") or 1)
    if year is None and (year := _likely_year(month, first, parts, at)) is None:
        return None
    day = date(year, month, first)
    if not parts.get("day"):
        return whole(day, "month")
    if parts.get("day2"):
        return day, date(year, month, int(parts["day2"]))
    if parts.get("around"):
        return day - timedelta(1), day + timedelta(1)
    return day, day


def _likely_year(month: int, day: int, parts: Parts, at: Anchors) -> int | None:
    """The year of a day or month told without one: that of the same month told just before, or the last one."""
    which = (parts.get("which") or "").casefold()
    if at.before and not which and all((d.year, d.month) == (at.before[0].year, month) for d in at.before):
        return at.before[0].year
    if at.today is None:
        return at.year
    latest = at.today + timedelta(_LATE if parts.get("day") else 0)
    if which == "last":
        latest = latest.replace(day=1) - timedelta(1)
    year = latest.year if (month, day) <= (latest.month, latest.day) else latest.year - 1
    return year + (which == "next")


def both_ways(parts: Parts) -> tuple[date | None, date | None]:
    """A numeric date with the day first, and with the month first; None where there is no such day."""

    def day(month: str, number: str) -> date | None:
        try:
            return date(_full_year(parts["year"]), int(month), int(number))
        except ValueError:
            return None

    return day(parts["two"], parts["one"]), day(parts["one"], parts["two"])


def numeric(parts: Parts, at: Anchors) -> Days | None:
    """21/08/2015 or 8/21/2015: in the one way that makes a day, else by the outlet's habit."""
    day_first, month_first = both_ways(parts)
    found = (month_first or day_first) if at.month_first else (day_first or month_first)
    return (found, found) if found else None


def week_of_month(parts: Parts, at: Anchors) -> Days | None:
    """The first week is 1 to 7, and so on; the last week is the last seven days."""
    if (month := calendar(parts, at)) is None:
        return None
    nth = WORDS["ordinals"][parts["nth"].casefold()]
    if nth < 0:
        return month[1] - timedelta(6), month[1]
    start = month[0] + timedelta(7 * (nth - 1))
    return start, start + timedelta(6)


def part_of_year(parts: Parts, at: Anchors) -> Days | None:
    """Halves, quarters, or a number of months at the beginning or end of a year."""
    year = _stated_year(parts, at) or (at.today.year if at.today else None)
    if year is None:
        return None
    months = {"half": 6, "quarter": 3}.get(parts["chunk"]) or number(parts["n"])
    nth = WORDS["ordinals"][parts["nth"].casefold()]
    first = 12 - months + 1 if nth < 0 else months * (nth - 1) + 1
    return date(year, first, 1), whole(date(year, first + months - 1, 1), "month")[1]


def season(parts: Parts, at: Anchors) -> Days | None:
    """Three months from the season's first."""
    first = WORDS["seasons"][parts["season"].casefold()]
    year = _stated_year(parts, at)
    which = (parts.get("which") or "").casefold()
    if year is None and at.today:
        begun = at.today.year if first <= at.today.month else at.today.year - 1
        over = moved(date(begun, first, 1), "month", 3) <= at.today
        year = begun + (which == "next") - ("last" in which and not over)
    if year is None:
        return None
    start = date(year, first, 1)
    return start, moved(start, "month", 3) - timedelta(1)


def decade(parts: Parts, at: Anchors) -> Days | None:
    """Ten years."""
    return whole(date(int(parts["decade"]), 1, 1), "decade")


def shift(parts: Parts, at: Anchors) -> Days | None:
    """Whole units before or after the report's day, or the date before in the text (`base: before`)."""
    told = at.before if parts.get("base") == "before" else at.today and (at.today, at.today)
    if not told:
        return None
    unit = (parts.get("unit") or "day").casefold()
    base = told[1] if parts["from"] > 0 else told[0]
    start, end = whole(moved(base, unit, parts["from"]), unit)[0], whole(moved(base, unit, parts["to"]), unit)[1]
    if of := parts.get("of"):
        start, end = start + timedelta(of[0]), start + timedelta(of[1])
    return max(start, base) if "since" in parts else start, min(end, base) if "until" in parts else end


def ago(parts: Parts, at: Anchors) -> Days | None:
    """The day, or the whole week, month or year, some units before (or after) the base."""
    n = number(parts["n"]) * parts.get("sign", -1)
    no_date_before = n < 0 and not at.before
    return shift({**parts, "from": n, "to": n, "base": "" if no_date_before else parts.get("base")}, at)


def window(parts: Parts, at: Anchors) -> Days | None:
    """Some units up to the report's day; hours count as begun days."""
    if at.today is None:
        return None
    n, unit = number(str(parts["n"])), parts["unit"].casefold()
    if unit == "hour":
        n, unit = -(-n // 24), "day"
    return moved(at.today, unit, -n), at.today


def weekday(parts: Parts, at: Anchors) -> Days | None:
    """The last such day up to the report's; "last": before it; "next" and "coming": after it; or of a named week."""
    if at.today is None:
        return None
    day = WEEKDAYS[parts["weekday"].casefold()]
    which = (parts.get("which") or "").casefold()
    if week := parts.get("week"):
        found = whole(at.today, "week")[0] + timedelta(day + 7 * _TURNS[week.casefold()])
    elif which in {"next", "this coming", "coming"}:
        found = at.today + timedelta((day - at.today.weekday() - 1) % 7 + 1)
    else:
        latest = at.today - timedelta(1) if which == "last" else at.today
        found = latest - timedelta((latest.weekday() - day) % 7)
    return found, found


def weekend(parts: Parts, at: Anchors) -> Days | None:
    """Saturday and Sunday: the last that has begun; "last": that is over; "next", "coming": the first that has not."""
    if at.today is None:
        return None
    which = (parts.get("which") or "").casefold()
    saturday = at.today - timedelta((at.today.weekday() - 5) % 7)
    if which == "last" and at.today.weekday() >= 5:
        saturday -= timedelta(7)
    if "coming" in which or which == "next":
        saturday += timedelta(7)
    return saturday, saturday + timedelta(1)


def vague(parts: Parts, at: Anchors) -> Days | None:
    """No date, said on purpose."""
    return None


READERS: Mapping[str, Callable[[Parts, Anchors], Days | None]] = {
    f.__name__: f
    for f in (
        calendar,
        numeric,
        week_of_month,
        part_of_year,
        season,
        decade,
        shift,
        ago,
        window,
        weekday,
        weekend,
        vague,
    )
}
