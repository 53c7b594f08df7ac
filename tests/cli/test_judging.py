"""onrecord judge, judgements"""

import json
from pathlib import Path

import pytest

from onrecord.model import Claim
from onrecord.store import open_store
from tests.cli.conftest import Command


@pytest.fixture
def held(onrecord: Command, reports: Path) -> list[Claim]:
    onrecord("run", "reports")
    store = open_store("onrecord.db")
    found = list(store.claims())
    store.close()
    return found


def test_a_judgement_is_kept_and_weighed(onrecord: Command, held: list[Claim]) -> None:
    claim = held[0]
    result = onrecord("judge", claim.id[:10], "reject", "--why", "another day", "--by", "Ada")
    assert result.stdout == f"rejected: 1 killed · people ({claim.id})\n"
    store = open_store("onrecord.db")
    (said,) = store.judgements(claim.id)
    assert (said.verdict, said.by, said.why) == ("reject", "Ada", "another day")
    assert not list(store.incidents(claim=claim.id))
    store.close()


def test_pairs_and_notes(onrecord: Command, held: list[Claim]) -> None:
    a, b, _ = held
    assert "one incident with" in onrecord("judge", a.id, "same", b.id).stdout
    assert "another incident than" in onrecord("judge", b.id, "different", a.id).stdout
    assert onrecord("judge", a.id, "note", "--why", "seen\x1b[2J").stdout.startswith("noted: 1 killed")
    listed = onrecord("judgements").stdout.splitlines()
    assert [line.split()[2] for line in listed] == ["same", "different", "note"]
    assert "\x1b" not in "".join(listed)
    rows = [json.loads(line) for line in onrecord("judgements", "--json").stdout.splitlines()]
    assert [(row["verdict"], row["lost"], row["now"]) for row in rows] == [
        ("same", False, None),
        ("different", False, None),
        ("note", False, None),
    ]


def test_a_claim_is_replaced(onrecord: Command, held: list[Claim], tmp_path: Path) -> None:
    line = onrecord("claims", "reports/r1.txt", "--json").stdout
    row = json.loads(line)
    row["harm"] = "wounded"
    (tmp_path / "right.json").write_text(json.dumps(row))
    result = onrecord("judge", held[0].id, "replace", "right.json", "--by", "Ada")
    assert result.stdout.startswith("replaced: 1 killed")
    assert "by: 1 wounded" in result.stdout
    for words in ("nonsense", "[]"):
        (tmp_path / "wrong.json").write_text(words)
        assert "is no claim" in onrecord("judge", held[0].id, "replace", "wrong.json").stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["maybe"], 2),
        (["same"], 2),
        (["replace"], 2),
        (["accept", "more"], 2),
        (["note"], 1),
        (["same", "zzz"], 1),
        (["replace", "nowhere.json"], 1),
    ],
)
def test_what_is_no_judgement(onrecord: Command, held: list[Claim], arguments: list[str], code: int) -> None:
    assert onrecord("judge", held[0].id, *arguments).exit_code == code
    assert onrecord("judgements").stdout == "No judgements.\n"


def test_lost_and_passed_on(onrecord: Command, held: list[Claim]) -> None:
    from msgspec.structs import replace

    from onrecord.model import Reading, Toll

    a, b, _ = held
    onrecord("judge", a.id, "accept")
    onrecord("judge", b.id, "reject")
    assert onrecord("judgements", "--lost").stdout == "No judgement is lost.\n"
    assert isinstance(b.act, Toll)
    assert b.act.victims
    new = replace(b, act=replace(b.act, victims=replace(b.act.victims, name="villagers")))
    store = open_store("onrecord.db")
    store.add([Reading(store.report(a.report)), Reading(store.report(b.report), claims=(new,))], "newer")
    store.close()
    (lost,) = onrecord("judgements", "--lost").stdout.splitlines()
    assert lost.startswith(f"{a.id} · accept · analyst, 20")
    assert lost.endswith(" · lost: the newest reading has no such claim")
    passed = onrecord("judgements").stdout.splitlines()[1]
    assert passed.endswith(f" · now on {new.id}")
    assert json.loads(onrecord("judgements", "--json").stdout.splitlines()[1])["now"]["subject"] == new.id
