"""Which incidents, and what happened to a place or a party over time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import asin, cos, radians, sin, sqrt

from onrecord.app.weighing import Shelf, judgements, reweighed, standing
from onrecord.errors import NotFound
from onrecord.gazetteer import Names, open_gazetteer
from onrecord.model import Claim, Control, Event, Incident, Party, Place, Tie, Toll, Where
from onrecord.store import Store
from onrecord.weigh.settle import settle
from onrecord.weigh.timeline import Step, control_line, pairs, tie_line

NEAR = 25.0
"""Kilometres from a town or site that are near it."""
STATES = frozenset({"control", "tie"})
"""Types of incidents that are no happenings."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked for; what is None is not asked."""

    near: str | None = None
    within: float = NEAR
    start: date | None = None
    """The first day; incidents without a day are left out if one is given."""
    end: date | None = None
    party: str | None = None
    disputed: bool = False
    type: str | None = None
    """A code of vocab/events.yaml, or control, tie, toll."""


def incidents(
    store: Store, wanted: Wanted | None = None, *, rule: str | None = None, gazetteer: Names | None = None
) -> Iterator[Incident]:
    """The incidents that fit, the earliest first; with their tolls estimated by another rule, if one is named.

    Raises NotFound for a place or party of which the store has nothing.
    """
    wanted, names = wanted or Wanted(), gazetteer or open_gazetteer()
    area = Area(wanted.near, names, wanted.within) if wanted.near else None
    among = _claims_of(store, wanted.party, names) if wanted.party else None
    found = reweighed(store, rule) if rule else store.incidents()
    return (one for one in found if _fits(one, wanted, area, among))


def _fits(one: Incident, wanted: Wanted, area: "Area | None", among: frozenset[str] | None) -> bool:
    first, last = one.start or one.end, one.end or one.start
    return (
        (wanted.start is None or (last is not None and last >= wanted.start))
        and (wanted.end is None or (first is not None and first <= wanted.end))
        and (not wanted.disputed or bool(one.disputes))
        and (wanted.type is None or one.type == wanted.type)
        and (area is None or (one.place is not None and area.holds(one.place)))
        and (among is None or not among.isdisjoint(one.claims))
    )


def _claims_of(store: Store, party: str, names: Names) -> frozenset[str]:
    is_meant = matcher(party, names)
    found = frozenset(one.id for one in standing(store) if any(map(is_meant, parties(one))))
    if not found:
        raise NotFound(f"the store has no claim about {party}", "see `onrecord actors` for the names that it has")
    return found


def parties(claim: Claim) -> Iterator[Party]:
    """Everybody in a claim's act."""
    match claim.act:
        case Event(agents=agents, targets=targets):
            yield from (*agents, *targets)
        case Toll(victims=victims, perpetrators=perpetrators):
            yield from (*((victims,) if victims else ()), *perpetrators)
        case Control(holder=holder):
            yield holder
        case Tie(a=a, b=b):
            yield from (a, b)


def matcher(name: str, names: Names) -> Callable[[Party], bool]:
    """Whether a party is meant by this name: as the gazetteer's actor of the name, or by words of its own name."""
    ids = {actor.id for actor in names.actors(name)} | {name}
    words = name.casefold().split()

    def is_meant(party: Party) -> bool:
        if party.actor in ids:
            return True
        own = party.name.casefold().split()
        return bool(words) and any(own[at : at + len(words)] == words for at in range(len(own)))

    return is_meant


class Area:
    """A place and what lies near it (a town or site) or in it (a district, province or country)."""

    def __init__(self, name: str, names: Names, within: float = NEAR) -> None:
        self.name = name
        self._names = names
        self._within = within
        self._plain = _plain(name)
        self._known: dict[str, bool] = {}

    @cached_property
    def place(self) -> Place | None:
        """The likeliest place of the name; None where the gazetteer has none."""
        return next(iter(self._names.places(self.name)), None)

    @cached_property
    def _is_wide(self) -> bool:
        return self.place is not None and self.place.grain in {"district", "province", "country", "region"}

    def holds(self, where: Where) -> bool:
        """Whether a claim's place is this one, lies in it, or near it; by the name alone where no list knows it."""
        if where.id is None or self.place is None:
            return self._plain in {_plain(where.name), _plain(where.name.split(",")[0])}
        if where.id not in self._known:
            self._known[where.id] = self.inside(where) or (not self._is_wide and self._is_near(where))
        return self._known[where.id]

    def inside(self, where: Where) -> bool:
        """Whether it is this place or lies in it."""
        if where.id is None or self.place is None:
            return self.holds(where)
        return self.place.id in {where.id, *(parent.id for parent in self._names.parents(where.id))}

    def _is_near(self, where: Where) -> bool:
        at = self.place
        if at is None or at.lat is None or at.lon is None or where.lat is None or where.lon is None:
            return False
        wide = where.grain in {"province", "country", "region"}
        return not wide and kilometres(at.lat, at.lon, where.lat, where.lon) <= self._within


class Spots:
    """What is one place. A neighbourhood that no list knows bears its town's id, and is not the town."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: dict[tuple[str, str], str] = {}

    def key(self, where: Where) -> str:
        """The gazetteer's id; with the name, if the gazetteer does not know the id by it; the name alone without id."""
        name = _plain(where.name.split(",")[0])
        if where.id is None:
            return name
        if (where.id, name) not in self._known:
            is_it = any(place.id == where.id for place in self._names.places(where.name.split(",")[0]))
            self._known[where.id, name] = where.id if is_it else f"{where.id} {name}"
        return self._known[where.id, name]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along the great circle (haversine, a sphere of 6,371 km)."""
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, half)))


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """What is said of a place or a party over time."""

    name: str
    control: dict[str, list[Step]]
    """Place -> who held, gained, lost and contested it."""
    ties: dict[str, list[Step]]
    """Pair -> how they stood."""
    incidents: tuple[Incident, ...]
    """There or with the party, the earliest first; those without a day last."""


def timeline(store: Store, name: str, *, gazetteer: Names | None = None) -> Timeline:
    """Control of the place, ties of the party, whichever the name stands for (or both), and incidents.

    Raises NotFound if the store knows nothing of the name.
    """
    names = gazetteer or open_gazetteer()
    area, is_meant = Area(name, names), matcher(name, names)
    judged = judgements(store)
    found = settle(standing(store, judged), [one for one in judged.judgements if one.verdict != "note"])
    mine = [one for one in found if any(map(is_meant, parties(one)))]
    spots = Spots(names)
    held = {spots.key(c.act.place) for c in mine if isinstance(c.act, Control)}
    control: dict[str, list[Claim]] = defaultdict(list)
    for claim in found:
        if isinstance(claim.act, Control):
            key = spots.key(claim.act.place)
            if key in held or area.inside(claim.act.place):
                control[key].append(claim)
    tied = pairs(mine)
    among = frozenset(one.id for one in mine)
    happened = [
        one
        for one in store.incidents()
        if one.type not in STATES
        and ((one.place is not None and area.holds(one.place)) or not among.isdisjoint(one.claims))
    ]
    if not (control or tied or happened):
        raise NotFound(f"the store knows nothing of {name}", "see `onrecord incidents` and `onrecord actors`")
    shelf = Shelf(store)
    told = {id: shelf[id].published for id in {c.report for c in (*_flat(control.values()), *_flat(tied.values()))}}
    return Timeline(
        name=name,
        control=_titled((_title(some, _where), control_line(some, told)) for some in control.values()),
        ties=_titled((_title(some, _pair), tie_line(some, told)) for some in tied.values()),
        incidents=tuple(sorted(happened, key=lambda one: (one.start or one.end or date.max, one.id))),
    )


def _flat(groups: Iterable[Sequence[Claim]]) -> Iterator[Claim]:
    return (claim for group in groups for claim in group)


def _where(claim: Claim) -> str:
    assert isinstance(claim.act, Control)
    return claim.act.place.name


def _pair(claim: Claim) -> str:
    assert isinstance(claim.act, Tie)
    return " and ".join(sorted((claim.act.a.name, claim.act.b.name)))


def _title(claims: Sequence[Claim], name: Callable[[Claim], str]) -> str:
    named = [name(claim) for claim in claims]
    return min(named, key=lambda one: (-named.count(one), one))


def _titled(lines: Iterable[tuple[str, list[Step]]]) -> dict[str, list[Step]]:
    """By name; where two places share one, with a number."""
    made: dict[str, list[Step]] = {}
    for title, steps in sorted(lines, key=lambda line: (line[0], line[1][0].claim.id)):
        count = sum(other == title or other.startswith(f"{title} (") for other in made)
        made[f"{title} ({count + 1})" if count else title] = steps
    return made
