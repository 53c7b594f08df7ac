"""same: whether a claim says what another one of the same report says already."""

from onrecord.model import Act, Claim, Control, Event, Party, Tie, Toll, Where


def says_again(new: Claim, old: Claim) -> bool:
    """Whether both tell the same act at the same words, with the same stance; or mean the same wherever they stand.

    Who is said to say it is not asked: of the same words at most one voice is the right one, and two claims would
    look like two sources.
    """
    if new.id == old.id:
        return True
    if new.stance != old.stance or not any(a.overlaps(b) for a in new.evidence for b in old.evidence):
        return False
    return _same_act(new.act, old.act)


def _same_act(new: Act, old: Act) -> bool:
    match new, old:
        case Toll(), Toll():
            numbers = (new.figure.low, new.figure.high) == (old.figure.low, old.figure.high)
            return new.harm == old.harm and (new.figure.span.overlaps(old.figure.span) or numbers)
        case Event(), Event():
            return new.trigger.overlaps(old.trigger) or (new.type == old.type and _meets(new, old))
        case Control(), Control():
            return new.change == old.change and _is(new.holder, old.holder) and _is(new.place, old.place)
        case Tie(), Tie():
            straight = _is(new.a, old.a) and _is(new.b, old.b)
            return new.kind == old.kind and (straight or (_is(new.a, old.b) and _is(new.b, old.a)))
    return False


def _meets(new: Event, old: Event) -> bool:
    """Whether two events of one type at the same words have a party in common, or one has none."""
    mine, theirs = (*new.agents, *new.targets), (*old.agents, *old.targets)
    return not mine or not theirs or any(_is(a, b) for a in mine for b in theirs)


def _is(a: Party | Where, b: Party | Where) -> bool:
    return a.span.overlaps(b.span) or _key(a) == _key(b)


def _key(one: Party | Where) -> str:
    id = one.id if isinstance(one, Where) else one.actor
    return id or one.name.casefold()
