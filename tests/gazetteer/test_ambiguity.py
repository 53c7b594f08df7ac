"""Names that may mean several places, and places of several names: what the gazetteer alone can say."""

import pytest

from onrecord.gazetteer import Names
from onrecord.model import Place


def first(gazetteer: Names, name: str, *countries: str) -> Place | None:
    return next(iter(gazetteer.places(name, countries=countries)), None)


def test_nashwa_is_no_place_of_syria(gazetteer: Names) -> None:
    """A neighbourhood of Hasakah that no source holds: the name alone must not carry a report to America."""
    assert not [p for p in gazetteer.places("Nashwa", countries=["SY"]) if p.country == "SY"]
    beside = first(gazetteer, "Hasakah", "SY")
    assert beside is not None
    assert beside.id == "173811"
    assert gazetteer.look("Nashwa", ["SY"]).matches == [] or first(gazetteer, "Nashwa", "SY").population < 100_000  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "countries", "id"),
    [
        ("Tripoli", ["LB"], "266826"),
        ("Tripoli", ["LY"], "2210247"),
        ("Tripoli, Lebanon", ["LY"], "266826"),
        ("Hama", ["SY"], "170017"),
        ("Hamah", ["SY"], "170017"),
        ("Hama province", ["SY"], "adm1-SY.10"),
        ("Georgia", [], "614540"),
        ("Georgia", ["RU"], "614540"),
        ("Georgia", ["US"], "adm1-US.GA"),
        ("Washington", [], "4140963"),
        ("Jordan", ["SY"], "248816"),
    ],
)
def test_which_is_meant(gazetteer: Names, name: str, countries: list[str], id: str) -> None:
    place = first(gazetteer, name, *countries)
    assert place is not None
    assert place.id == id


@pytest.mark.parametrize("name", ["Douma village", "Hama hamlet", "Western Hama town"])
def test_a_village_is_no_city_and_a_town_no_part_of_one(gazetteer: Names, name: str) -> None:
    place = first(gazetteer, name, "SY")
    assert place is None or place.population < 25_000


def test_a_place_added_by_hand_lies_in_a_province(gazetteer: Names) -> None:
    assert [p.admin1 for p in gazetteer.places("Marjah", countries=["AF"]) if p.id == "region-marjah"] == ["Helmand"]


def test_a_part_of_a_city_is_in_the_city(gazetteer: Names) -> None:
    place = first(gazetteer, "Western Aleppo city", "SY")
    assert place is not None
    assert place.name == "Aleppo"


@pytest.mark.parametrize("name", ["al-Hawl", "Al-Hawl", "El Hol", "al-Hol", "Al Hol", "Al Ḩawl", "الهول", "الحول"])
@pytest.mark.parametrize("countries", [[], ["SY"]])
def test_one_town_of_many_spellings(gazetteer: Names, name: str, countries: list[str]) -> None:
    place = first(gazetteer, name, *countries)
    assert place is not None
    assert place.id == "173797"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("الحسكة", "173811"),
        ("حسكة", "173811"),
        ("دِمَشق", "170654"),
        ("Київ", "703448"),
        ("Дамаск", "170654"),
        ("КИЕВ", "703448"),
    ],
)
def test_names_in_other_scripts(gazetteer: Names, name: str, id: str) -> None:
    place = first(gazetteer, name)
    assert place is not None
    assert place.id == id


def test_a_misspelt_arabic_name_sounds_like_its_latin_one(gazetteer: Names) -> None:
    place = first(gazetteer, "الدرباسيا", "SY")
    assert place is not None
    assert place.id == "170887"
    assert gazetteer.places("الدرباسيا") == ()


def test_what_sounds_alike_is_no_match_but_a_suggestion(gazetteer: Names) -> None:
    assert gazetteer.places("Karabilah", countries=["IQ"]) == ()
    assert gazetteer.alike("Karabilah", ["IQ"])[0].name == "Karbala"
    assert gazetteer.alike("Qwertyzzz", ["IQ"]) == gazetteer.alike("Karabilah", []) == ()


def test_what_a_place_lies_in(gazetteer: Names) -> None:
    def above(id: str) -> list[str]:
        return [place.id for place in gazetteer.parents(id)]

    assert above("173811") == ["adm1-SY.01", "163843"]
    assert above("adm1-SY.01") == ["163843"]
    assert above("163843") == above("nowhere") == []
    assert len(above("4879018")) == 3  # Tripoli, Iowa: its county, its state, the country
