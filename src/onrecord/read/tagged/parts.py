"""parts: agents, targets and places of events, chosen by rules and tagger together; type, outcome and mood.

Where the rules are sure of an event they also know its parties better than both together do (measured); the harm and
the victims of a toll they know better throughout; type, outcome and mood they know better unless the tagger is sure.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar, get_args

from msgspec.structs import replace

from onrecord.model import Draft, Event, Mention, Mood, Outcome, Party, Sentence, Span, Toll, Where
from onrecord.model.vocab import codes
from onrecord.read.mentions.parties import party, where
from onrecord.read.tagged.chance import Numbers, sure
from onrecord.read.tagged.evidence import Evidence

ENOUGH = {"agent": 0.6, "target": 0.5}
"""Probability from which on somebody has the role."""
LIKELIER = 0.4
"""Probability from which on the likeliest place is taken; below it, none is likelier."""
SURE = 0.8
"""Confidence of the rules from which on the parties that they read stand."""
HOPELESS = -4.0
"""Logit of a link below which a mention is not weighed."""
TYPES: tuple[str, ...] = tuple(codes("events"))
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
MOODS: tuple[Mood, ...] = get_args(Mood)
Label = TypeVar("Label", bound=str)
_NOT_BOTH = {"agent": ("target", "place"), "target": ("agent", "place"), "place": ("agent", "target")}
"""Role -> roles that a part in it does not also have."""


def with_parts(said: Evidence, draft: Draft) -> Draft:
    """The draft with its likeliest parts."""
    act = draft.act
    if isinstance(act, Toll):
        return replace(draft, mood=_sure(said, said.best("toll", act.figure.span), "mood", MOODS))
    if not isinstance(act, Event):
        return draft
    at = said.best("trigger", act.trigger)
    act = replace(
        act,
        type=_sure(said, at, "type", TYPES) or act.type,
        place=_place(said, draft),
        outcome=_sure(said, at, "outcome", OUTCOMES) or act.outcome,
    )
    if draft.confidence is None or draft.confidence < SURE:
        agents = _all(said, draft, "agent")
        targets = tuple(p for p in _all(said, draft, "target") if p not in agents)
        act = replace(act, agents=agents, targets=targets)
    return replace(draft, act=act, mood=_sure(said, at, "mood", MOODS))


def _sure(said: Evidence, at: int | None, head: str, labels: Sequence[Label]) -> Label | None:
    """The label of which the tagger is sure at a word."""
    shares, enough = said.tags.shares(head, at) if at is not None else {}, sure(said.weights, "labels")
    return next((one for one in labels if shares.get(one, 0.0) >= enough), None)


def _all(said: Evidence, draft: Draft, role: str) -> tuple[Party, ...]:
    found = ((part, said.chance(role, numbers)) for part, numbers in candidates(said, draft, role))
    return tuple(part for part, likely in found if likely >= ENOUGH[role] and isinstance(part, Party))


def _place(said: Evidence, draft: Draft) -> Where | None:
    found = [(said.chance("place", numbers), part) for part, numbers in candidates(said, draft, "place")]
    likely, part = max(found, key=lambda one: one[0], default=(0.0, None))
    return part if likely >= LIKELIER and isinstance(part, Where) else None


def candidates(said: Evidence, draft: Draft, role: str) -> Iterator[tuple[Party | Where, Numbers]]:
    """Whoever may have a role, with what speaks for it: those that the rules chose, and mentions of the sentence."""
    anchor, own, others = _chosen(draft, role)
    for one in own:
        yield one, _numbers(said, anchor, one.span, role, chosen=True, other=False)
    for mention in mentions(said, said.reading.words[draft.anchor].sentence):
        if any(mention.span.overlaps(part.span) for part in own) or (role == "place" and mention.kind != "place"):
            continue
        if mention.span.overlaps(anchor):
            continue
        other = any(mention.span.overlaps(part.span) for part in others)
        numbers = _numbers(said, anchor, mention.span, role, chosen=False, other=other)
        if numbers["link"] > HOPELESS:
            part = where(mention) if role == "place" else party(mention)
            yield part, numbers | {f"kind {mention.kind}": 1.0}


def _chosen(draft: Draft, role: str) -> tuple[Span, Sequence[Party | Where], Sequence[Party | Where]]:
    """The anchor, whom the rules chose for the role, and whom for the opposite one."""
    act = draft.act
    assert isinstance(act, Event)
    place = (act.place,) if act.place else ()
    chosen: dict[str, tuple[Sequence[Party | Where], Sequence[Party | Where]]] = {
        "agent": (act.agents, act.targets),
        "target": (act.targets, act.agents),
        "place": (place, (*act.agents, *act.targets)),
    }
    return act.trigger, *chosen[role]


def _numbers(said: Evidence, anchor: Span, part: Span, role: str, *, chosen: bool, other: bool) -> Numbers:
    found = said.part(role, anchor, part, _NOT_BOTH[role])
    return found | {"chosen": float(chosen), "chosen for the other": float(other)}


def mentions(said: Evidence, sentence: Sentence) -> Iterator[Mention]:
    """The mentions of a sentence."""
    there = said.reading.mention_of
    return (m for w in sentence.words if (m := there.get(w.i)) is not None)


def likeliest(said: Evidence, role: str, anchor: Span, sentence: Sentence) -> Mention | None:
    """The mention of a sentence that is likeliest to have the role; None where none is likely."""
    found = [(said.link(role, anchor, m.span), m) for m in mentions(said, sentence)]
    best = max(found, key=lambda one: one[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None
