"""Weighing: many claims, one incident, every figure explained. Pure: a function of claims, reports and judgements."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from onrecord.model import REAL, Claim, Gazetteer, Incident, Judgement, Report
from onrecord.weigh.campaigns import frame, parents, parted, with_parents
from onrecord.weigh.cluster import Verdicts, incidents, scenes
from onrecord.weigh.compare import Link, explain_across, explain_beside
from onrecord.weigh.enrich import countries_of, enrich
from onrecord.weigh.estimate import check
from onrecord.weigh.happening import happening
from onrecord.weigh.lasting import explain_lasting
from onrecord.weigh.origins import origins
from onrecord.weigh.profile import Profile, profiles
from onrecord.weigh.settle import reviewed, settle
from onrecord.weigh.spots import Atlas
from onrecord.weigh.states import states

__all__ = ["Link", "countries_of", "enrich", "reasons", "weigh"]


def weigh(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    judgements: Iterable[Judgement] = (),
    *,
    rule: str = "range",
    gazetteer: Gazetteer | None = None,
) -> Iterator[Incident]:
    """Incidents of all claims that stand, in the order of their ids.

    Events and tolls that took place are brought together, first inside each report, then across reports; planned and
    hypothetical ones are left to their reports. Claims of control are gathered by place, ties by pair. `rule` names how
    tolls are estimated: range, ucdp or acled (else ValueError). With a gazetteer, places are known to lie in others.
    """
    chosen, judged, atlas = check(rule), list(judgements), Atlas(gazetteer)
    standing, accepted = settle(claims, judged), reviewed(judged)
    found, frames = [], []
    for group in _groups(standing, reports, Verdicts(judged), atlas):
        one = happening(group, accepted, atlas, chosen)
        found.append(one)
        frames.append((one.kind, frame(one.id, group, atlas.spot(one.place) if one.place else None)))
    of = parents(
        (f for kind, f in frames if f and kind == "incident"), (f for kind, f in frames if f and kind == "campaign")
    )
    made = [*with_parents(found, of), *states(standing, accepted, atlas, chosen)]
    yield from sorted(made, key=lambda incident: incident.id)


def _groups(
    standing: Iterable[Claim], reports: Mapping[str, Report], verdicts: Verdicts, atlas: Atlas
) -> Iterator[list[Profile]]:
    real = [c for c in standing if c.mood in REAL]
    for joined in incidents(scenes(profiles(real, reports, origins(reports), atlas), verdicts), verdicts):
        for part in parted([p for scene in joined for p in scene.members]):
            yield sorted(part, key=lambda p: p.claim.id)


def reasons(
    claims: Iterable[Claim], reports: Mapping[str, Report], *, gazetteer: Gazetteer | None = None
) -> dict[tuple[str, str], Link]:
    """Why the claims of one incident were brought together: pairs of claim ids in one report, and pairs of scenes (by
    their smallest claim ids) of different reports, or of what lasts, each with its score
    (log-odds) and what was seen."""
    claims = list(claims)
    held = {id: reports[id] for id in {c.report for c in claims} if id in reports}
    made = scenes(profiles(claims, held, origins(held), Atlas(gazetteer)), Verdicts(()))
    found = {}
    for one in made:
        for a, b in combinations(one.members, 2):
            found[a.claim.id, b.claim.id] = explain_beside(a, b)
    for x, y in combinations(sorted(made, key=lambda s: s.id), 2):
        if x.lasts and y.lasts:
            found[x.id, y.id] = explain_lasting(x, y)
        elif x.report != y.report:
            found[x.id, y.id] = explain_across(x, y)
    return found
