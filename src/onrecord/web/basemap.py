"""Makes static/map from Natural Earth's layers: `python -m onrecord.web.basemap FOLDER`.

FOLDER holds naturalearth_admin0.topo.json, naturalearth_admin1.topo.json and naturalearth_disputed.geojson: the layers
admin_0_countries, admin_1_states_provinces and the disputed boundary lines of Natural Earth 10m v4.1.0 (public domain),
simplified to 0.01 degrees and written as TopoJSON. Only names are kept of their properties.
"""

import json
import sys
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "static" / "map"
FILES = {
    "naturalearth_admin0.topo.json": "countries.json",
    "naturalearth_admin1.topo.json": "provinces.json",
    "naturalearth_disputed.geojson": "disputed.json",
}


def build(source: Path, target: Path = MAP) -> None:
    """Write the layers that the map draws."""
    for name, short in FILES.items():
        layer = json.loads((source / name).read_text(encoding="utf-8"))
        for shape in shapes(layer):
            shape["properties"] = {"name": shape["properties"].get("name") or ""}
            shape.pop("id", None)
        layer.pop("name", None)
        layer.pop("crs", None)
        (target / short).write_text(json.dumps(layer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def shapes(layer: dict[str, Any]) -> list[dict[str, Any]]:
    """The geometries of a TopoJSON or GeoJSON layer."""
    if layer["type"] == "FeatureCollection":
        features: list[dict[str, Any]] = layer["features"]
        return features
    return [shape for thing in layer["objects"].values() for shape in thing["geometries"]]


if __name__ == "__main__":
    build(Path(sys.argv[1]))
