"""Which actors a store speaks of, and how those that no list knows get a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.errors import GazetteerError, NotFound
from onrecord.gazetteer import Names, open_gazetteer, own
from onrecord.model import Actor, Claim, Control, Event, Tie, Toll, vocab
from onrecord.store import Store


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """An actor in the claims of a store."""

    id: str
    """Of the gazetteer; for one that it does not know, made from its name, and always the same."""
    name: str
    known: bool
    claims: int
    """In how many it appears."""
    roles: dict[str, int]
    """As what, and in how many: agent, target, victim, perpetrator, holder, side, voice."""
    names: tuple[str, ...]
    """How the claims call it, the most frequent first."""


def cast(store: Store, gazetteer: Names | None = None) -> list[Cast]:
    """All actors, the most frequent first. Who is called by a common noun alone ("gunmen") is none.

    Names that the user gave count at once, before the reports are read again.
    """
    gazetteer = gazetteer or open_gazetteer()
    names: dict[str, Counter[str]] = defaultdict(Counter)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    claims: Counter[str] = Counter()
    given = own.named()
    for claim in store.claims():
        found = {
            (id or own.id_of(name, given), name, role) for role, name, id in _parts(claim) if id or not name.islower()
        }
        claims.update({id for id, _, _ in found})
        for id, name, role in found:
            names[id][name] += 1
            roles[id][role] += 1
    made = [_cast(id, gazetteer.actor(id), count, names[id], roles[id]) for id, count in claims.items()]
    return sorted(made, key=lambda one: (-one.claims, one.name, one.id))


def _cast(id: str, actor: Actor | None, claims: int, names: Counter[str], roles: Counter[str]) -> Cast:
    ordered = sorted(names, key=lambda name: (-names[name], name))
    return Cast(
        id=id,
        name=actor.name if actor else ordered[0],
        known=actor is not None,
        claims=claims,
        roles=dict(sorted(roles.items(), key=lambda role: (-role[1], role[0]))),
        names=tuple(ordered),
    )


def _parts(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    """Role, name and gazetteer id of everybody in a claim."""
    match claim.act:
        case Event(agents=agents, targets=targets):
            told = [*(("agent", one) for one in agents), *(("target", one) for one in targets)]
        case Toll(victims=victims, perpetrators=perpetrators):
            told = [("perpetrator", one) for one in perpetrators]
            told += [("victim", victims)] if victims else []
        case Control(holder=holder):
            told = [("holder", holder)]
        case Tie(a=a, b=b):
            told = [("side", a), ("side", b)]
    yield from ((role, party.name, party.actor) for role, party in told)
    for voice in (claim.voice, *claim.via):
        if voice and (voice.actor or voice.kind == "group"):
            yield "voice", voice.name, voice.actor


def call(
    said: Sequence[str], id: str, *, kind: str | None = None, country: str | None = None, store: Store | None = None
) -> Actor:
    """Keep for good that these names mean the actor `id`; a name may be the local id of an actor in the store.

    An id that no list knows makes a new actor of this kind, called by the first name. What was read before stays as it
    is until it is read again. Raises NotFound for a local id that the store does not hold; GazetteerError.
    """
    gazetteer = open_gazetteer()
    names = list(dict.fromkeys(_names(said if not own.is_local(id) else (*said, id), store)))
    row: dict[str, str] | None = None
    if gazetteer.actor(id) is None:
        row = _new(id, names, kind, country)
    own.call(id, names, row)
    made = open_gazetteer().actor(id)
    assert made is not None
    return made


def _new(id: str, names: Sequence[str], kind: str | None, country: str | None) -> dict[str, str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        raise GazetteerError(f"{id!r} is no id", "use small letters, figures and hyphens: falcon-brigade")
    if kind is None:
        kinds = ", ".join(vocab.codes("actor_kinds"))
        raise GazetteerError(f"no list knows the actor {id}", f"to make it, give its --kind: {kinds}")
    return {"name": names[0], "kind": kind} | ({"country": country} if country else {})


def _names(said: Iterable[str], store: Store | None) -> Iterator[str]:
    held: dict[str, Cast] = {}
    for one in said:
        if not own.is_local(one):
            yield one
            continue
        held = held or {actor.id: actor for actor in (cast(store) if store else ())}
        if one not in held:
            raise NotFound(f"the store has no actor {one}", "see `onrecord actors --unknown`")
        yield from held[one].names
