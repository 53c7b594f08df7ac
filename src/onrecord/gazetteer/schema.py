"""The form of the place database; building and reading agree on it here."""

SCHEMA = 2
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
    parent INTEGER,          -- place id of the least place of ours that it lies in
    source INTEGER NOT NULL, -- rowid of source; 0 for what ships
    population INTEGER NOT NULL,
    weight INTEGER NOT NULL  -- which of several namesakes is meant
);
CREATE TABLE source (
    name TEXT PRIMARY KEY,   -- a country code, "all", or the name of a list
    digest TEXT NOT NULL,    -- SHA-256 over the files that it was made from
    files TEXT NOT NULL,
    dated TEXT NOT NULL,     -- the last day on which a row was changed
    places INTEGER NOT NULL,
    credit TEXT NOT NULL     -- attribution
);
CREATE TABLE name (key TEXT, place INTEGER, how INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE skeleton (country TEXT, key TEXT, place INTEGER, PRIMARY KEY (country, key, place)) WITHOUT ROWID;
CREATE INDEX place_ref ON place (ref) WHERE ref IS NOT NULL;
"""
