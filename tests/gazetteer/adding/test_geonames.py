"""GeoNames dumps over what ships."""

import gzip
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import open_gazetteer, own
from onrecord.gazetteer.adding import geonames
from onrecord.model import Place
from tests.gazetteer.adding.conftest import ROWS, line, loaded


def first(name: str, *countries: str) -> Place:
    return open_gazetteer().places(name, countries=countries or ("SY",))[0]


def test_a_dump_is_found_over_what_ships(data: Path, dump: Path) -> None:
    assert open_gazetteer().places("Umm Quzmar", countries=["SY"]) == ()
    assert loaded(geonames.load("SY", dump)) == ["SY.zip", "merging"]
    town = first("Umm Quzmar")
    assert (town.id, town.grain, town.admin1, town.population) == ("90002", "town", "Al-Hasakah", 700)
    assert first("Oum Kouzmar") == first("أم قزمر") == first("Umm Quzmarr") == town
    atlas = open_gazetteer()
    assert [p.name for p in atlas.parents(town.id)] == ["Wadi Nur", "Al-Hasakah", "Syria"]
    assert atlas.place("90002") == town
    assert [p.grain for p in atlas.places("Umm Quzmar")] == ["town", "district"]


@pytest.mark.parametrize(
    ("name", "grain"),
    [
        ("Wadi Nur", "district"),
        ("Harat an Nahr", "neighbourhood"),
        ("Jabal Zahr", "district"),
        ("Mukhayyam Salam", "site"),
    ],
)
def test_features_have_a_grain(data: Path, dump: Path, name: str, grain: str) -> None:
    loaded(geonames.load("SY", dump))
    assert first(name).grain == grain


def test_what_is_no_more_and_woods_are_left_out(data: Path, dump: Path) -> None:
    loaded(geonames.load("SY", dump))
    assert open_gazetteer().places("Qasr Zaman") == open_gazetteer().places("Grey Wood") == ()
    assert own.sources()[0].dated == "2024-01-18"


def test_a_place_that_ships_stays_what_it_is_and_gets_more_names(data: Path, dump: Path) -> None:
    before = first("Hasakah")
    loaded(geonames.load("SY", dump))
    assert first("Hasakah") == first("Hassetche Ville") == before


def test_only_some_countries_of_a_file(data: Path, dump: Path) -> None:
    loaded(geonames.load("TR", dump, countries=["TR"]))
    assert first("Elsewhere on Sea", "TR").country == "TR"
    assert open_gazetteer().places("Umm Quzmar", countries=["SY"]) == ()
    with pytest.raises(GazetteerError, match="no places of FR"):
        loaded(geonames.load("FR", dump, countries=["FR"]))


def test_the_same_file_is_loaded_once_and_a_newer_one_replaces_it(data: Path, dump: Path) -> None:
    loaded(geonames.load("SY", dump))
    version = own.version()
    assert version
    assert loaded(geonames.load("SY", dump)) == []
    newer = dump.with_name("SY.txt")
    newer.write_text(line(90011, "Tell Newer", "P.PPL", units="01"))
    loaded(geonames.load("SY", newer))
    assert own.version() != version
    assert [(s.name, s.files) for s in own.sources()] == [("SY", "SY.txt")]
    assert first("Tell Newer").id == "90011"
    assert open_gazetteer().places("Umm Quzmar", countries=["SY"]) == ()


def test_a_stopped_load_goes_on_where_it_was(stopped: Path) -> None:
    assert not own.sources()
    assert len(list(own.places_file().parent.glob("*.part"))) == 1
    rows = [step.rows for step in geonames.load("SY", stopped)]
    assert rows == [9, 10, 1]
    assert own.sources()[0].places == len(ROWS) - 2  # without a place that is no more, and a wood
    assert list(own.places_file().parent.iterdir()) == [own.places_file()]


def test_companions_say_more(data: Path, dump: Path, tmp_path: Path) -> None:
    (tmp_path / "admin1CodesASCII.txt").write_text("SY.99\tNewland Governorate\tNewland\t90050\nIQ.01\tX\tX\t1\n")
    (tmp_path / "admin2Codes.txt").write_text("SY.99.5\tFar District\tFar\t90051\n")
    with gzip.open(tmp_path / "hierarchy.txt.gz", "wt") as out:
        out.write("90002\t90003\t\n1\t90002\tADM\n90004\t90008\t\n")
    (tmp_path / "alternateNamesV2.txt").write_text(
        "1\t90002\ten\tOlive Mother\t\t\t\t\n2\t90002\tlink\tHttps\t\t\t\t\n3\t5\ten\tNobodys Name\t\t\t\t\n"
        "4\t90002\tzh\t橄欖\t\t\t\t\n"
    )
    dump.with_name("SY.txt").write_text("\n".join([*ROWS, line(90012, "Tell Far", "P.PPL", units="99.5")]))
    found = geonames.beside(dump)
    assert list(geonames.companions(found)) == [*geonames.COMPANIONS]
    loaded(geonames.load("SY", dump.with_name("SY.txt"), found, ["SY"]))
    atlas = open_gazetteer()
    assert [p.name for p in atlas.parents("90012")] == ["Far District", "Newland Governorate", "Syria"]
    assert atlas.parents("90003")[0].name == "Umm Quzmar"
    assert atlas.parents("90008")[0].name == "Al-Hasakah"
    assert first("Olive Mother").id == "90002"
    assert first("Newland").grain == "province"
    assert atlas.places("Nobodys Name") == atlas.places("Https") == ()
    assert atlas.parents("nowhere") == ()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK no zip", "no zip archive"),
        (b"", "no zip archive"),
    ],
)
def test_a_file_that_is_no_archive(data: Path, tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "XX.zip"
    file.write_bytes(content)
    with pytest.raises(GazetteerError, match=message):
        loaded(geonames.load("XX", file))
