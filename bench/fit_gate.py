"""Fit the weights of the event gate (read/words/gate.yaml) on coded reports.

    python bench/fit_gate.py TEXTS=GOLD[*TIMES] [...] [--check TEXTS=GOLD ...] [--l2 3] [--lean 0.4]

TEXTS is a folder of NAME.txt, GOLD a folder of NAME.claims.jsonl coded by the guidelines (quotes, no offsets); its
reports count TIMES (else once), for few reports of other kinds to be heard beside many of one. Prints the weights as
YAML: a logistic regression with a ridge penalty `l2`; `lean` is added to the bias, towards recall. With --check, prints
precision and recall of the kept triggers on other reports.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.kit import kit_of
from onrecord.model import Reading, Report
from onrecord.read.events.gate import Told, features
from onrecord.read.events.roles import roles
from onrecord.read.events.triggers import triggers

Row = tuple[frozenset[str], bool, float]
Weights = dict[str, float]
RARE = 15
"""Features seen less often are left out."""


def coded(path: Path, text: str) -> list[tuple[int, int]]:
    """Where the coded triggers of one report stand."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        if claim["is"] == "event":
            trigger = claim["trigger"]
            quote = trigger if isinstance(trigger, str) else trigger["quote"]
            evidence = claim["evidence"] if isinstance(claim["evidence"], str) else claim["evidence"]["quote"]
            start = text.find(quote, max(text.find(evidence), 0))
            if start >= 0:
                found.append((start, start + len(quote)))
    return found


def rows(folders: Sequence[str]) -> tuple[list[Row], int]:
    """Every trigger's features, whether it is coded, how often it counts; and how many coded ones are in no class."""
    found: list[Row] = []
    missed = 0
    for pair in folders:
        folder, _, times = pair.partition("*")
        texts, gold = map(Path, folder.split("="))
        coded_texts = [p for p in sorted(texts.glob("*.txt")) if (gold / f"{p.stem}.claims.jsonl").exists()]
        reports = [Report(text=p.read_text(encoding="utf-8"), name=p.stem) for p in coded_texts]
        for reading in kit_of("fast").read_all(reports):
            spans = coded(gold / f"{reading.report.name}.claims.jsonl", reading.report.text)
            own = list(_rows(reading, spans, float(times or 1)))
            found += own
            missed += len(spans) - sum(label for _, label, _ in own)
    return found, missed


def _rows(reading: Reading, spans: list[tuple[int, int]], times: float) -> Iterator[Row]:
    found = list(triggers(reading))
    casts = [roles(reading, one) for one in found]
    told = Told(reading, zip(found, casts, strict=True))
    left = list(spans)
    for one, cast in zip(found, casts, strict=True):
        hit = next((s for s in left if s[0] < one.span.end and one.span.start < s[1]), None)
        if hit is not None:
            left.remove(hit)
        yield features(reading, one, cast, told), hit is not None, times


def fit(data: list[Row], l2: float, steps: int = 400) -> Weights:
    """Ridge logistic regression by gradient descent with momentum; the bias is not penalised."""
    counts = Counter(f for found, *_ in data for f in found)
    weights = {name: 0.0 for name, n in counts.items() if n >= RARE} | {"bias": 0.0}
    speed = dict.fromkeys(weights, 0.0)
    known = [([f for f in found if f in weights] + ["bias"], label, times) for found, label, times in data]
    whole = sum(times for *_, times in data)
    for _ in range(steps):
        slope = {name: (0.0 if name == "bias" else -l2 * w) for name, w in weights.items()}
        for names, label, times in known:
            error = times * (label - 1 / (1 + math.exp(-sum(weights[n] for n in names))))
            for name in names:
                slope[name] += error
        for name in weights:
            speed[name] = 0.9 * speed[name] + slope[name] / whole
            weights[name] += speed[name]
    return weights


def check(data: list[Row], missed: int, weights: Weights) -> str:
    """Precision, recall and F1 of the kept triggers."""
    kept = [label for found, label, _ in data if weights["bias"] + sum(weights.get(f, 0.0) for f in found) > 0]
    right, gold = sum(kept), sum(label for _, label, _ in data) + missed
    return f"P {right / len(kept):.3f} R {right / gold:.3f} F1 {2 * right / (len(kept) + gold):.3f}"


def main() -> None:
    """Read the command line, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="TEXTS=GOLD")
    parser.add_argument("--check", nargs="*", default=[], metavar="TEXTS=GOLD")
    parser.add_argument("--l2", type=float, default=3.0)
    parser.add_argument("--lean", type=float, default=0.4)
    arguments = parser.parse_args()
    data, missed = rows(arguments.folders)
    weights = fit(data, arguments.l2)
    weights["bias"] += arguments.lean
    counts = Counter(f for found, *_ in data for f in found)
    for name, weight in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"{json.dumps(name)}: {weight:.2f} # of {counts[name]}")
    print("# fitted on:", check(data, missed, weights))
    if arguments.check:
        print("# checked on:", check(*rows(arguments.check), weights))


if __name__ == "__main__":
    main()
