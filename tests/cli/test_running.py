"""onrecord run, onrecord problems"""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from onrecord import app
from onrecord.cli import running as module
from onrecord.cli.bar import bar
from onrecord.store import open_store
from tests.cli.conftest import Command


def lines(stdout: str) -> dict[str, str]:
    return {line[:10].strip(): line[11:] for line in stdout.splitlines()}


def test_a_run_sums_up(onrecord: Command, reports: Path) -> None:
    result = onrecord("run", "reports", "--store", "s.db")
    assert result.exit_code == 0
    told = lines(result.stdout)
    assert told["reports"] == "3 new, 0 unchanged"
    assert told["claims"] == "3 kept: 3 tolls"
    assert int(told["incidents"]) > 0
    assert told["store"] == "s.db"
    assert "problems" not in told
    assert lines(onrecord("run", "reports", "--store", "s.db").stdout)["reports"] == "0 new, 3 unchanged"


def test_the_store_may_come_from_the_environment(
    onrecord: Command, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STORE", "mine.db")
    assert onrecord("run", "reports").exit_code == 0
    assert Path("mine.db").exists()


def test_problems_are_counted_listed_and_taken_up_again(onrecord: Command, reports: Path) -> None:
    (reports / "bad.txt").write_text("The word BREAK stands in this report about the fighting in the town on Monday.")
    (reports / "empty.txt").write_text("")
    (reports / "ru.txt").write_text("Представители властей сообщили, что в понедельник в городе погибли люди.")
    told = lines(onrecord("run", "reports").stdout)
    assert told["reports"] == ("3 new, 0 unchanged, 1 failed, 1 refused, 1 in a language that cannot be read yet")
    assert "onrecord problems" in told["problems"]
    listed = onrecord("problems").stdout
    assert "failed: reports/bad.txt\n  tolls: RuntimeError: the word BREAK\n  -> " in listed
    assert "refused: reports/empty.txt" in listed
    rows = [json.loads(line) for line in onrecord("problems", "--json").stdout.splitlines()]
    assert {row["state"] for row in rows} == {"failed", "refused", "unsupported-language"}
    (reports / "empty.txt").write_text("On Monday 9 people were killed in the town, officials said in a statement.")
    told = lines(onrecord("run", "--retry-failed").stdout)
    assert told["reports"] == "1 new, 0 unchanged, 1 failed"


def test_no_problems(onrecord: Command, reports: Path) -> None:
    onrecord("run", "reports")
    assert onrecord("problems").stdout == "No problems.\n"
    assert onrecord("problems", "--json").stdout == ""


def test_published_dates_reports(onrecord: Command, reports: Path) -> None:
    onrecord("run", "reports", "--published", "2015-08-01", "--store", "s.db")
    store = open_store("s.db")
    assert {str(report.published) for report in store.reports()} == {"2015-08-01"}
    store.close()
    assert onrecord("run", "reports", "--published", "yesterday").exit_code == 2


def test_a_run_needs_something_to_read(onrecord: Command) -> None:
    assert onrecord("run").exit_code == 2
    missing = onrecord("run", "nowhere")
    assert missing.exit_code == 1
    assert "nowhere" in missing.stderr


def test_ctrl_c_keeps_what_was_read(onrecord: Command, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = app.run

    def interrupted(*arguments: object, **options: object) -> Iterator[app.Tally]:
        yield next(real(*arguments, **options))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)
    result = onrecord("run", "reports")
    assert result.exit_code == 130
    assert lines(result.stdout)["reports"] == "3 new, 0 unchanged"
    assert "goes on from here" in result.stderr
    monkeypatch.setattr(app, "run", real)
    told = lines(onrecord("run", "reports").stdout)
    assert told["reports"] == "0 new, 3 unchanged"
    assert int(told["incidents"]) > 0


def test_passages_left_out_are_counted(onrecord: Command, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "s.db"), create=True)
    module._summarise(app.Tally(new=1, left_out=4), store.summary(), store.url)
    store.close()
    assert lines(capsys.readouterr().out)["left out"].startswith("4 passages")


def test_without_a_terminal_there_are_lines_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 1.0, 10.0, 12.0, 20.0])
    monkeypatch.setattr(module, "monotonic", lambda: next(clock))
    shown = module.Lines()
    for taken, total in ((5, 100), (50, 100), (60, 100), (80, 0)):
        shown.show(app.Tally(new=taken, done=taken, total=total))
    assert capsys.readouterr().err.splitlines() == [
        "50 %: 50 reports, 5.0 a second",
        "100 %: 80 reports, 4.0 a second",
    ]


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    with bar(Console(file=screen, force_terminal=True, width=120)) as shown:
        shown.show(app.Tally())
        shown.show(app.Tally(new=30, done=30, total=120))
    assert "30 reports" in screen.getvalue()
    assert "left" in screen.getvalue()
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with module._progress() as chosen:
        chosen.show(app.Tally())
    assert type(chosen).__name__ == "Bar"
