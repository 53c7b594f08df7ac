"""Calendar expressions: every row of bench/cases/dates.csv, every row of the table, and what holds for any text."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Reading, Report, Sentence, Span, When
from onrecord.model.vocab import table
from onrecord.read.dates import dates

CASES = Path(__file__).parents[3] / "bench" / "cases" / "dates.csv"
ROWS = list(csv.DictReader(line for line in CASES.read_text().splitlines() if not line.startswith("#")))


def read(text: str, published: str = "2015-08-21") -> list[When]:
    """The dates of a text; a sentence ends at a line's end and at a full stop before a capital."""
    day = date.fromisoformat(published) if published else None
    sentences = []
    offset = 0
    for i, line in enumerate(text.split("\n")):
        for one in re.finditer(r"\S(?:.*?[a-z\d]\.(?= [A-Z])|.*$)", line):
            sentences.append(Sentence(Span(offset + one.start(), offset + one.end()), i))
        offset += len(line) + 1
    return list(dates(Reading(Report(text=text, name="case", published=day), sentences=tuple(sentences))).dates)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['expression']} on {row['published']}")
def test_every_row_of_the_case_table_comes_out(row: dict[str, str]) -> None:
    text = row["sentence"]
    start = text.index(row["expression"])
    at = Span(start, start + len(row["expression"]))
    found = read(text, row["published"])
    if row["rule"]:
        days = [(w.start.isoformat(), w.end.isoformat(), w.rule) for w in found if w.span == at]
        assert days == [(row["start"], row["end"], row["rule"])]
    else:
        assert not [w for w in found if w.span and w.span.overlaps(at)]


def test_the_cases_cover_every_rule_of_the_table() -> None:
    words = table("read/words/dates")
    rules = {row["rule"] for row in (*words["rows"], *words["anchored"]["rows"]) if row["read"] != "vague"}
    made = {"range", "since", "numeric-day-first", "numeric-month-first"}
    assert rules | made == {row["rule"] for row in ROWS if row["rule"]}


def test_how_it_is_known_is_kept() -> None:
    found = read("On 3 May 2015 they came, yesterday they left, and since 2014 nobody has slept.")
    assert [(w.how, w.edtf) for w in found] == [
        ("stated", "2015-05-03"),
        ("relative", "2015-08-20"),
        ("relative", "2014-01-01/2015-08-21"),
    ]


def test_without_a_report_date_only_what_names_its_year_is_read() -> None:
    found = read(
        "In March 2004 a truce held; yesterday, on Friday, last week, in the past two days and since 2003.", ""
    )
    assert [w.edtf for w in found] == ["2004-03-01/2004-03-31"]


def test_spans_are_offsets_into_the_whole_report() -> None:
    text = "Headline\n\nOn Monday they came.\nThe next day they left."
    assert [w.span.of(text) for w in read(text) if w.span] == ["Monday", "The next day"]
    assert [w.edtf for w in read(text)] == ["2015-08-17", "2015-08-18"]


def test_a_time_since_which_something_else_happened_gives_both() -> None:
    found = read("The town has burned since 3 May, when rebels came.")
    assert [(w.rule, w.edtf) for w in found] == [
        ("day-of-month", "2015-05-03"),
        ("since", "2015-05-03/2015-08-21"),
    ]


def test_two_dates_that_are_no_range_stay_two() -> None:
    assert [w.edtf for w in read("Raids on Monday and Wednesday failed.")] == ["2015-08-17", "2015-08-19"]
    assert [w.edtf for w in read("From 3 May 2015 to 1 May 2015 he slept.")] == ["2015-05-03", "2015-05-01"]


_PIECES = st.sampled_from(
    [
        *(
            "since",
            "between",
            "from",
            "to",
            "and",
            "last",
            "the",
            "early",
            "late",
            "3",
            "31",
            "2015",
            "May",
            "Jan.",
            "June",
        ),
        *(
            "Friday",
            "week",
            "month",
            "ago",
            "two",
            "999",
            "years",
            "days",
            "00/00/0000",
            "31/02/2015",
            "0001-01-01",
            "9/11",
        ),
        *(
            "later",
            "earlier",
            "decade",
            "1900s",
            "past",
            "hours",
            "weekend",
            "summer of",
            ",",
            ".",
            "(",
            ")",
            "\n",
            "’s",
        ),
    ]
)


@given(
    st.one_of(st.text(), st.lists(_PIECES, max_size=14).map(" ".join)),
    st.sampled_from(["", "2015-08-21", "0001-01-03"]),
)
def test_any_text_is_read_and_every_date_stands_in_it(text: str, published: str) -> None:
    for when in read(text, published):
        assert when.span is not None
        assert when.span.end <= len(text)
        assert when.span.of(text).strip()
        assert when.start <= when.end
        assert when.rule


def test_what_a_date_leans_on_is_kept() -> None:
    found = read("On 3 May 2015 they came. Two days later they left. Yesterday and on 4 July it rained; today it does.")
    assert [(w.anchor, w.how) for w in found] == [
        ("", "stated"),
        ("3 May 2015", "relative"),
        ("published", "relative"),
        ("published", "stated"),
        ("published", "published"),
    ]


def test_a_time_counted_from_a_happening_leans_on_the_words_of_its_date() -> None:
    [_, found] = read("The battle began on 1 June 2015. After 20 days the mole was lost.")
    assert (found.edtf, found.precision, found.anchor, found.how) == ("2015-06-21", 1, "1 June 2015", "relative")


def test_what_has_not_come_yet_is_not_counted() -> None:
    assert len(read("The battle began on 1 June 2015. After 90 days the mole was lost.", "2015-06-10")) == 1


@pytest.mark.parametrize(
    ("text", "precision"),
    [("yesterday", 1), ("the weekend", 2), ("last week", 3), ("in June 2014", 4), ("in 2003", 5), ("in the 1980s", 5)],
)
def test_precision_is_that_of_ucdp(text: str, precision: int) -> None:
    assert [w.precision for w in read(f"It happened over {text}.")] == [precision]
