"""How exactly words tell where: UCDP GED's where_prec, as the codebook's appendix 3 has it."""

import pytest
from msgspec.structs import replace

from onrecord.read.mentions.parties import where
from onrecord.read.mentions.precision import by_grain
from tests.read.atlas import PLACES
from tests.read.understood import mention


@pytest.mark.parametrize(
    ("text", "phrase", "precision"),
    [
        ("Kenyan police found arms in Garissa.", "Garissa", 1),
        ("Kenyan police found arms near Garissa.", "Garissa", 2),
        ("Kenyan police found arms outside Garissa.", "Garissa", 2),
        ("Kenyan police found arms 17 km north of Garissa.", "Garissa", 2),
        ("Kenyan police found arms on the outskirts of Garissa.", "Garissa", 2),
        ("Kenyan police found arms close to Garissa.", "Garissa", 2),
        ("Kenyan police found arms in northern Garissa.", "northern Garissa", 2),
        ("Kenyan police found arms in the Garissa area.", "the Garissa area", 2),
        ("Kenyan police found arms in Garissa county.", "Garissa county", 4),
        ("Kenyan police found arms on the road between Garissa and Nairobi.", "Garissa", 5),
        ("Kenyan police found arms on the road between Garissa and Nairobi.", "Nairobi", 5),
        ("Kenyan police found arms in the Garissa valley.", "the Garissa valley", 5),
        ("Kenyan police found arms in northern Kenya.", "northern Kenya", 5),
        ("Kenyan police found arms on the border with Somalia.", "Somalia", 5),
        ("Kenyan police found arms in Kenya.", "Kenya", 6),
        ("Pirates seized a ship off the coast of Somalia.", "Somalia", 7),
        ("A village in Jonglei, South Sudan, burnt.", "A village", 4),
        ("Kenyan police searched a Somali village.", "a Somali village", 6),
    ],
)
def test_precision(text: str, phrase: str, precision: int) -> None:
    assert where(mention(text, phrase)).precision == precision


@pytest.mark.parametrize(
    ("text", "phrase", "name", "id"),
    [
        ("Shots fell in Xaltok district, Jonglei state, South Sudan.", "Xaltok district", "Jonglei", "6"),
        ("Shots fell in the Xaltok quarter of Nairobi in Kenya.", "the Xaltok quarter of Nairobi", "Nairobi", "1"),
        ("Kenyan troops hold Nairobi. They shelled the Xaltok quarter.", "the Xaltok quarter", "Nairobi", "1"),
        ("In Jonglei state, South Sudan, rebels hit Xaltok county.", "Xaltok county", "Jonglei", "6"),
        ("Rebels hit Jonglei state's Xaltok county in South Sudan.", "Jonglei state's Xaltok county", "Jonglei", "6"),
    ],
)
def test_the_unknown_is_put_where_the_text_says(text: str, phrase: str, name: str, id: str) -> None:
    found = where(mention(text, phrase))
    assert (found.id, found.precision) == (id, {"6": 4, "1": 1}[id])
    assert found.name.startswith("Xaltok ")
    assert name in found.name
    assert "is not known; it lies in" in found.reason


def test_the_unknown_without_more_stays_unknown_and_says_so() -> None:
    found = where(mention("Kenyan rebels burnt houses in Xaltok.", "Xaltok"))
    assert (found.id, found.precision, found.lat, found.matched) == (None, None, None, None)
    assert found.reason == "no place called Xaltok is known where the report could mean it"


def test_a_known_place_says_why_it_was_chosen() -> None:
    found = where(mention("South Sudan sent troops to Wau in Jonglei.", "Wau"))
    assert (found.id, found.matched) == ("8", "Wau")
    assert "Jonglei" in found.reason


def test_what_was_named_once_is_meant_again() -> None:
    text = "Shots fell in Xaltok district, Jonglei state, South Sudan. Rebels fled from Xaltok."
    assert where(mention(text, "Xaltok")).id == "6"


@pytest.mark.parametrize("place", PLACES[:1])
def test_the_grain_gives_what_the_words_do_not(place: object) -> None:
    found = mention("Kenyan police found arms in Garissa.", "Garissa")
    assert found.place is not None
    assert where(replace(found, precision=None)).precision == by_grain(found.place) == 1
