"""losses: how far the network's scores are from what the coders marked."""

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.tagger.layout import Layout
from onrecord.train.batches import NONE, Batch
from onrecord.train.network import Tagger, sense

WEIGHTS = {"type": 0.5, "harm": 0.5, "mood": 0.3, "stance": 0.3, "outcome": 0.3}
"""Heads that only ever speak at anchors count less than those that find them."""
_ACTS = ("trigger", "toll", "control", "tie")
_ASKED = {"type": ("trigger",), "outcome": ("trigger",), "harm": ("toll",), "mood": _ACTS, "stance": _ACTS}
"""Label -> the anchors that have it."""
EACH = 8.0
"""What anchors weigh: at most words there is none, so their mean is small, too."""
LINKS = 2.0
"""What links weigh: at most anchors most roles have no part, so their mean is small."""
SAME = 2.0
"""What it weighs whether two claims are about one incident."""
RARE = {"trigger": 3.0, "toll": 3.0, "voice": 3.0, "control": 8.0, "tie": 8.0}
"""A word that is an anchor counts so many times one that is none: most words carry nothing."""


def loss(network: Tagger, batch: Batch, layout: Layout, half: bool = False) -> Tensor:
    """One number for a batch: the sum over the heads, each a mean over the words for which it is taught."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        scores = network(batch.pieces, batch.mask, batch.firsts)
    tags, anchors, parts, senses = (score.float() for score in scores)
    columns = layout.columns
    total = tags.new_zeros(())
    for head, target in batch.each.items():
        known = target != NONE
        if known.any():
            total = total + _anchors(head, tags[..., columns[head]][known], target[known]) / known.sum()
    for head, target in batch.one.items():
        if (target != NONE).any():
            one = functional.cross_entropy(tags[..., columns[head]].transpose(1, 2), target, ignore_index=NONE)
            total = total + WEIGHTS[head] * one
    for head, target in batch.bio.items():
        if (target != NONE).any():
            total = total + functional.cross_entropy(
                tags[..., columns[head]].transpose(1, 2), target, ignore_index=NONE
            )
    total = total + _told(tags, batch, layout) + _scenes(network, batch, senses)
    return total + _links(network, batch, layout, anchors, parts)


def _scenes(network: Tagger, batch: Batch, senses: Tensor) -> Tensor:
    """Which two claims of a window are about one incident: every claim counts alike, however many there are."""
    total, count = senses.new_zeros(()), 0.0
    for row, found in enumerate(batch.scenes):
        if len(found) < 2:
            continue
        own = torch.stack([sense(senses[row, :, 0][act], senses[row, :, 1][said]) for act, said, _ in found])
        a, b = torch.combinations(torch.arange(len(found))).unbind(1)
        wanted = torch.tensor([float(found[i][2] == found[j][2]) for i, j in zip(a.tolist(), b.tolist(), strict=True)])
        score = network.one_incident(own[a], own[b])
        total = total + functional.binary_cross_entropy_with_logits(score, wanted, reduction="sum") / len(found)
        count += (len(found) - 1) / 2
    return SAME * total / max(count, 1.0)


def _anchors(head: str, scores: Tensor, wanted: Tensor) -> Tensor:
    """The sum over words and labels of an anchor's head; the probable count as RARE."""
    each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    return EACH * (each * (1 + (RARE[head] - 1) * wanted)).sum()


def _told(tags: Tensor, batch: Batch, layout: Layout) -> Tensor:
    """The same losses against a teacher's probabilities. Labels of an anchor count as much as it is likely one."""
    total = tags.new_zeros(())
    asked = batch.told[..., 0] != NONE
    if not asked.any():
        return total
    told, score = batch.told[asked], tags[asked]
    likely = {head: told[:, layout.columns[head]].amax(1) for head in layout.each}
    for head in layout.each:
        columns = layout.columns[head]
        total = total + _anchors(head, score[:, columns], told[:, columns]) / len(told)
    for head in layout.one:
        weight = torch.stack([likely[one] for one in _ASKED[head]]).amax(0)
        each = functional.cross_entropy(score[:, layout.columns[head]], told[:, layout.columns[head]], reduction="none")
        total = total + WEIGHTS[head] * (each * weight).sum() / weight.sum().clamp(min=1.0)
    return total


def _links(network: Tagger, batch: Batch, layout: Layout, anchors: Tensor, parts: Tensor) -> Tensor:
    """Every word of the window is a part of the anchor in a role, or not: a sum over words for each word of the part,
    so that long parts weigh no more than short ones; meaned over anchors."""
    edges = torch.tensor(layout.steps)
    total, count = parts.new_zeros(()), 0
    for row, found in enumerate(batch.links):
        if not found:
            continue
        words = int(batch.words[row].sum())
        at = torch.tensor([link.word for link in found])
        role = torch.tensor([link.role for link in found])
        unique, where = at.unique(return_inverse=True)
        distance = torch.arange(words)[None, :] - unique[:, None]
        scores = network.links(anchors[row, unique], parts[row, :words], distance, edges)[where, role]
        wanted = torch.zeros_like(scores)
        for i, link in enumerate(found):
            wanted[i, link.ends] = torch.tensor(link.chances)
        lengths = wanted.sum(1, keepdim=True).clamp(min=1.0)
        each = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
        total = total + (each / lengths).sum()
        count += len(found)
    return LINKS * total / max(count, 1)
