"""losses: how far the network's scores are from what the coders marked."""

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.tagger.layout import Layout
from onrecord.train.batches import NONE, Batch
from onrecord.train.network import Tagger

WEIGHTS = {"type": 0.5, "harm": 0.5, "mood": 0.3, "stance": 0.3, "outcome": 0.3}
"""Heads that only ever speak at anchors count less than those that find them."""
LINKS = 2.0
"""What links weigh: at most anchors most roles have no part, so their mean is small."""
RARE = {"trigger": 3.0, "toll": 3.0, "voice": 3.0, "control": 8.0, "tie": 8.0}
"""A word that is an anchor counts so many times one that is none: most words carry nothing."""


def loss(network: Tagger, batch: Batch, layout: Layout, half: bool = False) -> Tensor:
    """One number for a batch: the sum over the heads, each a mean over the words for which it is taught."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        scores = network(batch.pieces, batch.mask, batch.firsts)
    tags, anchors, parts = (score.float() for score in scores)
    columns = layout.columns
    total = tags.new_zeros(())
    for head, target in batch.each.items():
        known = target != NONE
        if known.any():
            score, wanted = tags[..., columns[head]][known], target[known]
            each = functional.binary_cross_entropy_with_logits(score, wanted, reduction="none")
            weight = 1 + (RARE[head] - 1) * wanted
            total = total + 8 * (each * weight).sum() / known.sum()
    for head, target in batch.one.items():
        if (target != NONE).any():
            one = functional.cross_entropy(tags[..., columns[head]].transpose(1, 2), target, ignore_index=NONE)
            total = total + WEIGHTS[head] * one
    for head, target in batch.bio.items():
        if (target != NONE).any():
            total = total + functional.cross_entropy(
                tags[..., columns[head]].transpose(1, 2), target, ignore_index=NONE
            )
    return total + _links(network, batch, layout, anchors, parts)


def _links(network: Tagger, batch: Batch, layout: Layout, anchors: Tensor, parts: Tensor) -> Tensor:
    """Every word of the window is a part of the anchor in a role, or not: a sum over words for each word of the part,
    so that long parts weigh no more than short ones; meaned over anchors."""
    edges = torch.tensor(layout.steps)
    total, count = parts.new_zeros(()), 0
    for row, found in enumerate(batch.links):
        if not found:
            continue
        words = int(batch.words[row].sum())
        at = torch.tensor([word for _, word, _ in found])
        role = torch.tensor([role for role, _, _ in found])
        unique, where = at.unique(return_inverse=True)
        distance = torch.arange(words)[None, :] - unique[:, None]
        scores = network.links(anchors[row, unique], parts[row, :words], distance, edges)[where, role]
        wanted = torch.zeros_like(scores)
        for i, (_, _, ends) in enumerate(found):
            wanted[i, ends] = 1.0
        lengths = wanted.sum(1, keepdim=True).clamp(min=1.0)
        each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
        total = total + (each / lengths).sum()
        count += len(found)
    return LINKS * total / max(count, 1)
