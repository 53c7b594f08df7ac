"""What analysts decided outlives the claims that they decided on: verdicts pass on to what a newer reading found.

A verdict on two claims (same, different) speaks of a happening: it passes to a claim of the same report and kind whose
evidence overlaps. A verdict on one claim speaks of what that claim says: the new one must also say the same at its core
(number and harm, type, change, kind of tie). What finds no such claim is lost, and has to be told to somebody.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from onrecord.model import Act, Claim, Control, Event, Judgement, Span, Tie, Toll

ON_PAIRS = frozenset({"same", "different"})
_DECIDED = frozenset({"accept", "reject", "replace"})


@dataclass(frozen=True, slots=True)
class Reattached:
    """Judgements as they hold today."""

    judgements: tuple[Judgement, ...]
    """All, in their order; those that passed on bear the ids of today."""
    passed: tuple[tuple[Judgement, Judgement], ...]
    """Before and after, of those that passed on."""
    lost: tuple[Judgement, ...]
    """Those that speak of a claim that is gone, and found no other."""
    upheld: frozenset[str]
    """Claims that are gone, found no heir, and stand because the last word on them was "accept"."""
    withdrawn: frozenset[str]
    """Claims written in the place of others, by a `replace` that is not the last word any more."""


def reattach(judgements: Iterable[Judgement], outdated: Iterable[Claim], now: Iterable[Claim]) -> Reattached:
    """Judgements passed on from claims that no longer stand (`outdated`) to those that do (`now`, of the same reports).

    No claim inherits a verdict that has one of its own.
    """
    said = list(judgements)
    gone = {claim.id: claim for claim in outdated}
    standing: dict[str, list[Claim]] = defaultdict(list)
    for claim in now:
        standing[claim.report].append(claim)
    decided = {one.subject for one in said if one.verdict in _DECIDED}
    about_pair = {id: _heir(old, standing[old.report], core=False) for id, old in gone.items()}
    free = {report: [c for c in found if c.id not in decided] for report, found in standing.items()}
    about_claim = {id: _heir(old, free.get(old.report, ()), core=True) for id, old in gone.items()}

    def today(one: Judgement) -> Judgement | None:
        if one.verdict not in ON_PAIRS:
            subject = about_claim[one.subject] if one.subject in gone else one.subject
            return replace(one, subject=subject) if subject else None
        ends = [about_pair[id] if id in gone else id for id in (one.subject, one.other or "")]
        first, second = sorted(filter(None, ends)) if all(ends) else ("", "")
        return replace(one, subject=first, other=second) if first != second else None

    pairs = [(one, one if _pair(one).isdisjoint(gone) else today(one)) for one in said]
    last = {one.subject: one for one in said if one.verdict in _DECIDED}
    accepted = {id for id, one in last.items() if one.verdict == "accept"}
    written = {one.other for one in said if one.verdict == "replace" and one.other}
    return Reattached(
        judgements=tuple(new or old for old, new in pairs),
        passed=tuple((old, new) for old, new in pairs if new and new is not old),
        lost=tuple(old for old, new in pairs if new is None),
        upheld=frozenset(id for id in gone if id in accepted and about_claim[id] is None),
        withdrawn=frozenset(written - {one.other for one in last.values()}),
    )


def _pair(one: Judgement) -> frozenset[str]:
    # the new claim of a `replace` is the analyst's own, and is never gone
    return frozenset({one.subject, one.other or one.subject} if one.verdict in ON_PAIRS else {one.subject})


def _heir(old: Claim, candidates: Sequence[Claim], *, core: bool) -> str | None:
    """The candidate whose words are most nearly the old one's."""
    alike = [
        new
        for new in candidates
        if type(new.act) is type(old.act)
        and _shared(old.evidence, new.evidence)
        and (not core or (_core(new) == _core(old)))
    ]

    def nearness(new: Claim) -> tuple[int, bool, int, str]:
        at, words = _shared(_anchors(old.act), _anchors(new.act)), _shared(old.evidence, new.evidence)
        return -at, _core(new) != _core(old), -words, new.id

    return min(alike, key=nearness).id if alike else None


def _core(claim: Claim) -> tuple[object, ...]:
    match claim.act:
        case Toll(harm=harm, figure=figure):
            said: tuple[object, ...] = (harm, figure.low, figure.best, figure.high)
        case Event(type=type):
            said = (type,)
        case Control(change=change):
            said = (change,)
        case Tie(kind=kind):
            said = (kind,)
    return *said, claim.stance


def _anchors(act: Act) -> tuple[Span, ...]:
    """The words that an act hangs on."""
    match act:
        case Toll(figure=figure):
            return (figure.span,)
        case Event(trigger=trigger):
            return (trigger,)
        case Control(holder=holder, place=place):
            return holder.span, place.span
        case Tie(a=a, b=b):
            return a.span, b.span


def _shared(some: Iterable[Span], others: Sequence[Span]) -> int:
    """Code points that both hold."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
