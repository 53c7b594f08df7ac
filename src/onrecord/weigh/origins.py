"""Reprints: reports that share most of their sentences are one origin, however many papers carry them.

Sentences are compared by MinHash over pairs of words, with locality-sensitive bands (Broder 1997; Leskovec et al.,
Mining of Massive Datasets, 3.4): two that differ in a word or two most likely share a band, so a reprint may cut,
reorder, retitle and touch up. Sentences with other digits are other sentences.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple
from zlib import crc32

from onrecord.model import Report
from onrecord.weigh.average import Pair

SHARED = 0.5
"""Share of the shorter report's sentences that must stand in the other one."""
SHORT = 6
"""Sentences of fewer words are said by everybody."""
RUN = 2
"""Words in a run."""
BANDS, ROWS = 4, 3
"""Sentences that share 8 of 10 runs share a band in 94 of 100 cases, those that share 3 of 10 in 10."""
NEXT = 12
"""Reports of one sentence, in the order of ids, that one is compared with: what thousands print is no sign of a
reprint, and would take for ever."""
_SALTS = [crc32(b"%d" % n) for n in range(BANDS * ROWS)]
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?<=[.!?])[\s”\"]+|\n+")


class Said(NamedTuple):
    """A sentence of a report under one of its keys."""

    report: str
    sentence: int
    """Its number in the report, among those that are not short nor repeated."""
    of: int
    """How many the report has."""
    whole: bool
    """Whether the key is of the whole sentence, not of a band."""


def origins(reports: Mapping[str, Report]) -> dict[str, str]:
    """Report id -> origin: the smallest report id of its wire group."""
    return {id: id for id in reports} | origins_of(holders(reports.values()))


def holders(reports: Iterable[Report]) -> dict[str, list[Said]]:
    """Who holds each sentence, by its keys, in the order of report ids."""
    found: dict[str, list[Said]] = defaultdict(list)
    for report in reports:
        for key, said in sayings(report).items():
            found[key].append(said)
    for some in found.values():
        some.sort()
    return found


def origins_of(holders: Mapping[str, list[Said]]) -> dict[str, str]:
    """The same as `origins`, of who holds what; without reports that have no sentence."""
    beside = (
        (one, other)
        for found in holders.values()
        for i, one in enumerate(found)
        for other in islice(found, i + 1, i + 1 + NEXT)
    )
    return first_of({said.report for found in holders.values() for said in found}, reprints(beside))


def sayings(report: Report) -> dict[str, Said]:
    """A report's sentences by their keys; of those that share a key, the first."""
    found = list(dict.fromkeys(_keys(report.text)))
    said: dict[str, Said] = {}
    for n, keys in enumerate(found):
        for band, key in enumerate(keys):
            said.setdefault(key, Said(report.id, n, len(found), band == 0))
    return said


def reprints(beside: Iterable[tuple[Said, Said]]) -> set[Pair]:
    """Pairs of reports that share enough, of sentences of two reports under one key, the smaller report first."""
    shared: dict[Pair, set[int]] = defaultdict(set)
    least: dict[Pair, int] = {}
    wholly: set[Pair] = set()
    for one, other in beside:
        pair = one.report, other.report
        shared[pair].add(one.sentence if one.of <= other.of else other.sentence)
        least[pair] = min(one.of, other.of)
        if one.whole:
            wholly.add(pair)
    return {
        pair for pair, both in shared.items() if len(both) >= SHARED * least[pair] and (len(both) > 1 or pair in wholly)
    }


def first_of(ids: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Id -> the smallest id that pairs lead to."""
    origin = {id: id for id in ids}
    for a, b in pairs:
        first, second = sorted((_first(origin, a), _first(origin, b)))
        origin[second] = first
    return {id: _first(origin, id) for id in origin}


def _keys(text: str) -> Iterator[tuple[str, ...]]:
    """Of each sentence that is not short: the hash of all its words, then one of each band."""
    for sentence in _ENDS.split(text.lower()):
        words = _WORD.findall(sentence)
        if len(words) >= SHORT:
            numbers = crc32(" ".join(sorted(w for w in words if w.isdecimal())).encode())
            runs = [crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)]
            least = [min([run ^ salt for run in runs]) for salt in _SALTS]
            bands = (least[n : n + ROWS] for n in range(0, len(least), ROWS))
            yield _key(0, runs), *(_key(n, (numbers, *band)) for n, band in enumerate(bands, start=1))


def _key(kind: int, numbers: Iterable[int]) -> str:
    return blake2b(array("Q", (kind, *numbers)).tobytes(), digest_size=8).hexdigest()


def _first(origin: dict[str, str], id: str) -> str:
    while origin[id] != id:
        origin[id] = origin[origin[id]]
        id = origin[id]
    return id
