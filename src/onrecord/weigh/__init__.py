"""Weighing: many claims, one incident, every figure explained. Pure: a function of claims, reports and judgements."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from onrecord.model import Claim, Gazetteer, Incident, Judgement, Report
from onrecord.weigh.amend import Change, Source, amend
from onrecord.weigh.cluster import Verdicts, scenes
from onrecord.weigh.compare import Link, explain_across, explain_beside
from onrecord.weigh.enrich import countries_of, enrich
from onrecord.weigh.lasting import explain_lasting
from onrecord.weigh.origins import origins
from onrecord.weigh.profile import profiles
from onrecord.weigh.spots import Atlas
from onrecord.weigh.whole import Weighed, whole

__all__ = ["Change", "Link", "Source", "Weighed", "amend", "countries_of", "enrich", "reasons", "weigh", "whole"]


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
    tolls are estimated, one of `estimate.RULES` (else ValueError). With a gazetteer, places are known to lie in others.
    """
    yield from whole(claims, reports, judgements, rule=rule, gazetteer=gazetteer).incidents


def reasons(
    claims: Iterable[Claim], reports: Mapping[str, Report], *, gazetteer: Gazetteer | None = None
) -> dict[tuple[str, str], Link]:
    """Why the claims of one incident were brought together: pairs of claim ids in one report, and pairs of scenes (by
    their smallest claim ids) of different reports, or of what lasts, each with its score
    (log-odds) and what was seen."""
    claims = list(claims)
    held = {id: reports[id] for id in {c.report for c in claims} if id in reports}
    seen = profiles(claims, held, origins(held), Atlas(gazetteer))
    by_claim, made = {p.claim.id: p for p in seen}, scenes(seen, Verdicts(()))
    found = {}
    for one in made:
        for a, b in combinations(one.claims, 2):
            found[a, b] = explain_beside(by_claim[a], by_claim[b])
    for x, y in combinations(sorted(made, key=lambda s: s.id), 2):
        if x.lasts and y.lasts:
            found[x.id, y.id] = explain_lasting(x, y)
        elif x.report != y.report:
            found[x.id, y.id] = explain_across(x, y)
    return found
