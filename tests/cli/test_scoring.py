"""onrecord eval"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import evals
from tests.cli.conftest import Command


def test_scores_are_shown_beside_their_floors(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []

    def evaluate(folder: Path | None) -> Iterator[evals.Row]:
        asked.append(folder)
        yield evals.Row("figures", 0.95, 120, floor=0.9)
        yield evals.Row("voices", 0.5, 10)

    monkeypatch.setattr(evals, "evaluate", evaluate)
    result = onrecord("eval")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["figures", "0.950", "of", "120", "floor", "0.900"]
    assert "floor" not in result.stdout.splitlines()[1]
    Path("gold").mkdir()
    onrecord("eval", "--gold", "gold")
    assert asked == [None, Path("gold")]
    assert onrecord("eval", "--gold", "nowhere").exit_code == 2


def test_a_score_below_its_floor_fails(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evals, "evaluate", lambda _: iter([evals.Row("figures", 0.8, 120, floor=0.9)]))
    result = onrecord("eval")
    assert result.exit_code == 1
    assert "1 below their floors" in result.stderr


def test_floors_are_lowered_only_when_asked(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(evals, "evaluate", lambda _: iter(()))
    monkeypatch.setattr(evals, "raise_floors", lambda *, allow_lower: asked.append(allow_lower))
    onrecord("eval", "--raise-floors")
    onrecord("eval", "--raise-floors", "--allow-lower")
    onrecord("eval")
    assert asked == [False, True]
