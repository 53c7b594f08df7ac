"""onrecord timeline"""

import json
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.store import open_store
from tests.cli.conftest import Command
from tests.store.things import claims, incident, report


@pytest.fixture
def held(onrecord: Command, tmp_path: Path) -> None:
    from datetime import date

    from msgspec.structs import replace

    store = open_store("onrecord.db", create=True)
    of = report(publisher="Example\x1b[2J News", published=date(2015, 5, 4))
    found = claims(of)
    store.add([Reading(of, claims=(*found[:3], replace(found[3], mood="ongoing")))], "v1")
    store.put_incidents([incident("feed0001", found[0])], "mark")
    store.close()


def test_a_party(onrecord: Command, held: None) -> None:
    shown = onrecord("timeline", "rebels").stdout
    lines = [line.rstrip() for line in shown.splitlines()]
    assert lines[:5] == [
        "Control of the old town",
        "  2015-05-04             rebels: holds 50% of the old town",
        "  (day of the report)    said in the report's own words; ongoing - a (Example[2J News, 2015-05-04)",
        "                         “Rebels hold the old town”",
        "                         = rebels",
    ]
    assert "Between rebels and soldiers" in lines
    assert "                         = hostile" in lines
    assert lines[-4] == "Incidents, rebels"
    assert lines[-3].endswith("shelling, Marib - 1 claim  feed0001")
    assert lines[-1].strip().startswith("disputed: killed")


def test_json(onrecord: Command, held: None) -> None:
    rows = [json.loads(line) for line in onrecord("timeline", "rebels", "--json").stdout.splitlines()]
    assert [(row["is"], row.get("of") or row["what"]) for row in rows] == [
        ("control", "the old town"),
        ("tie", "rebels and soldiers"),
        ("incident", "shelling, Marib"),
    ]
    first, second, third = rows
    assert (first["when"], first["how"]) == ({"from": "2015-05-04", "to": "2015-05-04"}, "published")
    assert (first["after"], first["disputed"], second["after"]) == (["rebels"], False, ["hostile"])
    assert first["claim"]["evidence"][0]["text"] == "Rebels hold the old town"
    assert third["when"] == {"from": "2015-05-03", "to": "2015-05-03"}
    assert third["disputed"]


def test_a_name_that_nothing_is_known_of(onrecord: Command, held: None) -> None:
    result = onrecord("timeline", "Atlantis")
    assert result.exit_code == 1
    assert "nothing of Atlantis" in result.stderr
