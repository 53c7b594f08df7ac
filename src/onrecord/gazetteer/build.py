"""`python -m onrecord.gazetteer.build SOURCE OUT`: the place database from its sources, the same bytes every time."""

import sqlite3
import sys
import tempfile
from pathlib import Path

from onrecord.gazetteer import keys
from onrecord.gazetteer.making.gather import Gathering
from onrecord.gazetteer.making.rows import Row
from onrecord.gazetteer.schema import DEGREE, SCHEMA, TABLES, WITHOUT_ARTICLE
from onrecord.gazetteer.unpack import pack
from onrecord.model import GRAINS

_SHORTEST_SKELETON = 3


def build(source: Path, database: Path) -> int:
    """Write the database; returns the number of places."""
    gathering = Gathering(source)
    rows = sorted(gathering.gather(), key=lambda row: row.id)
    spoken = {c.code for c in gathering.countries.values() if c.transliterated}
    connection = sqlite3.connect(database)
    try:
        connection.executescript(
            f"PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA user_version = {SCHEMA}; {TABLES}"
        )
        connection.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)", map(_place, rows))
        names = sorted((key, row.id, how) for row in rows for key, how in row.names.items())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        bones = sorted(
            {(row.country or "", bone, row.id) for row in rows if row.country in spoken for bone in skeletons(row)}
        )
        connection.executemany("INSERT INTO skeleton VALUES (?, ?, ?)", bones)
        connection.commit()
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
    finally:
        connection.close()
    return len(rows)


def _place(row: Row) -> tuple[object, ...]:
    lat = None if row.lat is None else round(row.lat * DEGREE)
    lon = None if row.lon is None else round(row.lon * DEGREE)
    grain = GRAINS.index(row.grain)
    return (row.id, row.ref, row.name, grain, lat, lon, row.country, row.admin1, row.parent, row.population, row.weight)


def skeletons(row: Row) -> set[str]:
    """Under which consonants the place may be found."""
    if row.grain == "country":
        return set()
    bones = {keys.skeleton(key) for key, how in row.names.items() if how < WITHOUT_ARTICLE and key.isascii()}
    return {bone for bone in bones if len(bone) >= _SHORTEST_SKELETON}


def main(arguments: list[str]) -> int:
    """The command."""
    if len(arguments) != 2:
        print("usage: python -m onrecord.gazetteer.build SOURCE OUT", file=sys.stderr)
        return 2
    source, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "places.sqlite"
        count = build(source, database)
        pack(database, out)
    print(f"{count} places in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
