"""Actors, places and times: what names and dates in a report stand for."""

from datetime import date
from typing import Literal, get_args

import msgspec

from onrecord.model.span import Span

Grain = Literal["site", "neighbourhood", "town", "district", "province", "country", "region"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
"""From the most to the least exact; `region` is wider than, or across, countries."""

How = Literal["stated", "relative", "published"]
"""Said with its month or year; reckoned from another day; or the report's own day, of "today"-like words."""

_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Days at most, and the code for them (UCDP GED codebook, appendix 2)."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A party to a conflict, from the gazetteer."""

    id: str
    name: str
    kind: str
    """A code of vocab/actor_kinds.yaml (ACLED's inter codes)."""
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2, where the actor is at home."""
    active_from: date | None = None
    active_to: date | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer. Coordinates are WGS84 degrees; both or neither are known."""

    id: str
    name: str
    grain: Grain
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    """The province's name."""
    population: int = 0

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"place {self.id}: one coordinate without the other")
        if self.lat is not None and self.lon is not None and not (abs(self.lat) <= 90 and abs(self.lon) <= 180):
            raise ValueError(f"place {self.id}: {self.lat}, {self.lon} is not on Earth")


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A time as an interval of days, both ends included, and how it is known."""

    start: date
    end: date
    how: How
    span: Span | None = None
    """The words, where the report has some."""
    rule: str = ""
    """The row of the date table that read the words."""
    anchor: str = ""
    """What the words are read against: "published" (the report's day), or words of the report; empty if nothing."""

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a time cannot end ({self.end}) before it starts ({self.start})")

    @property
    def precision(self) -> int:
        """UCDP GED's date_prec: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
        days = (self.end - self.start).days + 1
        return next((code for most, code in _DATE_PREC if days <= most), 5)

    @property
    def edtf(self) -> str:
        """The interval in Extended Date/Time Format, level 0."""
        return self.start.isoformat() if self.start == self.end else f"{self.start}/{self.end}"
