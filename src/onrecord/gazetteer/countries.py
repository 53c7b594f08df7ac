"""Countries by name and demonym."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.gazetteer import keys


@dataclass(frozen=True, slots=True)
class Country:
    """A row of data/countries.csv."""

    code: str
    """ISO 3166-1 alpha-2, and XK."""
    name: str
    names: tuple[str, ...]
    """Other names, also of states that it succeeds."""
    demonyms: tuple[str, ...]
    """Adjectives and peoples, the adjective of its army first."""

    @property
    def words(self) -> Iterator[str]:
        """Everything that stands for it."""
        yield from (self.name, *self.names, *self.demonyms)


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by code."""
    file = files("onrecord.gazetteer") / "data" / "countries.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {r["code"]: Country(r["code"], r["name"], _split(r["names"]), _split(r["demonyms"])) for r in rows}


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


@cache
def _index() -> dict[str, tuple[str, str]]:
    """Key -> (code, the word as the table writes it); of two countries the table's first name wins over demonyms."""
    found: dict[str, tuple[str, str]] = {}
    for country in countries().values():
        found.setdefault(keys.bare(country.name), (country.code, country.name))
    for country in countries().values():
        for word in country.words:
            found.setdefault(keys.bare(word), (country.code, word))
    return found


@lru_cache(16384)
def code(word: str) -> str | None:
    """ISO code for a country's name or demonym, also plural and possessive; None for any other word."""
    said = keys.owner(word)
    key = keys.bare(said)
    hit = _index().get(key)
    if hit is None and key.endswith("s"):
        hit = _index().get(key[:-1])
    return hit[0] if hit and keys.fits(said, hit[1]) else None
