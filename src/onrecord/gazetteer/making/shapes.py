"""Centroids from TopoJSON (Natural Earth)."""

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


def centroids(file: Path) -> Iterator[tuple[dict[str, str], Point]]:
    """Properties and centroid of every shape's largest ring: France's lies in Europe."""
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["data"]["geometries"]:
        rings = [polygon[0] for polygon in _polygons(shape)]
        measured = [measure for ring in rings if (measure := _measured(_joined(ring, arcs)))]
        if measured:
            _, centre = max(measured)
            yield shape["properties"], centre


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    arcs: Any = shape.get("arcs", [])
    return [arcs] if shape["type"] == "Polygon" else list(arcs)


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Deltas on a grid -> degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
    return [(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)]


def _joined(ring: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Arc numbers -> points; a negative number is the arc ~n backwards."""
    points: list[Point] = []
    for number in ring:
        points += arcs[number] if number >= 0 else reversed(arcs[~number])
    return points


def _measured(ring: list[Point]) -> tuple[float, Point] | None:
    """Area (square degrees) and centroid of a ring, by the shoelace formula; None for a line."""
    area = east = north = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        area += cross
        east += (x1 + x2) * cross
        north += (y1 + y2) * cross
    if abs(area) < 1e-9:
        return None
    return abs(area) / 2, (east / (3 * area), north / (3 * area))
