"""grid: several trainings that differ in a few options, one after the other; what is done is not done again."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import UsageError

Options = Mapping[str, Any]
BEGUN, DONE = "options.json", "done.json"
"""In a run's folder: its options, from its beginning; its scores, from its end."""


def plans(file: Path) -> dict[str, Options]:
    """Run -> its options, those of `common` and its own, from a YAML file with `common` and `runs`.

    Options are those of `fit` without their dashes; one that may be given often has a list, a switch true or false.
    Raises UsageError for a file of another form.
    """
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not isinstance(data.get("runs"), dict):
        raise UsageError(f"{file} names no runs", "write it as `common: {…}` and `runs: {NAME: {OPTION: VALUE}, …}`")
    return {name: {**(data.get("common") or {}), **(own or {})} for name, own in data["runs"].items()}


def arguments(out: Path, options: Options) -> list[str]:
    """The options as on the command line of `fit`."""
    return [str(out), *(word for name, value in options.items() for word in _said(name, value))]


def _said(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield from [f"--{name}"] * value
    else:
        for one in value if isinstance(value, list) else [value]:
            yield from (f"--{name}", str(one))


def run(file: Path, out: Path, fit: Callable[[Sequence[str]], None], say: Callable[[str], None]) -> None:
    """Train every run of the file into a folder of its own; tell the scores of all in a table, out/grid.csv.

    Raises UsageError for a run that was begun with other options.
    """
    found = plans(file)
    for name, options in found.items():
        begun = out / name / BEGUN
        if begun.exists() and json.loads(begun.read_text()) != dict(options):
            raise UsageError(f"{out / name} was trained with other options", "give the run another name")
    for number, (name, options) in enumerate(found.items(), 1):
        folder = out / name
        if (folder / DONE).exists():
            say(f"run {number} of {len(found)}: {name} is done")
            continue
        say(f"run {number} of {len(found)}: {name}")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / BEGUN).write_text(json.dumps(dict(options), indent=1))
        fit(arguments(folder, options))
        (folder / DONE).write_text((folder / "scores.json").read_text())
    say(_table(out, found))


def _table(out: Path, names: Mapping[str, Options]) -> str:
    """One line for each run that is done, one column for each score; written, and returned."""
    rows = {name: json.loads((out / name / DONE).read_text()) for name in names}
    heads = list(dict.fromkeys(head for scores in rows.values() for head in scores))
    lines = [",".join(["run", *heads])]
    lines += [",".join([name, *(str(scores.get(head, "")) for head in heads)]) for name, scores in rows.items()]
    (out / "grid.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return "\n".join(lines)
