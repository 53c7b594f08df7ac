"""Lists of an institute's own."""

from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer import open_gazetteer, own
from onrecord.gazetteer.adding.lists import add_list

LIST = """Name,Latitude,Longitude,PCODE,Country,Governorate,Type,Pop,Aliases
Khirbat Ours,36.1,40.2,SY0801,Syria,Al-Hasakah,,,Ours Ruins; خربة
Tell Ours,36.2,"40,3",802,SY,Nowhere,site,1200,
El Hol,36.39,41.15,SY0803,SY,,,,Camp Town
"""


@pytest.fixture
def places(tmp_path: Path) -> Path:
    file = tmp_path / "Our Places.csv"
    file.write_text(LIST, encoding="utf-8-sig")
    return file


def test_a_list(data: Path, places: Path) -> None:
    source = add_list(places)
    assert (source.name, source.credit) == ("list-our-places", "your own list")
    atlas = open_gazetteer()
    ours, tell = atlas.places("Ours Ruins")[0], atlas.places("Tell Ours")[0]
    assert (ours.id, ours.grain, ours.country, ours.admin1) == ("SY0801", "town", "SY", "Al-Hasakah")
    assert atlas.places("SY0801")[0] == atlas.places("خربة")[0] == atlas.place("SY0801") == ours
    assert (tell.id, tell.grain, tell.lon, tell.population) == ("own-802-3620-4030", "site", 40.3, 1200)
    assert [p.name for p in atlas.parents("SY0801")] == ["Al-Hasakah", "Syria"]


def test_a_place_that_ships_takes_names_and_code(data: Path, places: Path) -> None:
    add_list(places)
    atlas = open_gazetteer()
    assert atlas.places("Camp Town", countries=["SY"])[0].id == atlas.places("SY0803")[0].id == "173797"


def test_added_again_it_replaces_what_it_gave(data: Path, places: Path) -> None:
    add_list(places)
    places.write_text("name,lat,lon\nKhirbat Other,36,40\n")
    assert add_list(places, "SY").places == 1
    atlas = open_gazetteer()
    assert atlas.places("Khirbat Ours") == ()
    assert atlas.places("Khirbat Other")[0].country == "SY"
    assert len(own.sources()) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,lat\nX,1\n", "no column lon"),
        ("name,lat,lon\n", "holds no places"),
        ("name,lat,lon\nX,north,2\n", r"line 2: could not convert"),
        ("name,lat,lon\nX,91,2\n", r"line 2: .* not on Earth"),
        ("name,lat,lon\n,1,2\n", r"line 2: no name"),
        ("name,lat,lon,country\nX,1,2,Narnia\n", r"line 2: 'Narnia' is no country"),
        ("name,lat,lon,grain\nX,1,2,planet\n", r"line 2: Invalid enum value 'planet'"),
    ],
)
def test_mistakes_are_told_with_their_line(data: Path, tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(text)
    with pytest.raises(GazetteerError, match=message):
        add_list(file)
    assert not own.sources()


def test_files_that_are_no_list(data: Path, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="there is no file"):
        add_list(tmp_path)
    (tmp_path / "l.csv").write_bytes(b"name,lat,lon\n\xff,1,2\n")
    with pytest.raises(GazetteerError, match="UTF-8"):
        add_list(tmp_path / "l.csv")
