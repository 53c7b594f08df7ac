"""One test body, every store: SQLite in a file, and a real PostgreSQL server of our own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.store import Store, open_store

REQUIRED = "ONRECORD_REQUIRE_SERVICES"


def _missing(what: str) -> None:
    """Skip - or fail, where the machine is said to have everything."""
    if os.environ.get(REQUIRED):
        pytest.fail(what)
    pytest.skip(what)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _server_user() -> dict[str, Any]:
    """PostgreSQL will not run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """URL of an empty database on a PostgreSQL server that lives as long as the tests."""
    programs = _programs()
    if programs is None:
        _missing("PostgreSQL's programs are not installed: `make services`")
        return
    user = _server_user()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    if user:
        os.chown(folder, user["user"], user["group"])
    data = folder / "data"

    def program(name: str, *arguments: str) -> None:
        subprocess.run(
            [programs / name, "-D", data, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder, **user
        )

    try:
        program("initdb", "--no-sync", "--auth=trust", "--username=onrecord", "--encoding=UTF8", "--locale=C.UTF-8")
        program("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-F -c listen_addresses='' -k {folder}", "start")
        try:
            yield f"postgresql://onrecord@/postgres?host={folder}"
        finally:
            program("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres(server: str) -> str:
    """The server's database, empty."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as db:
        db.execute("DROP SCHEMA public CASCADE")
        db.execute("CREATE SCHEMA public")
    return server


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a store."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres")
        return url
    return str(tmp_path / "store.db")


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(where, create=True)
    yield opened
    opened.close()
