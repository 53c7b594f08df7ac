"""Places by name, from one read-only SQLite file (made by `onrecord.gazetteer.build`)."""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import GazetteerError
from onrecord.gazetteer import keys
from onrecord.gazetteer.countries import code as country_code
from onrecord.gazetteer.schema import BY_HAND, BY_SOUND, DEGREE, PLACE_FIELDS, SCHEMA, STRICT, WITHOUT_ARTICLE
from onrecord.model import GRAINS, Place
from onrecord.model.vocab import table

_SELECT = f"SELECT {PLACE_FIELDS}"
_BY_NAME = _SELECT + ", n.key, n.how FROM name n JOIN place p ON p.id = n.place WHERE n.key IN (?, ?)"
_BY_SKELETON = _SELECT + " FROM skeleton s JOIN place p ON p.id = s.place WHERE s.country = ? AND s.key = ?"
_BY_ID = _SELECT + " FROM place p WHERE p.id = ?"
_BY_REF = _SELECT + " FROM place p WHERE p.ref = ?"

_SHORTEST_SKELETON = 3
"""Consonants; two are shared by too many names."""
_ALIKE = 0.55
"""Share of letters in their order (difflib) that a name must have in common with one that sounds like it."""
_GREAT = 500_000
_TIMES = 100
"""A city this great, and so many times greater than its namesakes in the report's countries, is meant nevertheless."""


class Match(NamedTuple):
    """A place, how its name was matched (see `schema`), and how likely it is meant beside its namesakes."""

    place: Place
    how: int
    weight: int


class Places:
    """Answers for names and ids. Every thread and every forked process gets a connection of its own."""

    def __init__(self, database: Path) -> None:
        self._uri = f"{database.absolute().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        try:
            version = self._connection().execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise GazetteerError(
                f"the gazetteer {database} cannot be read: {error}", "delete it, and try again"
            ) from error
        if version != SCHEMA:
            raise GazetteerError(f"{database} is a gazetteer of form {version}, not {SCHEMA}", "build it again")
        self.places = lru_cache(32768)(self._places)
        self.place = lru_cache(8192)(self._place)

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; one made before a fork belongs to the parent."""
        held = getattr(self._local, "held", None)
        if held is None or held[0] != os.getpid():
            held = (os.getpid(), sqlite3.connect(self._uri, uri=True))
            self._local.held = held
        connection: sqlite3.Connection = held[1]
        return connection

    def _place(self, id: str) -> Place | None:
        query, value = (_BY_ID, int(id)) if id.isdecimal() and len(id) < 16 else (_BY_REF, id)
        row = self._connection().execute(query, (value,)).fetchone()
        return _made(row) if row else None

    def _places(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Place, ...]:
        """Candidates, the likeliest first: names kept by hand, then places in `countries`, then all others; among
        these the exact name before the one without article, then the weightier.

        Names that only sound alike count in `countries` alone. A country stays first but for a province of its name
        in `countries` ("Georgia"); a great city stays before small namesakes. "Mosul, Iraq" names the country itself.
        A word of the grain ("province of", "town") puts that grain first. Words in lower case alone name no place.
        """
        if name.islower():
            return ()
        name, comma, rest = name.partition(",")
        if comma and (code := country_code(rest.rpartition(",")[2].strip())):
            countries = frozenset({code})
        for words, grain in _readings(keys.owner(name)):
            matches = self._named(words) or self._sounding(words, countries)
            if matches:
                return tuple(dict.fromkeys(m.place for m in _ranked(matches, countries, grain)))
        return ()

    def _named(self, words: str) -> list[Match]:
        exact, bare = keys.strict(words), keys.bare(words)
        if not exact:
            return []
        rows = self._connection().execute(_BY_NAME, (exact, bare))
        return [Match(_made(r), r[-1] if r[-2] == exact else max(r[-1], WITHOUT_ARTICLE), r[-3]) for r in rows]

    def _sounding(self, words: str, countries: Iterable[str]) -> list[Match]:
        bones = keys.skeleton(words)
        if len(bones) < _SHORTEST_SKELETON:
            return []
        find = self._connection().execute
        rows = [row for country in sorted(countries) for row in find(_BY_SKELETON, (country, bones))]
        alike = [(_likeness(words, str(row[2])), row) for row in rows]
        return [Match(_made(row), BY_SOUND, round(likeness * 100)) for likeness, row in alike if likeness >= _ALIKE]


def _likeness(words: str, name: str) -> float:
    return SequenceMatcher(None, keys.bare(words), keys.bare(name), autojunk=False).ratio()


def _made(row: tuple[object, ...]) -> Place:
    id, ref, name, grain, lat, lon, country, admin1, population = row[:9]
    located = isinstance(lat, int) and isinstance(lon, int)
    return Place(
        id=str(ref or id),
        name=str(name),
        grain=GRAINS[int(str(grain))],
        lat=lat / DEGREE if located else None,  # type: ignore[operator]
        lon=lon / DEGREE if located else None,  # type: ignore[operator]
        country=country,  # type: ignore[arg-type]
        admin1=admin1,  # type: ignore[arg-type]
        population=population,  # type: ignore[arg-type]
    )


def _ranked(matches: list[Match], countries: frozenset[str], grain: str | None) -> list[Match]:
    inside = [m for m in matches if m.place.country in countries]
    province_inside = any(m.place.grain in {"province", "region"} and m.how <= STRICT for m in inside)
    greatest = max((m.place.population for m in inside), default=0)

    def stands_out(m: Match) -> bool:
        if m.how > STRICT:
            return False
        if m.place.grain == "country":
            return not province_inside
        return m.place.grain == "town" and m.place.population >= max(_GREAT, greatest * _TIMES)

    def order(m: Match) -> tuple[bool, bool, bool, int, int]:
        there = not countries or m.place.country in countries or stands_out(m)
        return (m.place.grain != grain if grain else False, m.how != BY_HAND, not there, m.how, -m.weight)

    return sorted(matches, key=order)


def _readings(name: str) -> Iterator[tuple[str, str | None]]:
    """The name; without a word of its grain, and that grain; without a part: "eastern Aleppo province" -> "Aleppo"."""
    yield name, None
    said = name.replace("-", " ").split()
    for cut_part, cut_grain in ((False, True), (True, False), (True, True)):
        rest, grain = (_without_part(said) if cut_part else said), None
        if cut_grain:
            rest, grain = _without_grain(rest)
        if rest != said:
            yield " ".join(rest), grain


def _without_part(said: list[str]) -> list[str]:
    """ "north western Syria" -> Syria."""
    while len(said) > 1 and keys.strict(said[0]) in keys.wording("parts"):
        said = said[1:]
    return said


def _without_grain(said: list[str]) -> tuple[list[str], str | None]:
    """ "Idlib province", "province of Idlib", "the town of Azaz" -> Idlib, Azaz."""
    if said and keys.strict(said[0]) == "the":
        said = said[1:]
    if len(said) > 1 and (grain := _grain(said[-1])):
        return said[:-1], grain
    if len(said) > 2 and said[1] == "of" and (grain := _grain(said[0])):
        return said[2:], grain
    return said, None


@lru_cache(1024)
def _grain(word: str) -> str | None:
    key = keys.strict(word)
    grains: dict[str, list[str]] = table("gazetteer/data/wording")["grains"]
    return next((grain for grain, words in grains.items() if key in words), None)
