"""parts: agents, targets and victims, chosen by rules and tagger together."""

from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.model import Draft, Event, Mention, Party, Sentence, Span, Toll
from onrecord.read.mentions.parties import party
from onrecord.read.tagged.chance import chance
from onrecord.read.tagged.evidence import Evidence, Numbers

_ROLES = {"agent": ("target", "place"), "target": ("agent", "place"), "victims": ()}
"""Role -> roles that a part of it does not also have."""


def with_parts(said: Evidence, draft: Draft) -> Draft:
    """The draft with the likeliest parties."""
    match draft.act:
        case Event() as act:
            agents = tuple(p for p, found in candidates(said, draft, "agent") if chance("agent", found) >= 0.5)
            targets = tuple(
                p
                for p, found in candidates(said, draft, "target")
                if p not in agents and chance("target", found) >= 0.5
            )
            return replace(draft, act=replace(act, agents=agents, targets=targets))
        case Toll() as act if act.victims is None or not draft.made_by.startswith("tagger"):
            return draft
        case _:
            return draft


def candidates(said: Evidence, draft: Draft, role: str) -> Iterator[tuple[Party, Numbers]]:
    """Everybody who may have a role in an event, with what speaks for it: those that the rules chose, and the mentions
    of the sentence."""
    act = draft.act
    assert isinstance(act, Event)
    own, others = (act.agents, act.targets) if role == "agent" else (act.targets, act.agents)
    for one in own:
        yield one, _numbers(said, act.trigger, one.span, role, chosen=True, other=False)
    sentence = said.reading.words[draft.anchor].sentence
    for mention in _mentions(said, sentence):
        if any(mention.span.overlaps(p.span) for p in own) or mention.span.overlaps(act.trigger):
            continue
        other = any(mention.span.overlaps(p.span) for p in others)
        found = _numbers(said, act.trigger, mention.span, role, chosen=False, other=other)
        if found["link"] > -4:
            yield party(mention), found | {f"kind {mention.kind}": 1.0}


def _numbers(said: Evidence, anchor: Span, part: Span, role: str, *, chosen: bool, other: bool) -> Numbers:
    found = said.part(role, anchor, part, _ROLES[role])
    return found | {"chosen": float(chosen), "chosen for the other": float(other)}


def _mentions(said: Evidence, sentence: Sentence) -> Iterator[Mention]:
    there = said.reading.mention_of
    return (m for w in sentence.words if (m := there.get(w.i)) is not None)


def likeliest(said: Evidence, role: str, anchor: Span, sentence: Sentence) -> Mention | None:
    """The mention of a sentence that is likeliest to have the role; None where none is likely."""
    found = [(said.link(role, anchor, m.span), m) for m in _mentions(said, sentence)]
    best = max(found, key=lambda one: one[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None
