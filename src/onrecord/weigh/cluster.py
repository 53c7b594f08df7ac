"""From claims to incidents: claims of one report to scenes, scenes of all reports to incidents. Analysts always win."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Judgement, vocab
from onrecord.weigh.average import Pair, groups, ordered
from onrecord.weigh.block import lasting_pairs, pairs
from onrecord.weigh.compare import score_across, score_beside
from onrecord.weigh.kin import REACH
from onrecord.weigh.lasting import score_lasting
from onrecord.weigh.profile import Profile
from onrecord.weigh.scene import Scene, scene

_TABLE = vocab.table("weigh/weights")
CUT: dict[str, float] = _TABLE["cut"]
"""Mean log-odds from which groups are joined: `beside` inside a report, `across` reports."""
MISSING = -3.0
"""Log-odds of pairs that are not compared; scores are cut off here and at the opposite."""
LIMIT = 3.0
SPAN = REACH
"""Claims between two of a report that are compared, at most: as far as the tagger is asked."""


class Verdicts:
    """What analysts said of pairs of claims: same and different incident. The last word holds."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        last: dict[Pair, str] = {}
        for one in sorted(judgements, key=lambda j: j.at):
            if one.other is not None and one.verdict in {"same", "different"} and one.other != one.subject:
                last[ordered(one.subject, one.other)] = one.verdict
        self.same = _partners(pair for pair, said in last.items() if said == "same")
        self.different = _partners(pair for pair, said in last.items() if said == "different")


Partners = Mapping[str, frozenset[str]]
"""Claim -> those that it is said to go with, or to be kept from."""


def _partners(pairs: Iterable[Pair]) -> Partners:
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return {id: frozenset(others) for id, others in found.items()}


def scenes(found: Iterable[Profile], verdicts: Verdicts) -> list[Scene]:
    """The claims of each report, brought together."""
    by_report: dict[str, list[Profile]] = defaultdict(list)
    for one in found:
        by_report[one.claim.report].append(one)
    made = [one for id in sorted(by_report) for one in _scenes([p for p in by_report[id] if not p.lasts], verdicts)]
    return made + [scene([p]) for id in sorted(by_report) for p in by_report[id] if p.lasts]


def _scenes(found: Sequence[Profile], verdicts: Verdicts) -> list[Scene]:
    by_id, own = {p.claim.id: p for p in found}, {p.claim.id: p.claim.id for p in found}
    scores = {}
    for i, one in enumerate(found):
        for other in found[i + 1 : i + 1 + SPAN]:
            scores[ordered(one.claim.id, other.claim.id)] = _cut(score_beside(one, other))
    joined = groups(
        by_id,
        scores,
        threshold=CUT["beside"],
        missing=MISSING,
        together=_between(verdicts.same, own),
        apart=_between(verdicts.different, own),
    )
    return [scene(by_id[id] for id in group) for group in joined]


def links(found: Sequence[Scene]) -> dict[Pair, float]:
    """The scores of all pairs that say more than a pair which is not compared."""
    scores = {}
    by_id = {one.id: one for one in found if one.lasts}
    for a, b in lasting_pairs(by_id.values()):
        if (score := score_lasting(by_id[a], by_id[b])) > MISSING:
            scores[a, b] = score
    for one, other, crowd in pairs(s for s in found if not s.lasts):
        if (score := across(one, other, crowd)) > MISSING:
            scores[ordered(one.id, other.id)] = score
    return scores


def across(one: Scene, other: Scene, crowd: int) -> float:
    """The score of two scenes of different reports, cut off."""
    return _cut(score_across(*((one, other) if one.id < other.id else (other, one)), crowd))


def incidents(found: Iterable[Scene], scores: Mapping[Pair, float], verdicts: Verdicts) -> list[list[str]]:
    """Ids of scenes about one incident, in an order that depends on them alone."""
    of = {claim: one.id for one in found for claim in one.claims}
    return groups(
        set(of.values()),
        scores,
        threshold=CUT["across"],
        missing=MISSING,
        together=_between(verdicts.same, of),
        apart=_between(verdicts.different, of),
    )


def _cut(score: float) -> float:
    return max(-LIMIT, min(LIMIT, score))


def _between(said: Partners, of: Mapping[str, str]) -> list[Pair]:
    """Pairs of what claims belong to, where two of them are spoken of."""
    pairs = ((of[a], of[b]) for a in of.keys() & said.keys() for b in said[a] if b in of)
    return sorted({ordered(x, y) for x, y in pairs if x != y})
