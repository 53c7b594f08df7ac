"""A command line that reads with the small kit, and some reports."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord import app
from onrecord.cli import main
from tests.small_kit import small_kit

Command = Callable[..., Result]


@pytest.fixture
def onrecord(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs a command in a folder of its own: `onrecord("run", "reports")`. Fails on any traceback."""
    for verb in (app.run, app.claims):
        monkeypatch.setattr(verb, "__kwdefaults__", {**(verb.__kwdefaults__ or {}), "load": small_kit})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_STORE", raising=False)
    runner = CliRunner()

    def run(*arguments: object) -> Result:
        result = runner.invoke(main, [str(one) for one in arguments], prog_name="onrecord")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three readable reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(1, 4):
        text = f"On Monday {n} people were killed in the town, officials said in a statement."
        (folder / f"r{n}.txt").write_text(text)
    return folder
