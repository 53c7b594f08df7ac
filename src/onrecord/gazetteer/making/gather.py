"""From source rows to places: countries, provinces, districts, towns, places of conflict, and what we add by hand."""

import csv
from collections import defaultdict
from heapq import nsmallest
from importlib.resources import files
from math import hypot
from pathlib import Path

from msgspec import convert

from onrecord.gazetteer import keys
from onrecord.gazetteer.countries import countries as named_countries
from onrecord.gazetteer.making import shapes, sources
from onrecord.gazetteer.making.rows import Row, plain, readable, without_grain
from onrecord.model import Grain
from onrecord.model.vocab import table

COUNTRY_WEIGHT, HAND_WEIGHT = 10**10, 10**9
_CAPITAL_TIMES = 5
"""San José of Costa Rica is meant before San Jose of California."""
_SAME_PLACE = 0.1
"""Degrees between two points of one place, about 10 km."""
_NEIGHBOURS = 5
"""Towns around a place added by hand, which tell its province."""
_STRAY = 4.0
"""Degrees between a province's shape and its towns beyond which the shape is another's."""


class Gathering:
    """All places so far, by id; `gather` fills it in the order of its methods."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[int, Row] = {}
        self.countries = {c.code: c for c in sources.countries(folder)}
        self.units: dict[str, Row] = {}
        self._next = 10**9

    def gather(self) -> list[Row]:
        """Every place, with names and weights."""
        self.add_provinces()
        self.add_towns()
        self.settle_units()
        self.add_quarters()
        self.add_countries()
        self.add_conflict_places()
        self.add_by_hand()
        return list(self.rows.values())

    def _row(self, ref: str, name: str, grain: Grain, country: str | None) -> Row:
        self._next += 1
        row = self.rows[self._next] = Row(self._next, ref, name, grain, None, None, country)
        return row

    def add_provinces(self) -> None:
        """Provinces and districts, as yet without a point."""
        levels: tuple[tuple[str, int, Grain], ...] = (
            (sources.PROVINCES, 1, "province"),
            (sources.DISTRICTS, 2, "district"),
        )
        for file, level, grain in levels:
            for code, name in sorted(sources.units(self.folder, file)):
                country = code[:2]
                row = self._row(f"adm{level}-{code}", name, grain, country)
                row.call([name, without_grain(name)], articles=self.has_articles(country))
                province = self.units.get(code.rpartition(".")[0]) if level == 2 else None
                row.admin1 = row.parent = province.id if province else None
                self.units[code] = row

    def has_articles(self, country: str) -> bool:
        """Whether place names there carry Arabic articles."""
        return country in self.countries and self.countries[country].articles

    def add_towns(self) -> None:
        """Populated places; the province and district of each keep count of it."""
        settings = table("gazetteer/data/build")
        self.inside: dict[str, list[Row]] = defaultdict(list)
        for town in sources.towns(self.folder):
            articles = self.has_articles(town.country)
            spoken = self.countries[town.country].transliterated if town.country in self.countries else False
            grain: Grain = "neighbourhood" if town.feature in settings["neighbourhoods"] else "town"
            province = self.units.get(f"{town.country}.{town.admin1}")
            row = Row(
                id=town.id,
                ref=None,
                name=plain(town.name) if spoken else town.name,
                grain=grain,
                lat=town.lat,
                lon=town.lon,
                country=town.country,
                admin1=province.id if province else None,
                population=town.population,
                weight=town.population * (_CAPITAL_TIMES if town.feature in settings["capitals"] else 1),
            )
            row.call([town.name, *readable(town.alternates)], articles=articles)
            self.rows[town.id] = row
            self.inside[f"{town.country}.{town.admin1}"].append(row)
            row.parent = row.admin1
            if town.admin2:
                self.inside[f"{town.country}.{town.admin1}.{town.admin2}"].append(row)

    def settle_units(self) -> None:
        """Points, populations and weights of provinces and districts; districts without a town go.

        A unit named like a town in it comes after the town, and takes over its spellings; any other weighs as much as
        its people (UCDP codes the town where both are meant and nothing else is said).
        """
        centres = self._province_shapes()
        for code, unit in list(self.units.items()):
            inside = self.inside.get(code, [])
            if not inside and (unit.grain == "district" or code not in centres):
                del self.rows[unit.id]
                continue
            if unit.grain == "district":
                for town in inside:
                    town.parent = unit.id
            unit.lon, unit.lat = _centre(inside, centres.get(code))
            people = sum(town.population for town in inside)
            unit.weight = people // (2 if unit.grain == "district" else 1)
            namesakes = [town for town in inside if town.grain == "town" and unit.shares_name(town)]
            if namesakes:
                seat = max(namesakes, key=lambda town: (town.weight, -town.id))
                unit.weight = seat.weight - (1 if unit.grain == "province" else 2)
                unit.names |= {key: how for key, how in seat.names.items() if key not in unit.names}
            unit.population = people

    def add_quarters(self) -> None:
        """What lies in a town by GeoNames' hierarchy."""
        for parent, child in sources.hierarchy(self.folder):
            town, part = self.rows.get(parent), self.rows.get(child)
            if town and part and town.grain == "town" and part.grain in {"town", "neighbourhood"}:
                part.parent = town.id

    def _province_shapes(self) -> dict[str, shapes.Point]:
        """Code -> centroid, where Natural Earth's FIPS code is GeoNames' code."""
        by_fips = {c.fips: c.code for c in self.countries.values() if c.fips}
        found = {}
        for properties, centre in shapes.centroids(self.folder / sources.PROVINCE_SHAPES):
            fips = properties.get("fips") or ""
            if fips[:2] in by_fips:
                found[f"{by_fips[fips[:2]]}.{fips[2:]}"] = centre
        return found

    def add_countries(self) -> None:
        """Countries, at their centroid; at their capital where there is no shape."""
        centres = {p.get("iso_a3"): centre for p, centre in shapes.centroids(self.folder / sources.COUNTRY_SHAPES)}
        by_name = {p.get("name"): centre for p, centre in shapes.centroids(self.folder / sources.COUNTRY_SHAPES)}
        capitals = {(r.country, r.name): r for r in self.rows.values() if r.grain == "town"}
        for country in self.countries.values():
            ours = named_countries().get(country.code)
            row = Row(
                int(country.geonameid), None, ours.name if ours else country.name, "country", None, None, country.code
            )
            row.population = country.population
            row.weight = COUNTRY_WEIGHT + country.population
            centre = centres.get(country.iso3) or by_name.get(country.name)
            capital = capitals.get((country.code, country.capital))
            if centre:
                row.lon, row.lat = centre
            elif capital:
                row.lon, row.lat = capital.lon, capital.lat
            row.call([country.name, *([ours.name, *ours.names] if ours else ())])
            self.rows[row.id] = row

    def add_conflict_places(self) -> None:
        """UCDP's places of Syria: new spellings for places that are here, and places that are not."""
        near: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows.values():
            if row.country == "SY" and row.grain in {"town", "neighbourhood"}:
                for key in row.names:
                    near[key].append(row)
        provinces = {
            key: row for row in self.units.values() if row.country == "SY" and row.admin1 is None for key in row.names
        }
        for place in sources.conflict_places(self.folder):
            names, grain = _conflict_names(place)
            if not names:
                continue
            trial = Row(0, None, names[0], grain, place.lat, place.lon, "SY")
            trial.call(names, articles=True)
            known = next((r for key in trial.names for r in near[key] if _apart(r, trial) < _SAME_PLACE), None)
            if known is None:
                known = self._row(f"ucdp-{_slug(names[0])}-{_cell(trial)}", names[0], grain, "SY")
                known.lat, known.lon, known.weight = place.lat, place.lon, place.events
                province = provinces.get(keys.bare(without_grain(place.admin1)))
                known.admin1 = known.parent = province.id if province else None
            known.call(names, articles=True)
            for key in trial.names:
                near[key].append(known)

    def add_by_hand(self) -> None:
        """data/places.csv: names for places that are here (`same`), and regions that no source has."""
        file = files("onrecord.gazetteer") / "data" / "places.csv"
        for line in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
            names = [name for name in (line["name"], *line["aliases"].split(";")) if name]
            row = self._same(line["same"]) if line["same"] else self._region(line, names[0])
            row.call(names, by_hand=row.grain != "province" or not line["same"], articles=True)

    def _same(self, same: str) -> Row:
        row = self.rows.get(int(same)) if same.isdecimal() else self.units.get(same)
        if row is None:
            raise LookupError(f"places.csv: no place {same} in the sources")
        return row

    def _region(self, line: dict[str, str], name: str) -> Row:
        row = self._row(f"region-{_slug(name)}", name, convert(line["grain"], Grain), line["country"] or None)
        row.lat, row.lon, row.weight = float(line["lat"]), float(line["lon"]), HAND_WEIGHT
        if row.country and row.grain not in {"province", "region"}:
            row.admin1 = row.parent = self._province_around(row)
        return row

    def _province_around(self, row: Row) -> int | None:
        """The province of the towns nearest to a point; None where these lie in several."""
        provinces = (code for code in self.inside if code.startswith(f"{row.country}.") and code.count(".") == 1)
        towns = [town for code in provinces for town in self.inside[code]]
        nearest = {town.admin1 for town in nsmallest(_NEIGHBOURS, towns, key=lambda town: _apart(town, row))}
        return nearest.pop() if len(nearest) == 1 else None


def _slug(name: str) -> str:
    return keys.strict(name).replace(" ", "-")


def _centre(towns: list[Row], shape: shapes.Point | None) -> shapes.Point:
    if not towns:
        assert shape is not None
        return shape
    lon = sum(t.lon or 0 for t in towns) / len(towns)
    lat = sum(t.lat or 0 for t in towns) / len(towns)
    if shape and hypot(shape[0] - lon, shape[1] - lat) < _STRAY:
        return shape
    return lon, lat


def _cell(row: Row) -> str:
    """Hundredths of degrees: tells namesakes apart, and stays the same when others come and go."""
    return f"{round((row.lat or 0) * 100)}-{round((row.lon or 0) * 100)}"


def _apart(a: Row, b: Row) -> float:
    return hypot((a.lat or 0) - (b.lat or 0), (a.lon or 0) - (b.lon or 0))


def _conflict_names(place: sources.ConflictRow) -> tuple[list[str], Grain]:
    """ "Tadmur/Palmyra town" -> Tadmur, Palmyra, a town; nothing for provinces, countries and stretches between places.

    What stands in brackets before the last word is another name, and at the end, where the place lies.
    """
    settings = table("gazetteer/data/build")
    words = place.name.partition(" (")[0].split() if place.name.endswith(")") else place.name.split()
    said = {word.casefold() for word in " ".join(words).replace("/", " ").split()}
    if place.precision not in {1, 2, 5} or not words or said & set(settings["vague"]):
        return [], "town"
    grain: Grain = "district" if place.precision == 5 else "town"
    last = words[-1].casefold()
    if last in settings["conflict_grains"] and len(words) > 1:
        grain = settings["conflict_grains"][last]
        words = words[:-1]
    elif words[0].casefold() in settings["conflict_starts"]:
        grain = "district"
    names = " ".join(words).replace("(", "/").replace(")", "").split("/")
    return [name.strip() for name in names if len(name.strip()) > 2], grain
