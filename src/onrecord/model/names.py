"""What the stages ask of a gazetteer. The room that answers is `onrecord.gazetteer`; a test may answer with a dict."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from onrecord.model.things import Actor, Place


class Gazetteer(Protocol):
    """Names -> actors and places."""

    def places(self, name: str, *, countries: Collection[str] = ()) -> Sequence[Place]:
        """Candidates for a place name, the likeliest first; those in `countries` (ISO codes) before all others."""
        ...

    def country(self, word: str) -> str | None:
        """ISO code for a country's name or demonym: "Syria", "Syrian", "Syrians" -> "SY"."""
        ...

    def place(self, id: str) -> Place | None:
        """The place with this id; a country also by its ISO code."""
        ...

    def actors(self, name: str, *, on: date | None = None, countries: Collection[str] = ()) -> Sequence[Actor]:
        """Actors of this name, alias or abbreviation, the likeliest first; those not active on the day come last.

        Of several that share it, those at home in `countries` (ISO codes) come first.
        """
        ...

    def actor(self, id: str) -> Actor | None:
        """The actor with this id. Every country `cc` has `gov-cc`, `army-cc` and `police-cc`."""
        ...
