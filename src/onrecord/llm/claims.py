"""claims: a model's rows -> claims. Spans of the report, codes, numbers and days get through; no word of its own.

Where the stages before have understood the same words - a number, a date, a place, a party - theirs is taken: they read
by tables that can be looked up.
"""

from collections.abc import Iterable

from onrecord.llm.quotes import Quotes
from onrecord.llm.rows import AnyRow, ControlRow, Dated, EventRow, Heard, Named, TieRow, TollRow
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


class Claims:
    """Makes claims of what is told about one piece of a report."""

    def __init__(self, reading: Reading, within: Span, made_by: str) -> None:
        self._reading = reading
        self._quotes = Quotes(reading.report.text, within)
        self._made_by = made_by

    def of(self, row: AnyRow) -> Claim:
        """The claim that a row tells. Raises ValueError (a quote that stands nowhere) or VocabularyError."""
        at = self._quotes.find(row.evidence)
        act = self._act(row, at)
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

    def _act(self, row: AnyRow, at: Span) -> Act:
        when = self._when(row.when, at) if row.when else None
        match row:
            case TollRow():
                return Toll(
                    harm=row.harm,
                    also=row.also,
                    figure=self._figure(row, at),
                    victims=self._party(row.victims, at) if row.victims else None,
                    perpetrators=self._parties(row.perpetrators, at),
                    place=self._where(row.place, at) if row.place else None,
                    when=when,
                )
            case EventRow():
                return Event(
                    type=row.type,
                    trigger=self._quotes.find(row.trigger, at),
                    agents=self._parties(row.agents, at),
                    targets=self._parties(row.targets, at),
                    place=self._where(row.place, at) if row.place else None,
                    when=when,
                    outcome=row.outcome,
                )
            case ControlRow():
                holder, place = self._party(row.holder, at), self._where(row.place, at)
                return Control(holder=holder, place=place, change=row.change, share=row.share, when=when)
            case TieRow():
                a, b = self._party(row.a, at), self._party(row.b, at)
                if a.span.overlaps(b.span):
                    raise ValueError(f"a tie needs two parties, not {row.a.quote!r} twice")
                return Tie(a=a, b=b, kind=row.kind, when=when)

    def _figure(self, row: TollRow, at: Span) -> Figure:
        span = self._quotes.find(row.words, at)
        known = next((one for one in self._reading.figures if one.span.overlaps(span)), None)
        if known is not None:
            return known
        best = row.low if row.high in {None, row.low} else None
        return Figure(row.low, best, row.high, span)

    def _when(self, told: Dated, at: Span) -> When:
        span = self._quotes.find(told.quote, at)
        known = next((one for one in self._reading.dates if one.span and one.span.overlaps(span)), None)
        return known or When(start=told.start, end=told.end, how="stated", span=span)

    def _parties(self, told: Iterable[Named], at: Span) -> tuple[Party, ...]:
        return tuple(self._party(one, at) for one in told)

    def _party(self, told: Named, at: Span) -> Party:
        span = self._quotes.find(told.quote, at)
        known = self._mention(span)
        return Party(span, self._name(told, span, known), known.actor.id if known and known.actor else None)

    def _where(self, told: Named, at: Span) -> Where:
        span = self._quotes.find(told.quote, at)
        known = self._mention(span)
        if known is None or known.place is None:
            return Where(span, self._name(told, span, None))
        place = known.place
        return Where(
            span,
            known.name,
            place.id,
            place.lat,
            place.lon,
            place.grain,
            known.precision,
            matched=place.name,
            reason=known.reason,
            suggested=known.suggested,
        )

    def _voice(self, told: Heard, at: Span) -> Voice:
        span = self._quotes.find(told.quote, at)
        known = self._mention(span)
        actor = known.actor.id if known and known.actor else None
        return Voice(span, self._name(told, span, known), actor, told.kind)

    def _mention(self, span: Span) -> Mention | None:
        """The mention that these words are: its head stands among them, and it reaches least beyond them."""
        words = self._reading.words
        inside = [one for one in self._reading.mentions if span.contains(words[one.head].span)]
        return min(inside, key=lambda one: (_beyond(one.span, span), one.span.start), default=None)

    def _name(self, told: Named | Heard, span: Span, known: Mention | None) -> str:
        """Ours where the gazetteer knows who it is; else the model's, if the report has these words; else ours."""
        if known is not None and (known.actor is not None or known.place is not None):
            return known.name
        if told.name and self._quotes.holds(told.name):
            return " ".join(told.name.split())
        return known.name if known else span.of(self._reading.report.text)


def _beyond(one: Span, other: Span) -> int:
    """How much of the two they do not share."""
    return abs(one.start - other.start) + abs(one.end - other.end)
