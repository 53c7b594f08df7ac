"""Who held a place, and how two parties stood to each other, over time - as claimed, in the order of the days.

What follows from a claim: `holds` and `gains` put a party in possession, of the whole place in the stead of others
unless both are said to hold it on the same days; `loses` takes it out; `contests` leaves the holder, who is contested
until somebody gains. A part (`share`) stands beside other parts. Claims that are denied, doubted, planned or
hypothetical, and those that no day is known of, are shown and change nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.model import Claim, Control, Party, Tie

Dated = Literal["stated", "relative", "published"]
_ORDER = {"loses": 0, "gains": 1, "holds": 2, "contests": 3}
"""Of one day: who leaves, who comes, who is there."""


@dataclass(frozen=True, slots=True)
class Step:
    """One claim on a time line, and what is claimed to be the case after it."""

    claim: Claim
    start: date | None
    """The claim's first day, or its report's; None where neither is known."""
    end: date | None
    how: Dated | None
    after: tuple[str, ...]
    """Who holds the place; or how the two stand: allied, hostile."""
    contested: tuple[str, ...] = ()
    """Who contests it."""
    disputed: bool = False
    """Whether another claim says otherwise of the same days."""


def control_line(claims: Iterable[Claim], published: Mapping[str, date | None]) -> list[Step]:
    """The claims of control of one place in the order of their days. `published`: report id -> its day."""
    steps: list[Step] = []
    now = _Holding()
    for one in _in_order(claims, published):
        act = one.claim.act
        assert isinstance(act, Control)
        key = key_of(act.holder)
        disputed = _is_denied(one, steps, key) or (act.change in {"holds", "gains"} and now.rivals(key, one))
        if one.claim.counts and one.start:
            now.take(act, one)
        steps.append(_step(one, now.names(), tuple(now.contested.values()), disputed))
    return steps


def tie_line(claims: Iterable[Claim], published: Mapping[str, date | None]) -> list[Step]:
    """The ties of one pair of parties in the order of their days."""
    steps: list[Step] = []
    kinds: tuple[str, ...] = ()
    for one in _in_order(claims, published):
        assert isinstance(one.claim.act, Tie)
        kind = one.claim.act.kind
        other = [s for s in steps if s.claim.counts and s.start and _meet(s, one) and kind_of(s.claim) != kind]
        disputed = bool(other and one.claim.counts) or _is_denied(one, steps, kind)
        if one.claim.counts and one.start:
            kinds = tuple(sorted({kind, *(kind_of(s.claim) for s in other)}))
        steps.append(_step(one, kinds, (), disputed))
    return steps


def key_of(party: Party) -> str:
    """What tells one party from another here: the gazetteer's id, else the name."""
    return party.actor or party.name.casefold().removeprefix("the ")


def kind_of(claim: Claim) -> str:
    """allied or hostile."""
    assert isinstance(claim.act, Tie)
    return claim.act.kind


@dataclass(frozen=True, slots=True)
class _Dated:
    claim: Claim
    start: date | None
    end: date | None
    how: Dated | None


@dataclass(slots=True)
class _Holding:
    """Who is claimed to hold the place so far."""

    by: dict[str, tuple[str, _Dated, bool]] = field(default_factory=dict)
    """Key -> name, the last claim that says so, and whether it speaks of the whole."""
    contested: dict[str, str] = field(default_factory=dict)

    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _, _ in self.by.values())

    def rivals(self, key: str, one: _Dated) -> bool:
        """Whether somebody else is said to hold the whole of it on the same days."""
        share = getattr(one.claim.act, "share", None)
        others = (said for other, said in self.by.items() if other != key)
        return share in {None, 1.0} and one.claim.counts and any(whole and _meet(d, one) for _, d, whole in others)

    def take(self, act: Control, one: _Dated) -> None:
        key, whole = key_of(act.holder), act.share in {None, 1.0}
        match act.change:
            case "loses":
                self.by.pop(key, None)
                self.contested.pop(key, None)
            case "contests":
                self.contested[key] = act.holder.name
            case "gains" | "holds":
                if whole:
                    self.by = {other: said for other, said in self.by.items() if _meet(said[1], one)}
                if act.change == "gains":
                    self.contested.clear()
                self.by[key] = (act.holder.name, one, whole)


def _in_order(claims: Iterable[Claim], published: Mapping[str, date | None]) -> list[_Dated]:
    dated = [_dated(claim, published.get(claim.report)) for claim in claims]

    def order(one: _Dated) -> tuple[bool, date, date, int, str]:
        change = _ORDER.get(getattr(one.claim.act, "change", ""), 0)
        start, end = one.start or date.max, one.end or date.max
        return one.start is None, start, end, change, one.claim.id

    return sorted(dated, key=order)


def _dated(claim: Claim, published: date | None) -> _Dated:
    when = claim.act.when
    if when is not None:
        return _Dated(claim, when.start, when.end, when.how)
    return _Dated(claim, published, published, "published" if published else None)


def _step(one: _Dated, after: Sequence[str], contested: Sequence[str], disputed: bool) -> Step:
    return Step(one.claim, one.start, one.end, one.how, tuple(after), tuple(contested), disputed)


def _meet(a: _Dated | Step, b: _Dated | Step) -> bool:
    return bool(a.start and b.start and a.end and b.end and a.start <= b.end and b.start <= a.end)


def _is_denied(one: _Dated, before: Iterable[Step], key: str) -> bool:
    """Whether it says no to what somebody says of the same days, or the other way round."""
    said = (step for step in before if _meet(step, one) and _subject(step.claim) == (key, _change(one.claim)))
    return any((step.claim.stance == "asserts") != (one.claim.stance == "asserts") for step in said)


def _subject(claim: Claim) -> tuple[str, str]:
    act = claim.act
    return (key_of(act.holder) if isinstance(act, Control) else kind_of(claim)), _change(claim)


def _change(claim: Claim) -> str:
    return claim.act.change if isinstance(claim.act, Control) else "tie"


def pairs(claims: Iterable[Claim]) -> dict[tuple[str, ...], list[Claim]]:
    """The ties among these claims, by pair of parties."""
    found: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.act, Tie):
            found[tuple(sorted((key_of(claim.act.a), key_of(claim.act.b))))].append(claim)
    return found
