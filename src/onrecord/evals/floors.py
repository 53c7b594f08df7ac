"""Floors under the scores: a change that makes reading worse than them fails, and they cannot be lowered silently.

The file also holds a hash of the gold and the case tables, since a score says nothing without what it was measured on.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from onrecord.errors import OnrecordError

SLACK = 0.005
"""What a score may lose to rounding and to other processors."""


def corpus_hash(files: Iterable[Path]) -> str:
    """A hash over names and contents, whatever the order."""
    total = hashlib.sha256()
    for file in sorted(files, key=lambda f: f.name):
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def read(file: Path) -> tuple[str, dict[str, float]]:
    """The corpus hash and the floors by name."""
    if not file.exists():
        return "", {}
    found = json.loads(file.read_text(encoding="utf-8"))
    return found["corpus"], found["floors"]


def below(scores: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What fell through its floor, or was no longer measured, in words."""
    return [
        f"{name}: {scores[name]:.3f} < {floor:.3f}" if name in scores else f"{name}: not measured"
        for name, floor in floors.items()
        if scores.get(name, -1.0) < floor - SLACK
    ]


def update(file: Path, scores: Mapping[str, float], corpus: str, *, allow_lower: bool = False) -> None:
    """Raise the floors to the scores. Raises OnrecordError if one would be lowered and that is not allowed."""
    _, floors = read(file)
    fallen = below(scores, floors)
    if fallen and not allow_lower:
        raise OnrecordError("floors would be lowered: " + "; ".join(fallen), "mend the reading, or add --lower-floors")
    raised = {n: round(s if allow_lower else max(s, floors.get(n, 0.0)), 3) for n, s in sorted(scores.items())}
    file.write_text(json.dumps({"corpus": corpus, "floors": raised}, indent=1) + "\n", encoding="utf-8")
