"""How things read."""

from datetime import date

import pytest

from onrecord.model import Span, When, Where
from onrecord.web import words


@pytest.mark.parametrize(
    ("low", "best", "high", "read"),
    [
        (1200, 1200, 1200, "1,200"),
        (12, 12, None, "12 or more"),
        (12, None, None, "12 or more"),
        (10, None, 20, "10 to 20"),
        (10, 12, 20, "12 (10 to 20)"),
        (10, 12, None, "12 (10 or more)"),
    ],
)
def test_numbers(low: int, best: int | None, high: int | None, read: str) -> None:
    assert words.number(low, best, high) == read


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        (None, None, "unknown"),
        (date(2015, 8, 2), None, "2 August 2015"),
        (None, date(2015, 8, 2), "2 August 2015"),
        (date(2015, 8, 2), date(2015, 8, 2), "2 August 2015"),
        (date(2015, 8, 2), date(2015, 8, 6), "2–6 August 2015"),
        (date(2015, 7, 2), date(2015, 8, 6), "2 July – 6 August 2015"),
        (date(2014, 7, 2), date(2015, 8, 6), "2 July 2014 – 6 August 2015"),
    ],
)
def test_days(start: date | None, end: date | None, read: str) -> None:
    assert words.days(start, end) == read


def test_how_a_day_is_known_is_told() -> None:
    day = date(2015, 8, 2)
    assert words.when(When(start=day, end=day, how="published")) == "2 August 2015 (the report’s own date)"
    assert words.when(When(start=day, end=day, how="stated")) == "2 August 2015"
    assert words.when(None) == "unknown"


def test_nothing_is_made_up() -> None:
    assert words.place(None) == words.names([]) == "unknown"
    assert words.place(Where(Span(0, 1), "the hill")) == "the hill"
    assert words.place(Where(Span(0, 1), "Marib", "1", 1.0, 2.0, "town")) == "Marib (town)"


def test_codes_and_counts() -> None:
    assert words.label("air-strike") == "air strike"
    assert words.label("no-such-code") == "no such code"
    assert words.counted(1, "claim") == "1 claim"
    assert words.counted(1200, "claim") == "1,200 claims"
