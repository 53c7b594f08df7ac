"""The making of the user's place database. Rows are staged in a file of their own, so that a stopped load goes on where
it was; published, they are merged into a copy of the database, which then takes its place: readers never see half."""

import glob
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import NamedTuple

from onrecord.gazetteer import own
from onrecord.gazetteer.adding.dump import Table
from onrecord.gazetteer.build import skeletons
from onrecord.gazetteer.making.rows import Row
from onrecord.gazetteer.schema import DEGREE, SCHEMA, TABLES
from onrecord.gazetteer.unpack import unpacked
from onrecord.model import GRAINS

BATCH = 20_000
"""Lines that a stopped load may have to read again."""

Stage = Callable[[int, list[str]], str | None]
"""Stages a line by its number and cells; returns the row's date, if it has one."""

_STAGE = """
CREATE TABLE IF NOT EXISTS place (
    id INTEGER PRIMARY KEY, ref TEXT, name TEXT, grain INTEGER, lat INTEGER, lon INTEGER, country TEXT,
    admin1 TEXT, parent TEXT, population INTEGER, weight INTEGER  -- admin1, parent: public ids of units
);
CREATE TABLE IF NOT EXISTS name (key TEXT, place INTEGER, how INTEGER);
CREATE TABLE IF NOT EXISTS skeleton (country TEXT, key TEXT, place INTEGER);
CREATE TABLE IF NOT EXISTS within (child INTEGER, parent INTEGER);
CREATE TABLE IF NOT EXISTS progress (file TEXT PRIMARY KEY, line INTEGER, dated TEXT);
"""

_BORROW = """INSERT OR IGNORE INTO place
    SELECT id, ref, name, grain, lat, lon, country, admin1, parent, :source, population, weight FROM shipped.place WHERE
    (ref GLOB 'adm[12]-*' AND country IN (SELECT DISTINCT country FROM stage.place))
    OR id IN (SELECT place FROM stage.name)"""
_TAKE = """INSERT OR REPLACE INTO place
    SELECT s.id, s.ref, s.name, s.grain, s.lat, s.lon, s.country,
        (SELECT u.id FROM place u WHERE u.ref = s.admin1),
        coalesce((SELECT u.id FROM place u WHERE u.ref = s.parent), (SELECT u.id FROM place u WHERE u.ref = s.admin1)),
        :source, s.population, s.weight
    FROM stage.place s WHERE {which}"""
_ORDER = ("s.ref GLOB 'adm1-*'", "s.ref GLOB 'adm2-*'", "s.ref IS NULL OR s.ref NOT GLOB 'adm[12]-*'")
"""Units first, so that what lies in them finds them."""
_INSIDE = f"""UPDATE place SET parent = (SELECT max(w.parent) FROM stage.within w WHERE w.child = place.id)
    WHERE grain <= {GRAINS.index("town")} AND id IN (
        SELECT w.child FROM stage.within w JOIN place up ON up.id = w.parent AND up.grain = {GRAINS.index("town")})"""  # noqa: S608
_NAMES = """INSERT OR REPLACE INTO name SELECT key, place, min(how) FROM stage.name
    WHERE place IN (SELECT id FROM place) GROUP BY key, place ORDER BY key, place"""
_COUNT = "SELECT count(DISTINCT place) FROM stage.name WHERE place IN (SELECT id FROM place)"
_SKELETONS = """INSERT OR IGNORE INTO skeleton SELECT DISTINCT country, key, place FROM stage.skeleton
    WHERE place IN (SELECT id FROM place) ORDER BY 1, 2, 3"""


class Staged(NamedTuple):
    """A place in the making, with the public ids of its units."""

    row: Row
    admin1: str | None = None
    parent: str | None = None


class Layer:
    """One source on its way into the user's database. A context: closes its file, and leaves it for the next try."""

    def __init__(self, name: str, digest: str) -> None:
        folder = own.places_file().parent
        folder.mkdir(parents=True, exist_ok=True)
        self.name, self.digest = name, digest
        self._file = folder / f"{name}-{digest[:12]}.part"
        self._stage = sqlite3.connect(self._file)
        self._stage.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; {_STAGE}")
        with closing(sqlite3.connect(f"{unpacked().as_uri()}?mode=ro&immutable=1", uri=True)) as shipped:
            units = shipped.execute("SELECT ref, id FROM place WHERE ref GLOB 'adm[12]-*'").fetchall()
            spoken = shipped.execute("SELECT DISTINCT country FROM skeleton").fetchall()
        self.units: dict[str, int] = dict(units)
        """Public id -> row of the provinces and districts that ship."""
        self.transliterated = frozenset(country for (country,) in spoken)

    def __enter__(self) -> "Layer":
        return self

    def __exit__(self, *_: object) -> None:
        worth = self._file.exists() and self._stage.execute("SELECT 1 FROM progress LIMIT 1").fetchone()
        self._stage.close()
        if not worth:
            self._drop()

    def _drop(self) -> None:
        """Throw away what is staged, also from other files under this name."""
        for left in self._file.parent.glob(f"{glob.escape(self.name)}-*.part*"):
            left.unlink(missing_ok=True)

    def load(self, table: Table, stage: Stage) -> Iterator[Table]:
        """Stage a file, line by line, from where it was left; yields it after each batch."""
        key = table.file.name
        found = self._stage.execute("SELECT line, dated FROM progress WHERE file = ?", (key,)).fetchone()
        line, dated = found or (0, "")
        for batch in _batches(table.rows(skip=line)):
            for line, cells in batch:
                dated = max(dated, stage(line, cells) or "")
            self._stage.execute("INSERT OR REPLACE INTO progress VALUES (?, ?, ?)", (key, line, dated))
            self._stage.commit()
            yield table

    @property
    def dated(self) -> str:
        """The last day on which one of the rows was changed, as far as they tell."""
        found: tuple[str | None] = self._stage.execute("SELECT max(dated) FROM progress").fetchone()
        return found[0] or ""

    def put(self, staged: Staged) -> None:
        """Stage a place; a unit that ships only takes its names."""
        row = staged.row
        known = self.units.get(row.ref or "")
        if known is None:
            lat, lon = (None if d is None else round(d * DEGREE) for d in (row.lat, row.lon))
            self._stage.execute(
                "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (row.id, row.ref, row.name, GRAINS.index(row.grain), lat, lon, row.country, *staged[1:], *_size(row)),
            )
        self.call(row, known)

    def call(self, row: Row, id: int | None = None) -> None:
        """Stage names of a place."""
        id = row.id if id is None else id
        self._stage.executemany("INSERT INTO name VALUES (?, ?, ?)", [(key, id, how) for key, how in row.names.items()])
        if row.country in self.transliterated:
            bones = [(row.country, bone, id) for bone in skeletons(row)]
            self._stage.executemany("INSERT INTO skeleton VALUES (?, ?, ?)", bones)

    def inside(self, child: int, parent: int) -> None:
        """Stage that one place lies in another."""
        self._stage.execute("INSERT INTO within VALUES (?, ?)", (child, parent))

    def has_places(self) -> bool:
        """Whether there is anything to publish."""
        return self._stage.execute("SELECT 1 FROM name LIMIT 1").fetchone() is not None

    def publish(self, files: str, credit: str) -> own.Source:
        """Merge what is staged into the user's database, in place of what the source gave before."""
        self._stage.commit()
        target = own.places_file()
        new = target.with_suffix(".new")
        new.unlink(missing_ok=True)
        if target.exists():
            shutil.copyfile(target, new)
        with closing(sqlite3.connect(new)) as database:
            if not target.exists():
                database.executescript(f"PRAGMA user_version = {SCHEMA}; {TABLES}")
            database.execute("PRAGMA synchronous = OFF")
            source = self._merge(database, files, credit)
        new.replace(target)
        self._stage.close()
        self._drop()
        return source

    def _merge(self, database: sqlite3.Connection, files: str, credit: str) -> own.Source:
        database.execute("ATTACH ? AS stage", (str(self._file),))
        database.execute("ATTACH ? AS shipped", (str(unpacked()),))
        with database:
            self._forget(database)
            insert = "INSERT INTO source VALUES (?, ?, ?, ?, 0, ?)"
            id = database.execute(insert, (self.name, self.digest, files, self.dated, credit)).lastrowid
            database.execute(_BORROW, {"source": id})
            for which in _ORDER:
                database.execute(_TAKE.format(which=which), {"source": id})
            for statement in (_INSIDE, _NAMES, _SKELETONS):
                database.execute(statement)
            count: int = database.execute(_COUNT).fetchone()[0]
            database.execute("UPDATE source SET places = ? WHERE rowid = ?", (count, id))
        return own.Source(self.name, self.digest, files, self.dated, count, credit)

    def _forget(self, database: sqlite3.Connection) -> None:
        """Take out what the source gave before."""
        old = database.execute("SELECT rowid FROM source WHERE name = ?", (self.name,)).fetchone()
        if old:
            for table in ("name", "skeleton"):
                query = f"DELETE FROM {table} WHERE place IN (SELECT id FROM place WHERE source = ?)"  # noqa: S608
                database.execute(query, old)
            database.execute("DELETE FROM place WHERE source = ?", old)
            database.execute("DELETE FROM source WHERE rowid = ?", old)


def _size(row: Row) -> tuple[int, int]:
    return row.population, row.weight


def _batches(rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def public_number(ref: str) -> int:
    """A row number for a place with a public id of its own: far above GeoNames' and ours, always the same."""
    return 10**12 + int(hashlib.sha256(ref.encode()).hexdigest()[:12], 16)
