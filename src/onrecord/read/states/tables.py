"""Who holds what in tables and lists: "Town | Held by", and lines "Orvel, Marwin: the army" under such a heading."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.model import Change, Control, Draft, Mention, Party, Reading, Span, Where, Word
from onrecord.read.mentions.parties import party, where
from onrecord.read.rows import Cell, Row, rows
from onrecord.read.states.territory import words

_SHORT = 12
"""Words that a heading, or a side of a colon, may have."""
_ENDS = frozenset({".", ";", "!"})


def listed(reading: Reading) -> Iterator[Draft]:
    """A draft for each place and holder of such tables and lists."""
    text = reading.report.text
    if "|" in text:
        for row in rows(reading):
            yield from _row(reading, row)
    told = False
    for _, run in groupby(reading.words, key=lambda w: w.sentence.paragraph):
        line = list(run)
        at = next((k for k, w in enumerate(line[: _SHORT + 1]) if w.text == ":"), 0)
        if at and (told or _tells_holders(line[:at])):
            yield from _entry(reading, line[:at], _sentence(line[at + 1 :]))
        elif not at:
            told = len(line) <= _SHORT and _tells_holders(line)


def _row(reading: Reading, row: Row) -> Iterator[Draft]:
    """The places of a row's first cell and who stands in the column of holders."""
    if row.head is None:
        return
    for head, cell in list(zip(row.head.cells, row.cells, strict=False))[1:]:
        if _tells_holders(head) and cell and row.cells[0]:
            yield from _drafts(reading, row.cells[0], cell)


def _tells_holders(line: Sequence[Word]) -> bool:
    """Whether a heading says that holders follow: "Held by", "Areas of control", "Who is where"."""
    said = " ".join(w.lower for w in line)
    return any(f" {one} " in f" {said} " for one in words("headings"))


def _sentence(line: Sequence[Word]) -> Sequence[Word]:
    """The words up to the first full stop; what follows is a remark."""
    return line[: next((k for k, w in enumerate(line) if w.text in _ENDS), len(line))]


def _entry(reading: Reading, left: Cell, right: Cell) -> Iterator[Draft]:
    """ "Held by X: places", else "places: holders", or the other way about where only the left has holders."""
    if not left or not right or any(w.pos == "VERB" and w.lower not in words("in_dispute") for w in right):
        return
    turned = _tells_holders(left) or not _holders(reading, right)
    yield from _drafts(reading, right, left) if turned else _drafts(reading, left, right)


def _drafts(reading: Reading, place_cell: Cell, holder_cell: Cell) -> Iterator[Draft]:
    disputed = any(w.lower in words("in_dispute") for w in (*place_cell, *holder_cell))
    change: Change = "contests" if disputed else "holds"
    for head, holder in _holders(reading, holder_cell):
        for place in _places(reading, place_cell):
            act = Control(holder=holder, place=place, change=change, share=None, when=None)
            span = Span(min(holder.span.start, place.span.start), max(holder.span.end, place.span.end))
            yield Draft(act=act, anchor=head, evidence=span, made_by="rules/control:listed")


def _outer(reading: Reading, cell: Cell) -> list[Mention]:
    """The mentions of a cell; of one inside another, the outer."""
    found = [m for w in cell if (m := reading.mention_of.get(w.i)) is not None]
    return [m for m in found if not any(o is not m and o.span.contains(m.span) for o in found)]


def _holders(reading: Reading, cell: Cell) -> list[tuple[int, Party]]:
    """Head words of forces and who they are, up to a word that says under whom they serve."""
    end = next((w.start for w in cell if w.lower in words("serving")), cell[-1].end)
    found = []
    for one in _outer(reading, cell):
        if one.kind == "force" and one.span.end <= end:
            who = party(one)
            if one.span.start < cell[0].start:  # the parser took the colon for a part of the name
                span = Span(cell[0].start, one.span.end)
                who = Party(span=span, name=span.of(reading.report.text), actor=who.actor)
            found.append((one.head, who))
    return found


def _places(reading: Reading, cell: Cell) -> list[Where]:
    """Places, and names of which nobody knows what they are; not where a road leads."""
    text = reading.report.text
    found = [
        m
        for m in _outer(reading, cell)
        if m.kind == "place" or (m.actor is None and text[m.span.start].isupper() and m.span.start >= cell[0].start)
    ]
    return [where(m) for m in found if m is found[0] or reading.words[m.head].dep != "pobj"]
