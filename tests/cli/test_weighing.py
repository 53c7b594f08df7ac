"""onrecord incidents, explain"""

import json

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
