"""Armed actors by name: a curated list, and the government, army and police of every country."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from msgspec.structs import replace

from onrecord.errors import GazetteerError
from onrecord.gazetteer import countries, keys, own
from onrecord.model import Actor
from onrecord.model.vocab import check, table

_LONGEST_DEMONYM = 6
"""Words; looked for before a head of states.yaml."""


class Actors:
    """Answers for names and ids. Loaded once; safe to share between threads."""

    def __init__(self) -> None:
        shipped = _listed() | _states()
        self._shipped = len(shipped)
        self._by_id = _with_own(shipped)
        self._by_key = _keyed((actor, (actor.name, *actor.aliases)) for actor in self._by_id.values())
        self._own = _keyed((self._by_id[id], row.get("aliases", ())) for id, row in own.actors().items())
        self._find = lru_cache(32768)(self._found)

    def names(self) -> list[str]:
        """Names and aliases of the armed actors that ship, in a fixed order; without states' organs."""
        return sorted({name for one in _listed().values() for name in (one.name, *one.aliases)})

    def __len__(self) -> int:
        """How many ship."""
        return self._shipped

    def actor(self, id: str) -> Actor | None:
        """The actor with this id."""
        return self._by_id.get(id)

    def actors(self, name: str, on: date | None = None, countries: Collection[str] = ()) -> Sequence[Actor]:
        """Actors of this name, the likeliest first: those active on the day, of these those at home in `countries`."""
        found = self._find(name)
        if len(found) < 2:
            return found
        away = bool(countries)
        return tuple(sorted(found, key=lambda a: (on and not active(a, on), away and a.country not in countries)))

    def _found(self, name: str) -> tuple[Actor, ...]:
        for words in _readings(name):
            found = self._named(words) or self._state(words) or self._described(words)
            if found:
                return found
        return ()

    def _named(self, words: str) -> tuple[Actor, ...]:
        """By name, alias or abbreviation; a singular or plural of it. A name that the user gave means nobody else."""
        key = keys.group(words)
        near = (key, key.removesuffix("s"), key + "s")
        hits = next((names[k] for names in (self._own, self._by_key) for k in near if k in names), [])
        fitting = [(actor, name) for actor, name in hits if keys.fits(words, name)]
        fitting.sort(key=lambda hit: (keys.bare(hit[1]) != keys.bare(words), hit[1] != hit[0].name))
        return tuple(dict.fromkeys(actor for actor, _ in fitting))

    def _state(self, words: str) -> tuple[Actor, ...]:
        """ "Syrian troops", "Turkey's air force", "army of Uganda", "Turkey": a country, and a head of states.yaml."""
        said = words.split()
        split = [(said[:n], said[n:]) for n in range(min(_LONGEST_DEMONYM, len(said)), 0, -1)]
        if "of" in said:
            at = said.index("of")
            split.append((said[at + 1 :], said[:at]))
        for owner, head in split:
            role = _heads().get(keys.group(" ".join(head)))
            code = role and countries.code(" ".join(owner).replace("-", " "))
            if code and (head or _is_country_name(" ".join(owner), code)):
                return (self._by_id[f"{role}-{code.lower()}"],)
        return ()

    def _described(self, words: str) -> tuple[Actor, ...]:
        """A name with labels before it and people of it behind: "the so-called Islamic State group", "Hamas gunmen"."""
        said = words.replace("-", " ").split()
        while len(said) > 1:
            home = None
            if keys.group(said[-1]) in keys.wording("members"):
                said = said[:-1]
            elif keys.strict(said[0]) in keys.wording("labels") or (home := countries.code(said[0])):
                said = said[1:]
            else:
                return ()
            found = tuple(a for a in self._named(" ".join(said)) if home in {None, a.country})
            if found:
                return found
        return ()


def _keyed(named: Iterable[tuple[Actor, Iterable[str]]]) -> dict[str, list[tuple[Actor, str]]]:
    found: dict[str, list[tuple[Actor, str]]] = {}
    for actor, names in named:
        for name in names:
            found.setdefault(keys.group(name), []).append((actor, name))
    return found


def active(actor: Actor, on: date) -> bool:
    """Whether the actor was there on that day, as far as its dates are known."""
    return (actor.active_from is None or actor.active_from <= on) and (actor.active_to is None or on <= actor.active_to)


def _readings(name: str) -> Iterator[str]:
    """The name without a possessive ending; with it ("Arkan's"); before and inside brackets: "Free Army (FSA)"."""
    yield keys.owner(name)
    yield name
    before, bracket, inside = name.partition("(")
    if bracket:
        yield before
        yield inside.rstrip(") ")


def _is_country_name(words: str, code: str) -> bool:
    """A bare demonym ("Syrians") is people, a bare country its government."""
    country = countries.countries()[code]
    return keys.bare(words) in {keys.bare(name) for name in (country.name, *country.names)}


@cache
def _heads() -> dict[str, str]:
    """Key of a head -> role; no head at all is the country itself."""
    roles: Mapping[str, Any] = table("gazetteer/data/states")
    return {"": "gov"} | {keys.group(head): role for role, row in roles.items() for head in row["heads"]}


def _listed() -> dict[str, Actor]:
    folder = files("onrecord.gazetteer") / "data" / "actors"
    stems = sorted(f.name.removesuffix(".yaml") for f in folder.iterdir() if f.name.endswith(".yaml"))
    tables = (table(f"gazetteer/data/actors/{stem}") for stem in stems if stem != "states")
    return {id: _actor(id, row) for rows in tables for id, row in rows.items()}


def _with_own(shipped: Mapping[str, Actor]) -> dict[str, Actor]:
    """The user's actors, and more names of those that ship."""
    known = dict(shipped)
    for id, row in own.actors().items():
        if id in known:
            names = dict.fromkeys((*known[id].aliases, *row.get("aliases", ())))
            known[id] = replace(known[id], aliases=tuple(names), name=row.get("name", known[id].name))
        elif "name" in row and "kind" in row:
            known[id] = _actor(id, row)
        else:
            step = "give it both, or the id of an actor that ships"
            raise GazetteerError(f"{own.actors_file()}: {id} is new, and lacks a name or a kind", step)
    return known


def _actor(id: str, row: Mapping[str, Any]) -> Actor:
    check("actor_kinds", row["kind"])
    return Actor(
        id=id,
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row.get("aliases", ())),
        parent=row.get("parent"),
        country=row.get("country"),
        active_from=_day(row.get("from"), last=False),
        active_to=_day(row.get("to"), last=True),
    )


def _states() -> dict[str, Actor]:
    roles, by_hand = table("gazetteer/data/states"), table("gazetteer/data/actors/states")
    made: dict[str, Actor] = {}
    for country in countries.countries().values():
        adjective = country.demonyms[0] if country.demonyms else country.name
        for role, row in roles.items():
            id = f"{role}-{country.code.lower()}"
            extra = by_hand.get(id, {})
            made[id] = Actor(
                id=id,
                name=extra.get("name", f"{adjective} {row['heads'][0]}"),
                kind=row["kind"],
                aliases=tuple(extra.get("aliases", ())),
                country=country.code,
            )
    return made


def _day(value: int | str | date | None, *, last: bool) -> date | None:
    """A year, "year-month" or day of the table as the first or last day that it means."""
    if value is None or isinstance(value, date):
        return value
    year, _, month = str(value).partition("-")
    if not last:
        return date(int(year), int(month or 1), 1)
    following = date(int(year) + int(month or 12) // 12, int(month or 12) % 12 + 1, 1)
    return following - timedelta(days=1)
