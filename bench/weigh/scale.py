"""How time and memory grow with the number of claims: `scale.py [--store] [--out FILE.jsonl] [CLAIMS ...]`.

Made-up events, one to about four reports on each. Each size is measured in a process of its own: weighing all claims
in memory; with --store also writing them into a SQLite store with all that is kept, and then what one more report and
one judgement take - from the moment that it is kept until its incidents are, in a process that has just started.
"""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from synthetic import make  # type: ignore[import-not-found,unused-ignore]

from onrecord import app
from onrecord.model import Judgement, Reading
from onrecord.store import Store, open_store
from onrecord.weigh import weigh

DENSITY = 12
"""Events a day, over a hundred towns: about as crowded as the worst months of a war."""
MORE = 20
"""Reports that are added one by one, and as many judgements; the median and the slowest are told."""


def events(count: int) -> list[dict[str, Any]]:
    """Rows like those of UCDP GED."""
    chance = random.Random(5)
    return [
        {
            "id": n,
            "best": 1 + int(chance.expovariate(0.2)),
            "date_start": date(1900, 1, 1) + timedelta(days=n // DENSITY),
            "side_a": "Government",
            "side_b": f"group {chance.randrange(5)}",
            "type_of_violence": chance.choice([1, 1, 1, 3]),
            "adm_1": f"province {(town := chance.randrange(100)) // 10}",
            "country": "Velia",
            "latitude": 30 + town // 10 * 0.6,
            "longitude": 40 + town % 10 * 0.6,
            "where_prec": 1,
            "where_coordinates": f"town {town}",
        }
        for n in range(count)
    ]


def measure(size: int) -> dict[str, Any]:
    """All claims weighed in memory."""
    world = make(events(int(size / 3.3)))
    clock = Clock()
    found = sum(1 for _ in weigh(world.claims, world.reports))
    return {"claims": len(world.claims), "incidents": found, "seconds": clock.told()} | peak()


def keep(size: int, file: str) -> dict[str, Any]:
    """The same in a store: without some reports, which `add` brings."""
    world = make(events(int(size / 3.3)))
    store = open_store(file, create=True)
    readings = list(_readings(world))
    for at in range(0, len(readings) - MORE, 1000):
        store.add(readings[at : min(at + 1000, len(readings) - MORE)], "1")
    clock = Clock()
    app.reweigh(store)
    took = clock.told()
    size_now = sum(part.stat().st_size for part in Path(file).parent.glob(f"{Path(file).name}*"))
    return {"store_seconds": took, "store_megabytes": size_now // 2**20, "store_memory": peak()["megabytes"]}


def add(size: int, file: str) -> dict[str, Any]:
    """One more report, and one more judgement, some times."""
    world = make(events(int(size / 3.3)))
    store = open_store(file)
    more = list(_readings(world))[-MORE:]
    chance = random.Random(3)
    seconds, judged = [], []
    for one in more:
        clock = Clock()
        store.add([one], "1")
        app.reweigh(store)
        seconds.append(clock.told(3))
    for _ in range(MORE):
        claim = chance.choice(world.claims)
        clock = Clock()
        _judge(store, claim.id)
        judged.append(clock.told(3))
    assert not store.stale()[0]
    return {"first_report": seconds[0], "report": _told(seconds), "judgement": _told(judged)}


class Clock:
    """Seconds since it was made: of the processor, which others do not slow down, and on the wall."""

    def __init__(self) -> None:
        self._cpu, self._wall = process_time(), perf_counter()

    def told(self, digits: int = 1) -> tuple[float, float]:
        """Both."""
        return round(process_time() - self._cpu, digits), round(perf_counter() - self._wall, digits)


def _judge(store: Store, id: str) -> None:
    at = datetime.now(UTC)
    store.judge(Judgement(subject=id, verdict="reject", by="bench", at=at))
    app.reweigh(store)


def _told(seconds: list[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    ranked = sorted(seconds)
    return {"median": ranked[len(ranked) // 2], "slowest": ranked[-1]}


def _readings(world: Any) -> Iterator[Reading]:
    """In an order that mixes all times, so that the last ones fall among others."""
    of: dict[str, list[Any]] = {}
    for claim in world.claims:
        of.setdefault(claim.report, []).append(claim)
    for id in sorted(of):
        yield Reading(world.reports[id], claims=tuple(of[id]))


def peak() -> dict[str, int]:
    """The most memory that this process has held."""
    return {"megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


STEPS = {"measure": measure, "keep": keep, "add": add}


def alone(*arguments: str) -> dict[str, Any]:
    """A step in a process of its own."""
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def main(arguments: list[str]) -> None:
    """Print one line of JSON a size."""
    stored = "--store" in arguments
    out = Path(arguments[arguments.index("--out") + 1]) if "--out" in arguments else None
    for size in [one for one in arguments if one.isdecimal()] or ["10000", "100000"]:
        row = alone("measure", size)
        if stored:
            with TemporaryDirectory() as folder:
                file = f"{folder}/scale.db"
                row |= alone("keep", size, file) | alone("add", size, file)
        line = json.dumps(row)
        print(line, flush=True)
        if out:
            with out.open("a") as lines:
                lines.write(line + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in STEPS:
        step: Any = STEPS[sys.argv[1]]
        print(json.dumps(step(int(sys.argv[2]), *sys.argv[3:])))
    else:
        main(sys.argv[1:])
