"""What has been understood of a report so far. Stages add to it and never change it."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, Self

import msgspec

from onrecord.model.acts import Act, Figure
from onrecord.model.claim import Claim, Mood, Stance, Voice
from onrecord.model.report import Report
from onrecord.model.sentence import Sentence, Word
from onrecord.model.span import Span
from onrecord.model.tags import Tags
from onrecord.model.things import Actor, Place, When

MentionKind = Literal["force", "people", "person", "place", "thing"]
"""force: armed or governing; people: everybody else who can come to harm; thing: all other noun phrases."""


class Problem(msgspec.Struct, frozen=True):
    """A stage that failed on this report, or something a reader of it should know."""

    stage: str
    what: str
    fails: bool = True
    """False where the reading is whole nevertheless, and would come out the same another time."""


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase or pronoun, and whom or what it stands for."""

    span: Span
    """The phrase without relative clauses and appositions."""
    head: int
    """Index of its head word."""
    kind: MentionKind
    name: str
    """The fullest name or description inside the report ("Ali" -> "Muhammad Ali", "the group" -> "ISIS")."""
    actor: Actor | None = None
    place: Place | None = None
    precision: int | None = None
    """UCDP GED's where_prec of the words, where they tell it better than the place's grain does ("near Hama")."""
    reason: str = ""
    """In words, why it is this place, or none."""
    suggested: str | None = None
    """Gazetteer id of a place that may be meant, where none is sure."""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the report that is handed to a voice."""

    voice: Voice
    content: tuple[Span, ...]
    cue: Span
    """The words that hand it over: "said", "according to", "denied"."""
    stance: Stance = "asserts"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An act found at a word, before it is known who says so and how."""

    act: Act
    anchor: int
    """Index of the word that carries the act: the trigger, the harm's verb, the holding verb, the tie's word."""
    evidence: Span
    made_by: str
    confidence: float | None = None
    mood: Mood | None = None
    """Its mood, where a tagger is sure of it; else the words around it tell."""


@dataclass(frozen=True)
class Reading:
    """A report with everything understood so far. Immutable; a stage returns a new one."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[When, ...] = ()
    drafts: tuple[Draft, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    tags: Tags | None = None
    """What the trained tagger makes of the words; None where none was asked."""

    def plus(self, **layers: Any) -> Self:
        """This reading with some layers replaced."""
        return replace(self, **layers)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words; `words[w.i] is w`."""
        return tuple(w for s in self.sentences for w in s.words)

    @cached_property
    def mention_of(self) -> dict[int, Mention]:
        """Head word's index -> its mention."""
        return {m.head: m for m in self.mentions}
