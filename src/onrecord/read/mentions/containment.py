"""What lies in what: whether a place is inside another one, and which place of the text another is said to lie in."""

from math import asin, cos, radians, sin, sqrt

from onrecord.model import GRAINS, Mention, Place, Reading, Word
from onrecord.read.mentions.names import listed

EARTH = 6371.0
"""Kilometres."""
REACHES = {"neighbourhood": 5.0, "town": 40.0, "district": 100.0, "province": 400.0}
"""How far from the middle of a place of this grain something in it may lie, in kilometres."""


def kilometres(a: Place, b: Place) -> float | None:
    """The great-circle distance; None where a point is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    one, two = radians(a.lat), radians(b.lat)
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def is_finer(a: Place, b: Place) -> bool:
    """Whether the first is of a finer grain."""
    return GRAINS.index(a.grain) < GRAINS.index(b.grain)


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether the inner place is in the outer one, by its country, its province's name and the distance."""
    if not is_finer(inner, outer) or (outer.country and inner.country != outer.country):
        return False
    if outer.grain == "province" and inner.admin1:
        return same_name(inner.admin1, outer.name)
    if outer.grain == "district" and inner.admin1 and outer.admin1 and inner.admin1 != outer.admin1:
        return False
    far = kilometres(inner, outer)
    return far is None or far <= REACHES.get(outer.grain, far)


def same_name(one: str, other: str) -> bool:
    """Whether two names of a province agree but for "Province" and articles: "Helmand", "Helmand Province"."""
    a, b = telling(one), telling(other)
    return bool(a and b) and (a <= b or b <= a)


def telling(name: str) -> set[str]:
    """The words of a province's name that tell it from others, in lower case."""
    words = set(name.casefold().replace("-", " ").split())
    return words - listed("grains", "untelling") or words


def said_around(reading: Reading, head: Word, named: dict[int, Mention]) -> Mention | None:
    """The place that the text says the one at `head` lies in: "Marjeh district, Helmand province", "Nashwa in Hasakah".

    After a comma alone it must be told as something to lie in (a country, or with a noun such as "province"): commas
    also part lists.
    """
    words = reading.words
    at = head.i + 1
    gap: list[str] = []
    while at < len(words) and words[at].sentence is head.sentence and words[at].lower in listed("grains", "between"):
        gap.append(words[at].lower)
        at += 1
    if not gap:
        return None
    for one in words[at : at + 6]:
        found = named.get(one.i)
        if found is not None and found.place is not None and one.sentence is head.sentence:
            if found.span.start > words[at].start:
                return None
            return found if _may_hold(found, one, gap) else None
    return None


def _may_hold(found: Mention, word: Word, gap: list[str]) -> bool:
    place = found.place
    if place is None or set(gap) - {",", "the"}:
        return place is not None
    return place.grain in {"country", "region"} or word.pos == "NOUN" or word.lower in listed("grains", "province")


def around_in_sentence(head: Word, named: dict[int, Mention]) -> Mention | None:
    """The one province that the sentence names, if it names just one."""
    inside = (named.get(w.i) for w in head.sentence.words if w.i != head.i)
    provinces = {m.place.id: m for m in inside if m and m.place and m.place.grain == "province"}
    return next(iter(provinces.values())) if len(provinces) == 1 else None
