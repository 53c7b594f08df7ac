"""Places by name, from read-only SQLite files: what ships, and over it what the user has added."""

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from onrecord.gazetteer import keys
from onrecord.gazetteer.countries import code as country_code
from onrecord.gazetteer.database import Database, Found
from onrecord.gazetteer.ranking import Match, Ranking, merged
from onrecord.gazetteer.schema import BY_SOUND, DEGREE, PLACE_FIELDS, WITHOUT_ARTICLE
from onrecord.model import GRAINS, Place
from onrecord.model.vocab import table

_SELECT = f"SELECT {PLACE_FIELDS}"
_BY_NAME = _SELECT + ", n.key, n.how FROM name n JOIN place p ON p.id = n.place WHERE n.key IN (?, ?)"
_BY_SKELETON = _SELECT + " FROM skeleton s JOIN place p ON p.id = s.place WHERE s.country = ? AND s.key = ?"
_BY_ID = _SELECT + " FROM place p WHERE p.id = ? AND p.ref IS NULL"
_BY_REF = _SELECT + " FROM place p WHERE p.ref = ?"
_PARENT = "SELECT up.id, up.ref FROM place p JOIN place up ON up.id = p.parent WHERE "

_SHORTEST_SKELETON = 3
"""Consonants; two are shared by too many names."""
_VILLAGE = 25_000
"""Inhabitants above which nobody says village."""
_ALIKE = 0.78
"""Share of letters in their order (difflib) that a name must have in common with one that sounds like it. Measured on
UCDP's names of Syria (docs/gazetteer.md): of those above it 91 % are the place meant, of those below it 41 %."""


class Places:
    """Answers for names and ids. Of databases that hold the same place, the first one tells its name and point."""

    def __init__(self, *files: Path) -> None:
        self._databases = tuple(Database(file) for file in files)
        self.places = lru_cache(32768)(self._places)
        self.place = lru_cache(8192)(self._place)

    def _place(self, id: str) -> Place | None:
        query, value = _asked(id)
        sql = (_BY_ID, _BY_REF)[query == "ref"]
        return next((_made(row) for database in self._databases for row in database.find(sql, (value,))), None)

    def names(self) -> list[str]:
        """The names of all places of the database that ships, in a fixed order."""
        return [str(name) for (name,) in self._databases[0].find("SELECT name FROM place ORDER BY id")]

    def count(self) -> int:
        """Places of the first database."""
        return int(str(self._databases[0].find("SELECT count(*) FROM place")[0][0]))

    def parents(self, id: str) -> tuple[Place, ...]:
        """What the place lies in, the nearest first: its town or district, its province."""
        column, value = _asked(id)
        for database in self._databases:
            for row in database.find(f"{_PARENT}p.{column} = ?", (value,)):
                above = str(row[1] or row[0])
                place = self.place(above)
                return (place, *self.parents(above)) if place else ()
        return ()

    def _places(self, name: str, countries: frozenset[str] = frozenset()) -> tuple[Place, ...]:
        """Candidates, the likeliest first: names kept by hand, then places in `countries`, then all others; among
        these the exact name before the one without article, then the weightier.

        Names that only sound alike count in `countries` alone. A country stays first but for a province of its name
        in `countries` ("Georgia"); a great city stays before small namesakes. "Mosul, Iraq" names the country itself.
        A word of the grain ("province of", "town") puts that grain first. Words in lower case alone name no place.
        """
        ranking = self.ranked(name, countries)
        return tuple(m.place for m in ranking.matches)

    def ranked(self, name: str, countries: frozenset[str] = frozenset()) -> Ranking:
        """The same with how each matched."""
        if not name.islower():
            name, comma, rest = name.partition(",")
            if comma and (code := country_code(rest.rpartition(",")[2].strip())):
                countries = frozenset({code})
            for words, grain in _readings(keys.owner(name)):
                matches = self._named(words) or self._sounding(words, countries)
                matches = [m for m in matches if m.place.population <= _VILLAGE or not _is_small(name)]
                if matches:
                    return Ranking(matches, countries, grain)
        return Ranking((), countries, None)

    def _named(self, words: str) -> list[Match]:
        exact, bare = keys.strict(words), keys.bare(words)
        if not exact:
            return []
        found = []
        for database in self._databases:
            rows = database.find(_BY_NAME, (exact, bare))
            found += [Match(self._first(r, database), _how(r, exact), _weight(r)) for r in rows]
        return merged(found)

    def alike(self, name: str, countries: Collection[str]) -> tuple[Place, ...]:
        """Places in `countries` that sound alike, also those too unlike to be taken for it; the likest first."""
        for words, _ in _readings(keys.owner(name)):
            if found := self._sounding(words, countries, likeness=0.5):
                return tuple(m.place for m in sorted(found, key=lambda m: -m.weight))
        return ()

    def _sounding(self, words: str, countries: Collection[str], likeness: float = _ALIKE) -> list[Match]:
        bones = keys.skeleton(words)
        if len(bones) < _SHORTEST_SKELETON:
            return []
        found = []
        for database in self._databases:
            rows = [row for country in sorted(countries) for row in database.find(_BY_SKELETON, (country, bones))]
            alike = [(_likeness(words, str(row[2])), row) for row in rows]
            found += [Match(self._first(row, database), BY_SOUND, round(n * 100)) for n, row in alike if n >= likeness]
        return merged(found)

    def _first(self, row: Found, database: Database) -> Place:
        """The place as the first database that holds it tells it."""
        if database is self._databases[0]:
            return _made(row)
        return self.place(str(row[1] or row[0])) or _made(row)


def _is_small(name: str) -> bool:
    """Whether a word says that it is no city: "Duma village"."""
    return keys.strict(name.rpartition(" ")[2]) in keys.wording("small")


def _asked(id: str) -> tuple[str, int | str]:
    """Column and value for an id: GeoNames' number, or a public id."""
    return ("id", int(id)) if id.isdecimal() and len(id) < 16 else ("ref", id)


def _how(row: Found, exact: str) -> int:
    how = int(str(row[-1]))
    return how if row[-2] == exact else max(how, WITHOUT_ARTICLE)


def _weight(row: Found) -> int:
    return int(str(row[9]))


def _likeness(words: str, name: str) -> float:
    if not keys.strict(words).isascii():  # consonants of another script are all that can be compared
        return float(len(keys.skeleton(words)) > _SHORTEST_SKELETON)
    return SequenceMatcher(None, keys.bare(words), keys.bare(name), autojunk=False).ratio()


def _made(row: Found) -> Place:
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


def _readings(name: str) -> Iterator[tuple[str, str | None]]:
    """The name; without a word of its grain, and that grain; without a part: "eastern Aleppo province" -> "Aleppo"."""
    yield name, None
    said = name.replace("-", " ").split()
    for cut_part, cut_grain in ((False, True), (True, False), (True, True)):
        if cut_part and cut_grain and said and keys.strict(said[-1]) in keys.wording("whole"):
            continue  # "Eastern Ghariyah town" is no part of Ghariyah
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
