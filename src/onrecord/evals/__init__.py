"""Evaluation: the stages on their case tables, and the whole on coded reports, against floors."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from onrecord.errors import OnrecordError
from onrecord.evals import cases, floors, gold
from onrecord.evals.score import Score, score
from onrecord.intake import intake
from onrecord.kit import Kit, default_kit, kit_of
from onrecord.model import Report

__all__ = ["Row", "bench", "evaluate", "raise_floors", "reports_of", "score_gold"]


@dataclass(frozen=True)
class Row:
    """One figure: its name, value (0 to 1), over how many cases, and the floor under it if it has one."""

    name: str
    value: float
    cases: int
    floor: float | None = None

    @property
    def fell(self) -> bool:
        """Whether it is below its floor by more than rounding."""
        return self.floor is not None and self.value < self.floor - floors.SLACK


def evaluate(folder: Path | None = None, kit: Kit | None = None) -> Iterator[Row]:
    """Stage scores on our case tables, and the scores on our own gold; with `folder`, those on that gold instead.

    The case tables are about the rules, which are read alone (profile fast).
    """
    kit = kit or default_kit()
    if folder is not None:
        yield from _rows("gold", score_gold(folder, kit))
        return
    home = bench()
    corpus, floor = floors.read(home / "floors.json")
    if corpus and corpus != floors.corpus_hash(corpus_files(home)):
        raise OnrecordError(
            "the gold or the case tables are not those that the floors were measured on",
            "run `onrecord eval --raise-floors`",
        )
    for name, right, total in cases.run(home / "cases", kit_of("fast")):
        yield Row(name, right / total, total, floor.get(name))
    for row in _rows("examples", score_gold(home.parent / "examples" / "gold", kit)):
        yield Row(row.name, row.value, row.cases, floor.get(row.name))


def raise_floors(*, allow_lower: bool = False) -> None:
    """Measure, and put the floors where the scores are. Raises OnrecordError if one would be lowered unasked."""
    home, kit = bench(), default_kit()
    found = {name: right / total for name, right, total in cases.run(home / "cases", kit_of("fast"))}
    rows = _rows("examples", score_gold(home.parent / "examples" / "gold", kit))
    # single attributes rest on too few cases for a floor
    found |= {row.name: row.value for row in rows if "/right/" not in row.name}
    floors.update(home / "floors.json", found, floors.corpus_hash(corpus_files(home)), allow_lower=allow_lower)


def bench() -> Path:
    """The checkout's `bench` folder. Raises OnrecordError outside of a checkout."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "bench" / "cases").is_dir():
            return folder / "bench"
    raise OnrecordError("the case tables are not in the package", "run it in a checkout, or give --gold DIR")


def corpus_files(home: Path) -> list[Path]:
    """Everything that our scores are measured on."""
    examples = home.parent / "examples"
    return [*(home / "cases").glob("*.csv"), *(examples / "gold").glob("*.jsonl"), *(examples / "reports").iterdir()]


def score_gold(folder: Path, kit: Kit) -> dict[str, Score]:
    """Scores by kind of claim on the reports that `folder` codes."""
    reports = reports_of(folder)
    coded = gold.load(folder, {name: report.text for name, report in reports.items()})
    readings = kit.read_all(reports[name] for name in coded)
    ours = ([gold.read(claim, one.report) for claim in one.claims] for one in readings)
    return score(zip(coded.values(), ours, strict=True))


def reports_of(folder: Path) -> dict[str, Report]:
    """Report name -> report, from the folder `texts` or `reports` beside the gold; `published.json` may date them."""
    beside = next((p for p in (folder.parent / "texts", folder.parent / "reports") if p.is_dir()), None)
    if beside is None:
        raise OnrecordError(f"there are no reports beside {folder}", "put them into a folder `texts` or `reports`")
    dates = folder.parent / "published.json"
    published = json.loads(dates.read_text(encoding="utf-8")) if dates.exists() else {}
    found = {}
    for one in intake([beside]):
        if isinstance(one, Report):
            day = published.get(one.name)
            found[one.name] = replace(one, published=date.fromisoformat(day) if day else None) if published else one
    return found


def _rows(name: str, found: dict[str, Score]) -> Iterator[Row]:
    for kind, one in found.items():
        yield Row(f"{name}/{kind}/found", one.found, one.gold)
        yield Row(f"{name}/{kind}/claim", one.claim, one.gold)
    for kind, one in found.items():
        for attribute, values in one.attributes.items():
            if kind != "all":
                yield Row(f"{name}/{kind}/right/{attribute}", sum(values) / len(values), len(values))
