"""A list of places as CSV -> the user's places: an institute's own, or one with P-codes (OCHA COD-AB)."""

import csv
from collections.abc import Iterator, Mapping
from math import cos, hypot, radians
from pathlib import Path

from msgspec import ValidationError, convert

from onrecord.errors import GazetteerError
from onrecord.gazetteer import countries, keys
from onrecord.gazetteer.adding.dump import digest
from onrecord.gazetteer.adding.layer import Layer, Staged, public_number
from onrecord.gazetteer.making.rows import Row
from onrecord.gazetteer.own import Source
from onrecord.gazetteer.places import Places
from onrecord.gazetteer.unpack import unpacked
from onrecord.model import Grain, Place
from onrecord.model.vocab import table

WEIGHT = 50_000
"""What a listed place of unknown size weighs: more than a village of its name, less than a city."""
_SAME_PLACE = 0.05
"""Degrees between two points of one place, about 5 km."""


def add_list(file: Path, country: str | None = None) -> Source:
    """Add the places of a list, in place of what it gave before; `country` is theirs where no column tells it.

    A place of the same name, kind and spot that ships only takes the list's names and code. Raises GazetteerError with
    the line that is wrong; nothing is added then.
    """
    if not file.is_file():
        raise GazetteerError(f"there is no file {file}", "check the path")
    with Layer(f"list-{keys.strict(file.stem).replace(' ', '-')}", digest([file], country or "")) as layer:
        known = Places(unpacked())
        for number, row in _rows(file):
            try:
                place = _place(row, country)
            except (ValueError, ValidationError) as error:
                raise GazetteerError(
                    f"{file}, line {number}: {error}", "mend the line, and add the list again"
                ) from error
            _put(layer, known, place, row)
        if not layer.has_places():
            raise GazetteerError(f"{file} holds no places", "it needs a row for each, with name, lat and lon")
        return layer.publish(file.name, "your own list")


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells by our names of columns."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            heads = {(head or "").strip().casefold(): head for head in reader.fieldnames or ()}
            columns = {
                ours: next((heads[one] for one in theirs if one in heads), None)
                for ours, theirs in table("gazetteer/data/features")["columns"].items()
            }
            missing = [name for name in ("name", "lat", "lon") if columns[name] is None]
            if missing:
                raise GazetteerError(f"{file} has no column {', '.join(missing)}", "name its columns name, lat and lon")
            for row in reader:
                yield (
                    reader.line_num,
                    {ours: (row[head] or "").strip() if head else "" for ours, head in columns.items()},
                )
    except (UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(f"{file} is no CSV table in UTF-8: {error}", "save it as CSV (UTF-8)") from error


def _place(row: Mapping[str, str], country: str | None) -> Place:
    """A row as a place. Raises ValueError."""
    said = row["country"]
    code = (said if said in countries.countries() else countries.code(said)) if said else country
    if said and code is None:
        raise ValueError(f"{said!r} is no country")
    if not row["name"]:
        raise ValueError("no name")
    lat, lon = (float(row[axis].replace(",", ".")) for axis in ("lat", "lon"))
    cell = f"{round(lat * 100)}-{round(lon * 100)}"
    id = row["id"] if row["id"] and not row["id"].isdecimal() else f"own-{row['id'] or keys.strict(row['name'])}-{cell}"
    return Place(
        id=id.replace(" ", "-"),
        name=row["name"],
        grain=convert(row["grain"].casefold() or "town", Grain),
        lat=lat,
        lon=lon,
        country=code,
        admin1=row["admin1"] or None,
        population=int(float(row["population"] or 0)),
    )


def _put(layer: Layer, known: Places, place: Place, row: Mapping[str, str]) -> None:
    names = [place.name, row["id"], *row["aliases"].split(";")]
    same = next((one for one in known.places(place.name) if _is_same(one, place)), None)
    if same and same.id.isdecimal():
        new = Row(int(same.id), None, same.name, same.grain, None, None, same.country)
        new.call([name.strip() for name in names], articles=True)
        layer.call(new)
        return
    new = Row(
        public_number(place.id), place.id, place.name, place.grain, place.lat, place.lon, place.country,
        population=place.population, weight=place.population or WEIGHT,
    )  # fmt: skip
    new.call([name.strip() for name in names], articles=True)
    province = _province(known, place)
    layer.put(Staged(new, province, province))


def _province(known: Places, place: Place) -> str | None:
    if not (place.admin1 and place.country):
        return None
    found = known.places(f"{place.admin1} province", frozenset({place.country}))
    return next((p.id for p in found if p.grain == "province" and p.country == place.country), None)


def _is_same(a: Place, b: Place) -> bool:
    if a.grain != b.grain or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return hypot(a.lat - b.lat, (a.lon - b.lon) * cos(radians(a.lat))) < _SAME_PLACE
