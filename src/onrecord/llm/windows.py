"""windows: a long report is asked about in pieces; they overlap, so that a voice stays in sight of what it says."""

from collections.abc import Sequence

from onrecord.model import Reading, Span


def windows(reading: Reading, size: int, overlap: int) -> list[Span]:
    """Pieces of at most `size` letters, cut between sentences (or lines, where none are known).

    A sentence longer than that is a piece by itself. None for a report without words.
    """
    units = [sentence.span for sentence in reading.sentences] or _lines(reading.report.text)
    found: list[Span] = []
    at = 0
    while at < len(units):
        end = at + 1
        while end < len(units) and units[end].end - units[at].start <= size:
            end += 1
        found.append(Span(units[at].start, units[end - 1].end))
        if end == len(units):
            break
        at = _back(units, at, end, size, overlap)
    return found


def _back(units: Sequence[Span], at: int, end: int, size: int, overlap: int) -> int:
    """Where the next piece begins: as far before this one's end as may overlap and leaves room for what is new."""
    last, new, start = units[end - 1].end, units[end].end, end
    while start - 1 > at and last - units[start - 1].start <= overlap and new - units[start - 1].start <= size:
        start -= 1
    return start


def _lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Span(at, at + len(line.rstrip())))
        at += len(line)
    return found
