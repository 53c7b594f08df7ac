"""A claim: an act, and who says so."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

import msgspec

from onrecord.model.acts import Act, Control, Event, Party, Tie, Toll, Where
from onrecord.model.span import Span
from onrecord.model.things import When

Stance = Literal["asserts", "denies", "doubts"]
Mood = Literal["happened", "ongoing", "attempted", "planned", "hypothetical"]
VoiceKind = Literal["person", "group", "document", "medium", "anonymous"]

REAL: frozenset[Mood] = frozenset({"happened", "ongoing", "attempted"})
"""Moods of what took place. Planned and hypothetical tolls never count as happened."""


class Voice(msgspec.Struct, frozen=True):
    """Who says it: the source phrase nearest to the claim, resolved inside the report."""

    span: Span
    name: str
    actor: str | None = None
    kind: VoiceKind = "group"


class Claim(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One thing a report says, with who says it and the words that say it. Never edited."""

    report: str
    act: Act
    evidence: tuple[Span, ...]
    voice: Voice | None = None
    """None when the report says it in its own voice."""
    via: tuple[Voice, ...] = ()
    """Through whom it came, the next nearest first ("A said that B said": voice B, via A)."""
    stance: Stance = "asserts"
    mood: Mood = "happened"
    made_by: str = "onrecord"
    confidence: float | None = None
    source_id: str | None = None
    """The id it was imported with."""
    sense: bytes = b""
    """What it is about, by the tagger (`onrecord.tagger.sense`), for weighing alone; empty where none was asked."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a claim needs at least one evidence span")

    @cached_property
    def id(self) -> str:
        """16 hex digits of a hash over meaning (report, act, voice, stance, mood), not over offsets or versions."""
        voice = (self.voice.actor or self.voice.name) if self.voice else ""
        parts = (self.report, *_meaning(self.act), voice, self.stance, self.mood)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def counts(self) -> bool:
        """Whether the claim says that something did take place."""
        return self.stance == "asserts" and self.mood in REAL


def _party(party: Party | None) -> str:
    return (party.actor or party.name.casefold()) if party else ""


def _where(place: Where | None) -> str:
    return (place.id or place.name.casefold()) if place else ""


def _when(when: When | None) -> str:
    return when.edtf if when else ""


def _meaning(act: Act) -> Iterator[str]:
    match act:
        case Event():
            yield from ("event", act.type, _where(act.place), _when(act.when), act.outcome)
            yield "|".join(sorted(map(_party, act.agents)))
            yield "|".join(sorted(map(_party, act.targets)))
        case Toll(figure=figure):
            yield from ("toll", act.harm, act.also or "", f"{figure.low},{figure.best},{figure.high}")
            yield from (_party(act.victims), _where(act.place), _when(act.when))
        case Control():
            yield from ("control", _party(act.holder), _where(act.place), act.change, str(act.share), _when(act.when))
        case Tie():
            yield from ("tie", *sorted((_party(act.a), _party(act.b))), act.kind, _when(act.when))
