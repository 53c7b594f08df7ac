"""Quotations: the stretches of a report that stand between quotation marks."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from onrecord.model import Sentence, Span

# A mark opens after a space, a bracket or a dash and before a letter; curly marks and guillemets say so themselves.
# Single marks are left alone: an apostrophe looks the same.
_MARK = re.compile(r"(?P<open>[“«„]|(?<![^\s(\[—–-])\"+(?=\S))|(?P<close>[”»]|\"+)")
# A cell of a table that was never unpacked: the whole line in marks, and every mark inside it doubled.
_CELL = re.compile(r'(?P<open>(?<![^\s(\[—–-])""(?=[^\s"]))|(?P<close>"")')


def quotations(text: str, sentences: Iterable[Sentence]) -> Iterator[Span]:
    """Every quotation with its marks, in the order of the text; one that is never closed runs to its line's end."""
    for _, line in groupby(sentences, key=lambda s: s.paragraph):
        there = list(line)
        yield from _in_line(text, there[0].span.start, there[-1].span.end)


def _in_line(text: str, start: int, end: int) -> Iterator[Span]:
    marks = _MARK
    if text.startswith('"', start) and text.endswith('"', start, end) and '""' in text[start:end]:
        marks, start, end = _CELL, start + 1, end - 1
    opened: int | None = None
    for mark in marks.finditer(text, start, end):
        if mark["open"] and opened is None:
            opened = mark.start()
        elif mark["close"] and opened is not None:
            yield Span(opened, mark.end())
            opened = None
    if opened is not None and opened < end:
        yield Span(opened, end)
