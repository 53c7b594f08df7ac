"""A small invented country through the whole build."""

import gzip
import json
from pathlib import Path

import pytest

from onrecord.gazetteer.build import build, main
from onrecord.gazetteer.making import gather
from onrecord.gazetteer.making.rows import plain, readable, without_grain
from onrecord.gazetteer.making.shapes import centroids
from onrecord.gazetteer.places import Places

TOWN = "geonameid\tname\tlatitude\tlongitude\tclass\tcode\tcountry\tadmin1\tadmin2\tpopulation\talternatenames"
HAND = """name,aliases,grain,lat,lon,country,same
Hill Country,the Hills,province,34,37,SY,
Big Town,,,,,,1
Northland,,,,,,SY.01
"""


def square(west: float, south: float, side: float) -> list[list[float]]:
    """An arc: a start and steps, on a grid of whole degrees."""
    return [[west, south], [side, 0], [0, side], [-side, 0], [0, -side]]


def shapes(file: Path, geometries: list[dict[str, object]], arcs: list[list[list[float]]]) -> None:
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"data": {"geometries": geometries}},
    }
    file.write_text(json.dumps(topology))


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    with gzip.open(folder / "geonames_hierarchy.txt.gz", "wt") as out:
        out.write("1\t2\t\n3\t1\tADM\n1\t99\t\n")
    head = "SY\tSYR\t760\tSY\tSyria\tBig Town\t1\t900\tAS\t.sy\t\t\t\t\t\tar-SY,ku\t500\t\t"
    bare = "TK\tTKL\t772\tTL\tTokelau\t\t1\t0\tOC\t.tk\t\t\t\t\t\ten\t501\t\t"
    gone = "CS\tSCG\t891\tYI\tSerbia and Montenegro\t\t1\t0\tEU\t.cs\t\t\t\t\t\tsr\t502\t\t"
    (folder / "geonames_countryInfo.txt").write_text("\n".join(["# note", "ISO\tISO3", head, bare, gone]))
    (folder / "geonames_admin1.tsv").write_text("SY.01\tAl-Shamal Governorate\nSY.02\tEmptia\nSY.03\tMediria\n")
    (folder / "geonames_admin2.tsv").write_text("SY.01.7\tBig Town District\nSY.01.8\tNobody District\n")
    rows = [
        "1\tBig Town\t35.0\t38.0\tP\tPPLC\tSY\t01\t7\t1000\tBIG|bigtwn|Bíg Tówn|Город|Grand Town",
        "2\tAl Qaryaḩ\t35.2\t38.2\tP\tPPLX\tSY\t01\t\t0\tThe Village",
        "3\tMediria\t36.0\t39.0\tP\t\tSY\t03\t\t50\t",
        "4\tOldtown\t36.0\t39.0\tP\tPPLH\tSY\t03\t\t50\t",
    ]
    with gzip.open(folder / "geonames_cities500_2000.tsv.gz", "wt") as out:
        out.write("\n".join([TOWN, *rows]) + "\n")
    country: dict[str, object] = {
        "type": "MultiPolygon",
        "arcs": [[[0]], [[1]]],
        "properties": {"iso_a3": "SYR", "name": "Syria"},
    }
    line: dict[str, object] = {"type": "Polygon", "arcs": [[2]], "properties": {"name": "a line"}}
    shapes(
        folder / "naturalearth_admin0.topo.json",
        [country, line],
        [square(30, 30, 1), square(36, 33, 4), [[0, 0], [1, 1]]],
    )
    units: list[dict[str, object]] = [
        {"type": "Polygon", "arcs": [[~n]], "properties": {"fips": fips}}
        for n, fips in enumerate(["SY01", "SY02", "SY03", "XX9"])
    ]
    units.append({"type": "Polygon", "arcs": [[0]], "properties": {}})
    shapes(
        folder / "naturalearth_admin1.topo.json",
        units,
        [square(37, 34, 2), square(50, 20, 2), square(0, 0, 2), square(1, 1, 1)],
    )
    (folder / "ucdp_ged_syria_places.csv").write_text(
        "where_coordinates,adm_1,adm_2,latitude,longitude,where_prec,n_events\n"
        "Big Town (north) town,,,35.01,38.01,1,9\nBig City/Grand Town town,Al-Shamal Governorate,,35.0,38.01,1,9\n"
        "Jabal Kabir,Al-Shamal Governorate,,35.5,38.5,2,3\nEast and Mediria,,,35,38,2,1\nSyria,,,35,38,6,5\n"
    )
    hand = tmp_path / "package" / "data"
    hand.mkdir(parents=True)
    (hand / "places.csv").write_text(HAND)
    monkeypatch.setattr(gather, "files", lambda _: tmp_path / "package")
    return folder


def test_build(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "places.sqlite")
    places = Places(tmp_path / "places.sqlite")
    town, country = places.place("1"), places.place("500")
    assert town is not None
    assert country is not None
    assert (town.name, town.grain, town.admin1) == ("Big Town", "town", "Al-Shamal Governorate")
    assert (country.lat, country.lon) == (35, 38)
    assert places.places("Bigtown") == ()
    assert places.places("Grand Town")[0] == places.places("Big City")[0] == town
    assert places.places("The Village")[0].grain == "neighbourhood"
    assert places.places("Qaryah")[0].name == "Al Qaryah"
    assert places.places("Shamal")[0].grain == places.places("Northland")[0].grain == "province"
    assert [p.grain for p in places.places("Mediria")] == ["town", "province"]
    assert places.places("Jabal Kabir")[0].id == "ucdp-jabal-kabir-3550-3850"
    assert places.places("the Hills")[0].id == "region-hill-country"
    assert [p.id for p in places.parents("2")] == ["1", "adm2-SY.01.7", "adm1-SY.01"]
    assert places.places("Nobody") == places.places("Oldtown") == ()
    assert places.places("Tokelau")[0].lat is None


def test_provinces_lie_at_their_shape_unless_it_is_far_from_their_towns(source: Path, tmp_path: Path) -> None:
    build(source, tmp_path / "places.sqlite")
    places = Places(tmp_path / "places.sqlite")
    where = {code: places.place(f"adm1-SY.{code}") for code in ("01", "02", "03")}
    assert {code: (p.lat, p.lon) for code, p in where.items() if p} == {"01": (35, 38), "02": (21, 51), "03": (36, 39)}


def test_the_same_sources_make_the_same_bytes(source: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "a", tmp_path / "b"]
    for out in outs:
        assert main([str(source), str(out)]) == 0
    assert (outs[0] / "places.sqlite.xz").read_bytes() == (outs[1] / "places.sqlite.xz").read_bytes()


def test_mistakes_are_told(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
    (tmp_path / "package" / "data" / "places.csv").write_text("name,aliases,grain,lat,lon,country,same\nX,,,,,,77\n")
    with pytest.raises(LookupError, match="77"):
        build(source, tmp_path / "places.sqlite")
    (source / "geonames_cities500_2000.tsv.gz").unlink()
    with pytest.raises(FileNotFoundError, match="cities500"):
        build(source, tmp_path / "other.sqlite")


def test_names_of_other_scripts_codes_and_figures_are_left_out() -> None:
    names = ["Kyiv", "Київ", "كييف", "IEV", "kyyiv", "Kyiv 2", "Kýiv", "Kǣnugarth", "კიევი", "基輔"]
    assert readable(names) == ["Kyiv", "Київ", "كييف", "Kýiv"]


@pytest.mark.parametrize(("name", "shown"), [("Al Ḩasakah", "Al Hasakah"), ("‘Afrīn", "Afrin"), ("Homs", "Homs")])
def test_plain(name: str, shown: str) -> None:
    assert plain(name) == shown


def test_without_grain() -> None:
    assert without_grain("Idlib Governorate") == "Idlib"
    assert without_grain("Province") == "Province"
    assert without_grain("Northern Province") == "Northern Province"


def test_centroid_of_the_largest_ring(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    shapes(
        file, [{"type": "MultiPolygon", "arcs": [[[0]], [[1]]], "properties": {}}], [square(0, 0, 1), square(10, 20, 4)]
    )
    assert [centre for _, centre in centroids(file)] == [(12, 22)]
