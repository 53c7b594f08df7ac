"""Settled point 15: a toll told again by the same voice, with nothing new, is the same claim with more evidence."""

from functools import cache

from onrecord.model import Claim, Party, Toll, When, Where
from onrecord.model.vocab import table


def tells_again(claim: Claim, earlier: Claim) -> bool:
    """Whether a toll gives the number, harm and people of an earlier claim of the same voice, and no new place or time.

    Single people without a number or a name are left alone: "a soldier" in two sentences may well be two soldiers.
    """
    new, old = claim.act, earlier.act
    if not (isinstance(new, Toll) and isinstance(old, Toll)) or not (new.figure.high != 1 or _is_told_apart(new)):
        return False
    if (claim.stance, claim.mood) != (earlier.stance, earlier.mood) or _voice(claim) != _voice(earlier):
        return False
    same = (new.harm, new.also, new.figure.low, new.figure.high) == (
        old.harm,
        old.also,
        old.figure.low,
        old.figure.high,
    )
    return same and _same_people(new.victims, old.victims) and _adds_nothing(new, old)


def _is_told_apart(toll: Toll) -> bool:
    """Whether one person is counted in words ("one soldier") or named, and not just "a soldier"."""
    who = toll.victims
    if who is None or who.span == toll.figure.span:
        return who is not None and len(names := who.name.split()) > 1 and all(n[0].isupper() for n in names)
    return True


def _voice(claim: Claim) -> str | None:
    return (claim.voice.actor or claim.voice.name) if claim.voice else None


def _same_people(new: Party | None, old: Party | None) -> bool:
    if new is None or old is None:
        return new is None
    if new.actor is not None and new.actor == old.actor:
        return True
    a, b = set(new.name.casefold().split()), set(old.name.casefold().split())
    return a <= b or b <= a or a <= _generic()


@cache
def _generic() -> frozenset[str]:
    """Words that only say that it is people: "individuals", "suspects"."""
    return frozenset(table("read/words/harms")["generic"])


def _adds_nothing(new: Toll, old: Toll) -> bool:
    return _place_known(new.place, old.place) and _time_known(new.when, old.when)


def _place_known(new: Where | None, old: Where | None) -> bool:
    if new is None or old is None:
        return new is None
    if new.id is None and new.name[:1].islower():  # "the compound"
        return True
    return (new.id or new.name.casefold()) == (old.id or old.name.casefold())


def _time_known(new: When | None, old: When | None) -> bool:
    return new is None or (old is not None and new.start <= old.end and old.start <= new.end)
