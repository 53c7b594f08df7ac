"""Average-link clustering over a sparse graph: one bridge cannot weld two groups together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]


def ordered(a: str, b: str) -> Pair:
    """The two ids, the smaller first."""
    return (a, b) if a < b else (b, a)


def groups(
    ids: Iterable[str],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    missing: float,
    apart: Collection[Pair] = (),
    together: Collection[Pair] = (),
) -> list[list[str]]:
    """Groups of ids whose members score `threshold` on average, joined the likeliest first.

    `scores` and `apart` hold pairs (smaller id, larger id); a pair without a score counts as `missing`, which must be
    below the threshold. Pairs of `together` are joined first, whatever they score; groups that hold a pair of `apart`
    are not joined by scores. Ids are joined only within a connected component of pairs that reach the threshold, so
    components do not influence each other. The result depends on the ids and scores alone, never on their order.
    """
    root = {id: id for id in sorted(ids)}
    for a, b in [*together, *(pair for pair, score in scores.items() if score >= threshold)]:
        if a in root and b in root:
            _union(root, a, b)
    members: dict[str, list[str]] = defaultdict(list)
    for id in root:
        members[_find(root, id)].append(id)
    inside: dict[str, dict[Pair, float]] = defaultdict(dict)
    for pair, score in scores.items():
        if pair[0] in root and pair[1] in root and (top := _find(root, pair[0])) == _find(root, pair[1]):
            inside[top][pair] = score
    joined, barred = _sorted_out(root, together), _sorted_out(root, apart)
    found = []
    for top in sorted(members):
        if len(members[top]) == 1:
            found.append(members[top])
        else:
            found += _component(members[top], inside[top], threshold, missing, barred[top], joined[top])
    return sorted(found)


def _sorted_out(root: dict[str, str], pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """By component, those that lie in one."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for a, b in pairs:
        if a in root and b in root and (top := _find(root, a)) == _find(root, b):
            found[top].append((a, b))
    return found


def _component(
    ids: list[str],
    scores: Mapping[Pair, float],
    threshold: float,
    missing: float,
    apart: list[Pair],
    together: list[Pair],
) -> list[list[str]]:
    root = {id: id for id in ids}
    for a, b in together:
        _union(root, a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        groups[_find(root, id)].append(id)
    excess: dict[str, dict[str, float]] = {name: defaultdict(float) for name in groups}
    for (a, b), score in sorted(scores.items()):
        x, y = _find(root, a), _find(root, b)
        if x != y:
            excess[x][y] += score - missing
            excess[y][x] += score - missing
    barred: dict[str, set[str]] = {name: set() for name in groups}
    for a, b in apart:
        if (x := _find(root, a)) != (y := _find(root, b)):
            barred[x].add(y)
            barred[y].add(x)

    def mean(x: str, y: str) -> float:
        return missing + excess[x][y] / (len(groups[x]) * len(groups[y]))

    heap = [(-mean(x, y), x, y) for x in groups for y in excess[x] if x < y and y not in barred[x]]
    heapify(heap)
    while heap and -heap[0][0] >= threshold:
        height, x, y = heappop(heap)
        if x not in groups or y not in groups or y in barred[x] or y not in excess[x] or -height != mean(x, y):
            continue
        groups[x] = sorted(groups[x] + groups.pop(y))
        _fold(excess, x, y)
        for other in barred.pop(y):
            barred[other].discard(y)
            barred[other].add(x)
            barred[x].add(other)
        for z in excess[x]:
            if z not in barred[x] and (score := mean(x, z)) >= threshold:
                heappush(heap, (-score, min(x, z), max(x, z)))
    return list(groups.values())


def _fold(excess: dict[str, dict[str, float]], x: str, y: str) -> None:
    """Give what y had to x, the smaller name."""
    gone = excess.pop(y)
    gone.pop(x, None)
    excess[x].pop(y, None)
    for z, value in gone.items():
        excess[x][z] += value
        del excess[z][y]
        excess[z][x] += value


def _find(root: dict[str, str], id: str) -> str:
    while root[id] != id:
        root[id] = root[root[id]]
        id = root[id]
    return id


def _union(root: dict[str, str], a: str, b: str) -> None:
    x, y = sorted((_find(root, a), _find(root, b)))
    root[y] = x
