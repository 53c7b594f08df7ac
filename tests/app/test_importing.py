"""Claims from elsewhere, on every store."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import app
from onrecord.errors import IntakeError
from onrecord.export.contract import claim_json
from onrecord.model import Reading, Report
from onrecord.store import Store
from onrecord.tagger.sense import KEY, SIZE
from tests.small_kit import small_kit, tolls

TEXT = "On Monday {n} people were killed in the town, and 9 people were killed beyond it, officials said."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(1, 4):
        (folder / f"r{n}.txt").write_text(TEXT.format(n=n))
    (tmp_path / "published.json").write_text('{"r1": "2015-08-02"}')
    return folder


def rows(name: str, n: int, made_by: str = "coder") -> list[dict[str, Any]]:
    """What the small kit would read, as somebody else's."""
    reading = tolls(Reading(Report(text=TEXT.format(n=n), name=name)))
    made = (claim_json(claim, reading.report) for claim in reading.claims)
    return [row | {"id": f"{name}:{i}", "report": name, "made_by": made_by} for i, row in enumerate(made)]


def write(file: Path, *found: dict[str, Any]) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text("".join(json.dumps(row) + "\n" for row in found))
    return file


def bring(claims: Path, texts: Path, store: Store, **options: bool) -> app.Imported:
    (*_, last) = app.bring([claims], texts, store, **options)
    return last


def test_claims_come_in_like_our_own(tmp_path: Path, texts: Path, store: Store) -> None:
    write(tmp_path / "claims" / "r1.claims.jsonl", *rows("r1", 1))
    tally = bring(tmp_path / "claims", texts, store)
    assert (tally.reports, tally.claims, tally.refused, tally.unchanged, tally.hands) == (1, 2, 0, 0, {"coder"})
    (report,) = store.reports()
    assert (report.name, report.published) == ("r1", date(2015, 8, 2))
    assert [(one.source_id, one.made_by) for one in store.claims()] == [("r1:0", "coder"), ("r1:1", "coder")]
    assert {id for one in store.incidents() for id in one.claims} == {one.id for one in store.claims()}
    (*_, _last) = app.run([texts / "r1.txt"], store, load=small_kit)
    assert [one.id for one in store.reports()] == [report.id]
    assert {one.made_by for one in store.claims()} == {"coder"}


def test_claims_come_with_a_sense_unless_no_model_is_wanted(
    tmp_path: Path, texts: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, profile, length in (("r1", "default", KEY + SIZE), ("r2", "fast", 0)):
        monkeypatch.setenv("ONRECORD_PROFILE", profile)
        bring(write(tmp_path / "c" / f"{name}.claims.jsonl", *rows(name, int(name[1]))), texts, store)
        (report,) = (one.id for one in store.reports() if one.name == name)
        assert {len(one.sense) for one in store.claims() if one.report == report} == {length}


def test_again_changes_nothing(tmp_path: Path, texts: Path, store: Store) -> None:
    write(tmp_path / "claims" / "r1.claims.jsonl", *rows("r1", 1))
    bring(tmp_path / "claims", texts, store)
    before = store.changes(), store.mark(), list(store.claims()), list(store.incidents())
    tally = bring(tmp_path / "claims", texts, store)
    assert (tally.reports, tally.unchanged) == (1, 1)
    assert (store.changes(), store.mark(), list(store.claims()), list(store.incidents())) == before


def test_our_own_reading_is_weighed_where_nobody_brought_claims_or_those_are_aside(
    tmp_path: Path, texts: Path, store: Store
) -> None:
    (*_, _last) = app.run([texts], store, load=small_kit)
    claims = write(tmp_path / "claims" / "r1.claims.jsonl", *rows("r1", 1)).parent
    bring(claims, texts, store)
    assert [one.made_by for one in store.claims()] == ["coder"] * 2 + ["onrecord"] * 4
    bring(claims, texts, store, aside=True)
    assert {one.made_by for one in store.claims()} == {"onrecord"}


def test_a_claim_whose_words_do_not_stand_there_is_refused_and_the_rest_comes_in(
    tmp_path: Path, texts: Path, store: Store
) -> None:
    good, bad = rows("r1", 1)
    bad["evidence"][0]["text"] = "other words"
    file = write(tmp_path / "claims" / "r1.claims.jsonl", bad, good, good | {"id": "again"})
    with file.open("a") as opened:
        opened.write("nonsense\n")
    tally = bring(file.parent, texts, store)
    assert (tally.claims, tally.repeated, tally.refused) == (1, 1, 2)
    problems = {one.origin.removeprefix(str(file)): one.what for one in store.problems()}
    assert problems.keys() == {"#1", "#4"}
    assert "r1:1" in problems["#1"]
    assert "other words" in problems["#1"]
    write(file, good)
    assert bring(file.parent, texts, store).refused == 0
    assert not list(store.problems())


def test_of_one_report_one_hand_comes_at_a_time(tmp_path: Path, texts: Path, store: Store) -> None:
    first, second = rows("r1", 1)
    mixed = write(tmp_path / "claims" / "r1.claims.jsonl", first, second | {"made_by": "machine/2"})
    tally = bring(mixed, texts, store)
    assert (tally.claims, tally.refused) == (1, 1)
    (problem,) = store.problems()
    assert "of machine" in problem.what
    assert "by themselves" in problem.next_step
    write(mixed, first | {"made_by": "coder/anna"}, second | {"made_by": "coder/ben"})
    assert bring(mixed, texts, store).claims == 2


def test_a_file_of_many_reports_by_name_or_id(tmp_path: Path, texts: Path, store: Store) -> None:
    by_id = [row | {"report": Report(text=TEXT.format(n=2), name="r2").id} for row in rows("r2", 2)]
    file = write(tmp_path / "all.jsonl", *rows("r1", 1), *by_id, *rows("r9", 9))
    tally = bring(file, texts, store)
    assert (tally.reports, tally.claims, tally.refused) == (2, 4, 2)
    (problem,) = store.problems()
    assert "no report 'r9'" in problem.what


def test_a_coder_who_found_nothing(tmp_path: Path, texts: Path, store: Store) -> None:
    (*_, _last) = app.run([texts / "r1.txt"], store, load=small_kit)
    write(tmp_path / "claims" / "r1.claims.jsonl")
    assert bring(tmp_path / "claims", texts, store).reports == 1
    assert not list(store.claims())


def test_a_path_that_is_not_there(tmp_path: Path, texts: Path, store: Store) -> None:
    for claims, folder in ((tmp_path / "nowhere", texts), (texts, tmp_path / "nowhere")):
        with pytest.raises(IntakeError, match="nowhere"):
            bring(claims, folder, store)


def test_judgements_pass_from_our_reading_to_an_import(tmp_path: Path, texts: Path, store: Store) -> None:
    (*_, _last) = app.run([texts / "r1.txt"], store, load=small_kit)
    first, second = store.claims()
    app.judge(store, first.id, "reject", by="Ada")
    app.judge(store, second.id, "accept", by="Ada")
    named = [row | {"place": row["victims"] | {"name": "the town"}} for row in rows("r1", 1)[:1]]
    bring(write(tmp_path / "claims" / "r1.claims.jsonl", *named), texts, store)
    (now,) = store.claims()
    found = app.judgements(store)
    assert [one.subject for one in found.judgements] == [now.id, second.id]
    assert [one.subject for one in found.lost] == [second.id]
    assert {id for one in store.incidents() for id in one.claims} == {second.id}
    (incident,) = store.incidents()
    assert list(app.explain(store, incident.id).told) == [second.id]
