"""Opening a database: one SQLite file by default, PostgreSQL by URL."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from onrecord.errors import StoreError

WAIT = 30.0
"""Seconds that a writer waits for another one."""


def locate(where: str) -> URL:
    """A file's path or a database URL -> the URL to open. Raises StoreError for any other kind of database."""
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise StoreError("the store's URL cannot be read", "write it as postgresql://user@host/name") from error
    match url.get_backend_name():
        case "sqlite":
            return url.set(drivername="sqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
    raise StoreError(f"{url.drivername} is no store", "name a SQLite file or a postgresql:// URL")


def connect(url: URL, *, create: bool) -> Engine:
    """An engine whose transactions are real ones, from BEGIN on. Raises StoreError."""
    try:
        if url.get_backend_name() == "sqlite":
            return _sqlite(url, create)
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError("PostgreSQL needs the psycopg package", "pip install 'onrecord[postgres]'") from error


def _sqlite(url: URL, create: bool) -> Engine:
    file = Path(url.database or "")
    if not create and not file.exists():
        raise StoreError(f"there is no store at {file}", f"make one: onrecord run PATH --store {file}")
    if file.is_dir() or not file.parent.is_dir():
        what = "is a folder" if file.is_dir() else "lies in a folder that does not exist"
        raise StoreError(f"the store {file} {what}", "name a file in a folder that exists")
    # SQLite makes an empty file a database; anything else must say that it is one
    if _head(file) not in {b"", b"SQLite format 3\0"}:
        raise StoreError(f"{file} is no store: it is not a SQLite file", "name another file with --store")
    engine = create_engine(url, connect_args={"timeout": WAIT, "check_same_thread": False}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _head(file: Path) -> bytes:
    if not file.exists():
        return b""
    try:
        with file.open("rb") as opened:
            return opened.read(16)
    except OSError as error:
        raise StoreError(f"the store {file} cannot be opened: {error.strerror}", "check its permissions") from error


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin transactions late, and as readers
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")


def _begin(db: Connection) -> None:
    options = db.get_execution_options()
    if not options.get("writes"):
        db.exec_driver_sql("BEGIN")
        return
    # NORMAL may lose the last commits when the power fails, which a run makes good; a judgement nobody makes twice
    db.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if options.get('durable') else 'NORMAL'}")
    db.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turn a database's error into one that says what to do."""
    try:
        yield
    except DBAPIError as error:
        what = str(error.orig).strip().partition("\n")[0]
        raise StoreError(f"the store {where} failed: {what}", _advice(what)) from error


def _advice(what: str) -> str:
    for sign, advice in (
        ("locked", "another process is writing to it: wait for it, then try again"),
        ("full", "free some space on the disk, then run again: nothing that was kept is lost"),
        ("readonly", "make the file and its folder writable"),
        ("unable to open", "check that the file and its folder can be read and written"),
        ("malformed", "restore the file from a backup, or run again into a new store"),
        ("not a database", "name another file with --store"),
        ("connection", "check that the server runs and that the URL is right"),
    ):
        if sign in what.lower():
            return advice
    return "run `onrecord doctor`"
