"""From claims to incidents: claims of one report to scenes, scenes of all reports to incidents. Analysts always win."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model import Judgement, vocab
from onrecord.weigh.average import Pair, groups
from onrecord.weigh.block import lasting_pairs, pairs
from onrecord.weigh.compare import score_across, score_beside
from onrecord.weigh.lasting import score_lasting
from onrecord.weigh.profile import Profile
from onrecord.weigh.scene import Scene, scene

_TABLE = vocab.table("weigh/weights")
CUT: dict[str, float] = _TABLE["cut"]
"""Mean log-odds from which groups are joined: `beside` inside a report, `across` reports."""
MISSING = -3.0
"""Log-odds of pairs that are not compared; scores are cut off here and at the opposite."""
LIMIT = 3.0
SPAN = 60
"""Claims between two of a report that are compared, at most."""


class Verdicts:
    """What analysts said of pairs: same and different incident."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.same: set[Pair] = set()
        self.different: set[Pair] = set()
        for one in sorted(judgements, key=lambda j: j.at):
            if one.other is not None and one.verdict in {"same", "different"} and one.other != one.subject:
                pair = _pair(one.subject, one.other)
                kept, dropped = (self.same, self.different) if one.verdict == "same" else (self.different, self.same)
                kept.add(pair)
                dropped.discard(pair)


def scenes(found: Iterable[Profile], verdicts: Verdicts) -> list[Scene]:
    """The claims of each report, brought together."""
    by_report: dict[str, list[Profile]] = defaultdict(list)
    for one in found:
        by_report[one.claim.report].append(one)
    made = [one for id in sorted(by_report) for one in _scenes([p for p in by_report[id] if not p.lasts], verdicts)]
    return made + [scene([p]) for id in sorted(by_report) for p in by_report[id] if p.lasts]


def _scenes(found: Sequence[Profile], verdicts: Verdicts) -> list[Scene]:
    by_id = {p.claim.id: p for p in found}
    scores = {}
    for i, one in enumerate(found):
        for other in found[i + 1 : i + 1 + SPAN]:
            scores[_pair(one.claim.id, other.claim.id)] = _cut(score_beside(one, other))
    joined = groups(
        by_id,
        scores,
        threshold=CUT["beside"],
        missing=MISSING,
        together=_known(verdicts.same, by_id),
        apart=_known(verdicts.different, by_id),
    )
    return [scene(by_id[id] for id in group) for group in joined]


def incidents(found: Sequence[Scene], verdicts: Verdicts) -> list[list[Scene]]:
    """Scenes about one incident, in an order that depends on them alone."""
    by_id = {one.id: one for one in found}
    of = {p.claim.id: one.id for one in found for p in one.members}
    scores = {}
    for a, b in lasting_pairs(s for s in found if s.lasts):
        scores[a, b] = score_lasting(by_id[a], by_id[b])
    for (a, b), crowd in pairs(s for s in found if not s.lasts).items():
        score = _cut(score_across(by_id[a], by_id[b], crowd))
        if score > MISSING:
            scores[a, b] = score
    joined = groups(
        by_id,
        scores,
        threshold=CUT["across"],
        missing=MISSING,
        together=_between(verdicts.same, of),
        apart=_between(verdicts.different, of),
    )
    return [[by_id[id] for id in group] for group in joined]


def _cut(score: float) -> float:
    return max(-LIMIT, min(LIMIT, score))


def _known(said: Iterable[Pair], by_id: dict[str, Profile]) -> list[Pair]:
    return sorted(pair for pair in said if pair[0] in by_id and pair[1] in by_id)


def _between(said: Iterable[Pair], of: dict[str, str]) -> list[Pair]:
    told = {_pair(of[a], of[b]) for a, b in said if a in of and b in of and of[a] != of[b]}
    return sorted(told)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
