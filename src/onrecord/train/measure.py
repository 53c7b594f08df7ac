"""measure: how well each head does on reports that it has not seen."""

from collections import Counter
from collections.abc import Iterable, Sequence

import torch

from onrecord.tagger.layout import Layout
from onrecord.train.batches import NONE, Batch, Piece, collate
from onrecord.train.network import Tagger

Counts = Counter[tuple[str, str]]
"""(head, hit | gold | said) -> words."""


def token_scores(network: Tagger, pieces: Sequence[Piece], layout: Layout) -> dict[str, float]:
    """Head -> F1 over words (anchors, phrases, links), or share right (heads asked at anchors)."""
    network.eval()
    counts: Counts = Counter()
    with torch.no_grad():
        for start in range(0, len(pieces), 8):
            batch = collate(pieces[start : start + 8], layout)
            tags, anchors, parts = network(batch.pieces, batch.mask, batch.firsts)
            _heads(batch, tags, layout, counts)
            _links(network, batch, anchors, parts, layout, counts)
    network.train()
    names = dict.fromkeys(name for name, _ in counts)
    return {n: round(f1(counts[n, "hit"], counts[n, "gold"], counts[n, "said"]), 3) for n in names}


def f1(hit: int, gold: int, said: int) -> float:
    """F1 of counts; 1 where there was nothing to find and nothing was said."""
    return 2 * hit / (gold + said) if gold + said else 1.0


def _heads(batch: Batch, tags: torch.Tensor, layout: Layout, counts: Counts) -> None:
    for head, target in batch.each.items():
        said = (tags[..., layout.columns[head]] > 0) & (target != NONE)
        _count(counts, head, said, target == 1)
    for head, target in batch.bio.items():
        said = (tags[..., layout.columns[head]].argmax(-1) > 0) & (target != NONE)
        _count(counts, head, said, target > 0)
    for head, target in batch.one.items():
        known = target != NONE
        right = (tags[..., layout.columns[head]].argmax(-1) == target) & known
        counts[head, "hit"] += int(right.sum())
        counts[head, "gold"] += int(known.sum())
        counts[head, "said"] += int(known.sum())


def _count(counts: Counts, name: str, said: torch.Tensor, gold: torch.Tensor) -> None:
    counts[name, "hit"] += int((said & gold).sum())
    counts[name, "gold"] += int(gold.sum())
    counts[name, "said"] += int(said.sum())


def _links(
    network: Tagger, batch: Batch, anchors: torch.Tensor, parts: torch.Tensor, layout: Layout, counts: Counts
) -> None:
    edges = torch.tensor(layout.steps)
    for row, found in enumerate(batch.links):
        words = int(batch.words[row].sum())
        for role, word, ends in found:
            distance = (torch.arange(words) - word)[None]
            scores = network.links(anchors[row, word][None], parts[row, :words], distance, edges)[0, role]
            gold = torch.zeros(words, dtype=torch.bool)
            gold[ends] = True
            _count(counts, f"->{layout.links[role]}", scores > 0, gold)


def summary(scores: dict[str, float], heads: Iterable[str]) -> str:
    """Scores in a line."""
    return "  ".join(f"{h} {scores[h]:.2f}" for h in heads if h in scores)
