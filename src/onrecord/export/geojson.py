"""GeoJSON (RFC 7946): an incident a feature; those without coordinates have a null geometry and are not lost."""

import json
from pathlib import Path
from typing import Any

from onrecord.export.bundle import Bundle, replacing
from onrecord.export.contract import incident_json, where_prec


def write_geojson(bundle: Bundle, out: Path) -> None:
    """One feature collection. `where_prec` tells (UCDP's 1 to 7) how exact a point is."""
    features: list[dict[str, Any]] = []
    for incident in bundle.incidents:
        place = incident.place
        known = place is not None and place.lon is not None and place.lat is not None
        properties = incident_json(incident, bundle.claim, bundle.reports)
        properties["where_prec"] = where_prec(place) if place else None
        geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if place and known else None
        features.append({"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties})
    with replacing(out) as file:
        json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False)
