"""Which place and which date of a sentence belong to a happening in it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.read.circumstances import place_near, when_near
from onrecord.read.dates import dates
from tests.read.understood import understood


def place(text: str, word: str) -> str | None:
    """The words of the place of the happening at the word."""
    reading = understood(text)
    found = place_near(reading, next(w for w in reading.words if w.text == word))
    return found.span.of(text) if found else None


def when(text: str, word: str) -> str | None:
    """The words of the date of the happening at the word."""
    reading = understood(text)
    reading = dates(reading.plus(report=replace(reading.report, published=date(2015, 8, 21))))
    found = when_near(reading, next(w for w in reading.words if w.text == word))
    return found.span.of(text) if found and found.span else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen killed two men in Garissa.", "killed", "Garissa"),
        ("In Garissa, gunmen killed two men.", "killed", "Garissa"),
        ("In the Garissa region militants burned a school, police said.", "burned", "the Garissa region"),
        ("Shells fell near Bor.", "fell", "Bor"),
        ("Rebels entered Bor.", "entered", "Bor"),
        ("The army left Nairobi for Garissa.", "left", "Nairobi"),
        ("Rebels launched an attack on Garissa.", "attack", "Garissa"),
        ("Rebels launched an attack on Garissa.", "launched", "Garissa"),
        ("The Garissa attack shocked Kenya.", "attack", "Garissa"),
        ("Fighting in Garissa killed six people.", "killed", "Garissa"),
        ("Rebels attacked a convoy in Garissa and burned two trucks.", "burned", "Garissa"),
        ("Rebels tried to seize Garissa.", "seize", "Garissa"),
    ],
)
def test_the_place_of_the_clause_is_found(text: str, word: str, expected: str) -> None:
    assert place(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A bomb killed six people at a mosque in Garissa.", "killed", "Garissa"),
        ("A bomb killed six people in Garissa in Kenya.", "killed", "Garissa"),
        ("Gunmen killed two men in Garissa, Kenya.", "killed", "Garissa"),
        ("A bomb exploded at the mosque.", "exploded", "the mosque"),
    ],
)
def test_a_named_and_more_exact_place_is_preferred(text: str, word: str, expected: str) -> None:
    assert place(text, word) == expected


def test_each_clause_keeps_its_own_place() -> None:
    text = "Rebels attacked Garissa while the army shelled Bor."
    assert place(text, "attacked") == "Garissa"
    assert place(text, "shelled") == "Bor"


def test_no_place_is_taken_from_another_sentence() -> None:
    assert place("Rebels entered Garissa. They killed two men.", "killed") is None


def test_a_country_that_acts_is_no_place() -> None:
    assert place("Kenya said that gunmen killed two men in Garissa.", "killed") == "Garissa"
    assert place("Kenya bombed the rebels.", "bombed") is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("On Monday, rebels attacked Garissa.", "attacked", "Monday"),
        ("Rebels attacked Garissa on 5 May 2015.", "attacked", "5 May 2015"),
        ("Rebels launched an attack in June 2015.", "attack", "June 2015"),
        ("The 2016 attack shocked the town.", "attack", "2016"),
        ("Police said on Friday that six men died in May 2015.", "died", "May 2015"),
        ("Rebels attacked Garissa.", "attacked", None),
        ("Rebels left in 2014. They attacked Garissa.", "attacked", None),
    ],
)
def test_the_date_of_the_happening_is_found(text: str, word: str, expected: str | None) -> None:
    assert when(text, word) == expected


def test_what_began_and_what_went_on_since_have_different_times() -> None:
    text = "Hundreds have died since the siege began in May 2014."
    assert when(text, "siege") == "May 2014"


PIECES = ("in", "Garissa", "Bor", "Kenya", ",", ".", "the rebels", "attacked", "on", "2014", "May", "5", "who", "it")


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=10))
def test_any_word_of_any_text_has_a_place_and_a_date_of_its_own_sentence_or_none(words: list[str]) -> None:
    text = " ".join(words)
    reading = dates(understood(text))
    for word in reading.words:
        here = word.sentence.span
        where, time = place_near(reading, word), when_near(reading, word)
        assert where is None or here.contains(where.span)
        assert time is None or (time.span is not None and time.span.overlaps(here))


def test_a_date_at_the_end_dates_the_main_verb() -> None:
    text = "Police detained two men while searching for a gunman yesterday."
    assert when(text, "detained") == "yesterday"
    assert when("Police detained two men during an operation to arrest a gunman today.", "detained") == "today"
    assert when("Police detained a man who left Bor yesterday.", "detained") is None
    assert when("Rebels conducted a raid targeting a man assessed to be a spy yesterday.", "raid") == "yesterday"


def test_the_day_of_the_announcement_is_not_that_of_the_happening() -> None:
    text = "The army today confirmed the arrest of a leader during a raid in the town of Garissa, Friday."
    assert when(text, "arrest") == "Friday"
    assert when("The army confirmed the arrest of a leader today.", "arrest") == "today"


def test_whence_somebody_comes_is_not_where_it_happened() -> None:
    assert place("Fighters from Garissa have killed two men.", "killed") is None


def test_where_somebody_has_his_seat_is_not_where_it_happened() -> None:
    assert place("The rebels lost 40 men, according to a monitoring group based in London.", "lost") is None
    assert place("Some 40 men died near Garissa, said a group based in London.", "died") == "Garissa"
    assert place("Rebels attacked a base in Garissa.", "attacked") == "Garissa"


def test_a_building_of_a_town_is_in_the_town() -> None:
    assert place("Gunmen killed two men in a Garissa mosque in Kenya.", "killed") == "a Garissa mosque"


@pytest.mark.parametrize("place_phrase", ["a village", "another mosque", "an area", "their positions"])
def test_what_nobody_could_find_is_no_place(place_phrase: str) -> None:
    assert place(f"Gunmen killed two men in {place_phrase}.", "killed") is None
