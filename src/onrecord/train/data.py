"""data: reads the data sets named on the command line, and splits their texts into words as reading does."""

import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.gazetteer import open_gazetteer
from onrecord.kit import parsing
from onrecord.model import Reading, Report
from onrecord.read.parse import Parse
from onrecord.train.claims import from_claims
from onrecord.train.examples import Example
from onrecord.train.others import from_polnear, from_re3d

Split = list[tuple[str, int]]
"""Words with their offsets."""


class Splitter:
    """Texts -> words, through the reading's own parse; answers are kept in a folder, by the text's hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._parse: Parse | None = None

    def many(self, texts: Sequence[str]) -> Iterator[Split]:
        """The words of each text, in their order."""
        files = [self.folder / f"{hashlib.sha256(t.encode()).hexdigest()[:24]}.json" for t in texts]
        fresh = [(t, f) for t, f in zip(texts, files, strict=True) if not f.exists()]
        if fresh:
            self._parse = self._parse or parsing()
            readings = self._parse.many(Reading(Report(text=t, name=f.stem, language="en")) for t, f in fresh)
            for reading, (_, file) in zip(readings, fresh, strict=True):
                file.write_bytes(msgspec.json.encode([(w.text, w.start) for w in reading.words]))
        yield from (msgspec.json.decode(f.read_bytes(), type=Split) for f in files)


Incidents = Mapping[str, Mapping[int, str]]
"""Report -> line of its gold file -> incident."""


def incidents(files: Sequence[Path]) -> Incidents:
    """What files of incidents (JSON lines with `incident` and `members`, see corpus/README.md) say."""
    found: dict[str, dict[int, str]] = {}
    for row in (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        for report, number in row["members"]:
            found.setdefault(report, {})[number] = row["incident"]
    return found


def claims(pair: str, splitter: Splitter, incidents: Incidents | None = None) -> list[Example]:
    """The examples of TEXTS=GOLD: a folder of NAME.txt and one of NAME.claims.jsonl."""
    texts, gold = map(Path, pair.split("="))
    found = [(p, gold / f"{p.stem}.claims.jsonl") for p in sorted(texts.glob("*.txt"))]
    coded = [(p.stem, p.read_text(encoding="utf-8"), g) for p, g in found if g.exists()]
    if not coded:
        raise FileNotFoundError(f"no report in {texts} has a NAME.claims.jsonl in {gold}")
    words = splitter.many([text for _, text, _ in coded])
    return [from_claims(n, t, w, g, (incidents or {}).get(n)) for (n, t, g), w in zip(coded, words, strict=True)]


def rows(file: Path, splitter: Splitter, make: Callable[[dict[str, Any], Split], Example]) -> list[Example]:
    """The examples of a JSON-lines file with a `text` in each line."""
    found = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    words = splitter.many([row["text"] for row in found])
    return [make(row, split) for row, split in zip(found, words, strict=True)]


def re3d(file: Path, splitter: Splitter) -> list[Example]:
    """Entities of re3d (train.jsonl)."""
    return rows(file, splitter, from_re3d)


def polnear(file: Path, splitter: Splitter) -> list[Example]:
    """Attributions of PolNeAR (train.jsonl or dev.jsonl)."""
    return rows(file, splitter, from_polnear)


def held(examples: Sequence[Example], every: int = 5) -> tuple[list[Example], list[Example]]:
    """Examples to train on, and those kept back: each `every`-th by a hash of its name, the same on every machine."""
    out = [int(hashlib.sha256(e.name.encode()).hexdigest(), 16) % every == 0 for e in examples]
    return [e for e, o in zip(examples, out, strict=True) if not o], [
        e for e, o in zip(examples, out, strict=True) if o
    ]


def names(seed: int, many: int = 20_000) -> Mapping[str, Sequence[list[str]]]:
    """Names to swap in: places drawn from the gazetteer, and its actors."""
    places, actors = open_gazetteer().all_names()
    some = random.Random(seed).sample(places, min(many, len(places)))
    return {"place": [p.split() for p in some], "actor": [a.split() for a in actors]}
