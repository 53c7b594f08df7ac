"""Judging, on every store."""

from pathlib import Path

import pytest

from onrecord import app
from onrecord.errors import IntakeError, OnrecordError
from onrecord.export.contract import claim_json
from onrecord.model import Claim, Toll
from onrecord.store import Store
from tests.small_kit import small_kit


@pytest.fixture
def found(tmp_path: Path, store: Store) -> list[Claim]:
    text = "On Monday 3 people were killed in the town. Some time later, 5 people were killed in a village far away."
    (tmp_path / "r.txt").write_text(text)
    (*_, _last) = app.run([tmp_path / "r.txt"], store, load=small_kit)
    return list(store.claims())


def weighed(store: Store) -> set[frozenset[str]]:
    return {frozenset(one.claims) for one in store.incidents()}


def test_a_pair_has_one_last_word_whichever_way_round(store: Store, found: list[Claim]) -> None:
    a, b = (one.id for one in found)
    app.judge(store, a, "same", other=b, by="Ada")
    assert weighed(store) == {frozenset({a, b})}
    app.judge(store, b, "different", other=a[:12], by="Ada", why="days apart")
    assert weighed(store) == {frozenset({a}), frozenset({b})}
    app.judge(store, a, "same", other=b, by="Ada")
    assert weighed(store) == {frozenset({a, b})}
    assert len(list(store.judgements())) == 3


def test_a_claim_is_replaced_and_taken_back(store: Store, found: list[Claim]) -> None:
    old = found[0]
    row = claim_json(old, store.report(old.report))
    row["figure"] |= {"low": 30, "best": 30, "high": 30}
    said = app.judge(store, old.id, "replace", row=row, by="Ada", why="a nought was lost")
    assert said.other
    new = store.claim(said.other)
    assert isinstance(new.act, Toll)
    assert (new.act.figure.best, new.made_by, new.source_id) == (30, "analyst/Ada", None)
    members = frozenset.union(*weighed(store))
    assert new.id in members
    assert old.id not in members
    app.judge(store, old.id, "accept", by="Ada")
    members = frozenset.union(*weighed(store))
    assert new.id not in members
    assert old.id in members


def test_a_replacement_has_to_quote_the_report_and_to_say_something_else(store: Store, found: list[Claim]) -> None:
    row = claim_json(found[0], store.report(found[0].report))
    with pytest.raises(OnrecordError, match="twice"):
        app.judge(store, found[0].id, "replace", row=row, by="Ada")
    wrong = row | {"evidence": [row["evidence"][0] | {"text": "invented"}]}
    with pytest.raises(IntakeError, match="invented"):
        app.judge(store, found[0].id, "replace", row=wrong, by="Ada")
    assert not list(store.judgements())


def test_a_note_changes_nothing_but_is_kept(store: Store, found: list[Claim]) -> None:
    app.judge(store, found[0].id, "reject", by="Ada")
    before = weighed(store)
    app.judge(store, found[0].id, "note", by="Ben", why="compare the wire")
    assert weighed(store) == before
    assert [one.verdict for one in store.judgements(found[0].id)] == ["reject", "note"]


@pytest.mark.parametrize(("verdict", "next_step"), [("note", "--why"), ("same", "goes with"), ("replace", "something")])
def test_a_verdict_that_lacks_something(store: Store, found: list[Claim], verdict: str, next_step: str) -> None:
    with pytest.raises(OnrecordError) as error:
        app.judge(store, found[0].id, verdict, by="Ada")  # type: ignore[arg-type]
    assert next_step in error.value.next_step


def test_judgements_survive_a_newer_reading(tmp_path: Path, store: Store, found: list[Claim]) -> None:
    a, b = found
    app.judge(store, a.id, "reject", by="Ada")
    app.judge(store, a.id, "same", other=b.id, by="Ada")
    (reading,) = app.understand(store.reports(), small_kit)
    moved = tuple(renamed(one, "a town") for one in reading.claims)
    store.add([reading.plus(claims=moved)], "newer")
    app.reweigh(store)
    old = {one.id for one in found}
    now = [one.id for one in moved]
    assert not old & frozenset.union(*weighed(store))
    found_now = app.judgements(store)
    assert [one.subject for one in found_now.judgements] == [now[0], min(now)]
    assert not found_now.lost
    assert weighed(store) == {frozenset({now[1]})}


def renamed(claim: Claim, name: str) -> Claim:
    from msgspec.structs import replace

    assert isinstance(claim.act, Toll)
    assert claim.act.victims
    return replace(claim, act=replace(claim.act, victims=replace(claim.act.victims, name=name)))
