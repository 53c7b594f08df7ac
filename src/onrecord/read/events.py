"""events: who did what to whom. Finds triggers, keeps those that tell something of their own, reads their roles."""

from msgspec.structs import replace

from onrecord.model import Draft, Event, Reading
from onrecord.read.circumstances import place_near, when_near
from onrecord.read.event_types import type_of
from onrecord.read.gate import features, weight
from onrecord.read.moods import mood_of
from onrecord.read.outcomes import outcome_of
from onrecord.read.roles import Cast, roles
from onrecord.read.tree import clause_of, clause_span
from onrecord.read.triggers import Trigger, triggers


def events(reading: Reading) -> Reading:
    """A draft for every happening told."""
    told = list(triggers(reading))
    casts = [roles(reading, one) for one in told]
    found = [
        draft(reading, one, cast)
        for one, cast in zip(told, casts, strict=True)
        if weight(features(reading, one, cast, told)) > 0
    ]
    return reading.plus(drafts=(*reading.drafts, *found))


def draft(reading: Reading, trigger: Trigger, cast: Cast) -> Draft:
    """The happening at a trigger."""
    word = trigger.word
    act = Event(
        type=type_of(reading, trigger, cast),
        trigger=trigger.span,
        agents=cast.agents,
        targets=cast.targets,
        place=place_near(reading, word),
        when=when_near(reading, word),
    )
    evidence = clause_span(clause_of(word)).join(trigger.span)
    found = Draft(act=act, anchor=word.i, evidence=evidence, made_by=f"rules/events:{trigger.entry.group}")
    outcome = outcome_of(trigger, act.type, mood_of(reading, found))
    return replace(found, act=replace(act, outcome=outcome))
