"""parts: agents, targets, victims, place and type, chosen by rules and tagger together."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.model import Draft, Event, Mention, Party, Sentence, Span, Toll, Where
from onrecord.read.mentions.parties import party, where
from onrecord.read.tagged.chance import chance
from onrecord.read.tagged.evidence import Evidence, Numbers, logit

ENOUGH = 0.5
"""Probability from which on somebody is an agent or a target."""
LIKELIER = 0.4
"""Probability from which on the likeliest place or victims are taken; below it, none is likelier."""
HOPELESS = -4.0
"""Logit of a link below which a mention is not weighed."""
_NOT_BOTH = {"agent": ("target", "place"), "target": ("agent", "place"), "place": ("agent", "target"), "victims": ()}
"""Role -> roles that a part in it does not also have."""


def with_parts(said: Evidence, draft: Draft) -> Draft:
    """The draft with its likeliest parts."""
    match draft.act:
        case Event() as act:
            agents = _all(said, draft, "agent")
            targets = tuple(p for p in _all(said, draft, "target") if p not in agents)
            place, type_ = _one(said, draft, "place"), _type(said, draft)
            return replace(draft, act=replace(act, agents=agents, targets=targets, place=place, type=type_))
        case Toll() as act:
            return replace(draft, act=replace(act, victims=_one(said, draft, "victims")))
        case _:
            return draft


def _all(said: Evidence, draft: Draft, role: str) -> tuple[Party, ...]:
    found = ((part, chance(role, numbers)) for part, numbers in candidates(said, draft, role))
    return tuple(part for part, likely in found if likely >= ENOUGH and isinstance(part, Party))


def _one(said: Evidence, draft: Draft, role: str) -> Party | Where | None:
    found = [(chance(role, numbers), part) for part, numbers in candidates(said, draft, role)]
    likely, part = max(found, key=lambda one: one[0], default=(0.0, None))
    return part if likely >= LIKELIER else None


def _type(said: Evidence, draft: Draft) -> str:
    return max(types(said, draft), key=lambda one: chance("type", one[1]))[0]


def types(said: Evidence, draft: Draft) -> Iterator[tuple[str, Numbers]]:
    """The type that the rules chose, and the one that the tagger finds likeliest, with what speaks for each."""
    act = draft.act
    assert isinstance(act, Event)
    at = said.best("trigger", act.trigger)
    shares = said.tags.shares("type", at) if at is not None else {}
    likeliest_ = max(shares, key=lambda code: shares[code], default=act.type)
    for code in dict.fromkeys((act.type, likeliest_)):
        chosen = code == act.type
        yield code, {"chosen": float(chosen), "share": logit(shares.get(code, 0.0)), f"is {code}": 1.0}


def candidates(said: Evidence, draft: Draft, role: str) -> Iterator[tuple[Party | Where, Numbers]]:
    """Whoever may have a role, with what speaks for it: those that the rules chose, and mentions of the sentence."""
    anchor, own, others = _chosen(draft, role)
    for one in own:
        yield one, _numbers(said, anchor, one.span, role, chosen=True, other=False)
    for mention in mentions(said, said.reading.words[draft.anchor].sentence):
        if any(mention.span.overlaps(part.span) for part in own) or (role == "place" and mention.kind != "place"):
            continue
        if role != "victims" and mention.span.overlaps(anchor):
            continue
        other = any(mention.span.overlaps(part.span) for part in others)
        numbers = _numbers(said, anchor, mention.span, role, chosen=False, other=other)
        if numbers["link"] > HOPELESS:
            part = where(mention) if role == "place" else party(mention)
            yield part, numbers | {f"kind {mention.kind}": 1.0}


def _chosen(draft: Draft, role: str) -> tuple[Span, Sequence[Party | Where], Sequence[Party | Where]]:
    """The anchor, whom the rules chose for the role, and whom for the opposite one."""
    act = draft.act
    if isinstance(act, Toll):
        return act.figure.span, (act.victims,) if act.victims else (), ()
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
