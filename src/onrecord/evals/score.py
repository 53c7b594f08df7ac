"""How much of what reports say was found, and how much of each claim is right.

`found` is the F1 of matching claims one to one; `right`, over the matched pairs, the share of attributes that agree;
`claim` the soft F1, in which every pair counts by its share of right attributes. All are micro-averaged over reports. A
claim that only repeats a matched one of its own side counts for neither side, since coders differ on coding repeats.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.evals.match import Coded, agreement, matches, repeats

KINDS = ("toll", "event", "control", "tie")


@dataclass
class Score:
    """Counts for one kind of claim, or for all."""

    gold: int = 0
    ours: int = 0
    hits: int = 0
    soft: float = 0.0
    attributes: dict[str, list[float]] = field(default_factory=dict)

    @property
    def found(self) -> float:
        """F1 of the matching."""
        return _f1(self.hits, self.gold, self.ours)

    @property
    def claim(self) -> float:
        """Soft F1."""
        return _f1(self.soft, self.gold, self.ours)

    @property
    def right(self) -> float:
        """Share of attributes that agree, over the matched pairs."""
        return self.soft / self.hits if self.hits else 0.0

    def add(self, other: "Score") -> None:
        """Pool the counts."""
        self.gold += other.gold
        self.ours += other.ours
        self.hits += other.hits
        self.soft += other.soft
        for name, values in other.attributes.items():
            self.attributes.setdefault(name, []).extend(values)


def _f1(hits: float, gold: int, ours: int) -> float:
    return 2 * hits / (gold + ours) if gold + ours else 1.0


def score(pairs: Iterable[tuple[list[Coded], list[Coded]]]) -> dict[str, Score]:
    """Gold and our claims, report by report -> score by kind, and `all`."""
    total = {kind: Score() for kind in (*KINDS, "all")}
    for gold, ours in pairs:
        for kind in KINDS:
            one = _one([c for c in gold if c.kind == kind], [c for c in ours if c.kind == kind])
            total[kind].add(one)
            total["all"].add(one)
    return total


def _one(gold: list[Coded], ours: list[Coded]) -> Score:
    found = Score()
    paired = pair_up(gold, ours)
    for i, j in paired:
        agreed = agreement(gold[i], ours[j])
        found.soft += sum(agreed.values()) / len(agreed)
        for name, value in agreed.items():
            found.attributes.setdefault(name, []).append(value)
    found.hits = len(paired)
    found.gold = _count(gold, {i for i, _ in paired})
    found.ours = _count(ours, {j for _, j in paired})
    return found


def pair_up(gold: list[Coded], ours: list[Coded]) -> list[tuple[int, int]]:
    """Indices of matching claims, one to one, the best agreement first."""
    options = []
    for i, g in enumerate(gold):
        for j, o in enumerate(ours):
            if matches(g, o):
                agreed = agreement(g, o)
                options.append((-sum(agreed.values()) / len(agreed), i, j))
    taken_gold: set[int] = set()
    taken_ours: set[int] = set()
    pairs = []
    for _, i, j in sorted(options):
        if i not in taken_gold and j not in taken_ours:
            taken_gold.add(i)
            taken_ours.add(j)
            pairs.append((i, j))
    return pairs


def _count(claims: list[Coded], matched: set[int]) -> int:
    new = [c for i, c in enumerate(claims) if i not in matched and not any(repeats(c, claims[m]) for m in matched)]
    return len(matched) + len(new)
