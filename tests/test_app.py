"""The verbs."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import app
from onrecord.errors import IntakeError, NotFound
from onrecord.intake import Refusal
from onrecord.kit import Kit
from onrecord.model import Claim, Incident, Reading, Report, Span
from onrecord.store import Store, open_store
from tests.small_kit import small_kit, tolls


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "store.db"), create=True)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for n in range(1, 4):
        write(made / f"r{n}.txt", f"On Monday {n} people were killed in the town, officials said in a statement.")
    return made


def write(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def run(paths: Iterable[Path], store: Store, **options: object) -> app.Tally:
    (*_, last) = app.run(paths, store, **{"load": small_kit} | options)  # type: ignore[arg-type]
    return last


def never() -> Kit:
    raise AssertionError("no kit should be loaded")


def test_a_run_reads_keeps_and_weighs(folder: Path, store: Store) -> None:
    tally = run([folder], store)
    assert (tally.new, tally.unchanged, tally.taken) == (3, 0, 3)
    assert tally.done == tally.total == sum(file.stat().st_size for file in folder.iterdir())
    held = store.summary()
    assert (held.reports, held.claims) == (3, {"toll": 3})
    assert held.incidents > 0
    assert sum(len(one.claims) for one in store.incidents()) == 3


def test_the_second_run_changes_nothing_and_loads_no_kit(folder: Path, store: Store) -> None:
    run([folder], store)
    before = (store.changes(), list(store.ledger()), list(store.incidents()))
    tally = run([folder], store, load=never)
    assert (tally.new, tally.unchanged) == (0, 3)
    assert (store.changes(), list(store.ledger()), list(store.incidents())) == before


def test_a_new_version_reads_all_again(folder: Path, store: Store) -> None:
    run([folder], store)
    tally = run([folder], store, version="next")
    assert (tally.new, tally.unchanged) == (3, 0)
    assert store.summary().claims == {"toll": 3}


def test_copies_are_kept_once(folder: Path, store: Store) -> None:
    write(folder / "copy.txt", (folder / "r1.txt").read_text())
    rows = [{"id": "x", "text": (folder / "r2.txt").read_text()}] * 2
    write(folder / "rows.jsonl", "\n".join(map(json.dumps, rows)))
    tally = run([folder], store)
    assert (tally.new, tally.unchanged) == (3, 3)
    assert store.summary().reports == 3
    assert run([folder], store, load=never).unchanged == 6


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(folder: Path, store: Store) -> None:
    write(folder / "empty.txt", "")
    write(folder / "bad.txt", "The word BREAK stands in this report about the fighting in the town on Monday.")
    write(folder / "ru.txt", "Представители властей сообщили, что в понедельник в городе погибли двенадцать человек.")
    tally = run([folder], store)
    assert (tally.new, tally.failed, tally.refused, tally.unsupported) == (3, 1, 1, 1)
    problems = {Path(one.origin).name: one for one in store.problems()}
    assert {name: one.state for name, one in problems.items()} == {
        "bad.txt": "failed",
        "empty.txt": "refused",
        "ru.txt": "unsupported-language",
    }
    assert "the word BREAK" in problems["bad.txt"].what
    assert not list(store.claims(problems["ru.txt"].report))


def test_what_failed_is_taken_up_again_only_when_asked(folder: Path, store: Store) -> None:
    write(folder / "bad.txt", "The word BREAK stands in this report about the fighting in the town on Monday.")
    run([folder], store)
    assert run([folder], store, load=never).unchanged == 4
    tally = run([folder], store, retry_failed=True)
    assert (tally.failed, tally.unchanged) == (1, 3)
    (problem,) = store.problems()
    assert problem.attempts == 2


def test_a_date_given_later_dates_the_reports_that_have_none(folder: Path, store: Store) -> None:
    run([folder], store)
    assert run([folder], store, published=date(2015, 8, 1)).new == 3
    assert {report.published for report in store.reports()} == {date(2015, 8, 1)}
    assert run([folder], store, load=never).unchanged == 3
    assert run([folder], store, published=date(2015, 8, 1), load=never).unchanged == 3


def test_a_path_that_is_not_there_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="nowhere"):
        run([tmp_path / "nowhere"], store)


def test_a_stopped_run_keeps_what_was_yielded_and_goes_on(folder: Path, store: Store) -> None:
    for n in range(4, 60):
        write(folder / f"s{n:03}.txt", f"On Tuesday {n} people were killed in the town, officials said in a statement.")
    first = next(going := app.run([folder], store, load=small_kit))
    assert isinstance(going, Iterator)
    going.close()  # type: ignore[attr-defined]
    assert 0 < first.done < first.total
    assert store.summary().reports == app.BATCH
    tally = run([folder], store)
    assert (tally.new, tally.unchanged) == (59 - app.BATCH, app.BATCH)
    assert store.summary().claims == {"toll": 59}


def test_the_bar_moves_inside_a_table_and_never_back(tmp_path: Path, store: Store) -> None:
    rows = [{"id": f"r{n}", "text": f"In all {n} people were killed in the town, officials said."} for n in range(90)]
    write(tmp_path / "rows.jsonl", "\n".join(map(json.dumps, rows)))
    going = app.run([tmp_path / "rows.jsonl"], store, load=small_kit)
    done, steps = zip(*(((tally.done, tally.total), tally.step) for tally in going), strict=True)
    assert steps == ("reading",) * 5 + ("weighing",) * 2
    assert list(done) == sorted(done)
    assert 0 < done[0][0] < done[1][0] <= done[-1][0] == done[-1][1]


def test_one_report_that_breaks_a_batch_does_not_take_the_others_with_it(folder: Path, store: Store) -> None:
    class Batch:
        name = "batch"
        needs: tuple[str, ...] = ("report",)
        gives: tuple[str, ...] = ("claims",)

        def __call__(self, reading: Reading, /) -> Reading:
            return tolls(reading)

        def many(self, readings: Iterable[Reading], /) -> Iterator[Reading]:
            return map(tolls, readings)

    write(folder / "bad.txt", "The word BREAK stands in this report about the fighting in the town on Monday.")
    tally = run([folder], store, load=lambda: Kit((Batch(),), "batch"))
    assert (tally.new, tally.failed) == (3, 1)


def test_claims_reads_without_a_store(folder: Path) -> None:
    write(folder / "empty.txt", "")
    found = list(app.claims([folder], load=small_kit))
    assert [type(one) for one in found] == [Refusal, Reading, Reading, Reading]
    assert [len(one.claims) for one in found if isinstance(one, Reading)] == [1, 1, 1]


def test_a_rejected_claim_no_longer_counts(folder: Path, store: Store) -> None:
    run([folder], store)
    claim = next(store.claims())
    judgement = app.judge(store, claim.id[:10], "reject", by="Ada", why="another town")
    assert list(store.judgements()) == [judgement]
    assert judgement.subject == claim.id
    assert not list(store.incidents(claim=claim.id))


def test_a_judgement_needs_a_claim(folder: Path, store: Store) -> None:
    run([folder], store)
    incident = next(store.incidents())
    for nothing in ("ffffffffffffffffff", incident.id, ""):
        with pytest.raises(NotFound):
            app.judge(store, nothing, "accept", by="Ada")


def test_a_beginning_of_several_ids_is_told(store: Store) -> None:
    text = "".join(f"{n} people were killed. " for n in range(1, 40))
    report = Report(text=text, name="many")
    store.add([tolls(Reading(report))], "v1")
    ids = [claim.id for claim in store.claims()]
    shared = next(id[0] for id in ids if sum(other[0] == id[0] for other in ids) > 1)
    with pytest.raises(NotFound, match="several ids"):
        app.resolve(store, shared)
    assert app.resolve(store, ids[5]) == ids[5]


def test_an_incident_is_explained_down_to_the_words(folder: Path, store: Store) -> None:
    run([folder], store)
    incident = next(store.incidents())
    app.judge(store, incident.claims[0], "accept", by="Ada")
    explained = app.explain(store, next(store.incidents(claim=incident.claims[0])).id)
    assert isinstance(explained.subject, Incident)
    told = explained.told[incident.claims[0]]
    assert told.quotes[0].words.endswith("people were killed")
    assert told.quotes[0].before == "On Monday "
    assert told.quotes[0].after.startswith(" in the town")
    assert told.report.id == told.claim.report
    assert [one.verdict for one in told.judgements] == ["accept"]


def test_a_claim_is_explained_with_its_incidents(folder: Path, store: Store) -> None:
    run([folder], store)
    claim = next(store.claims())
    explained = app.explain(store, claim.id)
    assert isinstance(explained.subject, Claim)
    assert list(explained.told) == [claim.id]
    assert [claim.id in one.claims for one in explained.incidents] == [True]


def test_the_shelf_is_a_mapping_of_reports(folder: Path, store: Store) -> None:
    run([folder], store)
    shelf = app.Shelf(store)
    assert len(shelf) == 3
    assert dict(shelf) == {report.id: report for report in store.reports()}
    assert "nowhere" not in shelf


@pytest.mark.parametrize(
    ("origin", "file"),
    [("a.txt", "a.txt"), ("t.csv#12", "t.csv"), ("a#1.txt", "a#1.txt"), ("a#1.csv#2", "a#1.csv")],
)
def test_the_file_of_an_origin(origin: str, file: str) -> None:
    assert app.file_of(origin) == file


def test_a_quote_stands_in_its_sentence() -> None:
    text = "It began.\n“They came,” he said. Twelve people died! Nobody else."
    start = text.index("people")
    assert app.quote(text, Span(start, start + 6)) == app.Quote("Twelve ", "people", " died!")
    assert app.quote(text, Span(0, 9)) == app.Quote("", "It began.", "")
    assert app.quote(text, Span(len(text) - 5, len(text))) == app.Quote("Nobody ", "else.", "")


@given(st.text(".!? \n”ab", min_size=1, max_size=40), st.data())
def test_a_quote_is_a_stretch_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = app.quote(text, Span(start, end))
    assert found.words == text[start:end]
    assert text[:start].endswith(found.before)
    assert text[end:].startswith(found.after)
