"""What the head of a text says about it: front matter, datelines, dates of release."""

import re
from datetime import date
from typing import Any

import yaml

from onrecord.model import vocab

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_MONTHS: dict[str, int] = vocab.table("intake/months")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<y>\d{{4}})-(?P<m>\d{{1,2}})-(?P<d>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<n2>{_MONTH})\.?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<n3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
    r"|(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y4>\d{4})",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[A-Z][\w .,'’-]{1,60}\((?P<inside>[^)\n]{3,40})\)\s*[-–—]")
_HEAD_LINES = 10
_SHORT = 90
"""A line longer than this is prose: a date in it dates what it tells, not the report."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The YAML block between "---" lines at the head, and the text after it; ({}, text) where there is none."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        fields = yaml.safe_load(found.group(1))
    except yaml.YAMLError:
        return {}, text
    if not isinstance(fields, dict):
        return {}, text
    return {str(k).lower(): v for k, v in fields.items()}, text[found.end() :].lstrip("\n")


def date_of(text: str) -> date | None:
    """The first calendar date in a short text such as "Friday 21/08/2015"; None if there is none.

    21/08 and 08/21 are told apart by the larger number or the weekday beside them, else the day stands first.
    """
    found = _DATE.search(text)
    if not found:
        return None
    part = found.groupdict()
    if part["a"]:
        return _slashed(int(part["a"]), int(part["b"]), int(part["y4"]), text)
    year = part["y"] or part["y2"] or part["y3"]
    name = part["n2"] or part["n3"]
    month = int(part["m"]) if part["m"] else _MONTHS[name.lower().rstrip(".")]
    return _date(int(year), month, int(part["d"] or part["d2"] or part["d3"]))


def _slashed(a: int, b: int, year: int, text: str) -> date | None:
    day_first, month_first = _date(year, b, a), _date(year, a, b)
    said = next((i for i, name in enumerate(_WEEKDAYS) if name in text.lower()), None)
    if said is not None and month_first and month_first.weekday() == said:
        return month_first
    return day_first or month_first


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def published(text: str) -> date | None:
    """The date that the head of a plain text gives the report: a dateline's, or one on a short line of its own.

    "KABUL, Afghanistan (Jan. 25, 2013) -", "Friday 21/08/2015", "Report of 2015-08-21", "Released 2 August 2015".
    """
    head = [line.strip() for line in text.split("\n") if line.strip()][:_HEAD_LINES]
    for line in head:
        if (dateline := _DATELINE.match(line)) and (found := date_of(dateline["inside"])):
            return found
        if len(line) <= _SHORT and (found := date_of(line)):
            return found
    return None


def agency(text: str) -> str | None:
    """The news agency of a dateline, "BEIRUT (Northgate News) - …"; None if the brackets hold a date or nothing."""
    for line in [line for line in text.split("\n") if line.strip()][:_HEAD_LINES]:
        found = _DATELINE.match(line.strip())
        if found and not any(c.isdigit() for c in found["inside"]):
            return found["inside"].strip()
    return None


def headline(text: str) -> str | None:
    """The first line that is no date line, if it stands apart as headlines do: a blank line after it, no full stop."""
    lines = [line.strip() for line in text.lstrip("\n").split("\n")[:_HEAD_LINES]]
    while lines and (not lines[0] or (len(lines[0]) <= _SHORT and date_of(lines[0]))):
        lines.pop(0)
    if len(lines) < 2 or lines[1]:
        return None
    first = lines[0]
    return first if 3 < len(first) <= 160 and first[-1] not in '.:;,”"' else None
