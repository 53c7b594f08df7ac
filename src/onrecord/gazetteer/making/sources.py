"""The source files, row by row (GeoNames' and UCDP's columns; see data/README.md)."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.vocab import table

COUNTRIES = "geonames_countryInfo.txt"
PROVINCES = "geonames_admin1.tsv"
DISTRICTS = "geonames_admin2.tsv"
TOWNS = "geonames_cities500*.tsv.gz"
HIERARCHY = "geonames_hierarchy.txt.gz"
COUNTRY_SHAPES = "naturalearth_admin0.topo.json"
PROVINCE_SHAPES = "naturalearth_admin1.topo.json"
CONFLICT_PLACES = "ucdp_ged_*_places*.csv"


@dataclass(frozen=True)
class CountryRow:
    """A country; `articles`: its names carry Arabic articles; `transliterated`: spellings of its names vary."""

    code: str
    iso3: str
    fips: str
    name: str
    capital: str
    population: int
    geonameid: str
    articles: bool
    transliterated: bool


@dataclass(frozen=True)
class TownRow:
    """A populated place of GeoNames."""

    id: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str
    admin1: str
    admin2: str
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True)
class ConflictRow:
    """A place where UCDP coded events."""

    name: str
    admin1: str
    lat: float
    lon: float
    precision: int
    events: int


def countries(folder: Path) -> Iterator[CountryRow]:
    """GeoNames' countryInfo, without states that are no more."""
    settings = table("gazetteer/data/build")
    for line in (folder / COUNTRIES).read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells[0]) != 2 or cells[0] in {"CS", "AN"}:
            continue
        languages = [language.partition("-")[0] for language in cells[15].split(",")]
        also = cells[0] in settings["also"]
        articles = also or bool(set(languages) & set(settings["article_languages"]))
        yield CountryRow(
            code=cells[0],
            iso3=cells[1],
            fips=cells[3],
            name=cells[4],
            capital=cells[5],
            population=int(cells[7] or 0),
            geonameid=cells[16],
            articles=articles,
            transliterated=also or "ar" in languages or languages[0] in settings["transliterated_languages"],
        )


def units(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Code ("SY.04") and name of provinces or districts."""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        code, _, label = line.partition("\t")
        if label:
            yield code, label


def towns(folder: Path) -> Iterator[TownRow]:
    """GeoNames' populated places."""
    gone = set(table("gazetteer/data/build")["gone"])
    with gzip.open(_one(folder, TOWNS), "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            c = line.rstrip("\n").split("\t")
            if c[5] not in gone:
                names = tuple(name for name in c[10].split("|") if name)
                yield TownRow(int(c[0]), c[1], float(c[2]), float(c[3]), c[5], c[6], c[7], c[8], int(c[9] or 0), names)


def hierarchy(folder: Path) -> Iterator[tuple[int, int]]:
    """GeoNames' pairs of a place and what lies in it, without those of administration, which the codes tell."""
    file = folder / HIERARCHY
    if file.exists():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                parent, child, kind = line.rstrip("\n").split("\t")
                if not kind:
                    yield int(parent), int(child)


def conflict_places(folder: Path) -> Iterator[ConflictRow]:
    """UCDP's places, those with most events first."""
    for file in sorted(folder.glob(CONFLICT_PLACES)):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = [
                ConflictRow(
                    name=" ".join(r["where_coordinates"].split()),
                    admin1=r["adm_1"],
                    lat=float(r["latitude"]),
                    lon=float(r["longitude"]),
                    precision=int(float(r["where_prec"])),
                    events=int(r["n_events"]),
                )
                for r in csv.DictReader(lines)
            ]
        yield from sorted(rows, key=lambda r: (-r.events, r.name, r.lat, r.lon))


def _one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"no {pattern} in {folder}")
    return found[-1]
