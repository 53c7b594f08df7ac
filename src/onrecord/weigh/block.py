"""Which scenes are worth comparing: those that share a key and stand near each other in time.

Under every key, scenes stand in the order of time, and each is compared with a few that follow. So the work grows as
n log n however crowded a key is, and one more scene changes only the comparisons around it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor

from onrecord.weigh.compare import CROWDED
from onrecord.weigh.scene import Scene
from onrecord.weigh.spots import Spot

NEXT = 12
"""Scenes after it in time that one is compared with, under each key."""
NEXT_LASTING = 30
"""The same, of sieges, offensives and wars, which are few."""
DAYS = 45
"""Days between single happenings that are compared, at most; sums of a war or campaign are compared further."""
YEARS = 4 * 365
DAYS_AROUND = 3
"""Days before and after, in which others make a crowd."""
CELLS = 4
"""Cells of the grid to a degree (about 28 km high); a point belongs to the four cells nearest to it."""


def keys(scene: Scene) -> Iterator[str]:
    """Under what a scene is found: its places, what they lie in, cells of the grid, its tolls, its parties."""
    for spot in scene.spots:
        yield f"place {spot.key}"
        yield f"named {spot.name}"
        yield from (f"named {name}" for name in spot.above)
        if not spot.wide:
            yield from _cells(spot)
    for harm, number in scene.tolls:
        if number > 3:
            yield f"toll {harm} {number}"
    for doer in scene.doers:
        for sufferer in scene.sufferers:
            yield f"sides {_name(doer)} {_name(sufferer)}"
    yield f"origin {scene.origin}"


def _name(name: tuple[str | None, frozenset[str]]) -> str:
    return name[0] or " ".join(sorted(name[1]))


def _cells(spot: Spot) -> Iterator[str]:
    if spot.lat is not None and spot.lon is not None and spot.grain in {"site", "neighbourhood", "town"}:
        row, column = floor(spot.lat * CELLS - 0.5), floor(spot.lon * CELLS - 0.5)
        yield from (f"cell {row + down} {column + right}" for down in (0, 1) for right in (0, 1))


def pairs(scenes: Iterable[Scene]) -> Iterator[tuple[Scene, Scene, int]]:
    """Pairs to compare, the earlier first, never two scenes of one report, with how crowded it is around them: the
    scenes within DAYS_AROUND of either, CROWDED at most, under that of their common keys which has fewest."""
    order = sorted(scenes, key=lambda s: (s.day, s.id))
    stood: dict[str, list[Scene]] = defaultdict(list)
    for one in order:
        for key in set(keys(one)):
            stood[key].append(one)
    shelves = {key: _Shelf(rows) for key, rows in stood.items() if len(rows) > 1}
    for one in order:
        found: dict[str, tuple[Scene, int]] = {}
        for shelf in filter(None, map(shelves.get, set(keys(one)))):
            for other, crowd in shelf.following():
                if other.report != one.report and crowd < found.get(other.id, (one, CROWDED + 1))[1]:
                    found[other.id] = other, crowd
        yield from ((one, other, crowd) for other, crowd in found.values())


class _Shelf:
    """The scenes under one key, gone through once in their order."""

    __slots__ = ("_at", "_crowds", "_rows", "_sums", "_sums_at")

    def __init__(self, rows: list[Scene]) -> None:
        self._rows, self._crowds = rows, crowds([s.day for s in rows])
        self._sums = [i for i, scene in enumerate(rows) if scene.sums]
        self._at = self._sums_at = 0

    def following(self) -> Iterator[tuple[Scene, int]]:
        """What the next scene is compared with of those after it, and how crowded it is around the two."""
        i, rows = self._at, self._rows
        self._at += 1
        others = _within(rows, i, range(i + 1, min(i + 1 + NEXT, len(rows))), DAYS)
        if rows[i].sums:
            self._sums_at += 1
            others += _within(rows, i, self._sums[self._sums_at : self._sums_at + NEXT], YEARS)
        return ((rows[j], max(self._crowds[i], self._crowds[j])) for j in others)


def _within(rows: list[Scene], i: int, others: Iterable[int], days: int) -> list[int]:
    last = rows[i].day + days
    return [j for j in others if rows[j].day <= last]


def lasting_pairs(scenes: Iterable[Scene]) -> set[tuple[str, str]]:
    """Pairs to compare of what lasts, of one report too: those that share a place, country or party."""
    shelves: dict[str, list[Scene]] = defaultdict(list)
    for scene in scenes:
        for key in set(lasting_keys(scene)):
            shelves[key].append(scene)
    found = set()
    for shelf in shelves.values():
        shelf.sort(key=lambda s: (told(s), s.id))
        for i, one in enumerate(shelf):
            found |= {(min(one.id, other.id), max(one.id, other.id)) for other in shelf[i + 1 : i + 1 + NEXT_LASTING]}
    return found


def told(scene: Scene) -> int:
    """Where what lasts stands in the order of time: the day of its report."""
    return scene.published or scene.day


def lasting_keys(scene: Scene) -> Iterator[str]:
    """Under what a thing that lasts is found: its report, places, countries and parties."""
    yield f"report {scene.report}"
    for spot in scene.spots:
        yield from (f"place {name}" for name in (spot.key, spot.name, spot.country) if name)
    for name in (*scene.doers, *scene.sufferers):
        yield from (f"party {word}" for word in ((name.side,) if name.side else name.words))


def crowds(days: list[int]) -> list[int]:
    """Of each of these days, which stand in order: how many lie around it, itself too; CROWDED at most."""
    return [min(CROWDED, bisect_right(days, day + DAYS_AROUND) - bisect_left(days, day - DAYS_AROUND)) for day in days]
