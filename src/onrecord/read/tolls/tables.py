"""Tolls of tables and of lines with a label: "Amuda | 31,000 | 45" under its header, "Civilians killed: 14".

A cell says how many; what came to whom is said by the cell itself, by the head of its column, by the first cell of its
row, by the column before it ("Of these, children"), or, where columns or rows are people, by the line above the table.
Where is said by the first cell. Ordinary grammar does not hold inside rows, so no other rule reads them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Draft, Figure, Party, Reading, Span, Toll, Where, Word
from onrecord.read.mentions import nouns, singulars
from onrecord.read.mentions.parties import where
from onrecord.read.rows import Cell, Row
from onrecord.read.tolls.harms import harms


def tabled(reading: Reading, rows: Sequence[Row]) -> Iterator[Draft]:
    """A draft for every number of people in the rows."""
    for row in rows:
        yield from _Reader(reading, row).drafts()


@dataclass(frozen=True)
class _Reader:
    """Reads one row under its head."""

    reading: Reading
    row: Row

    def drafts(self) -> Iterator[Draft]:
        first, *_ = self.row.cells or ((),)
        before: Word | None = None
        for column, cell in enumerate(self.row.cells):
            above = self.row.head.cells[column] if self.row.head is not None else ()
            said = (cell, above, first)
            said_by = next((w for one in said if (w := _harm_word(one))), None)
            if said_by is None and _is_share(above):
                said_by = before
            elif said_by is None and column and self.row.head is not None:
                said_by = self._of_caption(above, first)
            before = said_by
            figure = self._figure(cell) if column or self.row.head is None else None
            if figure is not None and said_by is not None:
                yield self._draft(figure, said_by, said)

    def _of_caption(self, above: Cell, first: Cell) -> Word | None:
        """The harm that the line above the table says: of columns that are people, or bare numbers of people."""
        rules, words = harms(), [w for w in above if w.text.isalnum()]
        if any(map(self._is_somebody, words)) or (
            all(w.lower in rules["bare_heads"] for w in words) and not any(map(_is_thing, first))
        ):
            return _harm_word(self.row.caption)
        return None

    def _is_somebody(self, word: Word) -> bool:
        mention = self.reading.mention_of.get(word.i)
        return _are_people(word) or (mention is not None and mention.actor is not None)

    def _draft(self, figure: Figure, said_by: Word, said: Sequence[Cell]) -> Draft:
        cell, _, first = said
        toll = Toll(
            harm=_harm(said_by),
            also=_also(said, said_by),
            figure=figure,
            victims=next((v for one in said if (v := self._victims(one, figure))), None),
            place=self._place(first, named=self._lists_places()) or self._place(cell),
        )
        anchor = said_by if said_by in cell else next(w for w in cell if w.end > figure.span.start)
        evidence = Span((first if self.row.is_label else cell)[0].start, cell[-1].end)
        return Draft(act=toll, anchor=anchor.i, evidence=evidence, made_by="rules/tolls:table")

    def _figure(self, cell: Cell) -> Figure | None:
        whole = Span(cell[0].start, cell[-1].end) if cell else None
        return next((f for f in self.reading.figures if whole is not None and whole.contains(f.span)), None)

    def _victims(self, cell: Cell, figure: Figure) -> Party | None:
        """Who is counted: the cell's noun for people, with the words before it."""
        for k, word in enumerate(cell):
            if word.lower in harms().states:
                continue
            mention = self.reading.mention_of.get(word.i)
            actor = mention.actor.id if mention is not None and mention.actor is not None else None
            if figure.span.overlaps(word.span) or not (actor or _are_people(word)):
                continue
            start = k
            while start and cell[start - 1].tag.startswith(("JJ", "NN")) and not _harm_word([cell[start - 1]]):
                start -= 1
            span = Span(cell[start].start, word.end)
            return Party(span=span, name=span.of(self.reading.report.text), actor=actor)
        return None

    def _lists_places(self) -> bool:
        """Whether the first column is headed "Town", "Province"."""
        return self.row.head is not None and any(w.lower in nouns("place") for w in self.row.head.cells[0])

    def _place(self, cell: Cell, *, named: bool = False) -> Where | None:
        """The cell's place; where places are listed, any name is one."""
        found = [m for w in cell if (m := self.reading.mention_of.get(w.i)) is not None and m.place is not None]
        if found or not named or not cell or not cell[0].text[0].isupper() or cell[0].lower in harms()["sums"]:
            return where(found[0]) if found else None
        span = Span(cell[0].start, cell[-1].end)
        return Where(span=span, name=span.of(self.reading.report.text))


def _are_people(word: Word) -> bool:
    return any(form in nouns(kind) for form in singulars(word.lower) for kind in ("force", "people"))


def _is_share(head: Cell) -> bool:
    """ "Of these, children": a part of the column before."""
    rules = harms()
    starts = tuple(w.lower for w in head[:2])
    return bool(head) and (starts in rules.shares or head[0].lower in rules["shares"])


def _is_thing(word: Word) -> bool:
    """ "Vehicles", "Houses": nobody."""
    return word.tag == "NNS" and not _are_people(word)


def _harm_word(cell: Cell) -> Word | None:
    return next((w for w in cell if _harm(w)), None)


def _harm(word: Word) -> str:
    """The harm that a word of a label says; empty where it says none."""
    rules, lower = harms(), word.lower
    listed: tuple[dict[str, str], ...] = (rules.labels, rules.states, rules.collectives, rules.nouns, rules.people)
    if lower in rules.verbs and rules.verbs[lower].base not in rules["how"] | rules["only_said"]:
        listed = (*listed, {lower: rules.verbs[lower].harm})
    return next((harms[lower] for harms in listed if lower in harms), "")


def _also(said: Sequence[Cell], said_by: Word) -> str | None:
    """ "Killed or wounded" is one number for both."""
    home = next((cell for cell in said if said_by in cell), ())
    return "wounded" if {_harm(w) for w in home} - {""} == {"killed", "wounded"} else None
