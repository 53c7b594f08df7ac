"""Reprints: reports that share most of their sentences are one origin, however many papers carry them.

Sentences are compared by MinHash over pairs of words, with locality-sensitive bands (Broder 1997; Leskovec et al.,
Mining of Massive Datasets, 3.4): two that differ in a word or two most likely share a band, so a reprint may cut,
reorder, retitle and touch up. Sentences with other digits are other sentences.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from zlib import crc32

from onrecord.model import Report

SHARED = 0.5
"""Share of the shorter report's sentences that must stand in the other one."""
SHORT = 6
"""Sentences of fewer words are said by everybody."""
RUN = 2
"""Words in a run."""
BANDS, ROWS = 4, 3
"""Sentences that share 8 of 10 runs share a band in 94 of 100 cases, those that share 3 of 10 in 10."""
COMMON = 20
"""Reports of one sentence that are compared with each other; of more, all with the first."""
_SALTS = [crc32(b"%d" % n) for n in range(BANDS * ROWS)]
Held = tuple[str, int, bool]
"""Report, sentence, and whether the key is of the whole sentence."""
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?<=[.!?])[\s”\"]+|\n+")


def origins(reports: Mapping[str, Report]) -> dict[str, str]:
    """Report id -> origin: the smallest report id of its wire group."""
    holders: dict[int, list[Held]] = defaultdict(list)
    lengths: dict[str, int] = {}
    for id in sorted(reports):
        sentences = list(_keys(reports[id].text))
        lengths[id] = len(sentences)
        for n, keys in enumerate(sentences):
            for band, key in enumerate(keys):
                holders[key].append((id, n, band == 0))
    shared: dict[tuple[str, str], set[int]] = defaultdict(set)
    wholly: set[tuple[str, str]] = set()
    for found in holders.values():
        for (a, n, whole), (b, m, _) in _pairs(found):
            if a != b:
                shared[a, b].add(n if lengths[a] <= lengths[b] else m)
                if whole:
                    wholly.add((a, b))
    origin = {id: id for id in lengths}
    for (a, b), both in sorted(shared.items()):
        enough = len(both) >= SHARED * min(lengths[a], lengths[b])
        if enough and (len(both) > 1 or (a, b) in wholly):
            first, second = sorted((_first(origin, a), _first(origin, b)))
            origin[second] = first
    return {id: _first(origin, id) for id in origin}


def _pairs(found: list[Held]) -> Iterator[tuple[Held, Held]]:
    if len(found) <= COMMON:
        yield from combinations(found, 2)
    else:
        yield from ((found[0], other) for other in found[1:])


def _keys(text: str) -> Iterator[tuple[int, ...]]:
    """Of each sentence that is not short: the hash of all its words, then one of each band."""
    for sentence in _ENDS.split(text.lower()):
        words = _WORD.findall(sentence)
        if len(words) >= SHORT:
            numbers = crc32(" ".join(sorted(w for w in words if w.isdecimal())).encode())
            runs = [crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)]
            least = [min([run ^ salt for run in runs]) for salt in _SALTS]
            bands = (least[n : n + ROWS] for n in range(0, len(least), ROWS))
            yield hash((0, *runs)), *(hash((n, numbers, *band)) for n, band in enumerate(bands, start=1))


def _first(origin: dict[str, str], id: str) -> str:
    while origin[id] != id:
        origin[id] = origin[origin[id]]
        id = origin[id]
    return id
