"""events: who did what to whom. Finds triggers, keeps those that tell something of their own, reads their roles.

Where the tagger has read the report, it names further triggers, and every trigger that is not hopeless is kept for the
stage `tagged` to decide on, which hears both.
"""

from math import exp

from msgspec.structs import replace

from onrecord.model import Draft, Event, Reading
from onrecord.read.circumstances import place_near, when_near
from onrecord.read.events.gate import Told, features, weight
from onrecord.read.events.outcomes import outcome_of
from onrecord.read.events.roles import Cast, roles
from onrecord.read.events.tagged import tagged_too
from onrecord.read.events.triggers import Trigger, triggers
from onrecord.read.events.types import tells_means, type_of
from onrecord.read.moods import mood_of
from onrecord.read.rows import rows
from onrecord.read.tree import clause_of, clause_span

HOPELESS = -3.5
"""Weight of a trigger below which the tagger is not asked."""


def events(reading: Reading) -> Reading:
    """A draft for every happening told."""
    found = []
    labels = {p for row in rows(reading) if row.is_head or row.is_label for p in row.paragraphs}
    all_found = [one for one in tagged_too(reading, triggers(reading)) if one.word.sentence.paragraph not in labels]
    casts = [roles(reading, one) for one in all_found]
    told = Told(reading, zip(all_found, casts, strict=True))
    before: str | None = None
    for one, cast in zip(all_found, casts, strict=True):
        sure = weight(features(reading, one, cast, told))
        if sure > (0 if reading.tags is None else HOPELESS):
            type_ = type_of(reading, one, cast, before)
            before = type_ if tells_means(one, type_) and sure > 0 else before
            found.append(replace(draft(reading, one, cast, type_), confidence=1 / (1 + exp(-sure))))
    return reading.plus(drafts=(*reading.drafts, *found))


def draft(reading: Reading, trigger: Trigger, cast: Cast, type_: str) -> Draft:
    """The happening at a trigger."""
    word = trigger.word
    act = Event(
        type=type_,
        trigger=trigger.span,
        agents=cast.agents,
        targets=cast.targets,
        place=place_near(reading, word),
        when=when_near(reading, word),
    )
    evidence = clause_span(clause_of(word)).join(trigger.span)
    found = Draft(
        act=act, anchor=word.i, evidence=evidence, made_by=f"{trigger.entry.maker}/events:{trigger.entry.group}"
    )
    outcome = outcome_of(trigger, act.type, mood_of(reading, found))
    return replace(found, act=replace(act, outcome=outcome))
