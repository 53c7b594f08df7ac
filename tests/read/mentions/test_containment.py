"""What lies in what."""

import pytest

from onrecord.model import Grain, Place
from onrecord.read.mentions.containment import is_finer, kilometres, lies_in, same_name


def at(grain: Grain, lat: float | None = 0.0, lon: float | None = 0.0, **more: str) -> Place:
    return Place(id="x", name=more.pop("name", "X"), grain=grain, lat=lat, lon=lon, country="KE", **more)  # type: ignore[arg-type]


def test_a_degree_of_the_equator_is_111_kilometres() -> None:
    assert kilometres(at("town"), at("town", 0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres(at("town", None, None), at("town")) is None


def test_only_the_finer_lies_in_the_coarser() -> None:
    assert is_finer(at("site"), at("town"))
    assert not lies_in(at("province"), at("town"))
    assert not lies_in(at("town"), at("town"))


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        (at("town", admin1="Garissa County"), at("province", name="Garissa"), True),
        (at("town", admin1="Wajir"), at("province", name="Garissa"), False),
        (at("town", 1.0, 1.0), at("province", name="Garissa"), True),
        (at("town", 9.0, 9.0), at("province", name="Garissa"), False),
        (at("site", 0.1, 0.1), at("town"), True),
        (at("site", 1.0, 1.0), at("town"), False),
        (at("town", admin1="Wajir"), at("district", admin1="Garissa"), False),
        (at("town", admin1="Wajir"), at("district", admin1="Wajir"), True),
        (at("town", 30.0, 30.0), at("country"), True),
        (at("town"), Place(id="y", name="Y", grain="country", country="UG"), False),
    ],
)
def test_lies_in(inner: Place, outer: Place, inside: bool) -> None:
    assert lies_in(inner, outer) is inside


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Helmand", "Helmand Province", True),
        ("Al-Hasakah", "Hasakah", True),
        ("Northern Bahr el Ghazal", "Western Bahr el Ghazal", False),
        ("Province", "State", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
