"""The stages' own case tables: `bench/cases/NAME.csv`, a sentence a row with what must come out of it.

Each table begins with a comment that says what its columns mean. All rows are read with the whole kit.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from onrecord.kit import Kit
from onrecord.model import Act, Control, Draft, Event, Figure, Party, Reading, Report, Span, Tie, Toll, Where, vocab
from onrecord.read.claims import sayings_at
from onrecord.read.moods import mood_of, stance_of

Row = dict[str, str]
TITLE = "Report from the front"
_Act = TypeVar("_Act", Control, Tie)


def run(folder: Path, kit: Kit) -> Iterator[tuple[str, int, int]]:
    """Table by table: its name, how many rows came out right, and how many there are."""
    for name, is_right in TABLES.items():
        table = rows(folder / f"{name}.csv")
        readings = kit.read_all(Report(text=_text(row), name=name, published=_day(row)) for row in table)
        yield name, sum(is_right(reading, row) for reading, row in zip(readings, table, strict=True)), len(table)


def rows(file: Path) -> list[Row]:
    """The rows without the comments at the head."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _text(row: Row) -> str:
    # a first line in the present tense may be a headline: sentences on mood are read as bodies
    return f"{TITLE}\n\n{row['sentence']}" if "word" in row else row.get("text") or row["sentence"]


def _day(row: Row) -> date | None:
    return date.fromisoformat(row["published"]) if row.get("published") else None


def figures(reading: Reading, row: Row) -> bool:
    """Every figure as "words = low..best..high"."""

    def shown(figure: Figure) -> str:
        numbers = "..".join("*" if n is None else str(n) for n in (figure.low, figure.best, figure.high))
        return f"{figure.span.of(reading.report.text)} = {numbers}"

    return "; ".join(map(shown, reading.figures)) == row["figures"]


def dates(reading: Reading, row: Row) -> bool:
    """The days and the rule of one expression, or no date there."""
    start = reading.report.text.index(row["expression"])
    at = Span(start, start + len(row["expression"]))
    if not row["rule"]:
        return not any(w.span and w.span.overlaps(at) for w in reading.dates)
    found = [(w.start.isoformat(), w.end.isoformat(), w.rule) for w in reading.dates if w.span == at]
    return found == [(row["start"], row["end"], row["rule"])]


def tolls(reading: Reading, row: Row) -> bool:
    """Every toll as "harm words low..high victims", in the order of the text."""
    text = reading.report.text

    def shown(toll: Toll) -> str:
        harm = f"{toll.harm}+{toll.also}" if toll.also else toll.harm
        high = "*" if toll.figure.high is None else toll.figure.high
        victims = toll.victims.span.of(text) if toll.victims else "-"
        return f"{harm} {toll.figure.span.of(text)} {toll.figure.low}..{high} {victims}"

    drafts = [(d.act.figure.span, d.anchor, d.act) for d in reading.drafts if isinstance(d.act, Toll)]
    return "; ".join(shown(act) for _, _, act in sorted(drafts, key=lambda d: d[:2])) == row["tolls"]


def events(reading: Reading, row: Row) -> bool:
    """The one event of the text, or none."""
    text = reading.report.text
    found = [d.act for d in reading.drafts if isinstance(d.act, Event)]
    if not row["trigger"] or len(found) != 1:
        return not found and not row["trigger"]
    act = found[0]
    return (
        row["trigger"] in act.trigger.of(text)
        and (act.type, act.outcome) == (row["type"], row["outcome"])
        and _named(act.agents, row["agents"], text)
        and _named(act.targets, row["targets"], text)
        and (row["place"] in act.place.span.of(text) if act.place else not row["place"])
    )


def _named(parties: tuple[Party, ...], wanted: str, text: str) -> bool:
    names = [name.strip() for name in wanted.split(";") if name.strip()]
    return len(names) == len(parties) and all(any(name in p.span.of(text) for p in parties) for name in names)


def control(reading: Reading, row: Row) -> bool:
    """Every control as "holder | change | place | share", and no other."""
    text = reading.report.text

    def fits(act: Control, holder: str, change: str, place: str, share: str = "") -> bool:
        same = (act.change, act.share) == (change, float(share) if share else None)
        return same and holder in act.holder.span.of(text) and place in act.place.span.of(text)

    return _all(_cells(row["controls"]), [d.act for d in reading.drafts if isinstance(d.act, Control)], fits)


def ties(reading: Reading, row: Row) -> bool:
    """Every tie as "A | kind | B" in either order, and no other."""
    text = reading.report.text

    def fits(act: Tie, one: str, kind: str, other: str) -> bool:
        a, b = act.a.span.of(text), act.b.span.of(text)
        return act.kind == kind and ((one in a and other in b) or (one in b and other in a))

    return _all(_cells(row["ties"]), [d.act for d in reading.drafts if isinstance(d.act, Tie)], fits)


def _cells(cell: str) -> list[list[str]]:
    return [[part.strip() for part in one.split("|")] for one in cell.split(";") if one.strip()]


def _all(wanted: Iterable[list[str]], found: list[_Act], fits: Callable[..., bool]) -> bool:
    left = list(found)
    for one in wanted:
        match = next((act for act in left if fits(act, *one)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def voices(reading: Reading, row: Row) -> bool:
    """Who says certain words, and whether asserting, denying or doubting them."""
    start = reading.report.text.index(row["fact"])
    said = sayings_at(reading, Span(start, start + len(row["fact"])))
    if not said:
        return not row["voice"]
    return (said[0].voice.span.of(reading.report.text), said[0].stance) == (row["voice"], row["stance"])


def moods(reading: Reading, row: Row) -> bool:
    """Stance and mood of an act at a word, whether or not the kit finds one there."""
    start = reading.report.text.index(row["word"])
    word = next(w for w in reading.words if w.start <= start < w.end)
    draft = Draft(act=_act(row["act"], word.span), anchor=word.i, evidence=word.span, made_by="case")
    return (stance_of(reading, draft), mood_of(reading, draft)) == (row["stance"], row["mood"])


def _act(kind: str, at: Span) -> Act:
    somebody, there = Party(at, "somebody"), Where(at, "there")
    match kind:
        case "event":
            return Event(type="armed-clash", trigger=at)
        case "tie":
            return Tie(a=somebody, b=somebody, kind="allied")
        case "holds" | "gains" | "loses" | "contests":
            return Control(holder=somebody, place=there, change=kind)
    if kind in vocab.codes("events"):
        return Event(type=kind, trigger=at)
    return Toll(harm=kind, figure=Figure(2, None, None, at))


TABLES: dict[str, Callable[[Reading, Row], bool]] = {
    one.__name__: one for one in (figures, dates, tolls, events, control, ties, voices, moods)
}
