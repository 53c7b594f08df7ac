"""A claim as weighing sees it: where, when, what and who, filled in from its own report where the claim is silent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Claim, Event, Party, Report, Toll, When, Where, vocab
from onrecord.weigh.keys import party_key, place_key

NEAR = 400
"""Code points between a toll and the event it belongs to, at most."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What two claims are compared by. Unknown is None; `place` and `when` may come from the claim's neighbours."""

    claim: Claim
    origin: str
    published: date | None
    at: int
    """Where its evidence begins."""
    type: str | None
    place: Where | None
    when: When | None
    parties: frozenset[str]

    @property
    def violent(self) -> bool:
        """Whether the type is one that harms."""
        return self.type is not None and bool(vocab.codes("events")[self.type]["violent"])


def profiles(claims: Iterable[Claim], reports: Mapping[str, Report], origin: Mapping[str, str]) -> list[Profile]:
    """Profiles of events and tolls, in the order of report and text."""
    by_report: dict[str, list[Profile]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Event | Toll):
            report = reports.get(claim.report)
            by_report[claim.report].append(
                Profile(
                    claim=claim,
                    origin=origin.get(claim.report, claim.report),
                    published=report.published if report else None,
                    at=claim.evidence[0].start,
                    type=claim.act.type if isinstance(claim.act, Event) else None,
                    place=claim.act.place,
                    when=claim.act.when,
                    parties=frozenset(map(party_key, parties_of(claim.act))),
                )
            )
    return [filled for id in sorted(by_report) for filled in _filled(by_report[id])]


def parties_of(act: Event | Toll) -> tuple[Party, ...]:
    """Everybody in the act."""
    if isinstance(act, Event):
        return (*act.agents, *act.targets)
    return (*((act.victims,) if act.victims else ()), *act.perpetrators)


def _filled(found: list[Profile]) -> list[Profile]:
    found.sort(key=lambda p: (p.at, p.claim.id))
    events = [p for p in found if p.type]
    filled = []
    place: Where | None = None
    for one in found:
        near = min(events, key=lambda e: (abs(e.at - one.at), e.at), default=None)
        if one.type is None and near and abs(near.at - one.at) <= NEAR:
            one = replace(one, type=near.type, place=one.place or near.place, when=one.when or near.when)
        place = one.place or place
        filled.append(replace(one, place=place) if one.place is None else one)
    return filled


def place_of(profile: Profile) -> str | None:
    """The key of its place."""
    return place_key(profile.place) if profile.place else None
