"""onrecord actors"""

import json
from pathlib import Path

import pytest

from onrecord import config
from onrecord.gazetteer import open_gazetteer, own
from onrecord.store import open_store
from tests.cli.conftest import Command
from tests.store.things import reading


@pytest.fixture(autouse=True)
def kept(onrecord: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.DATA.env, str(tmp_path / "data"))
    text = "Rebels shelled Marib on 3 May, killing 12 soldiers, the ministry said. Rebels hold the old town."
    store = open_store("onrecord.db", create=True)
    store.add([reading(text=text)], "test")
    store.close()


def test_a_list(onrecord: Command) -> None:
    shown = onrecord("actors").stdout
    assert shown == "     4 ? rebels-ye: rebels - agent 1, holder 1, perpetrator 1, side 1\n"
    assert onrecord("actors", "--unknown").stdout == shown
    row = json.loads(onrecord("actors", "--json").stdout)
    assert (row["id"], row["known"], row["claims"]) == ("rebels-ye", False, 4)


def test_naming_and_merging(onrecord: Command) -> None:
    named = onrecord("actors", "name", "Marib rebels", "rebels-ye", "--kind", "rebel-group", "--country", "YE")
    assert named.exit_code == 0
    assert "onrecord run" in named.stdout
    assert onrecord("actors", "--unknown").stdout == ""
    merged = onrecord("actors", "merge", "Men of Marib", "Maribis", "--into", "rebels-ye")
    assert "also called Men of Marib; Maribis" in merged.stdout
    assert open_gazetteer().actors("Maribis")[0].id == "rebels-ye"


def test_mistakes_are_told(onrecord: Command) -> None:
    unknown = onrecord("actors", "name", "X", "new-one")
    assert unknown.exit_code == 1
    assert "--kind" in unknown.stderr
    absent = onrecord("actors", "merge", "local-00000000", "--into", "isis")
    assert absent.exit_code == 1
    assert "no actor local-00000000" in absent.stderr
    assert onrecord("actors", "name", "X", "isis", "--kind", "wizards").exit_code == 2
    assert own.actors() == {}
