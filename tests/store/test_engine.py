"""Opening: what is a store, what is none, and what is told then."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import URL

from onrecord.errors import StoreError
from onrecord.store import open_store
from onrecord.store.engine import locate
from tests.store.things import judgement, reading


def test_a_path_is_sqlite_and_a_url_is_what_it_says() -> None:
    assert locate("some where.db") == URL.create("sqlite", database="some where.db")
    assert locate("sqlite:///a.db").database == "a.db"
    assert locate("postgresql://me@host/name").drivername == "postgresql+psycopg"


@pytest.mark.parametrize("where", ["mysql://host/name", "postgresql://host:port/name"])
def test_other_databases_are_refused(where: str) -> None:
    with pytest.raises(StoreError) as error:
        open_store(where)
    assert "postgresql://" in error.value.next_step


def test_a_store_that_is_not_there_is_made_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    with pytest.raises(StoreError, match="there is no store"):
        open_store(str(file))
    assert not file.exists()
    open_store(str(file), create=True).close()
    open_store(str(file)).close()


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    open_store(str(file)).close()
    assert file.stat().st_size > 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"Rebels shelled the town on Monday.", "not a SQLite file"),
        ("b.db", b"SQLite format 3\0" + b"\x17" * 4096, "failed"),
    ],
)
def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(StoreError, match=told) as error:
        open_store(str(file), create=True)
    assert error.value.next_step
    assert file.read_bytes() == content


def test_a_folder_is_no_store_and_a_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))
    with pytest.raises(StoreError, match="does not exist"):
        open_store(str(tmp_path / "no" / "store.db"), create=True)


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.db"
    open_store(str(file), create=True).close()

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(StoreError, match="Permission denied") as error:
        open_store(str(file))
    assert "permissions" in error.value.next_step


def test_a_locked_store_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.engine.WAIT", 0.05)
    file = str(tmp_path / "a.db")
    store = open_store(file, create=True)
    other = sqlite3.connect(file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked") as error:
        store.add([reading()], "v1")
    assert "another process" in error.value.next_step
    other.close()
    store.close()


def test_a_judgement_is_on_disk_and_a_run_need_not_wait(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a.db"), create=True)
    with store._writes() as db:  # type: ignore[attr-defined]
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 1
    with store._writes(durable=True) as db:  # type: ignore[attr-defined]
        assert db.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert db.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert db.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    one = reading()
    store.add([one], "v1")
    store.judge(judgement(one.claims[0]))
    assert len(list(store.judgements())) == 1
    store.close()


def test_without_psycopg_postgresql_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from onrecord.store import open_store\n"
        "open_store('postgresql://localhost/x')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "onrecord[postgres]" in done.stderr


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        open_store(f"postgresql://me:secret@/x?host={tmp_path}")
    assert "server runs" in error.value.next_step
    assert "secret" not in str(error.value)
