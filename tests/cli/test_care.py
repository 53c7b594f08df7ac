"""onrecord doctor, onrecord config"""

import pytest

from onrecord.cli import care
from onrecord.kit import Kit
from onrecord.model import Reading
from onrecord.read import stage
from tests.cli.conftest import Command


def test_the_doctor_finds_all_well(onrecord: Command) -> None:
    result = onrecord("doctor")
    assert result.exit_code == 0, result.stdout
    assert "ok  parser     en_" in result.stdout
    assert "ok  store      none yet at onrecord.db" in result.stdout


def test_the_doctor_tells_what_is_ill(onrecord: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(care, "_parser", lambda: 1 / 0)
    monkeypatch.setattr(care, "_gazetteer", lambda: "well")
    with open("onrecord.db", "w") as file:
        file.write("no store at all")
    result = onrecord("doctor")
    assert result.exit_code == 1
    assert "BAD parser     ZeroDivisionError" in result.stdout
    assert "BAD store      StoreError: onrecord.db is no store" in result.stdout


def test_the_doctor_counts_what_a_store_holds(
    onrecord: Command, reports: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "_parser", lambda: "well")
    monkeypatch.setattr(care, "_gazetteer", lambda: "well")
    onrecord("run", "reports")
    assert "ok  store      onrecord.db: 3 reports, 3 claims" in onrecord("doctor").stdout


def test_a_stage_that_fails_makes_the_doctor_frown(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(reading: Reading) -> Reading:
        raise LookupError("no such place")

    monkeypatch.setattr("onrecord.kit.default_kit", lambda: Kit((stage(broken, needs=[], gives=["claims"]),), "x"))
    with pytest.raises(RuntimeError, match="no such place"):
        care._gazetteer()


def test_config_tells_where_a_value_comes_from(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STORE", "mine.db")
    shown = onrecord("config").stdout
    assert "ONRECORD_STORE     mine.db  (set)" in shown
    assert "(default)" in shown
