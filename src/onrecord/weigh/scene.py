"""A scene: what one report says of one incident, its claims taken together."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from onrecord.weigh.keys import Name
from onrecord.weigh.profile import Profile
from onrecord.weigh.spots import Spot

Days = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What two reports are compared by. Places and times that claims name themselves go before inferred ones."""

    id: str
    """The smallest of its claims' ids."""
    claims: tuple[str, ...]
    sentences: frozenset[int]
    report: str
    origin: str
    published: int | None
    spots: tuple[Spot, ...]
    here: bool
    days: tuple[Days, ...]
    now: bool
    doers: tuple[Name, ...]
    sufferers: tuple[Name, ...]
    types: frozenset[str]
    tolls: frozenset[tuple[str, int]]
    """Harms and numbers."""
    words: frozenset[str]
    sums: bool
    lasts: bool
    """Whether it is a siege, offensive or war, named without a day."""
    day: int
    """Where it stands in the order of time: its first day, else the day of its report, else 0."""


def scene(members: Iterable[Profile]) -> Scene:
    """The claims of one report taken together."""
    found = tuple(sorted(members, key=lambda p: p.claim.id))
    first = found[0]
    here = [p.spot for p in found if p.spot and p.here]
    now = [p.days for p in found if p.days and p.now]
    named = [n for n in dict.fromkeys(n for p in found for n in p.doers) if n.side or n.words]
    days = tuple(sorted(set(now or [p.days for p in found if p.days][:1])))
    hurt = [n for n in dict.fromkeys(n for p in found for n in p.sufferers) if n.side or n.words]
    return Scene(
        id=first.claim.id,
        claims=tuple(p.claim.id for p in found),
        sentences=frozenset(p.sentence for p in found),
        report=first.claim.report,
        origin=first.origin,
        published=first.published,
        spots=_spots(here or [p.spot for p in found if p.spot][:1]),
        here=bool(here),
        days=days,
        now=bool(now),
        doers=tuple(sorted(named, key=_order)),
        sufferers=tuple(sorted(hurt, key=_order)),
        types=frozenset(p.type for p in found if p.type),
        tolls=frozenset((p.harm, p.number) for p in found if p.harm and p.number is not None),
        words=frozenset().union(*(p.words for p in found)),
        sums=2 * sum(p.sums for p in found) >= len(found),
        lasts=all(p.lasts for p in found),
        day=days[0][0] if days else first.published or 0,
    )


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Scene).decode


def packed(one: Scene) -> str:
    """A scene as JSON; equal scenes alike."""
    return _encode(one).decode()


def unpacked(body: str) -> Scene:
    """The scene again."""
    return _decode(body)


def _spots(found: list[Spot]) -> tuple[Spot, ...]:
    by_key = {spot.key: spot for spot in found}
    return tuple(by_key[key] for key in sorted(by_key))


def _order(name: Name) -> tuple[str, list[str]]:
    return name.side or "", sorted(name.words)
