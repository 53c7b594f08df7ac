"""Weighing: many claims, one incident, every figure explained. Pure: a function of claims, reports and judgements."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from onrecord.model import REAL, Claim, Control, Event, Incident, Judgement, Report, Tie, vocab
from onrecord.weigh.cluster import cluster
from onrecord.weigh.disputes import control_disputes, denials, tie_disputes, toll_disputes
from onrecord.weigh.estimate import RULE, estimates
from onrecord.weigh.keys import party_key, place_key
from onrecord.weigh.origins import origins
from onrecord.weigh.profile import Profile, profiles
from onrecord.weigh.settle import latest, reviewed, settle

__all__ = ["weigh"]


def weigh(
    claims: Iterable[Claim], reports: Mapping[str, Report], judgements: Iterable[Judgement] = ()
) -> Iterator[Incident]:
    """Incidents of all claims that stand, in the order of their ids.

    Events and tolls that took place are brought together by place, time, type and parties; planned and hypothetical
    ones are left to their reports. Claims of control are gathered by place, ties by pair.
    """
    judged = list(judgements)
    standing = settle(claims, judged)
    accepted = reviewed(judged)
    pairs = [j for (_, pair), j in sorted(latest(judged).items(), key=lambda kv: kv[1].at) if pair is not None]
    real = [c for c in standing if c.mood in REAL]
    found = [_happening(group, accepted) for group in cluster(profiles(real, reports, origins(reports)), pairs)]
    found += _states(standing, accepted)
    yield from sorted(found, key=lambda incident: incident.id)


def _happening(group: list[Profile], accepted: frozenset[str]) -> Incident:
    claims = [p.claim for p in group]
    types = Counter(c.act.type for c in claims if isinstance(c.act, Event))
    type = min(types, key=lambda t: (-types[t], t)) if types else "other"
    named = Counter(place_key(p.place) for p in group if p.place)
    key = min(named, key=lambda k: (-named[k], k)) if named else None
    place = next((p.place for p in group if p.place and place_key(p.place) == key), None)
    whens = [p.claim.act.when for p in group if isinstance(p.claim.act, Event) and p.claim.act.when]
    start = min((w.start for w in whens), default=None)
    end = max((w.end for w in whens), default=None)
    label = str(vocab.codes("events")[type]["label"]) if types else "toll"
    acts: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Event):
            acts[claim.act.type].append(claim)
    denied = [d for t in sorted(acts) for d in denials(acts[t], f"{vocab.codes('events')[t]['label']}: did it happen?")]
    return _incident(
        claims,
        accepted,
        what=", ".join(filter(None, (label, place.name if place else None, _days(start, end)))),
        type=type,
        place=place,
        start=start,
        end=end,
        estimates=estimates(group),
        disputes=(*toll_disputes(group), *denied),
    )


def _states(claims: list[Claim], accepted: frozenset[str]) -> list[Incident]:
    held: dict[str, list[Claim]] = defaultdict(list)
    tied: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Control) and claim.mood in REAL:
            held[place_key(claim.act.place)].append(claim)
        elif isinstance(claim.act, Tie) and claim.mood in REAL:
            tied[tuple(sorted((party_key(claim.act.a), party_key(claim.act.b))))].append(claim)
    found = []
    for about in held.values():
        place = next(c.act.place for c in about if isinstance(c.act, Control))
        what = f"control of {place.name}"
        disputes = tuple(control_disputes(about, what))
        found.append(_incident(about, accepted, what=what, type="control", place=place, disputes=disputes))
    for about in tied.values():
        first = next(c.act for c in about if isinstance(c.act, Tie))
        what = f"{first.a.name} and {first.b.name}"
        found.append(_incident(about, accepted, what=what, type="tie", disputes=tuple(tie_disputes(about, what))))
    return found


def _incident(claims: list[Claim], accepted: frozenset[str], *, what: str, type: str, **rest: object) -> Incident:
    ids = tuple(sorted(c.id for c in claims))
    return Incident(
        id=hashlib.sha256(f"incident {ids[0]}".encode()).hexdigest()[:16],
        what=what,
        type=type,
        rule=RULE,
        claims=ids,
        status="reviewed" if accepted.issuperset(ids) else "open",
        **rest,  # type: ignore[arg-type]
    )


def _days(start: date | None, end: date | None) -> str | None:
    if start is None or end is None:
        return None
    return start.isoformat() if start == end else f"{start} to {end}"
