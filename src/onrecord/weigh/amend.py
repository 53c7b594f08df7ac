"""Weighing a few reports that are new, or read or judged anew, among all others: only their blocks are weighed again.

What comes out is what weighing everything anew comes to. Scenes are compared with those around them (`touched`), then
the groups that a changed score can reach are made again, and the incidents of groups that changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from msgspec.structs import replace

from onrecord.model import REAL, Claim, Gazetteer, Incident, Index, Judgement, Report
from onrecord.weigh import postings
from onrecord.weigh.arrivals import arrive, origin_in
from onrecord.weigh.average import Pair
from onrecord.weigh.campaigns import Frame, found_under, kept_under, parents, with_parents
from onrecord.weigh.cluster import CUT, Verdicts, incidents, scenes
from onrecord.weigh.estimate import check
from onrecord.weigh.happening import incident_id
from onrecord.weigh.profile import Profile, profiles
from onrecord.weigh.scene import Scene, packed
from onrecord.weigh.settle import reviewed, settled, standing
from onrecord.weigh.spots import Atlas
from onrecord.weigh.states import about
from onrecord.weigh.touched import Scores, shelved, stretches, suspects
from onrecord.weigh.whole import Maker


class Source(Protocol):
    """What is weighed, and the incidents that were made of it before."""

    def claims(self, report: str) -> Iterable[Claim]:
        """The report's claims as they would be given to `whole`."""
        ...

    def report(self, id: str) -> Report | None: ...

    def homes(self, claims: Iterable[str]) -> Mapping[str, str]:
        """The reports of claims, by claim."""
        ...

    def holding(self, claims: Iterable[str]) -> Mapping[str, Collection[str]]:
        """The incidents of claims, by claim."""
        ...

    def incidents(self, ids: Iterable[str]) -> Iterable[Incident]:
        """The incidents with these ids."""
        ...


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of the incidents."""

    gone: frozenset[str]
    """Ids of those that are no more, or are made anew."""
    made: tuple[Incident, ...]


def amend(
    index: Index,
    source: Source,
    reports: Iterable[str],
    judgements: Iterable[Judgement] = (),
    *,
    rule: str = "range",
    gazetteer: Gazetteer | None = None,
) -> Change:
    """Weigh these reports again, which changed since `index` and the source's incidents were made. Changes the index.

    `rule` has to be the one that the incidents were made by. Of a verdict on two claims that is new, is taken back or
    spoke of another claim before, both claims' reports have to be among them.
    """
    return _Amending(index, source, list(judgements), rule, Atlas(gazetteer)).run(reports)


@dataclass(frozen=True, slots=True)
class _Read:
    """A report as it is weighed today."""

    scenes: dict[str, Scene]
    members: dict[str, Profile]
    """By claim."""
    states: dict[str, tuple[str, Claim]]
    """What each claim of control or tie is about."""


class _Amending:
    def __init__(self, index: Index, source: Source, judged: list[Judgement], rule: str, atlas: Atlas) -> None:
        self._index, self._source, self._atlas = index, source, atlas
        self._verdicts, self._out = Verdicts(judged), settled(judged)
        self._maker = Maker(reviewed(judged), atlas, check(rule))
        self._reports: dict[str, _Read] = {}
        self._gone: set[str] = set()

    def run(self, reports: Iterable[str]) -> Change:
        given = self._partners(set(reports))
        again = sorted(given | arrive(self._index, self._source.report, given))
        was = {report: self._kept(report) for report in again}
        before = {id: one for kept, _ in was.values() for id, one in kept.items()}
        after = {id: one for report in again for id, one in self._read(report).scenes.items()}
        seeds = self._relinked(before, after) | after.keys()
        seeds |= {id for one in before.values() for id in self._joined(one)}  # though a claim of it be gone
        states = self._states({report: kept for report, (_, kept) in was.items()})
        left = {claim for one in before.values() for claim in one.claims}
        made, frames = self._happenings(seeds, frozenset(after), left)
        found = [*self._placed(made, frames), *states]
        return Change(frozenset(self._gone | {one.id for one in found}), tuple(sorted(found, key=lambda one: one.id)))

    def _partners(self, reports: set[str]) -> set[str]:
        """With the reports of claims that analysts speak of together with claims of these."""
        said = [(a, b) for part in (self._verdicts.same, self._verdicts.different) for a in part for b in part[a]]
        homes = self._source.homes({claim for pair in said for claim in pair})
        return reports | {homes[b] for a, b in said if homes.get(a) in reports and b in homes}

    # -- reports ------------------------------------------------------------------------------

    def _kept(self, report: str) -> tuple[dict[str, Scene], dict[str, str]]:
        """The report's scenes, and what its claims of control and ties are about, at the last weighing."""
        found = self._index.under([f"report {report}"])
        kept = postings.scenes_under(self._index, (one.id for one in found if one.at == 0))
        return kept, {one.id: one.body for one in found if one.at == 1}

    def _read(self, report: str) -> _Read:
        if report not in self._reports:
            claims = standing(self._source.claims(report), self._out)
            told, origin = self._source.report(report), {report: origin_in(self._index, report)}
            held = {report: told} if told else {}
            found = profiles((c for c in claims if c.mood in REAL), held, origin, self._atlas)
            states = {c.id: (key, c) for c in claims if (key := about(c, self._atlas))}
            made = {one.id: one for one in scenes(found, self._verdicts)}
            self._reports[report] = _Read(made, {p.claim.id: p for p in found}, states)
        return self._reports[report]

    # -- scores ------------------------------------------------------------------------------

    def _relinked(self, before: Mapping[str, Scene], after: Mapping[str, Scene]) -> set[str]:
        """Puts changed scenes and links into the index. Returns the scenes whose links changed."""
        index = self._index
        changed = {id for id in before.keys() | after.keys() if _packed(before, id) != _packed(after, id)}
        out = [one for id, one in before.items() if id in changed]
        come = [one for id, one in after.items() if id in changed]
        left, held = shelved(out), shelved(come)
        places = left.keys() | held.keys()
        was = stretches(index, places, left)
        old = postings.links_under(index, changed)
        index.drop(chain.from_iterable(map(postings.of_scene, out)))
        index.put(chain.from_iterable(map(postings.of_scene, come)))
        pairs = suspects(index, was, stretches(index, places, held))
        new = self._scored(pairs)
        old |= {p: s for p, s in postings.links_under(index, (a for a, _ in pairs)).items() if p in pairs}
        moved = {pair for pair in old.keys() | new.keys() if old.get(pair) != new.get(pair)}
        index.drop(chain.from_iterable(postings.of_link(p, old[p]) for p in moved if p in old))
        index.put(chain.from_iterable(postings.of_link(p, new[p]) for p in moved if p in new))
        return {id for pair in moved for id in pair} - (before.keys() - after.keys())

    def _scored(self, pairs: set[Pair]) -> dict[Pair, float]:
        known, scores = postings.scenes_under(self._index, {id for pair in pairs for id in pair}), Scores(self._index)
        both = ((a, b) for a, b in pairs if a in known and b in known)
        found = ((pair, scores.of(known[pair[0]], known[pair[1]])) for pair in both)
        return {pair: score for pair, score in found if score is not None}

    # -- incidents ------------------------------------------------------------------------------

    def _happenings(
        self, seeds: set[str], fresh: frozenset[str], left: set[str]
    ) -> tuple[list[Incident], dict[str, Frame]]:
        """The incidents of all groups that changed, with their frames; notes those that are gone.

        `fresh` are the scenes of reports that are weighed again, `left` the claims of what stood in their place.
        """
        reached, links = self._reached(seeds)
        held = self._source.holding(sorted(left | {claim for one in reached.values() for claim in one.claims}))
        inside: dict[str, set[str]] = defaultdict(set)
        for scene in reached.values():
            for incident in (i for claim in scene.claims for i in held.get(claim, ())):
                inside[incident].add(scene.id)
        self._gone |= {incident for claim in left for incident in held.get(claim, ())}
        made: list[Incident] = []
        frames: dict[str, Frame] = {}
        for group in map(frozenset, incidents(reached.values(), links, self._verdicts)):
            claims = [claim for id in sorted(group) for claim in reached[id].claims]
            old = {incident for claim in claims for incident in held.get(claim, ())}
            same = len(old) == 1 and inside[min(old)] == group and not old & self._gone
            if not same or group & fresh:
                self._gone |= old
                members = (self._read(reached[id].report).members[c] for id in group for c in reached[id].claims)
                for one, frame in self._maker.happenings(members):
                    made.append(one)
                    frames |= {frame.id: frame} if frame else {}
        return made, frames

    def _reached(self, seeds: set[str]) -> tuple[dict[str, Scene], dict[Pair, float]]:
        """All scenes that scores or analysts lead to from these, and the links among them."""
        reached: dict[str, Scene] = {}
        links: dict[Pair, float] = {}
        edge = set(seeds)
        while edge:
            found = postings.scenes_under(self._index, edge)
            reached |= found
            new = postings.links_under(self._index, found)
            links |= new
            edge = {id for pair, score in new.items() if score >= CUT["across"] for id in pair}
            edge |= {id for one in found.values() for id in self._joined(one)}
            edge -= reached.keys()
        return reached, {pair: score for pair, score in links.items() if pair[0] in reached and pair[1] in reached}

    def _joined(self, one: Scene) -> Iterator[str]:
        """Scenes that analysts say are the same as this one."""
        claims = {other for own in one.claims for other in self._verdicts.same.get(own, ())}
        for claim, home in self._source.homes(claims).items() if claims else ():
            yield from (id for id, scene in self._kept(home)[0].items() if claim in scene.claims)

    # -- campaigns, control, ties ------------------------------------------------------------------------------

    def _placed(self, made: Sequence[Incident], now: Mapping[str, Frame]) -> Iterable[Incident]:
        """The incidents with what they are part of, and others whose campaign is another one now."""
        index = self._index
        was = postings.frames_under(index, self._gone)
        index.drop(chain.from_iterable(map(postings.of_frame, was.values())))
        index.put(chain.from_iterable(map(postings.of_frame, now.values())))
        campaigns = [f for f in (*was.values(), *now.values()) if f.campaign and was.get(f.id) != now.get(f.id)]
        parts = {id: one for id, one in self._parts(campaigns).items() if id not in now}
        placed = with_parents(made, self._parents([f for f in now.values() if not f.campaign]))
        of = self._parents(parts.values())
        moved = (one for one in self._source.incidents(parts) if one.part_of != of.get(one.id))
        return [*placed, *(replace(one, part_of=of.get(one.id)) for one in moved)]

    def _parts(self, campaigns: Sequence[Frame]) -> dict[str, Frame]:
        """Incidents that may be part of these."""
        index = self._index
        times: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in campaigns:
            for name in kept_under(one.spot):
                times[f"part {name}"].append((one.first, one.last))
        found = index.under(times)
        return postings.frames_under(index, (p.id for p in found if any(a <= p.at <= b for a, b in times[p.key])))

    def _parents(self, parts: Collection[Frame]) -> Mapping[str, str]:
        names = {f"campaign {name}" for one in parts for name in found_under(one.spot)}
        campaigns = postings.frames_under(self._index, (one.id for one in self._index.under(names)))
        return parents(parts, campaigns.values())

    def _states(self, was: Mapping[str, Mapping[str, str]]) -> list[Incident]:
        """Incidents of control and ties that claims of these reports belong to; notes those that are gone."""
        index = self._index
        old = {key for kept in was.values() for key in kept.values()}
        new = {key for report in was for key, _ in self._read(report).states.values()}
        found = []
        for key in sorted(old | new):
            kept = postings.state_under(index, key)
            self._gone |= {incident_id(min(claim.id for claim in kept))} if kept else set()
            mine = [c for report in was for k, c in self._read(report).states.values() if k == key]
            index.drop(p for c in kept if c.report in was for p in postings.of_state(key, c))
            index.put(p for c in mine for p in postings.of_state(key, c))
            if claims := [*(c for c in kept if c.report not in was), *mine]:
                found.append(self._maker.state(claims))
        return found


def _packed(scenes: Mapping[str, Scene], id: str) -> str | None:
    return packed(scenes[id]) if id in scenes else None
