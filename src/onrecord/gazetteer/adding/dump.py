"""GeoNames' files, row by row: dumps, codes of provinces and districts, hierarchy, alternate names."""

import gzip
import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from onrecord.errors import GazetteerError
from onrecord.model import GRAINS, Grain
from onrecord.model.vocab import table

COLUMNS = 19


class Table:
    """A tab-separated file, plain, gzipped, or the table of a zip archive. `total`, `done`: bytes; `lines`: lines."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.done = self.lines = 0
        if not file.is_file():
            raise GazetteerError(f"there is no file {file}", "check the path")
        self.total = file.stat().st_size
        self._member = _member(file) if file.suffix == ".zip" else None
        if self._member:
            self.total = self._member.file_size

    def rows(self, skip: int = 0) -> Iterator[tuple[int, list[str]]]:
        """Line number, from 1, and cells, from the line after `skip` on. Raises GazetteerError on a damaged file."""
        try:
            with self._raw() as raw, self._opened(raw) as stream:
                for number, line in enumerate(stream, 1):
                    self.done = raw.tell() if self.file.suffix == ".gz" else self.done + len(line)
                    self.lines = number
                    if number > skip and not line.startswith(b"#"):
                        yield number, line.decode("utf-8").rstrip("\r\n").split("\t")
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, UnicodeDecodeError) as error:
            raise GazetteerError(f"{self.file} is damaged: {error}", "get the file again") from error

    def _raw(self) -> IO[bytes]:
        return self.file.open("rb")

    def _opened(self, raw: IO[bytes]) -> Any:
        if self._member:
            return zipfile.ZipFile(raw).open(self._member)
        if self.file.suffix == ".gz":
            return gzip.GzipFile(fileobj=raw)
        return raw


def _member(file: Path) -> zipfile.ZipInfo:
    """The table in an archive: beside it may lie a readme, or the list of languages."""
    try:
        with zipfile.ZipFile(file) as archive:
            tables = [info for info in archive.infolist() if info.filename.endswith(".txt")]
    except zipfile.BadZipFile as error:
        raise GazetteerError(f"{file} is no zip archive: {error}", "get the file again") from error
    named = [info for info in tables if Path(info.filename).stem == file.stem]
    if not (named or tables):
        raise GazetteerError(f"{file} holds no table (.txt)", "give a file as GeoNames publishes it")
    return (named or sorted(tables, key=lambda info: -info.file_size))[0]


def digest(files: Iterable[Path], more: str = "") -> str:
    """SHA-256 over the files, in their order, and `more`."""
    whole = hashlib.sha256(more.encode())
    for file in files:
        with file.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a dump, of a kind that is kept. `admin1` and `admin2` are public ids of its units."""

    id: int
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    grain: Grain
    feature: str
    country: str
    admin1: str | None
    admin2: str | None
    population: int
    weight: int
    """Below nought: of a kind that comes after towns without a number of people."""
    dated: str


def entry(file: Path, number: int, cells: list[str]) -> Entry | None:
    """The row, or None where its kind is left out. Raises GazetteerError where it is none of GeoNames'."""
    try:
        if len(cells) != COLUMNS:
            raise ValueError(f"{len(cells)} columns, not {COLUMNS}")
        kind = _kind(cells[6], cells[7])
        if kind is None:
            return None
        grain, weight = kind
        admin1 = f"adm1-{cells[8]}.{cells[10]}" if cells[10] and grain != "country" else None
        return Entry(
            id=int(cells[0]),
            name=cells[1],
            alternates=tuple(name for name in cells[3].split(",") if name),
            lat=float(cells[4]),
            lon=float(cells[5]),
            grain=grain,
            feature=cells[7],
            country=cells[8],
            admin1=admin1,
            admin2=f"adm2-{cells[8]}.{cells[10]}.{cells[11]}" if admin1 and cells[11] else None,
            population=int(cells[14] or 0),
            weight=weight,
            dated=cells[18],
        )
    except ValueError as error:
        raise GazetteerError(
            f"{file}, line {number}: no row of a GeoNames dump: {error}",
            "give a country's file (SY.zip), allCountries.zip, or the .txt in it",
        ) from error


@cache
def _kind(of_class: str, code: str) -> tuple[Grain, int] | None:
    features: dict[str, Any] = table("gazetteer/data/features")
    row = features["classes"].get(of_class)
    if row is None or code in features["gone"]:
        return None
    grain = next((g for g in GRAINS if code in features["codes"].get(g, ())), row["grain"])
    return grain, row["weight"]
