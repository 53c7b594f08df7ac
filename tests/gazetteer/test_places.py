"""Places by name: spellings, namesakes, grains; threads and forks."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import GazetteerError
from onrecord.gazetteer.places import Places
from onrecord.model import Gazetteer, Place


def first(gazetteer: Gazetteer, name: str, *countries: str) -> Place:
    return gazetteer.places(name, countries=countries)[0]


@pytest.mark.parametrize("name", ["Hasakah", "al-Hasakah", "Hassakeh", "Hasaka", "Hasakeh", "HASAKAH", "Al-Ḩasakah"])
def test_spellings_of_one_town(gazetteer: Gazetteer, name: str) -> None:
    town = first(gazetteer, name, "SY")
    assert (town.id, town.grain, town.admin1) == ("173811", "town", "Al-Hasakah")
    assert town.lat == pytest.approx(36.5, abs=0.05)
    assert town.lon == pytest.approx(40.75, abs=0.05)


def test_names_that_sound_alike_need_the_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.places("Hassakeh") == ()
    assert first(gazetteer, "Shaddadeh", "SY").id == "172837"


@pytest.mark.parametrize(
    ("name", "countries", "country", "grain"),
    [
        ("Tripoli", ["LY"], "LY", "town"),
        ("Tripoli", ["LB"], "LB", "town"),
        ("Georgia", [], "GE", "country"),
        ("Georgia", ["US"], "US", "province"),
        ("Turkey", ["US"], "TR", "country"),
        ("Moscow", ["US"], "RU", "town"),
        ("Paris", ["US"], "US", "town"),
        ("Aleppo", [], "SY", "town"),
        ("Mosul", [], "IQ", "town"),
        ("Mosul, Iraq", [], "IQ", "town"),
        ("Tripoli, North, Lebanon", ["LY"], "LB", "town"),
        ("El Hol", [], "SY", "town"),
        ("al-Hol", [], "SY", "town"),
        ("Darfur", [], "SD", "province"),
        ("Anbar", [], "IQ", "province"),
        ("Helmand", [], "AF", "province"),
        ("Khost", [], "AF", "town"),
        ("Idlib", [], "SY", "town"),
        ("Idlib province", [], "SY", "province"),
        ("province of Idlib", [], "SY", "province"),
        ("the city of Homs", [], "SY", "town"),
        ("South Sudan", [], "SS", "country"),
        ("northern Syria", [], "SY", "country"),
        ("north-western Aleppo province", [], "SY", "province"),
        ("West Bank", [], "PS", "province"),
        ("Gaza Strip", [], "PS", "province"),
        ("Donbas", [], "UA", "province"),
        ("Kashmir", [], "IN", "province"),
        ("Horn of Africa", [], None, "region"),
        ("Jabal Abd al-Aziz", [], "SY", "district"),
        ("Washington", [], "US", "town"),
    ],
)
def test_the_likeliest(gazetteer: Gazetteer, name: str, countries: list[str], country: str | None, grain: str) -> None:
    place = first(gazetteer, name, *countries)
    assert (place.country, place.grain) == (country, grain)


@pytest.mark.parametrize("name", ["Qwertyzzz", "", "  ", "،", "Province", "The", "of", "the village", "northern"])
def test_unknown(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.places(name, countries={"SY"}) == ()


def test_population_is_no_filter(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "Al-Hawl").population == 0


def test_nearly_every_place_has_a_point(gazetteer: Gazetteer) -> None:
    for name in ("Syria", "France", "Aleppo province", "Sinjar district", "Tal Abyad"):
        assert first(gazetteer, name).lat is not None
    assert first(gazetteer, "Tokelau").lat is None


@given(st.text(max_size=30), st.frozensets(st.sampled_from(["SY", "US", "IQ"])))
def test_any_words_get_an_answer(gazetteer: Gazetteer, name: str, countries: frozenset[str]) -> None:
    found = gazetteer.places(name, countries=countries)
    assert len({p.id for p in found}) == len(found)


def test_threads_share_it(gazetteer: Gazetteer) -> None:
    names = ["Aleppo", "Mosul", "Kabul", "Goma", "Sanaa", "Homs", "Herat", "Bunia"] * 20
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: gazetteer.places(f"{n} town")[0].id, names))
    assert found == [gazetteer.places(f"{n} town")[0].id for n in names]


def test_a_forked_process_opens_its_own(gazetteer: Gazetteer) -> None:
    expected = gazetteer.places("Raqqa city")
    child = os.fork()
    if child == 0:
        os._exit(0 if gazetteer.places("city of Raqqa") == expected else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        Places(tmp_path / "missing.sqlite")
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(GazetteerError, match="form 99"):
        Places(other)
