"""Where a claim is, and how two places lie to each other: by id, by name, by distance against their grains."""

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from onrecord.model import Gazetteer, Grain, Where, vocab
from onrecord.weigh.keys import name_key

_TABLE = vocab.table("weigh/names")
_WEAK = frozenset(_TABLE["parts"]) | frozenset(_TABLE["grains"])
_REACH: dict[Grain, float] = {"site": 2, "neighbourhood": 5, "town": 12, "district": 35, "province": 110}
"""Kilometres from its point within which a place of this grain lies, about."""
RELATIONS = (
    "same_place",
    "two_kilometres",
    "near",
    "around",
    "place_inside",
    "same_country",
    "in_the_country",
    "other_place",
    "other_country",
)
"""How two places may lie to each other, the nearest first."""
WIDE: frozenset[Grain] = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as weighing compares it. `above` holds the keys of what it lies in."""

    key: str
    name: str
    title: str
    """Its name for people: "Syria" where a report says "Syrian"."""
    above: frozenset[str]
    country: str | None
    grain: Grain | None
    lat: float | None
    lon: float | None

    @property
    def wide(self) -> bool:
        """Whether it is a country or more."""
        return self.grain in WIDE


class Atlas:
    """Spots by place, each made once. Without a gazetteer, what lies in what is told by names alone."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[object, ...], Spot] = {}
        self._countries: dict[str, str | None] = {}

    def spot(self, place: Where) -> Spot:
        """The place as it is compared."""
        key = (place.id, place.name, place.lat, place.lon, place.grain)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(place)
        return found

    def country(self, words: str) -> str | None:
        """ISO code of the country that goes by these words, if there is a gazetteer."""
        if words not in self._countries:
            self._countries[words] = self._gazetteer.country(words) if self._gazetteer else None
        return self._countries[words]

    def _made(self, place: Where) -> Spot:
        head, *rest = (_bare(part) for part in place.name.split(","))
        known = self._gazetteer.place(place.id) if self._gazetteer and place.id else None
        above = {part for part in rest if part}
        country = (known.country if known else None) or (self._country(place.name.split(",")[-1]))
        if known and known.admin1:
            above.add(_bare(known.admin1))
        grain = place.grain or (known.grain if known else None)
        if country and grain is None and not rest and self._gazetteer and self._gazetteer.country(head.title()):
            grain = "country"
        title = known.name if known and known.grain in WIDE else place.name
        return Spot(place.id or head, head, title, frozenset(above), country, grain, place.lat, place.lon)

    def _country(self, name: str) -> str | None:
        return self._gazetteer.country(name.strip()) if self._gazetteer else (_bare(name) or None)


@lru_cache(65536)
def _bare(name: str) -> str:
    words = name_key(name).split()
    return " ".join(w for w in words if w not in _WEAK) or " ".join(words)


def relation(a: Spot, b: Spot) -> str:
    """How two places lie to each other: one of RELATIONS."""
    if a.key == b.key or (a.name == b.name and a.country == b.country):
        return "same_country" if a.wide and b.wide else "same_place"
    if a.wide or b.wide:
        if a.country and a.country == b.country:
            return "in_the_country" if a.wide != b.wide else "same_country"
        return "other_country" if a.country and b.country else "other_place"
    if a.name in b.above or b.name in a.above:
        return "place_inside"
    if a.country and b.country and a.country != b.country:
        return "other_country"
    if (away := distance(a, b)) is not None:
        reach = max(_REACH.get(a.grain or "town", 12), _REACH.get(b.grain or "town", 12))
        steps = ((2, "two_kilometres"), (reach / 2, "near"), (reach, "around"))
        return next((name for most, name in steps if away <= most), "other_place")
    return "other_place"


def distance(a: Spot, b: Spot) -> float | None:
    """Kilometres, or None where a coordinate is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    x, y = radians(a.lat), radians(b.lat)
    h = sin((y - x) / 2) ** 2 + cos(x) * cos(y) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, h)))
