from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import metadata


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("KABUL, Afghanistan (Jan. 25, 2013) - Troops found a cache.", date(2013, 1, 25)),
        ("A headline\n\nFriday 21/08/2015\n\nText.", date(2015, 8, 21)),
        ("Tuesday 04/08/2015\nText", date(2015, 8, 4)),
        ("Wednesday 04/08/2015\nText", date(2015, 4, 8)),
        ("08/21/2015\nText", date(2015, 8, 21)),
        ("03.02.2014\nText", date(2014, 2, 3)),
        ("Report of 2015-08-21\n\nText", date(2015, 8, 21)),
        ("Released 2 August 2015\nText", date(2015, 8, 2)),
        ("Sept. 3rd, 2009", date(2009, 9, 3)),
        ("1st May 1994", date(1994, 5, 1)),
    ],
)
def test_the_head_of_a_text_dates_it(head: str, expected: date) -> None:
    assert metadata.published(head) == expected


@pytest.mark.parametrize(
    "head",
    [
        "The army said on Friday that it had lost forty men since the siege of the town began on 14 October 2017.",
        "GOMA (Lakeside Press) - Rebels entered the town.",
        "31/02/2015",
        "No. 2015-08-S-034",
        "",
    ],
)
def test_no_date_is_made_up(head: str) -> None:
    assert metadata.published(head) is None


def test_front_matter_is_taken_off_the_text() -> None:
    fields, text = metadata.front_matter("---\ntitle: A day\nDate: 2015-06-27\n---\n\nText.\n")
    assert fields == {"title": "A day", "date": date(2015, 6, 27)}
    assert text == "Text.\n"


@pytest.mark.parametrize(
    "text", ["---\n- a\n---\nText", "---\n{a: [\n---\nText", "Text\n---\na: 1\n---\n", "---\na: 1"]
)
def test_what_only_looks_like_front_matter_stays(text: str) -> None:
    assert metadata.front_matter(text) == ({}, text)


def test_the_agency_of_a_dateline_is_named() -> None:
    assert metadata.agency("GOMA (Lakeside Press) - Rebels entered.") == "Lakeside Press"
    assert metadata.agency("KABUL (Jan. 25, 2013) - Troops.") is None
    assert metadata.agency("Rebels entered.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Town falls to rebels\n\nGOMA - They came at night.", "Town falls to rebels"),
        ("Report of 2015-06-26\n\nThousands flee\n\nText.", "Thousands flee"),
        ("They came at night.\n\nText.", None),
        ("They came at night\nand left.", None),
        ("One line only", None),
    ],
)
def test_a_headline_stands_apart(text: str, expected: str | None) -> None:
    assert metadata.headline(text) == expected


@given(st.text(max_size=300))
def test_any_text_has_a_head(text: str) -> None:
    metadata.published(text)
    metadata.headline(text)
    metadata.agency(text)
    fields, rest = metadata.front_matter(text)
    assert fields or rest == text
