"""onrecord incidents, explain"""

import json
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.store import open_store
from tests.cli.conftest import Command
from tests.store.things import claims, incident, judgement, report


@pytest.fixture
def held(onrecord: Command) -> str:
    """A store with one report, and an incident of three of its four claims."""
    store = open_store("onrecord.db", create=True)
    of = report(publisher="Example News")
    found = claims(of)
    store.add([Reading(of, claims=found)], "v1")
    store.judge(judgement(found[2], why="read it\x1b[2J twice"))
    store.put_incidents([incident("feed0001", found[2], found[0], found[1])], "mark")
    store.close()
    return found[2].id


def test_the_list(onrecord: Command, held: str) -> None:
    listed = onrecord("incidents").stdout
    assert listed.splitlines()[:3] == [
        "feed0001  shelling, Marib - 3 claims",
        "    12 (10 or more) killed (soldiers) - contested, 3 claims",
        "    disputed: killed - 12 (the ministry); 10 (rebels)",
    ]


def test_an_empty_store(onrecord: Command) -> None:
    open_store("onrecord.db", create=True).close()
    assert onrecord("incidents").stdout.startswith("No incidents.")
    assert onrecord("incidents", "--json").stdout == ""


def test_json_in_the_contracts_form(onrecord: Command, held: str) -> None:
    (line,) = onrecord("incidents", "--json").stdout.splitlines()
    found = json.loads(line)
    assert found["id"] == "feed0001"
    assert found["when"] == {"from": "2015-05-03", "to": "2015-05-03"}
    assert found["estimates"][0]["low"] == 10
    assert found["disputes"][0]["sides"][0]["voices"] == ["the ministry"]
    toll = next(one for one in found["claims"] if one["id"] == held)
    assert toll["evidence"][0]["text"] == "killing 12 soldiers"
    assert (toll["stance"], toll["voice"]["name"], toll["source_id"]) == ("denies", "the ministry", None)


def test_an_incident_explained(onrecord: Command, held: str) -> None:
    tree = onrecord("explain", "feed").stdout
    lines = tree.splitlines()
    assert lines[0] == "feed0001  shelling, Marib - 3 claims"
    assert "Rebels shelled Marib on 3 May, killing 12 soldiers, the ministry said." in tree
    assert "denied by the ministry (group)" in tree
    assert "a (Example News)" in tree
    assert "accept by Ada: read it[2J twice" in tree
    assert "disputed: killed" in tree
    assert "\x1b" not in tree


def test_a_claim_explained(onrecord: Command, held: str) -> None:
    tree = onrecord("explain", held[:8]).stdout
    assert tree.startswith(f"{held}  a (Example News)")
    assert "in feed0001  shelling, Marib" in tree


def test_claims_without_an_estimate_are_shown_too(onrecord: Command) -> None:
    store = open_store("onrecord.db", create=True)
    of = report()
    found = claims(of)
    store.add([Reading(of, claims=found[:3])], "v1")
    estimated = incident("feed0002", found[2], found[3])  # the last one is no longer in the store
    from msgspec.structs import replace

    store.put_incidents([replace(estimated, claims=tuple(claim.id for claim in found))])
    store.close()
    tree = onrecord("explain", "feed0002").stdout
    assert "other claims" in tree
    assert found[0].id in tree.partition("other claims")[2]
    assert found[3].id not in tree


def test_an_unknown_id(onrecord: Command, held: str) -> None:
    result = onrecord("explain", "zzz")
    assert result.exit_code == 1
    assert "no claim or incident zzz" in result.stderr


def test_the_list_is_narrowed(onrecord: Command, held: str) -> None:
    def ids(*asked: str) -> list[str]:
        return [json.loads(line)["id"] for line in onrecord("incidents", "--json", *asked).stdout.splitlines()]

    assert ids("--disputed", "--from", "2015-05-03", "--to", "2015-05-03", "--type", "shelling") == ["feed0001"]
    assert ids("--party", "rebels") == ["feed0001"]
    assert ids("--from", "2015-05-04") == ids("--type", "bomb") == ids("--near", "Marib") == []
    assert onrecord("incidents", "--from", "2015-05-04").stdout == (
        "No incident is like that. `onrecord incidents` lists all.\n"
    )
    assert onrecord("incidents", "--party", "Martians").exit_code == 1


def test_what_cannot_be_asked(onrecord: Command, held: str) -> None:
    wrong = onrecord("incidents", "--type", "shell")
    assert wrong.exit_code == 2
    assert "shelling" in wrong.stderr
    assert onrecord("incidents", "--from", "May").exit_code == 2
    assert onrecord("incidents", "--rule", "guess").exit_code == 2


def test_another_rule(onrecord: Command, reports: Path) -> None:
    onrecord("run", "reports")
    rows = [json.loads(line) for line in onrecord("incidents", "--rule", "acled", "--json").stdout.splitlines()]
    assert sum(len(row["claims"]) for row in rows) == 3
    assert all(row["rule"].startswith("acled") for row in rows)


def test_reasons_are_told(onrecord: Command, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("On Monday 3 people were killed. Of them, 2 people were killed at home.")
    onrecord("run", "reports")
    store = open_store("onrecord.db")
    a, b = (claim.id for claim in store.claims())
    store.close()
    onrecord("judge", a, "same", b, "--why", "one family", "--by", "Ada")
    (line,) = onrecord("incidents", "--json").stdout.splitlines()
    tree = onrecord("explain", json.loads(line)["id"]).stdout
    assert "why these belong together" in tree
    assert "Ada says so: one family" in tree
