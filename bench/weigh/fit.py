"""Fit the weights of weigh/weights.yaml: `fit.py GOLD CLAIMS TEXTS PUBLISHED [...four more] [--table UCDP.parquet]`.

GOLD (JSON lines) names incidents with their members [[report, line], ...]; CLAIMS holds REPORT.claims.jsonl in the
contract, with ids REPORT:LINE; TEXTS the reports; PUBLISHED (JSON) their days. Logistic regression with a ridge over
what `compare` sees of pairs (numpy only). Prints the two tables, rounded to a tenth; they are copied into weights.yaml
by hand, without those that say little. Inside reports every claim counts alike, however many its report has. Across
them, synthetic reports (see synthetic.py) weigh as much as all real ones together. What lasts is left out: `lasting`
weighs it by rules.
"""

import json
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from synthetic import make, table  # type: ignore[import-not-found,unused-ignore]

from onrecord.gazetteer import open_gazetteer
from onrecord.intake.claims import read_claim
from onrecord.model import REAL, Claim, Report
from onrecord.weigh import countries_of, enrich
from onrecord.weigh.block import pairs
from onrecord.weigh.compare import across, beside
from onrecord.weigh.origins import origins
from onrecord.weigh.profile import Profile, profiles
from onrecord.weigh.scene import scene
from onrecord.weigh.spots import Atlas

RIDGES = {"beside": 5.0, "across": 3.0}
PAIRS = 3500
"""What the pairs of one set weigh together."""
Seen = list[tuple[list[str], bool]]
"""Of each pair: what is seen, and whether it is one incident."""


def load(gold: str, claims: str, texts: str, published: str) -> tuple[list[Profile], dict[str, str], dict[str, str]]:
    """Claims of the reports that GOLD names, the incident of each (its own id where it stands alone), and the texts."""
    gazetteer, days = open_gazetteer(), json.loads(Path(published).read_text())
    label = {
        f"{report}:{line}": row["incident"]
        for row in map(json.loads, Path(gold).read_text().splitlines())
        for report, line in row["members"]
    }
    found: list[Claim] = []
    reports: dict[str, Report] = {}
    for name in sorted({id.rsplit(":", 1)[0] for id in label}):
        day = date.fromisoformat(days[name]) if days.get(name) else None
        report = Report(text=(Path(texts) / f"{name}.txt").read_text(), name=name, published=day)
        rows = map(json.loads, (Path(claims) / f"{name}.claims.jsonl").read_text().splitlines())
        own = [read_claim(row, report) for row in rows]
        reports[report.id] = report
        found += [enrich(c, gazetteer, countries=countries_of(own, gazetteer), published=day) for c in own]
    real = {c.id: c for c in found if c.mood in REAL}
    made = [p for p in profiles(real.values(), reports, origins(reports), Atlas(gazetteer)) if not p.lasts]
    truth = {p.claim.id: label.get(str(p.claim.source_id), str(p.claim.source_id)) for p in made}
    return made, truth, {id: report.text for id, report in reports.items()}


def inside(found: Sequence[Profile], label: dict[str, str]) -> tuple[Seen, npt.NDArray[np.float64]]:
    """Pairs of claims of one report, and what each weighs: the fewer, the more claims there are; PAIRS in all."""
    by_report = defaultdict(list)
    for one in found:
        by_report[one.claim.report].append(one)
    both = [(a, b, 1 / len(own)) for own in by_report.values() for a, b in combinations(own, 2)]
    weight = np.array([w for _, _, w in both])
    seen = [(list(beside(a, b)), label[a.claim.id] == label[b.claim.id]) for a, b, _ in both]
    return seen, weight * (PAIRS / weight.sum())


def between(found: Sequence[Profile], label: dict[str, str]) -> Seen:
    """Pairs of true scenes of different reports."""
    by_scene = defaultdict(list)
    for one in found:
        by_scene[one.claim.report, label[one.claim.id]].append(one)
    near = pairs(map(scene, by_scene.values()))
    return [(list(across(a, b, crowd)), label[a.id] == label[b.id]) for a, b, crowd in near]


def fit(seen: Seen, weight: npt.NDArray[np.float64], ridge: float) -> dict[str, float]:
    """Log-odds of every feature (Newton's method)."""
    names = sorted({name for features, _ in seen for name in features})
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(seen), len(names)))
    for row, (features, _) in enumerate(seen):
        x[row, [column[name] for name in features]] = 1
    y = np.array([same for _, same in seen], dtype=float)
    beta = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ beta))
        slope = x.T @ (weight * (y - p)) - ridge * beta
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(names))
        beta += np.linalg.solve(curve, slope)
    return dict(zip(names, map(float, beta.round(1)), strict=True))


def synthetic(path: str, events: int = 2500) -> Seen:
    """Scenes of made-up reports on events that `synthetic.py` does not measure."""
    rows = [row for row in table(path) if row["date_start"] == row["date_end"]]
    random.Random(1).shuffle(rows)
    world = make(rows[-events:], seed=11)
    return between(profiles(world.claims, world.reports, {}, Atlas()), world.truth)


def show(name: str, weights: dict[str, Any]) -> None:
    """As YAML."""
    print(f"{name}:")
    for feature, value in sorted(weights.items(), key=lambda kv: -kv[1]):
        if abs(value) >= 0.2 or feature == "always":
            print(f"  {feature}: {value}")


def main(arguments: list[str]) -> None:
    """Fit and print."""
    at = arguments.index("--table") if "--table" in arguments else len(arguments)
    sets = [load(*arguments[i : i + 4]) for i in range(0, at, 4)]
    one = [inside(found, label) for found, label, _ in sets]
    two = [pair for found, label, _ in sets for pair in between(found, label)]
    made = synthetic(arguments[at + 1]) if at < len(arguments) else []
    weight = np.concatenate([np.ones(len(two)), np.full(len(made), len(two) / max(1, len(made)))])
    weights = np.concatenate([w for _, w in one])
    show("beside", fit([pair for seen, _ in one for pair in seen], weights, RIDGES["beside"]))
    show("across", fit(two + made, weight, RIDGES["across"]))


if __name__ == "__main__":
    main(sys.argv[1:])
