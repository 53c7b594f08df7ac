"""Control by place and ties by pair: what is claimed of each, and where claims cannot all be true."""

from collections import Counter
from collections.abc import Iterable

from onrecord.model import REAL, Claim, Control, Incident, Tie
from onrecord.weigh.disputes import control_disputes, tie_disputes, usual_name
from onrecord.weigh.estimate import Rule
from onrecord.weigh.happening import incident
from onrecord.weigh.keys import party_key
from onrecord.weigh.spots import Atlas


def about(claim: Claim, atlas: Atlas) -> str | None:
    """What a claim of control or a tie is about: one place, or one pair. None for other claims and mere plans."""
    match claim.act:
        case Control(place=place) if claim.mood in REAL:
            return f"held {atlas.spot(place).key}"
        case Tie(a=a, b=b) if claim.mood in REAL:
            return "\t".join(("tied", *sorted((party_key(a), party_key(b)))))
    return None


def state(claims: Iterable[Claim], accepted: frozenset[str], atlas: Atlas, rule: Rule) -> Incident:
    """The incident of all claims `about` one place or pair."""
    found = sorted(claims, key=lambda c: c.id)
    if isinstance(found[0].act, Control):
        return _held(found, accepted, atlas, rule)
    return _tied(found, accepted, rule)


def _held(about: list[Claim], accepted: frozenset[str], atlas: Atlas, rule: Rule) -> Incident:
    places = Counter(c.act.place.name for c in about if isinstance(c.act, Control))
    name = min(places, key=lambda n: (-places[n], n))
    place = next(c.act.place for c in about if isinstance(c.act, Control) and c.act.place.name == name)
    what = f"control of {atlas.spot(place).title}"
    disputes = tuple(control_disputes(about, what))
    return incident(about, accepted, rule, what=what, type="control", place=place, disputes=disputes)


def _tied(about: list[Claim], accepted: frozenset[str], rule: Rule) -> Incident:
    parties = [p for c in about if isinstance(c.act, Tie) for p in (c.act.a, c.act.b)]
    pair = sorted({party_key(p) for p in parties})
    what = " and ".join(usual_name([p for p in parties if party_key(p) == key]) for key in pair)
    return incident(about, accepted, rule, what=what, type="tie", disputes=tuple(tie_disputes(about, what)))
