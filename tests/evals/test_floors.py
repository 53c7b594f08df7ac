from pathlib import Path

import pytest

from onrecord.errors import OnrecordError
from onrecord.evals import floors


def test_floors_rise_and_do_not_fall_unasked(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    floors.update(file, {"a": 0.5, "b": 0.7}, "one")
    floors.update(file, {"a": 0.6, "b": 0.698}, "two")
    assert floors.read(file) == ("two", {"a": 0.6, "b": 0.7})
    with pytest.raises(OnrecordError, match=r"would be lowered: b: 0\.600 < 0\.700"):
        floors.update(file, {"a": 0.6, "b": 0.6}, "three")
    assert floors.read(file)[0] == "two"
    floors.update(file, {"a": 0.6, "b": 0.6}, "three", allow_lower=True)
    assert floors.read(file) == ("three", {"a": 0.6, "b": 0.6})


def test_what_is_no_longer_measured_has_fallen() -> None:
    assert floors.below({}, {"a": 0.1}) == ["a: not measured"]
    assert not floors.below({"a": 0.1, "new": 0.0}, {"a": 0.1})


def test_no_file_has_no_floors(tmp_path: Path) -> None:
    assert floors.read(tmp_path / "none.json") == ("", {})


def test_the_corpus_hash_sees_names_and_letters_but_not_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = floors.corpus_hash([one, two])
    assert before == floors.corpus_hash([two, one])
    two.write_text("3")
    assert before != floors.corpus_hash([one, two])
