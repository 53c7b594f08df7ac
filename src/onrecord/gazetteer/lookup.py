"""The gazetteer that reading asks: actors, countries and places behind one door."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from onrecord.gazetteer import countries
from onrecord.gazetteer.actors import Actors
from onrecord.gazetteer.places import Places
from onrecord.gazetteer.unpack import unpacked
from onrecord.model import Actor, Gazetteer, Place


class Names:
    """A `Gazetteer`. Read-only; may be shared by threads and forked processes."""

    def __init__(self, places: Places, actors: Actors) -> None:
        self._places = places
        self._actors = actors

    def places(self, name: str, *, countries: Collection[str] = ()) -> Sequence[Place]:
        """Candidates for a place name, the likeliest first (see `Places.places`)."""
        return self._places.places(name, frozenset(countries))

    def place(self, id: str) -> Place | None:
        """The place with this id; a country also by its ISO code."""
        country = countries.countries().get(id)
        if country is None:
            return self._places.place(id)
        return next((p for p in self._places.places(country.name) if p.grain == "country"), None)

    def country(self, word: str) -> str | None:
        """ISO code for a country's name or demonym: "Syria", "Syrian", "Syrians", "Syria's" -> "SY"."""
        return countries.code(word)

    def actors(self, name: str, *, on: date | None = None) -> Sequence[Actor]:
        """Actors of this name, alias or abbreviation, the likeliest first; those not active on the day last."""
        return self._actors.actors(name, on)

    def actor(self, id: str) -> Actor | None:
        """The actor with this id; every country `cc` has `gov-cc`, `army-cc` and `police-cc`."""
        return self._actors.actor(id)


def open_gazetteer(database: Path | None = None) -> Gazetteer:
    """The gazetteer that ships, unpacked into the cache on first use; or one built by `onrecord.gazetteer.build`.

    Raises GazetteerError if the data is missing or damaged, or the cache cannot be written.
    """
    return Names(Places(database or unpacked()), Actors())
