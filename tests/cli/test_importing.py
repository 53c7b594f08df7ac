"""onrecord import"""

import json
from pathlib import Path

import pytest

from onrecord.store import open_store
from tests.cli.conftest import Command


def coded(onrecord: Command, tmp_path: Path, *names: str) -> Path:
    """Claims as our own command line writes them, with the coder's ids."""
    onrecord("claims", *(f"reports/{name}.txt" for name in names), "--out", "coded")
    for file in (tmp_path / "coded").iterdir():
        row = json.loads(file.read_text())
        file.write_text(json.dumps(row | {"id": f"{file.stem}:0", "made_by": "coder"}) + "\n")
    return tmp_path / "coded"


def test_an_import_is_summed_up(onrecord: Command, reports: Path, tmp_path: Path) -> None:
    coded(onrecord, tmp_path, "r1", "r2")
    result = onrecord("import", "coded", "--texts", "reports")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["reports    2", "claims     2 by coder", "store      onrecord.db"]
    again = onrecord("import", "coded", "--texts", "reports")
    assert again.stdout.splitlines()[0] == "reports    2, 2 of them unchanged"
    (line, *_) = onrecord("incidents", "--json").stdout.splitlines()
    assert json.loads(line)["claims"][0]["source_id"].endswith(".claims:0")


def test_what_is_refused_is_told_and_not_read_as_a_report(onrecord: Command, reports: Path, tmp_path: Path) -> None:
    file = coded(onrecord, tmp_path, "r1") / "r1.claims.jsonl"
    row = json.loads(file.read_text())
    file.write_text(
        json.dumps(row | {"evidence": [{"start": 0, "end": 2, "text": "No\x1b[2J"}]}) + "\n" + json.dumps(row)
    )
    result = onrecord("import", "coded", "--texts", "reports")
    assert result.exit_code == 0
    assert "refused    1 lines" in result.stdout
    problems = onrecord("problems").stdout
    assert "r1.claims.jsonl#1" in problems
    assert "does not stand at 0-2" in problems
    assert "\x1b" not in problems
    onrecord("run", "--retry-failed")
    store = open_store("onrecord.db")
    assert [report.name for report in store.reports()] == ["r1"]
    store.close()


def test_nothing_but_refusals_is_a_failure(onrecord: Command, reports: Path, tmp_path: Path) -> None:
    file = coded(onrecord, tmp_path, "r1") / "r1.claims.jsonl"
    file.rename(file.with_name("r9.claims.jsonl"))
    result = onrecord("import", "coded", "--texts", "reports")
    assert result.exit_code == 1
    assert "no report 'r9'" in onrecord("problems").stdout
    assert onrecord("import", "coded", "--texts", "nowhere").exit_code == 1
    assert onrecord("import", "coded").exit_code == 2


def test_aside(onrecord: Command, reports: Path, tmp_path: Path) -> None:
    onrecord("run", "reports")
    coded(onrecord, tmp_path, "r1")
    for arguments, made_by in (([], {"coder", "onrecord"}), (["--aside"], {"onrecord"})):
        onrecord("import", "coded", "--texts", "reports", *arguments)
        store = open_store("onrecord.db")
        assert {claim.made_by for claim in store.claims()} == made_by
        store.close()


def test_a_stopped_import(onrecord: Command, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coded(onrecord, tmp_path, "r1")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.app.importing.reweigh", stop)
    result = onrecord("import", "coded", "--texts", "reports")
    assert result.exit_code == 130
    assert "claims     1 by coder" in result.stdout
    assert "goes on from here" in result.stderr
