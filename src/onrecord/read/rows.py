"""Rows: lines of a report that are no sentences - cells of a table, or a label and a number ("Killed: 14")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Reading, Word

Cell = Sequence[Word]
BAR = "|"
_LONGEST_LABEL = 7
"""Words; what is longer before a colon is a sentence."""
_RULE = frozenset("-:+= ")
_AROUND = frozenset({".", "(", ")", "-", "*", "•", "·"})


@dataclass(frozen=True)
class Row:
    """The cells of a line, and the header row that they stand under."""

    cells: tuple[Cell, ...]
    head: "Row | None" = None
    caption: Cell = ()
    """The line right above the table."""
    is_label: bool = False
    """Whether it is a line "label: number"."""

    @property
    def is_head(self) -> bool:
        """Whether it only says what stands below it."""
        return not self.is_label and self.head is None and not any(map(_has_digit, self.cells[1:]))

    @property
    def paragraphs(self) -> set[int]:
        """The paragraphs that its cells are."""
        return {word.sentence.paragraph for cell in self.cells for word in cell}


def rows(reading: Reading) -> list[Row]:
    """The rows of a report. A table is a run of lines with bars; its header is a first line without numbers."""
    found: list[Row] = []
    head: Row | None = None
    caption: Cell = ()
    inside = False
    for cells in _lines(reading):
        if len(cells) == 1:
            inside, caption, label = False, cells[0], _label(cells[0])
            if label:
                found.append(Row(label, is_label=True))
        elif not all(_RULE.issuperset(w.text) for cell in cells for w in cell):  # "---|---" rules off a header
            head = head if inside else None
            row = Row(cells, head if head is not None and len(cells) == len(head.cells) else None, caption)
            head, inside = row if row.is_head else head, True
            found.append(row)
    return found


def _lines(reading: Reading) -> Iterator[tuple[Cell, ...]]:
    """The lines as cells; a line without bars is one cell. The parser reads every cell by itself."""
    line: list[Cell] = []
    end = 0
    for _, words in groupby(reading.words, key=lambda w: w.sentence.paragraph):
        cell = list(words)
        between = reading.report.text[end : cell[0].start]
        if line and (BAR not in between or "\n" in between):
            yield tuple(line)
            line = []
        line += [()] * (between.count(BAR) - 1) if line else []
        line.append(cell)
        end = cell[-1].end
    if line:
        yield tuple(line)


def _has_digit(cell: Cell) -> bool:
    return any(c.isdigit() for w in cell for c in w.text)


def _label(words: Cell) -> tuple[Cell, ...]:
    """The two sides of a colon, where the left is a short label and nothing but a number follows."""
    at = next((i for i, w in enumerate(words[: _LONGEST_LABEL + 1]) if w.text == ":"), 0)
    label = [w for w in words[:at] if w.text not in _AROUND]
    end = next((i for i, w in enumerate(words) if i > at and w.text == "("), len(words))
    after = [w for w in words[at + 1 : end] if w.text not in _AROUND]
    counts = after and (after[-1].text[0].isdigit() or (after[0].text[0].isdigit() and after[-1].tag == "NNS"))
    if not label or not counts or any(w.pos == "VERB" or w.text in {":", ","} for w in after):
        return ()
    return (label, after)
