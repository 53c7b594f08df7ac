"""Control by place and ties by pair: what is claimed of each, and where claims cannot all be true."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.model import REAL, Claim, Control, Incident, Tie
from onrecord.weigh.disputes import control_disputes, tie_disputes, usual_name
from onrecord.weigh.estimate import Rule
from onrecord.weigh.happening import incident
from onrecord.weigh.keys import party_key
from onrecord.weigh.spots import Atlas


def states(claims: Iterable[Claim], accepted: frozenset[str], atlas: Atlas, rule: Rule) -> list[Incident]:
    """One incident for each place that somebody holds, gains, loses or contests, and for each pair with a tie."""
    held: dict[str, list[Claim]] = defaultdict(list)
    tied: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Control) and claim.mood in REAL:
            held[atlas.spot(claim.act.place).key].append(claim)
        elif isinstance(claim.act, Tie) and claim.mood in REAL:
            tied[tuple(sorted((party_key(claim.act.a), party_key(claim.act.b))))].append(claim)
    return [_held(about, accepted, atlas, rule) for about in held.values()] + [
        _tied(pair, about, accepted, rule) for pair, about in tied.items()
    ]


def _held(about: list[Claim], accepted: frozenset[str], atlas: Atlas, rule: Rule) -> Incident:
    places = Counter(c.act.place.name for c in about if isinstance(c.act, Control))
    name = min(places, key=lambda n: (-places[n], n))
    place = next(c.act.place for c in about if isinstance(c.act, Control) and c.act.place.name == name)
    what = f"control of {atlas.spot(place).title}"
    disputes = tuple(control_disputes(about, what))
    return incident(about, accepted, rule, what=what, type="control", place=place, disputes=disputes)


def _tied(pair: tuple[str, ...], about: list[Claim], accepted: frozenset[str], rule: Rule) -> Incident:
    parties = [p for c in about if isinstance(c.act, Tie) for p in (c.act.a, c.act.b)]
    what = " and ".join(usual_name([p for p in parties if party_key(p) == key]) for key in dict.fromkeys(pair))
    return incident(about, accepted, rule, what=what, type="tie", disputes=tuple(tie_disputes(about, what)))
