"""How a store of an older version becomes one of this version: numbered functions, each in a transaction of its own."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select, text

from onrecord.errors import StoreError
from onrecord.store import tables
from onrecord.store.protocol import OWN

Migration = Callable[[Connection], None]


def first(db: Connection) -> None:
    """Make all tables, in the form that they have today: the steps after this one look for what is left to do."""
    tables.metadata.create_all(db)
    db.execute(insert(tables.note), {"changes": 0, "mark": ""})


def hands(db: Connection) -> None:
    """Tell whose claims are whose, and whose are weighed."""
    if "hand" in {column["name"] for column in inspect(db).get_columns(tables.claim.name)}:
        return
    db.execute(text("ALTER TABLE report ADD COLUMN hand TEXT"))
    db.execute(text("ALTER TABLE claim RENAME TO claim_before"))
    db.execute(text("DROP INDEX claim_report"))
    if db.dialect.name == "postgresql":
        db.execute(text("ALTER INDEX IF EXISTS claim_pkey RENAME TO claim_before_pkey"))
    tables.claim.create(db)
    copied = "id, report, place, kind, body"
    db.execute(text(f"INSERT INTO claim (hand, {copied}) SELECT '{OWN}', {copied} FROM claim_before"))  # noqa: S608
    db.execute(text("DROP TABLE claim_before"))


def postings(db: Connection) -> None:
    """Make room for what weighing keeps, so that one more report need not weigh all others again."""
    tables.stale.create(db, checkfirst=True)
    tables.posting.create(db, checkfirst=True)
    if "weighed" not in {column["name"] for column in inspect(db).get_columns(tables.note.name)}:
        db.execute(text("ALTER TABLE note ADD COLUMN weighed INTEGER NOT NULL DEFAULT 0"))


MIGRATIONS: tuple[Migration, ...] = (first, hands, postings)


def migrate(
    write: Callable[[], AbstractContextManager[Connection]], where: str, steps: Sequence[Migration] = MIGRATIONS
) -> None:
    """Bring a store up to date. Two processes may do so at once: `write` opens a transaction and waits for the other's.

    Raises StoreError if the database is another program's, or a newer onrecord's.
    """
    for number, step in enumerate(steps, start=1):
        with write() as db:
            _lock(db)
            if _version(db, where, len(steps)) >= number:
                continue
            step(db)
            row = {"n": number, "name": step.__name__, "at": datetime.now(UTC).isoformat()}
            db.execute(insert(tables.migration), row)


def is_current(db: Connection, where: str, steps: Sequence[Migration] = MIGRATIONS) -> bool:
    """Whether nothing is left to do. Raises as `migrate` does."""
    return _version(db, where, len(steps)) == len(steps)


def _version(db: Connection, where: str, newest: int) -> int:
    names = set(inspect(db).get_table_names())
    if not names:
        return 0
    if tables.migration.name not in names:
        raise StoreError(f"{where} holds the tables of another program", "give onrecord a file or database of its own")
    found: int = db.scalar(select(func.max(tables.migration.c.n))) or 0
    if found > newest:
        raise StoreError(
            f"{where} was written by a newer onrecord (store version {found}, this one knows {newest})",
            "upgrade onrecord, or name another store with --store",
        )
    return found


def _lock(db: Connection) -> None:
    """On PostgreSQL, wait for another process that is migrating; on SQLite the transaction itself is the lock."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(7310237)"))
