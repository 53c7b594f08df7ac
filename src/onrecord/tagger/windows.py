"""windows: a long report is read through overlapping windows; each word is taken from where it stands most central."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Window:
    """Words [start, end) are read together; [first, last) are taken from here."""

    start: int
    end: int
    first: int
    last: int


def windows(pieces: Sequence[int], size: int, overlap: int) -> list[Window]:
    """Cut words, given how many pieces each has, into windows of at most `size` pieces that share about `overlap`.

    A word of more pieces than fit gets a window alone; the caller cuts it.
    """
    found: list[tuple[int, int]] = []
    start, count = 0, len(pieces)
    while start < count:
        end, used = start, 0
        while end < count and (used + pieces[end] <= size or end == start):
            used += pieces[end]
            end += 1
        found.append((start, end))
        if end == count:
            break
        back = end
        while back - 1 > start and sum(pieces[back - 1 : end]) <= overlap:
            back -= 1
        start = max(back, start + 1) if back < end else end
    edges = [0, *((b[0] + a[1]) // 2 for a, b in pairwise(found)), count]
    return [Window(a, b, edges[i], edges[i + 1]) for i, (a, b) in enumerate(found)]
