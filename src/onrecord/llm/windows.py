"""windows: a long report is asked about in pieces; they overlap, so that a voice stays in sight of what it says."""

from collections.abc import Iterator, Sequence

from onrecord.model import Reading, Span


def windows(reading: Reading, size: int, overlap: int) -> list[Span]:
    """Pieces of at most `size` letters, cut between sentences (or lines); none lies wholly inside another.

    A sentence longer than that is cut between words, or where it has none, anywhere. No piece for a report without
    words.
    """
    text = reading.report.text
    units = [part for unit in units_of(reading) for part in _cut(text, unit, size, overlap)]
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


def units_of(reading: Reading) -> list[Span]:
    """The report's sentences; its lines, where no sentences are known."""
    return [sentence.span for sentence in reading.sentences] or _lines(reading.report.text)


def _cut(text: str, unit: Span, size: int, overlap: int) -> Iterator[Span]:
    """The unit; if it is too long, parts of it that are short enough to overlap."""
    part = size if len(unit) <= size else min(size, overlap or size)
    start = unit.start
    while unit.end - start > part:
        space = max(text.rfind(sign, start + 1, start + part + 1) for sign in " \n\t")
        end = space if space > start else start + part
        if words := text[start:end].rstrip():
            yield Span(start, start + len(words))
        start = end
        while start < unit.end and text[start].isspace():
            start += 1
    if start < unit.end:
        yield Span(start, unit.end)


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
