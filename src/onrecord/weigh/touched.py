"""Which pairs of scenes have to be compared again when a few come or go: those around them on the shelves of `block`.

A scene that comes stands between others: some of them are no longer among each other's next, and it is more crowded
around them. Both reach a fixed number of places, however full a shelf is. More pairs than necessary do no harm.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from onrecord.model import Index, Posting
from onrecord.weigh.average import Pair, ordered
from onrecord.weigh.block import DAYS, DAYS_AROUND, NEXT, NEXT_LASTING, YEARS, crowds, keys, lasting_keys, told
from onrecord.weigh.cluster import MISSING, across
from onrecord.weigh.compare import CROWDED, crowded, most_across
from onrecord.weigh.lasting import score_lasting
from onrecord.weigh.postings import SUMS, of_scene
from onrecord.weigh.scene import Scene

_REACH = {"near": NEXT, "sums": NEXT, "lasting": NEXT_LASTING}
_SPAN: dict[str, float] = {"near": DAYS, "sums": YEARS, "lasting": float("inf")}


class Stretch(NamedTuple):
    """A part of a shelf around a place where a scene comes or goes."""

    before: list[Posting]
    here: Posting | None
    """What stands at the place itself."""
    after: list[Posting]

    @property
    def rows(self) -> list[Posting]:
        """All of it."""
        return [*self.before, *((self.here,) if self.here else ()), *self.after]


Stretches = dict[Posting, Stretch]
"""By the place: a posting that comes or goes, without its body."""


def shelved(scenes: Iterable[Scene]) -> dict[Posting, Posting]:
    """The places of these scenes on all shelves, and what stands there."""
    found = (one for scene in scenes for one in of_scene(scene) if one.key.partition(" ")[0] in _REACH)
    return {one._replace(body=""): one for one in found}


def stretches(index: Index, places: Iterable[Posting], held: Mapping[Posting, Posting]) -> Stretches:
    """Around these places, as the index is now; `held` tells what stands at a place itself."""
    by_key: dict[str, list[Posting]] = {}
    for place in places:
        by_key.setdefault(place.key, []).append(place)
    found = {}
    for key, some in by_key.items():
        near = key.startswith("near ")
        count = len(some) + (2 * CROWDED if near else _REACH[key.partition(" ")[0]])
        for place in some:
            before, after = index.beside(key, place.at, place.id, count)
            found[place] = Stretch(before, held.get(place), after)
    return found


def suspects(index: Index, before: Stretches, after: Stretches) -> set[Pair]:
    """Pairs of scene ids that may be compared now, or no longer, or in another crowd."""
    many: dict[str, int] = {}
    for place in after:
        many[place.key] = many.get(place.key, 0) + 1
    found: set[Pair] = set()
    for place, now in after.items():
        kind, was = place.key.partition(" ")[0], before[place]
        reach = _REACH[kind] + many[place.key]
        for one in (was, now):
            found.update(_straddling(one, place, reach, _SPAN[kind]))
        if kind == "near":
            found.update(_crowd(index, place, was, now))
    return found


def _straddling(one: Stretch, place: Posting, reach: int, span: float) -> Iterator[Pair]:
    for a in (*one.before[-reach:], place):
        for b in (place, *one.after[:reach]):
            if a.id != b.id and b.at - a.at <= span:
                yield ordered(a.id, b.id)


def _crowd(index: Index, place: Posting, was: Stretch, now: Stretch) -> Iterator[Pair]:
    """Those around which it is now more or less crowded, each with what it is compared with."""
    earlier, rows = _crowds(was), now.rows
    later = _crowds(now)
    for i, one in enumerate(rows):
        near = abs(one.at - place.at) <= DAYS_AROUND
        if near and one.id in earlier and crowded(earlier[one.id]) != crowded(later[one.id]):
            others = rows[max(0, i - NEXT) : i + 1 + NEXT]
            if one.body == SUMS:
                others += [row for side in index.beside(f"sums{one.key[4:]}", one.at, one.id, NEXT) for row in side]
            yield from (ordered(one.id, other.id) for other in others if other.id != one.id)


def _crowds(stretch: Stretch) -> dict[str, int]:
    rows = stretch.rows
    return dict(zip((row.id for row in rows), crowds([row.at for row in rows]), strict=True))


class Scores:
    """The scores of pairs, each by itself, as `links` has them."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._beside: dict[tuple[str, str], set[str]] = {}
        self._crowds: dict[tuple[str, str], int] = {}
        self._keys: dict[str, frozenset[str]] = {}

    def of(self, a: Scene, b: Scene) -> float | None:
        """None where the two are not compared, or say no more than if they were not."""
        if a.lasts and b.lasts:
            score = score_lasting(*((a, b) if a.id < b.id else (b, a)))
            return score if score > MISSING and self._are_near(a, b, "lasting", NEXT_LASTING) else None
        if a.lasts or b.lasts or a.report == b.report or most_across(a, b) < MISSING - 0.01:  # rounding
            return None
        crowd = self._around(a, b)
        score = MISSING if crowd is None else across(a, b, crowd)
        return score if score > MISSING else None

    def _around(self, a: Scene, b: Scene) -> int | None:
        common = self._common(a, b, keys)
        found = [max(self._crowd(key, a), self._crowd(key, b)) for key in common if self._meet(key, a, b)]
        return min(found, default=None)

    def _meet(self, key: str, a: Scene, b: Scene) -> bool:
        gap = abs(a.day - b.day)
        if gap <= DAYS and self._is_near(f"near {key}", a, b, NEXT):
            return True
        return a.sums and b.sums and gap <= YEARS and self._is_near(f"sums {key}", a, b, NEXT)

    def _are_near(self, a: Scene, b: Scene, shelf: str, count: int) -> bool:
        return any(self._is_near(f"{shelf} {key}", a, b, count) for key in self._common(a, b, lasting_keys))

    def _common(self, a: Scene, b: Scene, keys_of: Callable[[Scene], Iterator[str]]) -> frozenset[str]:
        for one in (a, b):
            if one.id not in self._keys:
                self._keys[one.id] = frozenset(keys_of(one))
        return self._keys[a.id] & self._keys[b.id]

    def _is_near(self, key: str, a: Scene, b: Scene, count: int) -> bool:
        beside = self._beside.get((key, a.id))
        if beside is None:
            found = self._index.beside(key, told(a) if a.lasts else a.day, a.id, count)
            beside = self._beside[key, a.id] = {row.id for side in found for row in side}
        return b.id in beside

    def _crowd(self, key: str, one: Scene) -> int:
        crowd = self._crowds.get((key, one.id))
        if crowd is None:
            crowd = self._index.count(f"near {key}", one.day - DAYS_AROUND, one.day + DAYS_AROUND, CROWDED)
            self._crowds[key, one.id] = crowd
        return crowd
