"""Unpacking: once, whole or not at all, with an error that says what to do."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord import config
from onrecord.errors import GazetteerError
from onrecord.gazetteer.unpack import CHECKSUM, PACKED, pack, unpacked


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    database = tmp_path / "small.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    out = tmp_path / "data"
    out.mkdir()
    pack(database, out)
    return out


def test_unpacks_once(packed: Path, cache: Path) -> None:
    first = unpacked(packed)
    assert first.read_bytes() == (packed.parent / "small.sqlite").read_bytes()
    stamp = first.stat().st_mtime_ns
    assert unpacked(packed) == first
    assert first.stat().st_mtime_ns == stamp
    assert [f.name for f in cache.iterdir()] == [first.name]


def test_racing_threads_agree(packed: Path, cache: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        files = set(pool.map(lambda _: unpacked(packed), range(4)))
    assert len(files) == 1
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", ["checksum", "cut", "garbage"])
def test_damage_is_told_and_leaves_nothing(packed: Path, cache: Path, damage: str) -> None:
    if damage == "checksum":
        (packed / CHECKSUM).write_text("0" * 64)
    else:
        whole = (packed / PACKED).read_bytes()
        (packed / PACKED).write_bytes(whole[:40] if damage == "cut" else b"no archive at all")
    with pytest.raises(GazetteerError, match="damaged") as caught:
        unpacked(packed)
    assert "install" in caught.value.next_step
    assert list(cache.iterdir()) == []


def test_missing_data(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(GazetteerError, match="missing"):
        unpacked(tmp_path)


def test_a_cache_that_cannot_be_written(packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(config.CACHE.env, str(tmp_path / "file" / "cache"))
    with pytest.raises(GazetteerError, match="cannot be unpacked") as caught:
        unpacked(packed)
    assert config.CACHE.env in caught.value.next_step
