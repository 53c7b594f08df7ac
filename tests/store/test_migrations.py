"""From version to version."""

import sqlite3
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Connection, text

from onrecord.errors import StoreError
from onrecord.store import open_store
from onrecord.store.migrations import MIGRATIONS, is_current, migrate
from onrecord.store.sql import SqlStore
from tests.store.things import reading


def extra(db: Connection) -> None:
    db.execute(text("CREATE TABLE extra (n INTEGER)"))


def broken(db: Connection) -> None:
    db.execute(text("CREATE TABLE half (n INTEGER)"))
    raise RuntimeError("power cut")


def test_a_store_grows_by_the_steps_that_it_lacks(where: str) -> None:
    store = SqlStore(where, create=True)
    store.add([reading()], "v1")
    steps = (*MIGRATIONS, extra)
    with store._reads() as db:
        assert not is_current(db, where, steps)
    migrate(store._writes, where, steps)
    migrate(store._writes, where, steps)
    with store._reads() as db:
        assert is_current(db, where, steps)
        assert list(db.execute(text("SELECT n, name FROM onrecord_migration ORDER BY n"))) == [
            (1, "first"),
            (2, "hands"),
            (3, "postings"),
            (4, "extra"),
        ]
    assert store.summary().reports == 1
    store.close()
    with pytest.raises(StoreError, match="newer onrecord") as error:
        open_store(where)
    assert "upgrade" in error.value.next_step


OLD = """
ALTER TABLE report DROP COLUMN hand;
CREATE TABLE old (id VARCHAR(16) PRIMARY KEY, report VARCHAR(16) NOT NULL REFERENCES report (id),
  place INTEGER NOT NULL, kind VARCHAR(8) NOT NULL, body TEXT NOT NULL);
INSERT INTO old SELECT id, report, place, kind, body FROM claim;
DROP TABLE claim;
ALTER TABLE old RENAME TO claim;
CREATE INDEX claim_report ON claim (report, place);
DELETE FROM onrecord_migration WHERE n >= 2
"""


def test_claims_without_hands_are_our_own_readings(where: str) -> None:
    store = SqlStore(where, create=True)
    store.add([reading()], "v1")
    before = list(store.claims())
    with store._writes() as db:
        for statement in OLD.split(";"):
            db.execute(text(statement))
        if db.dialect.name == "postgresql":
            db.execute(text("ALTER INDEX old_pkey RENAME TO claim_pkey"))
    store.close()
    grown = SqlStore(where)
    assert list(grown.claims()) == before
    grown.add([reading().plus(claims=())], "v2")
    assert list(grown.claims()) == []
    grown.close()


def test_a_step_that_breaks_leaves_no_trace(where: str) -> None:
    store = SqlStore(where, create=True)
    with pytest.raises(RuntimeError, match="power cut"):
        migrate(store._writes, where, (*MIGRATIONS, broken))
    with store._reads() as db:
        assert is_current(db, where)
        assert "half" not in db.dialect.get_table_names(db)
    store.close()


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    file = str(tmp_path / "theirs.db")
    theirs = sqlite3.connect(file)
    theirs.execute("CREATE TABLE report (id INTEGER)")
    theirs.close()
    with pytest.raises(StoreError, match="another program") as error:
        open_store(file, create=True)
    assert error.value.next_step


def test_many_may_make_a_store_at_once(where: str) -> None:
    errors: list[Exception] = []

    def make() -> None:
        try:
            open_store(where, create=True).close()
        except Exception as error:
            errors.append(error)

    threads = [Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
