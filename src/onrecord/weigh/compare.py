"""How likely two claims are about one incident, and why - in words that an analyst can check."""

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Toll, Where, vocab
from onrecord.weigh.keys import place_key
from onrecord.weigh.profile import Profile

_WEIGHTS = vocab.table("weigh/weights")
THRESHOLD: float = _WEIGHTS["threshold"]
_FAMILIES = [frozenset(types) for types in _WEIGHTS["families"].values()]
_ADJACENT = 250
"""Code points within which two claims of one report stand in neighbouring sentences."""


@dataclass(frozen=True, slots=True)
class Link:
    """The score of a pair and its reasons: feature -> what was seen."""

    score: float
    why: tuple[str, ...]


def compare(a: Profile, b: Profile) -> Link:
    """Sum of the weights of all features that can be told for this pair. Symmetric."""
    found = [*_place(a, b), *_days(a, b), *_type(a, b), *_parties(a, b), *_text(a, b), *_toll(a, b)]
    return Link(sum(_WEIGHTS[feature] for feature in found), tuple(feature.replace("_", " ") for feature in found))


def _place(a: Profile, b: Profile) -> list[str]:
    if a.place is None or b.place is None:
        return []
    if place_key(a.place) == place_key(b.place):
        return ["same_place"]
    return ["place_inside" if _inside(a.place, b.place) or _inside(b.place, a.place) else "other_place"]


def _inside(inner: Where, outer: Where) -> bool:
    """Whether the outer place's first name stands in the inner one's ("Nashwa, Hasakah, Syria" in "Syria")."""
    return outer.name.split(",")[0].strip() in {part.strip() for part in inner.name.split(",")[1:]}


def _days(a: Profile, b: Profile) -> list[str]:
    if a.when and b.when:
        gap = _gap(a.when.start, a.when.end, b.when.start, b.when.end)
        return ["days_overlap" if gap == 0 else "days_close" if gap <= 2 else "days_far"]
    if a.claim.report == b.claim.report or a.published is None or b.published is None:
        return []
    dated, other = (a, b) if a.when else (b, a)
    if dated.when and other.published:
        soon = other.published - timedelta(days=7) <= dated.when.end and dated.when.start <= other.published
        return ["reported_together" if soon else "reported_apart"]
    return ["reported_together" if abs((a.published - b.published).days) <= 4 else "reported_apart"]


def _gap(start: date, end: date, other_start: date, other_end: date) -> int:
    return max(0, (other_start - end).days, (start - other_end).days)


def _type(a: Profile, b: Profile) -> list[str]:
    if a.type is None or b.type is None:
        return []
    if a.type == b.type:
        return ["same_type"]
    return ["same_family" if any({a.type, b.type} <= family for family in _FAMILIES) else "other_type"]


def _parties(a: Profile, b: Profile) -> list[str]:
    if not a.parties or not b.parties:
        return []
    return ["shared_party" if a.parties & b.parties else "other_parties"]


def _text(a: Profile, b: Profile) -> list[str]:
    if a.claim.report != b.claim.report:
        return ["reprint"] if a.origin == b.origin and type(a.claim.act) is type(b.claim.act) else []
    if any(x.overlaps(y) for x in a.claim.evidence for y in b.claim.evidence):
        return ["same_sentence"]
    return ["next_sentence"] if abs(a.at - b.at) <= _ADJACENT else []


def _toll(a: Profile, b: Profile) -> list[str]:
    x, y = a.claim.act, b.claim.act
    if isinstance(x, Toll) and isinstance(y, Toll) and x.harm == y.harm and x.figure.low == y.figure.low > 2:
        return ["same_toll"]
    return []
