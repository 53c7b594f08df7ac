"""onrecord export"""

from pathlib import Path

from tests.cli.conftest import Command


def test_an_export_is_written(onrecord: Command, reports: Path) -> None:
    onrecord("run", "reports")
    result = onrecord("export", "jsonl", "--out", "claims.jsonl")
    assert result.stdout == "wrote claims.jsonl\n"
    assert Path("claims.jsonl").read_text().count("people were killed") >= 3


def test_an_unknown_format_and_a_missing_store(onrecord: Command, reports: Path) -> None:
    unknown = onrecord("export", "stone", "--out", "x")
    assert unknown.exit_code == 2
    assert "geojson" in unknown.stderr
    missing = onrecord("export", "csv", "--out", "x.csv")
    assert missing.exit_code == 1
    assert "there is no store" in missing.stderr
