"""tags: the model's scores for the words of one report, asked for as probabilities."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from onrecord.tagger.layout import layout

Scores: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


@dataclass(frozen=True, eq=False)
class Links:
    """What a link's score has besides the two words: a bias of its role, and one for the words between."""

    steps: Scores
    """[links, steps + 1]"""
    bias: Scores
    """[links]"""


@dataclass(frozen=True, eq=False)
class TagScores:
    """Scores before sigmoid or softmax. Answers `onrecord.model.Tags`."""

    tags: Scores
    """[words, width]"""
    anchors: Scores
    """[words, links, link_size]"""
    parts: Scores
    """[words, links, link_size]"""
    links: Links
    senses: Scores | None = None
    """[words, 2, size]: of each word as an anchor and as one of a sentence; see `sense`. None of a model without."""
    model: bytes = b""
    """SHA-256 of the model."""

    def holds(self, head: str, word: int, label: str | None = None) -> float:
        """That the label holds at the word."""
        plan = layout()
        column = plan.columns[head].start + (plan.each[head].index(label) if label is not None else 0)
        return _sigmoid(float(self.tags[word, column]))

    def shares(self, head: str, word: int) -> Mapping[str, float]:
        """The labels of which one holds at an anchor, with their probabilities."""
        plan = layout()
        raw = self.tags[word, plan.columns[head]].astype(float)
        parts = np.exp(raw - raw.max())
        return dict(zip(plan.one[head], (parts / parts.sum()).tolist(), strict=True))

    def link(self, role: str, anchor: int, part: int) -> float:
        """That a word belongs to the part of the anchor in this role."""
        plan = layout()
        at = plan.links.index(role)
        step = bisect_left(plan.steps, part - anchor)
        score = float(self.anchors[anchor, at] @ self.parts[part, at]) / plan.link_size**0.5
        return _sigmoid(score + float(self.links.steps[at, step]) + float(self.links.bias[at]))

    def links_of(self, role: str, anchor: int) -> Scores:
        """[words], `link` for every word of the report."""
        plan = layout()
        at = plan.links.index(role)
        steps = np.searchsorted(plan.steps, np.arange(len(self.parts)) - anchor)
        scores = self.parts[:, at] @ self.anchors[anchor, at] / plan.link_size**0.5
        return sigmoid(scores + self.links.steps[at, steps] + self.links.bias[at])


def sigmoid(scores: Scores) -> Scores:
    """The probabilities of scores."""
    return (1 / (1 + np.exp(-scores))).astype(np.float32)


def _sigmoid(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))
