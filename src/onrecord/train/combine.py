"""combine: fits how much rules and tagger each weigh (read/words/tagged.yaml), on reports new to the tagger."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from onrecord.evals import gold, reports_of
from onrecord.evals.match import Coded, repeats, same_party
from onrecord.evals.score import pair_up
from onrecord.kit import built_in, tagging
from onrecord.model import Claim, Draft, Reading, Report
from onrecord.read.stage import Stage, read_all
from onrecord.read.tagged import kind_of
from onrecord.read.tagged.added import added
from onrecord.read.tagged.chance import Numbers, weighed
from onrecord.read.tagged.evidence import Evidence
from onrecord.read.tagged.parts import candidates

RARE = 12
"""A rule that made fewer drafts than this has no weight of its own."""
STEPS = tuple(0.05 * n for n in range(2, 18))
"""Thresholds that are tried."""
KINDS = ("event", "toll", "control", "tie")
ROLES = ("agent", "target", "place")


@dataclass
class Rows:
    """What is known of drafts and parts, and whether coders had them too. `missed`: coded claims without a draft."""

    found: dict[str, list[tuple[Numbers, bool]]] = field(default_factory=dict)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, numbers: Numbers, right: bool) -> None:
        """One more row."""
        self.found.setdefault(name, []).append((numbers, right))


def of_fold(model: Path, folder: Path, into: Rows) -> None:
    """Add the rows of the reports that a folder of claims codes, read with a tagger that has not seen them."""
    reports = reports_of(folder)
    coded = gold.load(folder, {name: report.text for name, report in reports.items()})
    parse, *rest = built_in("fast")
    before = [one for one in rest if one.name not in {"voices", "claims"}]
    rows((parse, tagging(model), *before), [(reports[name], claims) for name, claims in coded.items()], into)


def rows(stages: Sequence[Stage], reports: Sequence[tuple[Report, list[Coded]]], into: Rows) -> None:
    """Read the reports up to the drafts, and add a row for each draft and each part."""
    coded = {report.id: claims for report, claims in reports}
    for reading in read_all((report for report, _ in reports), stages):
        _of_reading(reading, coded[reading.report.id], into)


def _of_reading(reading: Reading, coded: list[Coded], into: Rows) -> None:
    assert reading.tags is not None
    said = Evidence(reading, reading.tags)
    drafts = [*reading.drafts, *added(said)]
    for kind in KINDS:
        wanted = [c for c in coded if c.kind == kind]
        mine = [d for d in drafts if kind_of(d) == kind]
        ours = [_coded(d, reading.report) for d in mine]
        pairs = {j: i for i, j in pair_up(wanted, ours)}
        into.missed[kind] += len(wanted) - len(pairs)
        for j, draft in enumerate(mine):
            if j not in pairs and any(repeats(ours[j], ours[k]) for k in pairs):
                continue  # said again: neither right nor wrong
            into.add(kind, said.of(draft), j in pairs)
            if j in pairs and kind == "event":
                _parts(said, draft, wanted[pairs[j]], into)


def _parts(said: Evidence, draft: Draft, wanted: Coded, into: Rows) -> None:
    for role in ROLES:
        gold_parts = wanted[f"{role}s"] if role in {"agent", "target"} else [wanted[role]] if wanted[role] else []
        for part, numbers in candidates(said, draft, role):
            into.add(role, numbers, any(same_party(one, (part.span, part.name)) for one in gold_parts))


def _coded(draft: Draft, report: Report) -> Coded:
    return gold.read(Claim(report=report.id, act=draft.act, evidence=(draft.evidence,)), report)


def fit(found: Sequence[tuple[Numbers, bool]], strength: float) -> Numbers:
    """Ridge logistic regression; features seen less than RARE times are left out."""
    counts = Counter(name for numbers, _ in found for name, value in numbers.items() if value)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    table = np.array([[numbers.get(name, 0.0) for name in names] for numbers, _ in found])
    model = LogisticRegression(C=strength, max_iter=2000).fit(table, [right for _, right in found])
    weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
    return {"bias": round(float(model.intercept_[0]), 3)} | {n: w for n, w in weights.items() if abs(w) >= 0.02}


def least(found: Sequence[tuple[Numbers, bool]], weights: Numbers, missed: int) -> tuple[float, float]:
    """The probability from which on drafts are kept, and the best F1 that any such probability reaches.

    It is half of that F1: where shares are right, that is the threshold of the best F1 (Lipton, Elkan and Naryanaswamy
    2014), and it depends less on these reports than the threshold that happens to be best on them.
    """
    shares = np.array([weighed(weights, numbers) for numbers, _ in found])
    right = np.array([is_right for _, is_right in found])
    total = int(right.sum()) + missed
    kept = (shares >= step for step in STEPS)
    best = max(2 * int(right[one].sum()) / (int(one.sum()) + total) for one in kept)
    return round(best / 2, 2), round(best, 3)


def write(found: Rows, strength: float, file: Path) -> list[str]:
    """Fit all weights, write them, and tell of each: rows, how many are right, and the best F1 with its threshold."""
    weights, thresholds, told = {}, {}, []
    for name, many in found.found.items():
        weights[name] = fit(many, strength)
        share, score = least(many, weights[name], found.missed[name])
        if name in KINDS:
            thresholds[name] = share
        right = sum(r for _, r in many)
        told.append(
            f"{name}: {len(many)} rows, {right} right, {found.missed[name]} missed; F1 {score}, kept from {share}"
        )
    head = (
        "# How much rules and tagger weigh for each kind of act and for the parties of an event (logits in, logistic\n"
        "# regression), and the probability from which on a draft is kept. By `python -m onrecord.train combine`.\n"
    )
    file.write_text(head + yaml.safe_dump({"least": thresholds, "weights": weights}, sort_keys=False, width=120))
    return told
