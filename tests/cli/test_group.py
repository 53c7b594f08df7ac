"""The group: help, the default command, and how errors are told."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest

from onrecord import __version__, app
from onrecord.cli import main
from onrecord.errors import StoreError
from tests.cli.conftest import Command


def test_help_lists_all_commands_and_starts_fast(tmp_path: Path) -> None:
    took = []
    for _ in range(3):
        begin = time.process_time(), time.monotonic()
        done = subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True, check=True)
        took.append(time.monotonic() - begin[1])
    for name in main.commands:
        assert f"  {name} " in done.stdout
    assert min(took) < 1.0, "something heavy is imported before it is needed"


def test_nothing_heavy_is_imported_for_help() -> None:
    code = (
        "import sys, onrecord.cli; print([m for m in ('spacy', 'sqlalchemy', 'fastapi', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_and_an_example(onrecord: Command, name: str) -> None:
    command = main.commands[name]
    assert "Example:" in (command.help or "")
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    result = onrecord(name, "--help")
    assert result.exit_code == 0
    assert "onrecord" in result.stdout.partition("Example:")[2]


def test_the_version(onrecord: Command) -> None:
    assert onrecord("--version").stdout == f"onrecord {__version__}\n"


def test_a_report_alone_means_claims(onrecord: Command, reports: Path) -> None:
    alone = onrecord(reports / "r1.txt")
    assert alone.exit_code == 0
    assert alone.stdout == onrecord("claims", reports / "r1.txt").stdout != ""


@pytest.mark.parametrize(("word", "told"), [("incidnts", "`onrecord incidents`"), ("qqq", "--help")])
def test_neither_command_nor_file(onrecord: Command, word: str, told: str) -> None:
    result = onrecord(word)
    assert result.exit_code == 2
    assert told in result.stderr


def test_an_unknown_option(onrecord: Command) -> None:
    result = onrecord("--colour")
    assert result.exit_code == 2
    assert "--colour" in result.stderr


def _raise(error: BaseException) -> Any:
    def broken(*_: object, **__: object) -> None:
        raise error

    return broken


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (StoreError("the store is \x1b[31mred", "paint it"), 1, "the store is [31mred\n  -> paint it\n"),
        (PermissionError(13, "Permission denied", "/x"), 1, "cannot open or write /x: Permission denied"),
        (OSError(28, "No space left"), 1, "cannot open or write: No space left"),
        (ZeroDivisionError("by zero"), 1, "ZeroDivisionError: by zero\n  -> this is a fault of onrecord"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_errors_are_told_in_two_lines(
    onrecord: Command, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, told: str
) -> None:
    monkeypatch.setattr(app, "explain", _raise(error))
    monkeypatch.setattr("onrecord.cli.explaining.opened", lambda _: None)
    result = onrecord("explain", "x")
    assert result.exit_code == code
    assert told in result.stderr


def test_an_unforeseen_error_can_be_traced(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.explaining.opened", _raise(ZeroDivisionError("by zero")))
    monkeypatch.setenv("ONRECORD_TRACE", "1")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        onrecord("explain", "x")


def test_python_m_onrecord() -> None:
    environment = {**os.environ, "ONRECORD_STORE": "nowhere.db"}
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "incidents"], capture_output=True, text=True, env=environment
    )
    assert done.returncode == 1
    assert done.stderr.startswith("there is no store at nowhere.db\n  -> ")
