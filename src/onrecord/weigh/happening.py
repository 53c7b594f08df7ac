"""One incident from the claims that were brought together: what, where, when, how many, and what is disputed."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from onrecord.model import GRAINS, Claim, Event, Incident, Where, vocab
from onrecord.weigh.campaigns import is_campaign
from onrecord.weigh.disputes import denials, toll_disputes
from onrecord.weigh.estimate import RULES, Rule, estimates
from onrecord.weigh.profile import Profile
from onrecord.weigh.spots import Atlas


def happening(group: Sequence[Profile], accepted: frozenset[str], atlas: Atlas, rule: Rule) -> Incident:
    """The incident of these claims."""
    claims = [p.claim for p in group]
    types = Counter(c.act.type for c in claims if isinstance(c.act, Event))
    harms = Counter(p.harm for p in group if p.harm)
    type = _commonest(types) or _commonest(harms) or "other"
    label = vocab.codes("events" if types else "harms")[type]["label"] if types or harms else type
    place = place_of(group, atlas)
    whens = [p.when for p in group if p.when and p.now] or [p.when for p in group if p.when]
    start = min((w.start for w in whens), default=None)
    end = max((w.end for w in whens), default=None)
    acts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Event):
            acts[claim.act.type].append(claim)
    denied = [d for t in sorted(acts) for d in denials(acts[t], f"{vocab.codes('events')[t]['label']}: did it happen?")]
    title = atlas.spot(place).title if place else None
    return incident(
        claims,
        accepted,
        rule,
        what=", ".join(filter(None, (str(label), title, _days(start, end)))),
        type=type,
        kind="campaign" if is_campaign(group) else "incident",
        place=place,
        start=start,
        end=end,
        estimates=estimates(group, rule),
        disputes=(*toll_disputes(group), *denied),
    )


def incident(claims: Sequence[Claim], accepted: frozenset[str], rule: Rule, **fields: Any) -> Incident:
    """With the id of its smallest claim; reviewed when analysts accepted all of them."""
    ids = tuple(sorted(c.id for c in claims))
    return Incident(
        id=incident_id(ids[0]),
        rule=RULES[rule],
        claims=ids,
        status="reviewed" if accepted.issuperset(ids) else "open",
        **fields,
    )


def incident_id(claim: str) -> str:
    """The id of the incident whose smallest claim this is."""
    return hashlib.sha256(f"incident {claim}".encode()).hexdigest()[:16]


def place_of(group: Sequence[Profile], atlas: Atlas) -> Where | None:
    """The place that most claims name themselves, in the most exact words; one inferred only if none is named."""
    named = [p for p in group if p.spot and p.here] or [p for p in group if p.spot]
    exact = [p for p in named if p.spot and not p.spot.wide] or named
    keys = Counter(p.spot.key for p in exact if p.spot)
    best = min(keys, key=lambda key: (-keys[key], key)) if keys else None
    places = [p.place for p in exact if p.place and p.spot and p.spot.key == best]
    return min(places, key=lambda w: (_grain(w), w.lat is None, -len(w.name), w.name, w.span), default=None)


def _grain(place: Where) -> int:
    return GRAINS.index(place.grain) if place.grain else len(GRAINS)


def _commonest(found: Counter[Any]) -> str | None:
    return min(found, key=lambda one: (-found[one], one)) if found else None


def _days(start: date | None, end: date | None) -> str | None:
    if start is None or end is None:
        return None
    return start.isoformat() if start == end else f"{start} to {end}"
