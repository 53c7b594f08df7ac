"""Which scenes are worth comparing: those that share a key and stand near each other in time.

Under every key, scenes stand in the order of time, and each is compared with a few that follow. So the work grows as
n log n however crowded a key is, and one more scene changes only the comparisons around it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor

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


def pairs(scenes: Iterable[Scene]) -> dict[tuple[str, str], int]:
    """Pairs of ids to compare, the smaller first, never two scenes of one report -> how crowded it is around them: the
    scenes within DAYS_AROUND of either, under that of their common keys which has fewest."""
    shelves: dict[str, list[Scene]] = defaultdict(list)
    for scene in scenes:
        for key in set(keys(scene)):
            shelves[key].append(scene)
    found: dict[tuple[str, str], int] = {}
    for shelf in shelves.values():
        if len(shelf) > 1:
            shelf.sort(key=lambda s: (s.day, s.id))
            crowds = _crowds([s.day for s in shelf])
            for i, j in neighbours(shelf):
                a, b = shelf[i].id, shelf[j].id
                pair, crowd = (a, b) if a < b else (b, a), max(crowds[i], crowds[j])
                found[pair] = min(found.get(pair, crowd), crowd)
    return found


def lasting_pairs(scenes: Iterable[Scene]) -> set[tuple[str, str]]:
    """Pairs to compare of what lasts, of one report too: those that share a place, country or party."""
    shelves: dict[str, list[Scene]] = defaultdict(list)
    for scene in scenes:
        for key in set(_lasting_keys(scene)):
            shelves[key].append(scene)
    found = set()
    for shelf in shelves.values():
        shelf.sort(key=lambda s: (s.published or s.day, s.id))
        for i, one in enumerate(shelf):
            found |= {(min(one.id, other.id), max(one.id, other.id)) for other in shelf[i + 1 : i + 1 + NEXT_LASTING]}
    return found


def _lasting_keys(scene: Scene) -> Iterator[str]:
    yield f"report {scene.report}"
    for spot in scene.spots:
        yield from (f"place {name}" for name in (spot.key, spot.name, spot.country) if name)
    for name in (*scene.doers, *scene.sufferers):
        yield from (f"party {word}" for word in ((name.side,) if name.side else name.words))


def _crowds(days: list[int]) -> list[int]:
    return [bisect_right(days, day + DAYS_AROUND) - bisect_left(days, day - DAYS_AROUND) for day in days]


def neighbours(shelf: list[Scene]) -> Iterator[tuple[int, int]]:
    """Each with the next few in time; scenes that sum up also with the next few that do.

    Positions, the earlier first.
    """
    sums = [i for i, scene in enumerate(shelf) if scene.sums]
    for row, most in ((range(len(shelf)), DAYS), (sums, YEARS)):
        for n, i in enumerate(row):
            for j in row[n + 1 : n + 1 + NEXT]:
                if shelf[j].day - shelf[i].day > most:
                    break
                if shelf[i].report != shelf[j].report:
                    yield i, j
