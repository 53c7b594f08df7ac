"""Reprints: reports that share most of their sentences are one origin, however many papers carry them."""

import re
from collections import defaultdict
from collections.abc import Mapping

from onrecord.model import Report

SHARED = 0.5
"""Share of the shorter report's sentences that must stand in the other one."""
SHORT = 6
"""Sentences of fewer words are said by everybody."""


def origins(reports: Mapping[str, Report]) -> dict[str, str]:
    """Report id -> origin: the smallest report id of its wire group."""
    sentences = {id: _sentences(report.text) for id, report in reports.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for id in sorted(sentences):
        for sentence in sentences[id]:
            holders[sentence].append(id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in holders.values():
        for other in ids[1:]:
            shared[ids[0], other] += 1
    origin = {id: id for id in sentences}
    for (a, b), count in sorted(shared.items()):
        if count >= SHARED * min(len(sentences[a]), len(sentences[b])):
            first, second = sorted((origin[a], origin[b]))
            origin = {id: first if o == second else o for id, o in origin.items()} if first != second else origin
    return origin


def _sentences(text: str) -> frozenset[str]:
    pieces = (re.sub(r"\W+", " ", piece).strip().lower() for piece in re.split(r"(?<=[.!?])[\s”\"]+|\n+", text))
    return frozenset(piece for piece in pieces if piece.count(" ") >= SHORT - 1)
