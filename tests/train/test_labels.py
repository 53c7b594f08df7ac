"""Labels without text: put back on the text they say what was coded."""

import json
from pathlib import Path

import pytest

from onrecord.errors import OnrecordError
from onrecord.train.labels import pack, packed_claim, unpack, unpacked_claim

TEXT = "Rebels took Orvel. Later rebels took Hask, residents said; rebels took fright."
CLAIM = {
    "is": "event",
    "type": "territory-taken",
    "trigger": {"quote": "took", "nth": 2},
    "agents": [{"quote": "rebels", "name": "the rebels of Orvel"}],
    "targets": [],
    "place": {"quote": "Hask", "name": "Hask"},
    "when": None,
    "outcome": "succeeded",
    "evidence": "rebels took Hask",
    "voice": "residents",
    "voice_name": "residents",
    "stance": "asserts",
    "mood": "happened",
}


def test_there_and_back(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts/one.txt").write_text(TEXT)
    (tmp_path / "gold/one.claims.jsonl").write_text(json.dumps(CLAIM) + "\n")
    assert pack(tmp_path / "texts", tmp_path / "gold", tmp_path / "out", {"one": {"from": "somewhere"}}) == 1
    packed = (tmp_path / "out/one.labels.jsonl").read_text()
    assert "rebels took" not in packed
    assert "residents" not in packed
    assert list(unpack(tmp_path / "out", {"one": TEXT}, tmp_path / "again")) == []
    again = json.loads((tmp_path / "again/one.claims.jsonl").read_text())
    assert again == CLAIM | {"agents": [{"quote": "rebels", "name": "the rebels of Orvel"}]}


def test_a_name_that_stands_in_the_text_is_no_letters_either(tmp_path: Path) -> None:
    claim = CLAIM | {"agents": [{"quote": "rebels", "name": "Rebels"}], "voice_name": "residents said"}
    packed = packed_claim(claim, TEXT, "one")
    assert packed["agents"][0]["name"] == [0, 6]
    assert "said" not in json.dumps(packed)
    again = unpacked_claim(packed, TEXT)
    assert (again["agents"][0]["name"], again["voice_name"]) == ("Rebels", "residents said")


def test_another_text_gets_no_labels(tmp_path: Path) -> None:
    test_there_and_back(tmp_path)
    assert list(unpack(tmp_path / "out", {"one": TEXT + " "}, tmp_path / "other")) == ["one"]
    assert not list((tmp_path / "other").iterdir())


def test_a_quote_that_is_not_there_is_an_error() -> None:
    with pytest.raises(OnrecordError, match="one place"):
        packed_claim(CLAIM | {"place": {"quote": "Nowhere", "name": "x"}}, TEXT, "one")
