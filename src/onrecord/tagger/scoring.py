"""scoring: the words of a report through a network, window by window."""

from collections.abc import Callable, Sequence

import numpy as np
from tokenizers import Tokenizer

from onrecord.tagger.layout import layout
from onrecord.tagger.pieces import pieces_of
from onrecord.tagger.tags import Links, Scores, TagScores

Run = Callable[[list[int], list[int]], Sequence[Scores]]
"""Piece ids of a window and where its words begin -> tags, anchors, parts and, if the model has them, senses of those
words."""


def scored(words: Sequence[str], tokenizer: Tokenizer, run: Run, links: Links) -> TagScores:
    """The scores for a report's words.

    Every window is run by itself: the 8-bit scale is that of what is run together, and would make what a report says
    depend on the reports beside it. (Batches are no faster on one thread.)
    """
    plan = layout()
    tags: Scores = np.zeros((len(words), plan.width), np.float32)
    anchors: Scores = np.zeros((len(words), len(plan.links), plan.link_size), np.float32)
    parts = np.zeros_like(anchors)
    senses: Scores | None = None
    for window, pieces, firsts in pieces_of(words, tokenizer, plan.window, plan.overlap):
        here = slice(window.first - window.start, window.last - window.start)
        found = run(pieces, firsts)
        for whole, new in zip((tags, anchors, parts), found, strict=False):
            whole[window.first : window.last] = new[here]
        for felt in found[3:]:
            senses = np.zeros((len(words), *felt.shape[1:]), np.float32) if senses is None else senses
            senses[window.first : window.last] = felt[here]
    return TagScores(tags, anchors, parts, links, senses)
