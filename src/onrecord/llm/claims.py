"""claims: a model's rows -> claims. Spans of the report and codes get through; no word, number or day of its own.

What makes up a claim stands in one place: trigger, number words, parties and place in the evidence or its sentence, or
somebody there stands for them. Numbers, days, places and parties are those that the stages before have read.
"""

from collections.abc import Iterable
from contextlib import suppress
from functools import reduce
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.llm.known import figure_at, mention_at, mention_of_the_same, when_at
from onrecord.llm.quotes import Quotes, Unquoted, short
from onrecord.llm.rows import AnyRow, ControlRow, Dated, EventRow, Heard, Named, TieRow, TollRow
from onrecord.llm.windows import units_of
from onrecord.model import (
    Act,
    Claim,
    Control,
    Event,
    Figure,
    Mention,
    Party,
    Reading,
    Span,
    Tie,
    Toll,
    Voice,
    When,
    Where,
)
from onrecord.read.mentions.parties import where

WIDEST = 2
"""Sentences that evidence may touch. A clause touches one; two, where it was cut wrongly."""


class Scene(NamedTuple):
    """Where a claim stands."""

    at: Span
    """Its evidence."""
    around: Span
    """With the sentences that the evidence touches."""


class Claims:
    """Makes claims of what is told about one piece of a report."""

    def __init__(self, reading: Reading, within: Span, made_by: str) -> None:
        self._reading = reading
        self._quotes = Quotes(reading.report.text, within)
        self._units = units_of(reading)
        self._made_by = made_by

    def of(self, row: AnyRow) -> Claim:
        """The claim that a row tells, at the first occurrence of its evidence that bears it out.

        Raises ValueError (a quote stands nowhere or too far off, words are no number) or VocabularyError.
        """
        *others, last = self._quotes.every(row.evidence)
        for at in others:
            with suppress(Unquoted):
                return self._claim(row, at)
        return self._claim(row, last)

    def _claim(self, row: AnyRow, at: Span) -> Claim:
        act = self._act(row, Scene(at, self._around(at)))
        core = act.trigger if isinstance(act, Event) else act.figure.span if isinstance(act, Toll) else at
        return Claim(
            report=self._reading.report.id,
            act=act,
            evidence=(at,) if at.contains(core) else (at, core),
            voice=self._voice(row.voice, at) if row.voice else None,
            stance=row.stance,
            mood=row.mood,
            made_by=self._made_by,
        )

    def _around(self, at: Span) -> Span:
        touched = [unit for unit in self._units if unit.overlaps(at)]
        if len(touched) > WIDEST:
            raise Unquoted(f"its evidence runs over {len(touched)} sentences")
        return reduce(Span.join, touched, at)

    def _act(self, row: AnyRow, scene: Scene) -> Act:
        when = self._when(row.when, scene) if row.when else None
        match row:
            case TollRow():
                return Toll(
                    harm=row.harm,
                    also=row.also,
                    figure=self._figure(row, scene),
                    victims=self._party(row.victims, scene) if row.victims else None,
                    perpetrators=self._parties(row.perpetrators, scene),
                    place=self._where(row.place, scene) if row.place else None,
                    when=when,
                )
            case EventRow():
                return Event(
                    type=row.type,
                    trigger=self._inside(row.trigger, scene),
                    agents=self._parties(row.agents, scene),
                    targets=self._parties(row.targets, scene),
                    place=self._where(row.place, scene) if row.place else None,
                    when=when,
                    outcome=row.outcome,
                )
            case ControlRow():
                holder, place = self._party(row.holder, scene), self._where(row.place, scene)
                return Control(holder=holder, place=place, change=row.change, share=row.share, when=when)
            case TieRow():
                a, b = self._party(row.a, scene), self._party(row.b, scene)
                if a.span.overlaps(b.span):
                    raise ValueError(f"a tie needs two parties, not {row.a.quote!r} twice")
                return Tie(a=a, b=b, kind=row.kind, when=when)

    def _figure(self, row: TollRow, scene: Scene) -> Figure:
        found = figure_at(self._reading, self._inside(row.words, scene), row.low, row.high)
        if found is None:
            raise Unquoted(f"{short(row.words)!r} is not one number of people")
        return found

    def _when(self, told: Dated, scene: Scene) -> When | None:
        """Only days that the words say: what they leave open stays open."""
        span = self._quotes.find_inside(told.quote, scene.around, scene.at)
        return when_at(self._reading, span, told) if span else None

    def _inside(self, quote: str, scene: Scene) -> Span:
        span = self._quotes.find_inside(quote, scene.around, scene.at)
        if span is None:
            raise Unquoted(f"{short(quote)!r} does not stand in the sentence of its evidence")
        return span

    def _meant(self, told: Named, scene: Scene) -> tuple[Span, Mention | None]:
        """Words of the evidence's sentence that are whom or what is told, and their mention."""
        span = self._quotes.find_inside(told.quote, scene.around, scene.at)
        if span is not None:
            return span, mention_at(self._reading, span)
        elsewhere = self._quotes.find(told.quote, scene.at)
        known = mention_of_the_same(self._reading, elsewhere, scene.around)
        return (known.span, known) if known else (self._inside(told.quote, scene), None)

    def _parties(self, told: Iterable[Named], scene: Scene) -> tuple[Party, ...]:
        return tuple(self._party(one, scene) for one in told)

    def _party(self, told: Named, scene: Scene) -> Party:
        span, known = self._meant(told, scene)
        return Party(span, self._name(told, span, known), known.actor.id if known and known.actor else None)

    def _where(self, told: Named, scene: Scene) -> Where:
        span, known = self._meant(told, scene)
        if known is None or known.place is None:
            return Where(span, self._name(told, span, None))
        return replace(where(known), span=span)

    def _voice(self, told: Heard, at: Span) -> Voice:
        span = self._quotes.find(told.quote, at)
        known = mention_at(self._reading, span)
        actor = known.actor.id if known and known.actor else None
        return Voice(span, self._name(told, span, known), actor, told.kind)

    def _name(self, told: Named | Heard, span: Span, known: Mention | None) -> str:
        """Ours where the gazetteer knows who it is; else the model's, if the report has these words; else ours."""
        if known is not None and (known.actor is not None or known.place is not None):
            return known.name
        if told.name and self._quotes.holds(told.name):
            return " ".join(told.name.split())
        return known.name if known else span.of(self._reading.report.text)
