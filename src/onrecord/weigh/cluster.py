"""From pairs to groups: average-link, so that one bridge cannot weld two incidents together; analysts always win."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

from onrecord.model import Judgement
from onrecord.weigh.compare import THRESHOLD, compare
from onrecord.weigh.profile import Profile, place_of

BLOCK = 300
"""Claims in a block, at most; a larger one is cut in the order of dates."""


def blocks(found: Iterable[Profile]) -> Iterator[list[Profile]]:
    """Claims worth comparing: of one report, or about one place within a fortnight."""
    groups: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for one in found:
        groups["report", one.claim.report].append(one)
        day = one.when.start if one.when else one.published
        key = place_of(one) or "nowhere"
        for fortnight in {(day + timedelta(days=shift)).toordinal() // 14 for shift in (-4, 4)} if day else {0}:
            groups[key, str(fortnight)].append(one)
    for block in sorted(groups):
        members = sorted(groups[block], key=lambda p: (str(p.when.start if p.when else p.published), p.claim.id))
        for start in range(0, len(members), BLOCK):
            yield members[start : start + BLOCK]


def cluster(found: list[Profile], judgements: Iterable[Judgement]) -> list[list[Profile]]:
    """Groups of claims about one incident, in a fixed order that does not depend on the order of reading."""
    scores: dict[tuple[str, str], float] = {}
    by_id = {p.claim.id: p for p in found}
    for block in blocks(found):
        for a, b in combinations(block, 2):
            pair = (a.claim.id, b.claim.id) if a.claim.id < b.claim.id else (b.claim.id, a.claim.id)
            if pair not in scores:
                scores[pair] = compare(a, b).score
    group = {id: [id] for id in by_id}
    apart: set[frozenset[str]] = set()
    for verdict in judgements:
        if verdict.other in by_id and verdict.subject in by_id:
            if verdict.verdict == "same" and group[verdict.subject] is not group[verdict.other]:
                _merge(group, verdict.subject, verdict.other)
            elif verdict.verdict == "different":
                apart.add(frozenset((verdict.subject, verdict.other)))

    def mean(left: list[str], right: list[str]) -> float:
        total = 0.0
        for x in left:
            for y in right:
                if frozenset((x, y)) in apart:
                    return float("-inf")
                pair = (x, y) if x < y else (y, x)
                if pair not in scores:
                    scores[pair] = compare(by_id[x], by_id[y]).score
                total += scores[pair]
        return total / (len(left) * len(right))

    likely = sorted(((s, p) for p, s in scores.items() if s >= THRESHOLD), key=lambda sp: (-sp[0], sp[1]))
    for _, (x, y) in likely:
        if group[x] is not group[y] and mean(group[x], group[y]) >= THRESHOLD:
            _merge(group, x, y)
    groups = {id(members): members for members in group.values()}
    return [sorted((by_id[m] for m in members), key=lambda p: p.claim.id) for members in groups.values()]


def _merge(group: dict[str, list[str]], x: str, y: str) -> None:
    joined = sorted(group[x] + group[y])
    for member in joined:
        group[member] = joined
