"""A grid runs what its file names, once, and tells the scores of all."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.train.grid import arguments, plans, run

FILE = """
common: {encoder: enc, claims: [a=b, c=d], half: true, threads: 2}
runs:
  slow: {rate: 0.0001}
  fast: {rate: 0.001, half: false}
"""


class Fit:
    """Writes scores that tell the rate; breaks at a run if it is told to."""

    def __init__(self, breaks: str = "") -> None:
        self.breaks = breaks
        self.ran: list[str] = []

    def __call__(self, words: Sequence[str]) -> None:
        out = Path(words[0])
        if out.name == self.breaks:
            raise KeyboardInterrupt
        self.ran.append(out.name)
        (out / "scores.json").write_text(json.dumps({"trigger": float(words[words.index("--rate") + 1])}))


def planned(tmp_path: Path, text: str = FILE) -> Path:
    file = tmp_path / "plans.yaml"
    file.write_text(text)
    return file


def test_options_are_those_of_the_command_line(tmp_path: Path) -> None:
    found = plans(planned(tmp_path))
    assert arguments(Path("o/slow"), found["slow"]) == (
        "o/slow --encoder enc --claims a=b --claims c=d --half --threads 2 --rate 0.0001".split()  # noqa: SIM905
    )
    assert "--half" not in arguments(Path("o/fast"), found["fast"])


def test_every_run_has_a_line_in_the_table(tmp_path: Path) -> None:
    run(planned(tmp_path), tmp_path / "out", Fit(), lambda line: None)
    assert (tmp_path / "out" / "grid.csv").read_text() == "run,trigger\nslow,0.0001\nfast,0.001\n"


def test_what_is_done_is_not_done_again_and_not_with_other_options(tmp_path: Path) -> None:
    file, out = planned(tmp_path), tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run(file, out, Fit(breaks="fast"), lambda line: None)
    again = Fit()
    run(file, out, again, lambda line: None)
    assert again.ran == ["fast"]
    with pytest.raises(UsageError, match="slow was trained with other options"):
        run(planned(tmp_path, FILE.replace("0.0001", "0.0002")), out, again, lambda line: None)


def test_a_file_without_runs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="names no runs"):
        plans(planned(tmp_path, "common: {encoder: enc}"))
