"""evidence: what the tagger says for a draft and for its parts, as named numbers (logits) to be weighed."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from math import log
from typing import get_args

from onrecord.model import Change, Control, Draft, Event, Reading, Span, Tags, Tie, Toll
from onrecord.read.tagged.chance import Numbers, chance

FAR = 6.0
"""Logits beyond this count as this: a model is never surer than one in 400."""
CHANGES: tuple[Change, ...] = get_args(Change)


def logit(share: float) -> float:
    """Log odds of a probability, cut at FAR."""
    if share <= 0 or share >= 1:
        return FAR if share >= 1 else -FAR
    return max(-FAR, min(FAR, log(share / (1 - share))))


class Evidence:
    """The tagger's word on one reading. `weights` names the table by which it is weighed against the rules."""

    def __init__(self, reading: Reading, tags: Tags, weights: str = "tagged") -> None:
        self.reading, self.tags, self.weights = reading, tags, weights
        self._starts = [w.start for w in reading.words]
        self._ends = [w.end for w in reading.words]

    def words(self, span: Span) -> range:
        """Indices of the words that a stretch touches."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def anchor(self, head: str, span: Span, label: str | None = None) -> tuple[int | None, float]:
        """The word of a stretch at which the label holds likeliest, and the logit of that."""
        found = [(self.tags.holds(head, i, label), -i) for i in self.words(span)]
        likely, at = max(found, default=(0.0, None))
        return -at if at is not None else None, logit(likely)

    def holds(self, head: str, span: Span, label: str | None = None) -> float:
        """The highest logit of a label among the words of a stretch."""
        return self.anchor(head, span, label)[1]

    def best(self, head: str, span: Span) -> int | None:
        """The word of a stretch that is likeliest the anchor."""
        return self.anchor(head, span)[0]

    def link(self, role: str, anchor: Span, part: Span) -> float:
        """The highest logit of a link between two stretches."""
        ends = self.words(part)
        return logit(max((self.tags.link(role, i, j) for i in self.words(anchor) for j in ends), default=0.0))

    def chance(self, name: str, found: Numbers) -> float:
        """The probability that a draft or a part is right."""
        return chance(self.weights, name, found)

    def of(self, draft: Draft) -> Numbers:
        """Everything that speaks for or against a draft."""
        found: Numbers = {f"by {draft.made_by}": 1.0, "rules": logit(draft.confidence) if draft.confidence else 0.0}
        match draft.act:
            case Event() as act:
                found |= self._event(act)
            case Toll() as act:
                found |= self._toll(act)
            case Control() as act:
                found |= self._control(act)
            case Tie() as act:
                found |= self._tie(act)
        return found

    def _event(self, act: Event) -> Numbers:
        at, anchor = self.anchor("trigger", act.trigger)
        shares = self.tags.shares("type", at) if at is not None else {}
        return {"anchor": anchor, "type": logit(shares.get(act.type, 0.0)) / 2}

    def _toll(self, act: Toll) -> Numbers:
        at, anchor = self.anchor("toll", act.figure.span)
        shares = self.tags.shares("harm", at) if at is not None else {}
        return {"anchor": anchor, "harm": logit(shares.get(act.harm, 0.0)) / 2}

    def _control(self, act: Control) -> Numbers:
        return {
            "anchor": self.holds("control", act.place.span, act.change),
            "any": max(self.holds("control", act.place.span, label) for label in CHANGES),
            "holder": self.link("holder", act.place.span, act.holder.span),
        }

    def _tie(self, act: Tie) -> Numbers:
        ends = [self.holds("tie", side.span, act.kind) for side in (act.a, act.b)]
        both = (self.link(act.kind, act.a.span, act.b.span), self.link(act.kind, act.b.span, act.a.span))
        return {"anchor": min(ends), "other": max(ends), "link": sum(both) / 2}

    def part(self, role: str, anchor: Span, part: Span, others: Iterable[str] = ()) -> Numbers:
        """What speaks for a part in a role: its link, and its link in the roles that it would then not have."""
        return {"link": self.link(role, anchor, part)} | {f"not {o}": self.link(o, anchor, part) for o in others}
