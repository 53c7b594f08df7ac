"""The gate: every floor of bench/floors.json holds, on the gold and the tables that it was measured on."""

import json
from pathlib import Path

import pytest

from onrecord import evals
from onrecord.errors import OnrecordError
from onrecord.evals import Row, cases, evaluate, floors, reports_of
from onrecord.kit import Kit

ROOT = Path(__file__).parents[2]


def test_no_score_is_below_its_floor(whole_kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    rows = list(evaluate(kit=whole_kit))
    assert not [row for row in rows if row.fell]
    _, floor = floors.read(ROOT / "bench" / "floors.json")
    assert set(floor) <= {row.name for row in rows}
    assert len(floor) > 15


def test_floors_hold_only_for_what_they_were_measured_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bench" / "cases").mkdir(parents=True)
    (tmp_path / "examples" / "gold").mkdir(parents=True)
    (tmp_path / "examples" / "reports").mkdir()
    (tmp_path / "bench" / "floors.json").write_text(json.dumps({"corpus": "another", "floors": {}}))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OnrecordError, match="are not those that the floors were measured on"):
        list(evaluate())


def test_outside_of_a_checkout_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OnrecordError, match=r"(?s)not in the package.*--gold DIR"):
        evals.bench()


def test_floors_are_put_where_the_scores_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole_kit: Kit) -> None:
    (tmp_path / "bench" / "cases").mkdir(parents=True)
    for name in cases.TABLES:
        lines = (ROOT / "bench" / "cases" / f"{name}.csv").read_text().split("\n")
        (tmp_path / "bench" / "cases" / f"{name}.csv").write_text("\n".join(lines[:6]) + "\n")
    (tmp_path / "examples" / "reports").mkdir(parents=True)
    (tmp_path / "examples" / "gold").mkdir()
    (tmp_path / "examples" / "reports" / "a.txt").write_text("Two soldiers died.")
    (tmp_path / "examples" / "gold" / "a.claims.jsonl").write_text(
        json.dumps(
            {"is": "toll", "harm": "killed", "victims": "soldiers", "victims_name": "soldiers", "words": "Two"}
            | {
                "low": 2,
                "high": 2,
                "evidence": "Two soldiers died",
                "voice": None,
                "stance": "asserts",
                "mood": "happened",
            }
        )
    )
    monkeypatch.chdir(tmp_path)
    evals.raise_floors()
    rows = {row.name: row for row in evaluate(kit=whole_kit)}
    assert rows["examples/toll/claim"].floor == rows["examples/toll/claim"].value == 1
    assert rows["examples/toll/right/low"].floor is None


def test_gold_may_stand_beside_texts_with_dates(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Report of 2015-08-21\n\nTwo died.")
    (tmp_path / "texts" / "b.txt").write_text("Two died.")
    (tmp_path / "published.json").write_text('{"a": "2015-08-22", "b": null}')
    found = reports_of(tmp_path / "gold")
    assert str(found["a"].published) == "2015-08-22"
    assert found["b"].published is None


def test_gold_without_reports_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(OnrecordError, match="no reports beside"):
        reports_of(tmp_path / "gold")


def test_a_row_falls_by_more_than_rounding() -> None:
    assert Row("a", 0.5, 9, 0.6).fell
    assert not Row("a", 0.597, 9, 0.6).fell
    assert not Row("a", 0.5, 9).fell
