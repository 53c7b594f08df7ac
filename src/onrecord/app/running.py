"""Taking in, reading, keeping: a run over many files."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from time import perf_counter

from onrecord.app.weighing import reweigh
from onrecord.intake import Refusal, intake, sources
from onrecord.kit import LANGUAGES, Kit, default_kit, default_version, plus_version
from onrecord.model import Problem, Reading, Report
from onrecord.read import Stage
from onrecord.store import LANGUAGE, Store, state_of

BATCH = 20
"""Reports that are read and kept together: what a stopped run may have to read again."""

Load = Callable[[], Kit]
"""Makes a kit; called only when there is something to read, since loading takes a second."""


@dataclass
class Tally:
    """How far a run has come. `done` and `total` are bytes of the files, for a progress bar."""

    new: int = 0
    unchanged: int = 0
    failed: int = 0
    refused: int = 0
    unsupported: int = 0
    left_out: int = 0
    """Passages of the new reports' sources that extraction did not carry into their text."""
    done: int = 0
    total: int = 0
    step: str = "reading"
    """reading, then weighing."""

    @property
    def taken(self) -> int:
        """Inputs so far."""
        return self.new + self.unchanged + self.failed + self.refused + self.unsupported


def run(
    paths: Iterable[Path],
    store: Store,
    *,
    published: date | None = None,
    retry_failed: bool = False,
    load: Load = default_kit,
    version: str | None = None,
    also: Sequence[Stage] = (),
) -> Iterator[Tally]:
    """Take in, read, keep and weigh. Yields one tally, counted up, after each batch; what was yielded is kept.

    `also`: stages that come at the kit's end.

    It may be stopped at any moment and begun again: inputs that are kept are passed over, unopened.
    """
    version = plus_version(version or default_version(), *also)
    load = _with(load, also)
    files = sources(paths)
    way = _Way(files)
    tally = Tally(total=way.total)
    known = store.known(version, retry_failed=retry_failed, published=published)

    def pass_over(digest: str) -> bool:
        tally.unchanged += digest in known
        return digest in known

    found = intake(files, published=published, known=pass_over)
    while batch := list(islice(found, BATCH)):
        for refusal in (one for one in batch if isinstance(one, Refusal)):
            store.refuse(refusal.origin, refusal.what, refusal.next_step, digest=refusal.digest, version=version)
            tally.refused += 1
        _keep([one for one in batch if isinstance(one, Report)], store, load, version, retry_failed, tally)
        tally.done = way.at(batch)
        yield tally
    tally.done, tally.step = tally.total, "weighing"
    yield tally
    reweigh(store)
    yield tally


def _keep(reports: Sequence[Report], store: Store, load: Load, version: str, retry_failed: bool, tally: Tally) -> None:
    fresh: dict[str, Report] = {}
    again = []
    for report in reports:
        if report.id in fresh or store.has(report, version, retry_failed=retry_failed):
            again.append(report)
        else:
            fresh[report.id] = report
    begin = perf_counter()
    readings = understand(fresh.values(), load)
    if readings:
        store.add(readings, version, perf_counter() - begin)
    if again:
        store.again(again, version)
    states = [state_of(reading) for reading in readings]
    tally.new += states.count("read")
    tally.failed += states.count("failed")
    tally.unsupported += states.count("unsupported-language")
    tally.unchanged += len(again)
    tally.left_out += sum(len(report.left_out) for report in fresh.values())


class _Way:
    """Where on the way through the files a run is, in bytes; rows of a table advance it inside their file."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._ends: dict[str, tuple[int, int]] = {}
        self.total = 0
        self._inside: tuple[str, int] = ("", 0)
        for file in files:
            size = file.stat().st_size if file.exists() else 0
            self._ends[str(file)] = (self.total, size)
            self.total += size

    def at(self, batch: Iterable[Report | Refusal]) -> int:
        for one in batch:
            file = file_of(one.origin)
            before = self._inside[1] if file == self._inside[0] else 0
            self._inside = (file, before + (len(one.text) if isinstance(one, Report) else 0))
        file, inside = self._inside
        begin, size = self._ends.get(file, (0, 0))
        return begin + min(inside, size)


def file_of(origin: str) -> str:
    """The file of an origin: "table.csv#12" -> "table.csv"."""
    return re.sub(r"#\d+$", "", origin)


def claims(
    paths: Iterable[Path], *, published: date | None = None, load: Load = default_kit, also: Sequence[Stage] = ()
) -> Iterator[Reading | Refusal]:
    """Read without keeping anything."""
    load = _with(load, also)
    found = intake(paths, published=published)
    while batch := list(islice(found, BATCH)):
        readings = iter(understand([one for one in batch if isinstance(one, Report)], load))
        yield from (next(readings) if isinstance(one, Report) else one for one in batch)


def _with(load: Load, also: Sequence[Stage]) -> Load:
    return cache(lambda: load().plus(*also)) if also else load


def understand(reports: Iterable[Report], load: Load = default_kit) -> list[Reading]:
    """One reading a report, in their order. Where the language cannot be read, it has no claims, and a Problem."""
    everything = list(reports)
    readable = [r for r in everything if _is_readable(r)]
    readings = iter(_read(load(), readable) if readable else ())
    return [next(readings) if _is_readable(report) else _unread(report) for report in everything]


def _is_readable(report: Report) -> bool:
    return report.language is None or report.language in LANGUAGES


def _unread(report: Report) -> Reading:
    can = ", ".join(sorted(LANGUAGES))
    return Reading(report, problems=(Problem(LANGUAGE, f"in {report.language!r}; what can be read is {can}"),))


def _read(kit: Kit, reports: Sequence[Report]) -> list[Reading]:
    try:
        return list(kit.read_all(reports))
    except Exception:  # a batch stage failed on one of them: by itself, each fails or is read
        return [kit.read(report) for report in reports]
