"""Weighing a few reports in a store comes to what weighing all of them comes to, whatever happens in between."""

import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord import app
from onrecord.model import Claim, Incident, Judgement, Posting, Reading, Verdict
from onrecord.store import IMPORT, Entry, Store, open_store
from onrecord.store.bench import SqlBench
from tests.weigh.stories import claim, story


@pytest.fixture(autouse=True)
def always_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.app.weighing.FEW", 0)


def told(seed: int) -> Reading:
    report, claims = story(seed)
    return Reading(report, claims=tuple({one.id: one for one in claims}.values()))


def state(store: Store) -> tuple[list[Incident], list[Posting]]:
    with store.weighing() as bench:
        assert isinstance(bench, SqlBench)
        rows = bench._db.exec_driver_sql("SELECT key, at, id, body FROM posting")
        return list(store.incidents()), sorted(Posting(*row) for row in rows)


def check(store: Store) -> None:
    found = state(store)
    assert store.stale()[0] == 0
    mark = store.mark()
    store.put_incidents([], "none")
    app.reweigh(store)
    assert store.mark() == mark
    assert state(store) == found


def first(store: Store, count: int = 12) -> list[Reading]:
    readings = [told(n) for n in range(count)]
    store.add(readings, "v1")
    app.reweigh(store)
    return readings


def judge(store: Store, verdict: Verdict, chance: random.Random) -> None:
    one, other = chance.sample(list(store.claims()), 2)
    pair = verdict in {"same", "different"}
    app.judge(store, one.id, verdict, by="Ada", why="so", other=other.id if pair else None)


def replace(store: Store, chance: random.Random) -> None:
    old = chance.choice(list(store.claims()))
    new = Claim(report=old.report, act=old.act, evidence=old.evidence, stance="doubts", made_by="analyst/Ada")
    at = datetime.now(UTC)
    if new.id != old.id:
        store.judge(Judgement(subject=old.id, verdict="replace", other=new.id, by="Ada", at=at), new)


def bring(store: Store, reading: Reading) -> bool:
    file = Entry(origin="c.jsonl", state="read", report=reading.report.id, version=IMPORT, at=datetime.now(UTC))
    return store.bring(reading, "coder", [file], [])


def reread(store: Store, chance: random.Random, *, imported: bool = False) -> None:
    """Some claims are found again, others are not, and there are new ones."""
    report = chance.choice(list(store.reports()))
    old = [one for one in store.claims(report.id) if chance.random() < 0.5]
    found = {one.id: one for one in (*old, claim(report, date(2015, 5, 3), chance))}
    new = Reading(report, claims=tuple(found.values()))
    if imported:
        bring(store, new)
    else:
        store.add([new], f"v{chance.random()}")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_comes_to_the_same(store: Store, seed: int) -> None:
    first(store)
    chance = random.Random(seed)
    verdicts: list[Verdict] = ["accept", "reject", "same", "different", "note"]
    for step in range(16):
        match chance.randrange(5):
            case 0:
                store.add([told(100 + step)], "v1")
            case 1:
                reread(store, chance)
            case 2:
                reread(store, chance, imported=True)
            case 3:
                replace(store, chance)
            case _:
                judge(store, chance.choice(verdicts), chance)
        if chance.random() < 0.7:
            app.reweigh(store)
    app.reweigh(store)
    check(store)


def test_one_judgement_weighs_its_own_blocks_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    [one, *_] = first(store)
    monkeypatch.setattr("onrecord.app.weighing.whole", None)
    asked: list[str | None] = []
    claims = type(store).claims

    def watched(self: Any, report: str | None = None, **more: Any) -> Iterator[Claim]:
        asked.append(report)
        return claims(self, report, **more)

    monkeypatch.setattr(type(store), "claims", watched)
    app.judge(store, one.claims[0].id, "reject", by="Ada")
    assert None not in asked
    monkeypatch.undo()
    check(store)


def test_a_note_makes_nothing_stale(store: Store) -> None:
    [one, *_] = first(store)
    at = datetime.now(UTC)
    store.judge(Judgement(subject=one.claims[0].id, verdict="note", by="Ada", why="see the wire", at=at))
    assert store.stale()[0] == 0


def test_many_new_reports_are_weighed_with_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first(store, 3)
    monkeypatch.setattr("onrecord.app.weighing.FEW", 20)
    monkeypatch.setattr("onrecord.app.weighing.amend", None)
    store.add([told(50)], "v1")
    app.reweigh(store)
    check(store)


def test_a_new_date_of_an_imported_report_is_weighed(store: Store) -> None:
    report = told(1).report
    bring(store, Reading(msgspec.structs.replace(report, published=None)))
    app.reweigh(store)
    assert not bring(store, Reading(msgspec.structs.replace(report, published=date(2015, 5, 2))))
    assert store.stale()[0] == 1


class Broken(Exception):
    """A fault in the middle."""


def test_an_error_in_the_middle_changes_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first(store)
    before = state(store)
    store.add([told(70)], "v1")

    def fail(*_: object) -> None:
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(SqlBench, "replace", fail)
        with pytest.raises(Broken):
            app.reweigh(store)
    assert state(store) == before
    assert store.stale()[0] == 1
    app.reweigh(store)
    check(store)


def test_who_was_slower_does_not_undo_what_others_weighed(store: Store) -> None:
    first(store)
    seen, mark = store.changes(), store.mark()
    old = list(store.incidents())
    store.add([told(80)], "v1")
    app.reweigh(store)
    now = state(store)
    store.put_incidents(old, mark, [], seen=seen)
    assert state(store) == now


KILLED = """
import os, signal, sys
from onrecord import app
from onrecord.app import weighing
from onrecord.store import open_store
from onrecord.store.bench import SqlBench
from tests.app.test_weighing import told

weighing.FEW = 0
where, moment = sys.argv[1:]
replace = SqlBench.replace

def kill(self, gone, made):
    if moment == "after":
        replace(self, gone, made)
    os.kill(os.getpid(), signal.SIGKILL)

if moment != "kept":
    SqlBench.replace = kill
store = open_store(where)
store.add([told(90), told(91)], "v1")
if moment == "kept":
    os.kill(os.getpid(), signal.SIGKILL)
app.reweigh(store)
"""


@pytest.mark.parametrize("moment", ["kept", "before", "after"])
def test_killed_at_any_moment_it_goes_on_from_there(tmp_path: Path, moment: str) -> None:
    file = str(tmp_path / "store.db")
    store = open_store(file, create=True)
    first(store)
    before = state(store)
    done = subprocess.run([sys.executable, "-c", KILLED, file, moment], check=False)
    assert done.returncode == -9
    assert state(store) == before
    assert store.stale()[0] == 2
    app.reweigh(store)
    assert state(store) != before
    check(store)
    store.close()
