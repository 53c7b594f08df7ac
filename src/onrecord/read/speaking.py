"""Whom "we" and "us" mean in an act: whoever says it. And who says it is not what it was done to."""

from msgspec.structs import replace

from onrecord.model import Act, Control, Event, Party, Span, Tie, Voice
from onrecord.model.vocab import table


def spoken_by(act: Act, voice: Voice | None) -> Act | None:
    """The act with the voice for its "we"; None where a tie would be left with a "we" that stands for nobody known."""
    if isinstance(act, Tie):
        tie = replace(act, a=_known(act.a, voice), b=_known(act.b, voice))
        return None if _is_speaker(tie.a) or _is_speaker(tie.b) or tie.a.name == tie.b.name else tie
    if isinstance(act, Control):
        return replace(act, holder=_known(act.holder, voice))
    if isinstance(act, Event):
        agents, targets = (tuple(_known(p, voice) for p in who) for who in (act.agents, act.targets))
        return replace(act, agents=agents, targets=tuple(p for p in targets if not _says_it(p, voice, act.trigger)))
    return act


def _says_it(party: Party, voice: Voice | None, trigger: Span) -> bool:
    """Whether the party is but the voice that is named behind the act ("seized the town, residents said")."""
    return voice is not None and voice.span.start > trigger.end and party.span.overlaps(voice.span)


def _known(party: Party, voice: Voice | None) -> Party:
    if voice is None or voice.kind in {"document", "medium"} or not _is_speaker(party):
        return party
    return Party(span=party.span, name=voice.name, actor=voice.actor)


def _is_speaker(party: Party) -> bool:
    return party.name.casefold() in table("read/words/sides")["speaker"]
