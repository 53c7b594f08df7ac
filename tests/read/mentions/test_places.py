"""Names and descriptions become places of the gazetteer, where they stand as places do."""

import pytest

from onrecord.read.mentions.countries import countries
from onrecord.read.mentions.phrases import grain_of
from tests.read.atlas import Atlas
from tests.read.understood import mention, understood


@pytest.mark.parametrize(
    ("text", "phrase", "id", "name"),
    [
        ("The bomb went off in Nairobi.", "Nairobi", "1", "Nairobi, Kenya"),
        ("Kenyan police found arms near Garissa.", "Garissa", "2", "Garissa, Kenya"),
        ("Kenyan police found arms in Garissa county.", "Garissa county", "3", "Garissa, Kenya"),
        ("Shells fell on Bor, in Jonglei state.", "Bor", "4", "Bor, South Sudan"),
        ("Shells fell on Bor, in Jonglei state.", "Jonglei state", "6", "Jonglei, South Sudan"),
        ("People fled from Wau in South Sudan.", "Wau", "7", "Wau, South Sudan"),
        ("People fled in Uganda.", "Uganda", "UG", "Uganda"),
        ("The rebels left northern Uganda.", "northern Uganda", "UG", "northern Uganda"),
        ("Rebels came from Uganda.", "Uganda", "UG", "Uganda"),
        ("Kenyan police left rebel-held Garissa.", "rebel-held Garissa", "2", "Garissa, Kenya"),
        ("Police left Kenya's Garissa county.", "Kenya's Garissa county", "3", "Garissa, Kenya"),
        ("Rebels took the Kenyan city of Garissa.", "the Kenyan city of Garissa", "2", "Garissa, Kenya"),
        ("A village in Jonglei, South Sudan, burnt.", "A village", "6", "Jonglei, South Sudan"),
        ("South Sudan's army took the town of Bor.", "the town of Bor", "4", "Bor, South Sudan"),
        ("A mine exploded at Garissa airport in Kenya.", "Garissa airport", "2", "Garissa airport, Kenya"),
        ("The Garissa attack shook Kenya.", "Garissa", "2", "Garissa, Kenya"),
    ],
)
def test_named(text: str, phrase: str, id: str, name: str) -> None:
    found = mention(text, phrase)
    assert (found.kind, found.place and found.place.id, found.name) == ("place", id, name)


def test_a_province_beside_it_decides_between_towns_of_one_name() -> None:
    assert mention("Wau, Jonglei, was quiet. South Sudan sent troops to Wau.", "Wau").name == "Wau, South Sudan"
    first = mention("South Sudan sent troops to Wau in Jonglei.", "Wau")
    assert first.place is not None
    assert first.place.id == "8"


def test_a_small_town_of_another_country_is_not_taken() -> None:
    found = mention("Ugandan rebels met in Bor.", "Bor")
    assert (found.kind, found.place, found.name) == ("place", None, "Bor")


def test_an_unknown_name_after_in_stays_a_place() -> None:
    found = mention("Rebels burnt houses in Xaltok.", "Xaltok")
    assert (found.kind, found.place) == ("place", None)


def test_a_camp_is_a_place_though_unknown() -> None:
    assert mention("Rebels shelled Camp Lima.", "Camp Lima").kind == "place"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Kenya bombed a camp.", "Kenya"),
        ("Muhammad Ali denied it. Kenyan police had arrested Ali.", "Ali"),
        ("Kenyan police fought Shabab.", "Shabab"),
        ("It happened in January in Kenya.", "January"),
    ],
)
def test_who_acts_is_no_place(text: str, phrase: str) -> None:
    assert mention(text, phrase).kind != "place"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Rebels hit Garissa in Kenya. They burnt the city.", "the city", "Garissa, Kenya"),
        ("Rebels hit Jonglei in South Sudan. They left the province.", "the province", "Jonglei, South Sudan"),
        ("Rebels hit Garissa in Kenya. They left the area.", "the area", "Garissa, Kenya"),
        ("Rebels hit Garissa in Kenya. They hate the country.", "the country", "Kenya"),
        ("Rebels hit Garissa in Kenya. People defended their city.", "their city", "Garissa, Kenya"),
        ("Rebels hit Garissa in Kenya. They like a city.", "a city", "city"),
        ("Rebels hit Garissa in Kenya. They like the old city.", "the old city", "old city"),
        ("They like the city.", "the city", "city"),
        ("Kenyan rebels hit the capital.", "the capital", "Nairobi, Kenya"),
        ("Kenyan rebels met in the Ugandan capital.", "the Ugandan capital", "Ugandan capital"),
        ("Rebels met in a Ugandan village.", "a Ugandan village", "Uganda"),
        ("Rebels hate the country.", "the country", "country"),
    ],
)
def test_described(text: str, phrase: str, name: str) -> None:
    assert mention(text, phrase).name == name


def test_datelines_are_places_and_agencies_are_not() -> None:
    text = "NAIROBI (Reuters) - Rebels fled."
    assert mention(text, "NAIROBI").kind == "place"
    assert mention(text, "Reuters").kind != "place"


def test_countries_by_where_things_happen() -> None:
    reading = understood("U.S. officials said American troops fought in Somalia. South Sudanese envoys left.")
    assert countries(reading, Atlas()).most_common() == [("SO", 3), ("US", 2), ("SS", 1)]


@pytest.mark.parametrize(
    ("noun", "grain"), [("villages", "town"), ("bridge", "site"), ("county", "district"), ("war", None)]
)
def test_grain_of(noun: str, grain: str | None) -> None:
    assert grain_of(noun) == grain
