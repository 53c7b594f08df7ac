"""The gazetteer that reading asks: actors, countries and places behind one door."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from onrecord.gazetteer import countries, own
from onrecord.gazetteer.actors import Actors
from onrecord.gazetteer.places import Places
from onrecord.gazetteer.ranking import Ranking
from onrecord.gazetteer.unpack import unpacked
from onrecord.model import Actor, Place


class Names:
    """A `Gazetteer`. Read-only; may be shared by threads and forked processes."""

    def __init__(self, places: Places) -> None:
        self._places = places

    @cached_property
    def _actors(self) -> Actors:
        """Read when the first actor is asked for."""
        return Actors()

    def places(self, name: str, *, countries: Collection[str] = ()) -> Sequence[Place]:
        """Candidates for a place name, the likeliest first (see `Places.places`)."""
        return self._places.places(name, frozenset(countries))

    def place(self, id: str) -> Place | None:
        """The place with this id; a country also by its ISO code."""
        country = countries.countries().get(id)
        if country is None:
            return self._places.place(id)
        return next((p for p in self._places.places(country.name) if p.grain == "country"), None)

    def parents(self, id: str) -> Sequence[Place]:
        """What the place lies in, the nearest first: its town or district, its province, its country."""
        place = self.place(id)
        inside = self._places.parents(id) if place else ()
        country = self.place(place.country) if place and place.country and place.grain != "country" else None
        return (*inside, country) if country else inside

    def look(self, name: str, countries: Collection[str] = ()) -> Ranking:
        """The candidates of `places` with how each matched, and why one comes before another."""
        return self._places.ranked(name, frozenset(countries))

    def alike(self, name: str, countries: Collection[str]) -> Sequence[Place]:
        """Places that only sound alike: suggestions for a person (see `Places.alike`)."""
        return self._places.alike(name, countries)

    def country(self, word: str) -> str | None:
        """ISO code for a country's name or demonym: "Syria", "Syrian", "Syrians", "Syria's" -> "SY"."""
        return countries.code(word)

    def actors(self, name: str, *, on: date | None = None, countries: Collection[str] = ()) -> Sequence[Actor]:
        """Actors of this name, alias or abbreviation, the likeliest first: those active on the day before others, and
        of these those at home in `countries`."""
        return self._actors.actors(name, on, countries)

    def all_names(self) -> tuple[list[str], list[str]]:
        """Every name of a place and every name of an armed actor that ships: for training on names never seen."""
        return self._places.names(), self._actors.names()

    def size(self) -> tuple[int, int]:
        """How many places and actors ship."""
        return self._places.count(), len(self._actors)

    def actor(self, id: str) -> Actor | None:
        """The actor with this id; every country `cc` has `gov-cc`, `army-cc` and `police-cc`."""
        return self._actors.actor(id)


def open_gazetteer(database: Path | None = None) -> Names:
    """The gazetteer that ships, unpacked into the cache on first use, or one built by `onrecord.gazetteer.build`; over
    it what the user has added (`own`). Opened once, and again when one of these files is another one.

    Raises GazetteerError if the data is missing or damaged, or the cache cannot be written.
    """
    files = (database or unpacked(), *own.databases())
    return _opened(files, tuple(_state(file) for file in (*files, own.actors_file())))


@lru_cache(maxsize=2)
def _opened(files: tuple[Path, ...], _: tuple[object, ...]) -> Names:
    return Names(Places(*files))


def _state(file: Path) -> tuple[object, ...]:
    """Changes when a file is written anew."""
    if not file.exists():
        return (file,)
    now = file.stat()
    return file, now.st_ino, now.st_size, now.st_mtime_ns
