"""heads: how well the shipped tagger does, head by head, on coded reports. Needs no torch."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.config import PROFILE
from onrecord.evals import reports_of
from onrecord.kit import parsing
from onrecord.model import Reading
from onrecord.tagger.decode import phrases
from onrecord.tagger.layout import layout
from onrecord.tagger.session import Session, home_of
from onrecord.tagger.tags import TagScores
from onrecord.train.claims import from_claims
from onrecord.train.examples import Example, Words


@dataclass(frozen=True)
class Row:
    """One head's score on so many things that coders marked."""

    name: str
    measure: str
    value: float
    cases: int

    def __str__(self) -> str:
        return f"{self.name:<14} {self.measure:<8} {self.value:.3f}  of {self.cases:,}"


class _Counts(Counter[tuple[str, str, str]]):
    """(head, measure, hit | gold | said) -> how many."""

    def meet(self, name: str, measure: str, gold: set[object], said: set[object]) -> None:
        self.update({(name, measure, "hit"): len(gold & said)})
        self.update({(name, measure, "gold"): len(gold), (name, measure, "said"): len(said)})

    def rows(self) -> Iterator[Row]:
        for name, measure in dict.fromkeys((n, m) for n, m, _ in self):
            hit, gold, said = (self[name, measure, k] for k in ("hit", "gold", "said"))
            if gold:
                yield Row(name, measure, 2 * hit / (gold + said), gold)


def head_scores(score: Callable[[Sequence[str]], TagScores], examples: Iterable[Example]) -> list[Row]:
    """F1 over words of anchors, links and phrases; exact and overlapping F1 of phrases; share right of labels."""
    counts = _Counts()
    for example in examples:
        scores = score(example.words)
        _anchors(example, scores, counts)
        _labels(example, scores, counts)
        _phrases(example, scores, counts)
        _links(example, scores, counts)
    return list(counts.rows())


def _anchors(example: Example, scores: TagScores, counts: _Counts) -> None:
    for head, labels in layout().each.items():
        if head in example.taught:
            gold = {(i, label) for (a, b), label in example.spans.get(head, ()) for i in range(a, b)}
            here = range(len(example.words))
            said = {(i, label) for i in here for label in labels if scores.holds(head, i, label) > 0.5}
            counts.meet(head, "words", set(gold), set(said))


def _labels(example: Example, scores: TagScores, counts: _Counts) -> None:
    for head in layout().one:
        for (a, b), label in example.spans.get(head, ()):
            found = [scores.shares(head, i) for i in range(a, b)]
            said = max(found[0], key=lambda code: sum(one[code] for one in found))
            counts.meet(head, "right", {(a, b, label)}, {(a, b, said)})


def _phrases(example: Example, scores: TagScores, counts: _Counts) -> None:
    columns = layout().columns
    for head in layout().bio:
        if head in example.taught:
            gold = [at for at, _ in example.spans.get(head, ())]
            said = phrases(scores.tags[:, columns[head]])
            for name in (head, "mentions") if head[0].isupper() else (head,):
                counts.meet(name, "words", _cover(gold), _cover(said))
                counts.meet(name, "exact", set(gold), set(said))
                counts.update({(name, "overlap", "hit"): _overlaps(gold, said) + _overlaps(said, gold)})
                counts.update({(name, "overlap", "gold"): 2 * len(gold), (name, "overlap", "said"): 2 * len(said)})


def _cover(spans: Sequence[Words]) -> set[object]:
    return {i for a, b in spans for i in range(a, b)}


def _overlaps(some: Sequence[Words], others: Sequence[Words]) -> int:
    return sum(any(a < d and c < b for c, d in others) for a, b in some)


def _links(example: Example, scores: TagScores, counts: _Counts) -> None:
    """Of each anchor, the words that the link head takes for its part, against those that coders marked."""
    parts: dict[tuple[str, Words], set[int]] = {}
    for role, anchor, (a, b) in example.links:
        parts.setdefault((role, anchor), set()).update(range(a, b))
    for (role, (a, b)), gold in parts.items():
        near = range(max(0, a - 120), min(len(example.words), b + 120))
        said = {j for j in near if any(scores.link(role, i, j) > 0.5 for i in range(a, b))}
        counts.meet(f"-> {role}", "words", {(a, j) for j in gold}, {(a, j) for j in said})


def of_training() -> list[Row]:
    """What the training of the profile's model measured on examples kept back from it; it ships beside the model."""
    return [Row(**row) for row in json.loads((home_of(PROFILE.get()) / "scores.json").read_text(encoding="utf-8"))]


def of_coded(gold: Path) -> list[Row]:
    """The scores of the profile's model on the reports that a folder of claims codes."""
    reports = reports_of(gold)
    parse = parsing()
    coded = [(r, gold / f"{name}.claims.jsonl") for name, r in reports.items()]
    examples = [
        from_claims(report.name, report.text, [(w.text, w.start) for w in parse(Reading(report)).words], file)
        for report, file in coded
        if file.exists()
    ]
    return head_scores(Session(home_of(PROFILE.get())).scores, examples)
