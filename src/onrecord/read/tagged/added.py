"""added: what the tagger sees and no rule found: tolls, holders of places, ties. (Events: `events.tagged`.)"""

from collections.abc import Iterator
from itertools import combinations
from typing import get_args

from onrecord.model import Control, Draft, Figure, Mention, Party, Span, Tie, TieKind, Toll, Word
from onrecord.read.circumstances import place_near, when_near
from onrecord.read.mentions.parties import party, where
from onrecord.read.tagged.evidence import CHANGES, Evidence
from onrecord.read.tagged.parts import likeliest, mentions
from onrecord.read.tolls.groups import NOUNS, Groups
from onrecord.read.tree import clause_of, clause_span

SEEN = -2.2
"""Logit of an anchor from which on a draft is made, to be decided on with all others."""
_SIDES = frozenset({"force", "person"})


def added(said: Evidence) -> Iterator[Draft]:
    """The drafts, in no order."""
    reading = said.reading
    counted = {d.act.figure.span for d in reading.drafts if isinstance(d.act, Toll)}
    yield from _tolls(said, counted)
    figures = {figure.span.start: figure for figure in reading.figures}
    held = {d.act.place.span for d in reading.drafts if isinstance(d.act, Control)}
    tied = [(d.act.a.span, d.act.b.span) for d in reading.drafts if isinstance(d.act, Tie)]
    for sentence in reading.sentences:
        people = [w for w in sentence.words if _may_be_uncounted(w) and said.holds("toll", w.span) >= SEEN]
        if people:
            yield from _uncounted(said, Groups(reading, sentence, figures), people, counted)
        there = list(mentions(said, sentence))
        sides = [m for m in there if m.kind in _SIDES or m.actor is not None]
        yield from _control(said, held, [m for m in there if m.kind == "place"], sides)
        yield from _ties(said, tied, sides)


def _tolls(said: Evidence, known: set[Span]) -> Iterator[Draft]:
    reading = said.reading
    for figure in reading.figures:
        if figure.span in known:
            continue
        at, likely = said.anchor("toll", figure.span)
        if at is not None and likely >= SEEN:
            victims = likeliest(said, "victims", figure.span, reading.words[at].sentence)
            yield _toll(said, figure, at, party(victims) if victims is not None else None, "tolls")


def _may_be_uncounted(word: Word) -> bool:
    return word.tag in NOUNS or word.pos == "PRON"


def _uncounted(said: Evidence, groups: Groups, people: list[Word], counted: set[Span]) -> Iterator[Draft]:
    """People whom no number counts: "a film-maker was among the dead", "their fathers are in prison"."""
    used: list[Span] = []
    for word in reversed(people):
        group = groups.of(word)
        if group is None or group.said or any(group.figure.span.overlaps(span) for span in (*counted, *used)):
            continue
        used.append(group.figure.span)
        yield _toll(said, group.figure, word.i, groups.party(group), "people")


def _toll(said: Evidence, figure: Figure, at: int, victims: Party | None, rule: str) -> Draft:
    reading, shares = said.reading, said.tags.shares("harm", at)
    word = reading.words[at]
    toll = Toll(
        harm=max(shares, key=lambda code: shares[code]),
        figure=figure,
        victims=victims,
        place=place_near(reading, word),
        when=when_near(reading, word),
    )
    evidence = clause_span(clause_of(word)).join(figure.span)
    return Draft(act=toll, anchor=at, evidence=evidence, made_by=f"tagger/{rule}")


def _control(said: Evidence, held: set[Span], places: list[Mention], sides: list[Mention]) -> Iterator[Draft]:
    for place in places:
        if any(span.overlaps(place.span) for span in held):
            continue
        change = max(CHANGES, key=lambda label: said.holds("control", place.span, label))
        others = [m for m in sides if not m.span.overlaps(place.span)]
        if said.holds("control", place.span, change) < SEEN or not others:
            continue
        holder = max(others, key=lambda m: said.link("holder", place.span, m.span))
        act = Control(holder=party(holder), place=where(place), change=change, when=None)
        yield _draft(act, place, holder, "tagger/control")


def _ties(said: Evidence, tied: list[tuple[Span, Span]], sides: list[Mention]) -> Iterator[Draft]:
    for kind in _KINDS:
        ends = [(m, said.holds("tie", m.span, kind)) for m in sides]
        for (a, one), (b, other) in combinations(ends, 2):
            if max(one, other) < SEEN or a.span.overlaps(b.span) or said.link(kind, a.span, b.span) <= SEEN:
                continue
            if not any(_meet(a, b, x, y) or _meet(b, a, x, y) for x, y in tied):
                yield _draft(Tie(a=party(a), b=party(b), kind=kind), a, b, "tagger/ties")


def _meet(a: Mention, b: Mention, x: Span, y: Span) -> bool:
    return a.span.overlaps(x) and b.span.overlaps(y)


def _draft(act: Control | Tie, one: Mention, other: Mention, made_by: str) -> Draft:
    """The evidence reaches from the one part to the other."""
    return Draft(act=act, anchor=one.head, evidence=one.span.join(other.span), made_by=made_by)


_KINDS: tuple[TieKind, ...] = get_args(TieKind)
