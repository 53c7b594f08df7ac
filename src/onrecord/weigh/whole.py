"""Weighing everything anew: what the weighing of one more report has to come to, too."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from onrecord.model import REAL, Claim, Gazetteer, Incident, Judgement, Posting, Report
from onrecord.weigh import postings
from onrecord.weigh.average import Pair
from onrecord.weigh.campaigns import Frame, frame, parents, parted, with_parents
from onrecord.weigh.cluster import Verdicts, incidents, links, scenes
from onrecord.weigh.estimate import Rule, check
from onrecord.weigh.happening import happening
from onrecord.weigh.origins import Said, holders, origins_of
from onrecord.weigh.profile import Profile, profiles
from onrecord.weigh.scene import Scene
from onrecord.weigh.settle import reviewed, settle
from onrecord.weigh.spots import Atlas
from onrecord.weigh.states import about, state


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes incidents of claims that were brought together."""

    accepted: frozenset[str]
    atlas: Atlas
    rule: Rule

    def happenings(self, group: Iterable[Profile]) -> Iterator[tuple[Incident, Frame | None]]:
        """Of one group: mostly one; two if some of its tolls count a whole campaign."""
        for part in parted(sorted(group, key=lambda p: p.claim.id)):
            one = happening(part, self.accepted, self.atlas, self.rule)
            yield one, frame(one, part, self.atlas.spot(one.place) if one.place else None)

    def state(self, claims: Iterable[Claim]) -> Incident:
        """Of all claims about one place's control or one pair's tie."""
        return state(claims, self.accepted, self.atlas, self.rule)


@dataclass(frozen=True, slots=True)
class Weighed:
    """All incidents, in the order of their ids, and what is kept of how they were made."""

    incidents: list[Incident]
    scenes: list[Scene]
    links: dict[Pair, float]
    frames: list[Frame]
    states: list[tuple[str, Claim]]
    origin: dict[str, str]
    holders: dict[str, list[Said]]

    def postings(self) -> Iterator[Posting]:
        """For the index that `amend` goes on from."""
        yield from chain.from_iterable(map(postings.of_scene, self.scenes))
        yield from chain.from_iterable(postings.of_link(*link) for link in self.links.items())
        yield from chain.from_iterable(map(postings.of_frame, self.frames))
        yield from chain.from_iterable(postings.of_state(*one) for one in self.states)
        shared = set(self.origin.values()) & {origin for id, origin in self.origin.items() if id != origin}
        for id, origin in self.origin.items():
            if origin in shared:
                yield from postings.of_origin(id, origin)
        yield from (postings.of_saying(key, said) for key, found in self.holders.items() for said in found)


def whole(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement] = (),
    *,
    rule: str = "range",
    gazetteer: Gazetteer | None = None,
) -> Weighed:
    """All incidents of all claims that stand (see `onrecord.weigh.weigh`)."""
    judged, atlas = list(judgements), Atlas(gazetteer)
    verdicts, maker = Verdicts(judged), Maker(reviewed(judged), atlas, check(rule))
    standing = settle(claims, judged)
    held = holders(reports.values())
    origin = origins_of(held)
    found = profiles((c for c in standing if c.mood in REAL), reports, origin, atlas)
    made = scenes(found, verdicts)
    scores = links(made)
    members, by_claim = {one.id: one.claims for one in made}, {p.claim.id: p for p in found}
    happened: list[Incident] = []
    frames: list[Frame] = []
    for group in incidents(made, scores, verdicts):
        for one, its_frame in maker.happenings(by_claim[id] for scene in group for id in members[scene]):
            happened.append(one)
            frames += [its_frame] if its_frame else []
    of = parents((f for f in frames if not f.campaign), (f for f in frames if f.campaign))
    states = [(key, claim) for claim in standing if (key := about(claim, atlas))]
    by_key: dict[str, list[Claim]] = {}
    for key, claim in states:
        by_key.setdefault(key, []).append(claim)
    everything = [*with_parents(happened, of), *map(maker.state, by_key.values())]
    everything.sort(key=lambda incident: incident.id)
    return Weighed(everything, made, scores, frames, states, origin, held)
