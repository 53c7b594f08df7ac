import pytest

from onrecord.model import Gazetteer, Grain, Place, Span, Where
from onrecord.weigh.spots import Atlas, relation


class Gazette:
    """Two places and a country."""

    PLACES = (
        Place(id="1", name="Ostra", grain="town", lat=33.2, lon=40.1, country="VE", admin1="Lower Dun"),
        Place(id="2", name="Lower Dun", grain="province", lat=33.1, lon=40.3, country="VE"),
        Place(id="VE", name="Velia", grain="country", lat=33.8, lon=40.7, country="VE"),
    )

    def place(self, id: str) -> Place | None:
        return next((p for p in self.PLACES if p.id == id), None)

    def country(self, word: str) -> str | None:
        return {"Velia": "VE", "Velian": "VE", "Norland": "NO"}.get(word)


def where(name: str, id: str | None = None, at: tuple[float, float] | None = None, grain: Grain | None = None) -> Where:
    lat, lon = at or (None, None)
    return Where(Span(0, 5), name, id, lat, lon, grain)


OSTRA = where("Ostra", "1", (33.2, 40.1), "town")


@pytest.mark.parametrize(
    ("other", "lies"),
    [
        (where("the town of Ostra", "1"), "same_place"),
        (where("Lower Dun province", "2", (33.1, 40.3), "province"), "place_inside"),
        (where("Velian", "VE", (33.8, 40.7), "country"), "in_the_country"),
        (where("a hill", None, (33.21, 40.1), "site"), "two_kilometres"),
        (where("a village, Velia", None, (33.24, 40.1), "town"), "near"),
        (where("a far village, Velia", None, (33.29, 40.1), "town"), "around"),
        (where("Belum, Velia", None, (33.9, 40.6), "town"), "other_place"),
        (where("Belum, Norland"), "other_country"),
        (where("somewhere"), "other_place"),
        (where("Norland", None, None, "country"), "other_country"),
    ],
)
def test_how_places_lie_to_each_other(other: Where, lies: str) -> None:
    gazetteer: Gazetteer = Gazette()  # type: ignore[assignment]
    atlas = Atlas(gazetteer)
    assert relation(atlas.spot(OSTRA), atlas.spot(other)) == lies
    assert relation(atlas.spot(other), atlas.spot(OSTRA)) == lies


def test_one_country_under_two_names() -> None:
    atlas = Atlas(Gazette())  # type: ignore[arg-type]
    demonym, name = atlas.spot(where("Velian", "VE")), atlas.spot(where("Velia"))
    assert relation(demonym, name) == "same_country"
    assert demonym.title == "Velia"


def test_without_a_gazetteer_names_tell_what_lies_in_what() -> None:
    atlas = Atlas()
    assert relation(atlas.spot(where("Nashwa, Hasakah, Syria")), atlas.spot(where("Hasakah, Syria"))) == "place_inside"
    assert relation(atlas.spot(where("eastern Hasakah, Syria")), atlas.spot(where("Hasakah, Syria"))) == "same_place"
