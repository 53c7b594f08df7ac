"""What is shipped: vendored files as their list says, and nothing inline or from elsewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from onrecord.web.basemap import FILES, build, shapes
from onrecord.web.pages import ROOM

STATIC = ROOM / "static"
VENDOR = STATIC / "vendor"


def test_vendored_files_have_their_sums_and_licences() -> None:
    listed = dict(re.findall(r"^\| (\S+) \|.*`([0-9a-f]{64})` \|$", (VENDOR / "VENDOR.md").read_text(), re.MULTILINE))
    files = {file.name for file in VENDOR.iterdir()}
    assert files == {*listed, "VENDOR.md", "htmx.LICENSE", "leaflet.LICENSE", "topojson-client.LICENSE"}
    for name, digest in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("file", sorted((ROOM / "templates").iterdir()), ids=lambda file: file.name)
def test_templates_have_nothing_inline_and_nothing_from_elsewhere(file: Path) -> None:
    text = file.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=\"/static/)|<style|\sstyle=|\son\w+=|https?://|\|\s*safe\b", text)


def test_our_scripts_put_no_text_where_html_is_read() -> None:
    for file in STATIC.glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", file.read_text())


def test_the_ground_of_the_map_is_small_and_whole() -> None:
    assert sum(file.stat().st_size for file in (STATIC / "map").iterdir()) < 5_000_000
    for name, least in (("countries", 200), ("provinces", 4000), ("disputed", 40)):
        layer = json.loads((STATIC / "map" / f"{name}.json").read_text())
        found = shapes(layer)
        assert len(found) >= least
        assert all(set(shape["properties"]) == {"name"} for shape in found)


def test_the_ground_is_built_from_natural_earth(tmp_path: Path) -> None:
    topology = {
        "type": "Topology",
        "arcs": [],
        "objects": {"data": {"geometries": [{"id": 1, "properties": {"name": None, "x": 1}}]}},
    }
    lines = {
        "type": "FeatureCollection",
        "name": "n",
        "crs": {},
        "features": [{"properties": {"name": "L"}, "geometry": None}],
    }
    for file in FILES:
        (tmp_path / file).write_text(json.dumps(lines if file.endswith(".geojson") else topology))
    build(tmp_path, tmp_path)
    assert shapes(json.loads((tmp_path / "countries.json").read_text())) == [{"properties": {"name": ""}}]
    assert json.loads((tmp_path / "disputed.json").read_text()) == {
        "type": "FeatureCollection",
        "features": [{"properties": {"name": "L"}, "geometry": None}],
    }
