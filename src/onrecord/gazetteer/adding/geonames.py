"""GeoNames dumps -> the user's places."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from onrecord.errors import GazetteerError
from onrecord.gazetteer import own
from onrecord.gazetteer.adding.dump import Entry, Table, digest, entry
from onrecord.gazetteer.adding.layer import Layer, Stage, Staged
from onrecord.gazetteer.making.rows import Row, plain, readable, without_grain
from onrecord.model.vocab import table

CREDIT = "Contains GeoNames data (geonames.org), CC BY 4.0, modified."
ALL = "all"
COMPANIONS = ("admin1CodesASCII", "admin2Codes", "hierarchy", "alternateNamesV2")
"""GeoNames' other files that say more about a dump: names of provinces and districts, what lies in what, more names."""
SUFFIXES = frozenset({".zip", ".txt", ".gz"})
_CAPITAL_TIMES = 5


@dataclass
class Step:
    """How far a load has come. `done` and `total` are bytes of the file, `rows` its lines."""

    doing: str
    done: int = 0
    total: int = 0
    rows: int = 0


def companions(files: Collection[Path]) -> dict[str, Path]:
    """Which of the files is which companion, by its name: "admin2Codes.txt" -> admin2Codes."""
    return {kind: file for kind in COMPANIONS for file in files if file.name.partition(".")[0] == kind}


def beside(dump: Path) -> list[Path]:
    """The companions that lie in the folder of a dump."""
    return [f for kind in COMPANIONS for f in sorted(dump.parent.glob(f"{kind}.*")) if f.suffix in SUFFIXES]


def load(name: str, dump: Path, extra: Collection[Path] = (), countries: Collection[str] = ()) -> Iterator[Step]:
    """Add a dump under a name (a country's code, or `all`), or only its rows of some countries.

    Yields after each batch; nothing where the same files have been added already. What was added under the name before
    goes. A load that was stopped goes on where it was. Raises GazetteerError for files that are none of GeoNames'.
    """
    told = companions(extra)
    files = [dump, *told.values()]
    mark = digest(files, " ".join(sorted(countries)))
    if any(source.name == name and source.digest == mark for source in own.sources()):
        return
    with Layer(name, mark) as layer:
        loader = _Loader(layer, dump, frozenset(countries))
        for file, stage in loader.jobs(told):
            source = Table(file)
            step = Step(file.name, total=source.total)
            for _ in layer.load(source, stage):
                step.done, step.rows = source.done, source.lines
                yield step
        if not layer.has_places():
            wanted = f" of {', '.join(sorted(countries))}" if countries else ""
            raise GazetteerError(f"{dump} holds no places{wanted}", "give a country's file, or allCountries.zip")
        yield Step("merging", rows=1)
        layer.publish(", ".join(file.name for file in files), CREDIT)


class _Loader:
    """What becomes of the lines of each file."""

    def __init__(self, layer: Layer, dump: Path, countries: frozenset[str]) -> None:
        self._layer = layer
        self._dump = dump
        self._countries = countries
        self._codes = frozenset(table("gazetteer/data/features")["codes_not_names"])
        self._capitals = frozenset(table("gazetteer/data/build")["capitals"])

    def jobs(self, companions: dict[str, Path]) -> Iterator[tuple[Path, Stage]]:
        """Files in the order in which they are staged, and what stages a line: units before what lies in them."""
        for kind, level in (("admin1CodesASCII", 1), ("admin2Codes", 2)):
            if kind in companions:
                yield companions[kind], partial(self._unit, level)
        yield self._dump, self._place
        if "hierarchy" in companions:
            yield companions["hierarchy"], self._inside
        if "alternateNamesV2" in companions:
            yield companions["alternateNamesV2"], self._alternate

    def _unit(self, level: int, _: int, cells: list[str]) -> None:
        """admin1CodesASCII, admin2Codes: code, name, name in ASCII, geonameid."""
        code, name = cells[0], cells[1]
        country, rest = code.split(".", 1)
        if self._countries and country not in self._countries:
            return
        ref = f"adm{level}-{code}"
        row = Row(int(cells[3]), ref, name, "province" if level == 1 else "district", None, None, country)
        row.call([name, without_grain(name)], articles=country in self._layer.transliterated)
        above = f"adm1-{country}.{rest.partition('.')[0]}" if level == 2 else None
        self._layer.put(Staged(row, above, above))

    def _place(self, number: int, cells: list[str]) -> str | None:
        found = entry(self._dump, number, cells)
        if found is None or (self._countries and found.country not in self._countries):
            return None
        self._layer.put(self._staged(found))
        return found.dated

    def _staged(self, found: Entry) -> Staged:
        spoken = found.country in self._layer.transliterated
        ref = {"ADM1": found.admin1, "ADM2": found.admin2}.get(found.feature)
        row = Row(
            id=found.id,
            ref=ref,
            name=plain(found.name) if spoken else found.name,
            grain=found.grain,
            lat=found.lat,
            lon=found.lon,
            country=found.country or None,
            population=found.population,
            weight=self._weight(found),
        )
        names = [found.name, *readable(found.alternates)]
        if found.grain in {"district", "province"}:
            names.append(without_grain(found.name))
        row.call(names, articles=spoken)
        above = found.admin1 if found.feature != "ADM1" else None
        return Staged(row, above, found.admin2 if found.feature != "ADM2" else above)

    def _weight(self, found: Entry) -> int:
        if found.weight:  # of its kind
            return found.population // 2 or found.weight
        return found.population * (_CAPITAL_TIMES if found.feature in self._capitals else 1)

    def _inside(self, _: int, cells: list[str]) -> None:
        """hierarchy: parent, child, kind; those of administration are told by the codes."""
        if len(cells) < 3 or not cells[2]:
            self._layer.inside(int(cells[1]), int(cells[0]))

    def _alternate(self, _: int, cells: list[str]) -> None:
        """alternateNamesV2: id, geonameid, language, name, ..."""
        if cells[2] in self._codes or not readable([cells[3]]):
            return
        row = Row(int(cells[1]), None, cells[3], "town", None, None, None)
        row.call([cells[3]], articles=True)
        self._layer.call(row)
