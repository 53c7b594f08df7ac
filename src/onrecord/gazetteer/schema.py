"""The form of the place database; building and reading agree on it here."""

SCHEMA = 1
"""`PRAGMA user_version`."""

DEGREE = 100_000
"""Coordinates are whole numbers: degrees times this (about a metre)."""

BY_HAND, STRICT, WITHOUT_ARTICLE, BY_SOUND = range(4)
"""How a name fits, the best first; `name.how` holds the first three."""

PLACE_FIELDS = (
    "p.id, p.ref, p.name, p.grain, p.lat, p.lon, p.country, "
    "(SELECT a.name FROM place a WHERE a.id = p.admin1), p.population, p.weight"
)

TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY,  -- GeoNames id, or above 10^9
    ref TEXT,                -- public id where it is not the GeoNames id
    name TEXT NOT NULL,
    grain INTEGER NOT NULL,  -- index into model.GRAINS
    lat INTEGER, lon INTEGER,
    country TEXT,
    admin1 INTEGER,          -- place id of its province
    population INTEGER NOT NULL,
    weight INTEGER NOT NULL  -- which of several namesakes is meant
);
CREATE TABLE name (key TEXT, place INTEGER, how INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE skeleton (country TEXT, key TEXT, place INTEGER, PRIMARY KEY (country, key, place)) WITHOUT ROWID;
CREATE INDEX place_ref ON place (ref) WHERE ref IS NOT NULL;
"""
