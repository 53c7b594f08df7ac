"""The hall: every verb of onrecord, once. The doors (command line, pages) call these and add nothing but looks."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from time import perf_counter

import msgspec

from onrecord.errors import NotFound
from onrecord.intake import Refusal, intake, sources
from onrecord.kit import LANGUAGES, Kit, default_kit, default_version
from onrecord.model import Claim, Incident, Judgement, Problem, Reading, Report, Span, Verdict
from onrecord.store import LANGUAGE, Store, state_of
from onrecord.weigh import weigh

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
) -> Iterator[Tally]:
    """Take in, read, keep and weigh. Yields one tally, counted up, after each batch; what was yielded is kept.

    It may be stopped at any moment and begun again: inputs that are kept are passed over, unopened.
    """
    version = version or default_version()
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
    paths: Iterable[Path], *, published: date | None = None, load: Load = default_kit
) -> Iterator[Reading | Refusal]:
    """Read without keeping anything."""
    found = intake(paths, published=published)
    while batch := list(islice(found, BATCH)):
        readings = iter(understand([one for one in batch if isinstance(one, Report)], load))
        yield from (next(readings) if isinstance(one, Report) else one for one in batch)


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


def reweigh(store: Store) -> None:
    """Make the incidents again, the earliest first, unless they were made from these claims and judgements already."""
    mark = f"{default_version()}, change {store.changes()}"
    if store.mark() != mark:
        found = weigh(store.claims(), Shelf(store), store.judgements())
        store.put_incidents(sorted(found, key=lambda one: (one.start or date.max, one.id)), mark)


class Shelf(Mapping[str, Report]):
    """A store's reports by id, a few in memory at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._report = lru_cache(maxsize=256)(store.report)

    def __getitem__(self, id: str) -> Report:
        try:
            return self._report(id)
        except NotFound as error:
            raise KeyError(id) from error

    def __iter__(self) -> Iterator[str]:
        return (report.id for report in self._store.reports())

    def __len__(self) -> int:
        return self._store.summary().reports


def judge(store: Store, id: str, verdict: Verdict, *, by: str, why: str = "") -> Judgement:
    """Accept or reject a claim, by its id or the beginning of it, and weigh again. Raises NotFound."""
    judgement = Judgement(subject=resolve(store, id, ["claim"]), verdict=verdict, by=by, why=why, at=datetime.now(UTC))
    store.judge(judgement)
    reweigh(store)
    return judgement


def resolve(store: Store, prefix: str, kinds: Sequence[str] = ("claim", "incident")) -> str:
    """The one id that is, or begins with, `prefix`. Raises NotFound if there is none, or more than one."""
    found = [id for kind, id in store.find(prefix) if kind in kinds] if prefix else []
    if prefix in found or len(found) == 1:
        return prefix if prefix in found else found[0]
    if found:
        raise NotFound(f"{prefix} is the beginning of several ids: {', '.join(found)}", "give more of it")
    raise NotFound(
        f"the store has no {' or '.join(kinds)} {prefix}", "see `onrecord incidents --json` for the ids that it has"
    )


class Quote(msgspec.Struct, frozen=True):
    """A claim's words with the sentence around them."""

    before: str
    words: str
    after: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with all that one needs to check it."""

    claim: Claim
    report: Report
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind an incident or a claim."""

    subject: Incident | Claim
    told: dict[str, Told]
    """Claim id -> its words: all claims of the incident, or the one claim."""
    incidents: tuple[Incident, ...]
    """Where it stands: the incident itself, or those in which the claim counts."""


def explain(store: Store, id: str) -> Explained:
    """What stands behind a claim or an incident, by its id or the beginning of it. Raises NotFound."""
    id = resolve(store, id)
    if ("incident", id) in store.find(id):
        incident = store.incident(id)
        told = {claim.id: tell(store, claim) for claim in store.claims(incident=id)}
        return Explained(subject=incident, told=told, incidents=(incident,))
    claim = store.claim(id)
    return Explained(subject=claim, told={id: tell(store, claim)}, incidents=tuple(store.incidents(id)))


def tell(store: Store, claim: Claim) -> Told:
    """The claim, its report, its words in their sentences, and what was judged of it."""
    report = store.report(claim.report)
    quotes = tuple(quote(report.text, span) for span in claim.evidence)
    return Told(claim=claim, report=report, quotes=quotes, judgements=tuple(store.judgements(claim.id)))


_ENDS = re.compile(r"[.!?][\"'”’)\]]*\s+|\n")


def quote(text: str, span: Span) -> Quote:
    """The words of a span, with what stands before and after them in their sentence (as punctuation tells it)."""
    begin = max((end.end() for end in _ENDS.finditer(text, 0, span.start)), default=0)
    end = _ENDS.search(text, max(span.start, span.end - 1))
    after = text[span.end : max(end.end(), span.end) if end else len(text)]
    return Quote(text[begin : span.start].lstrip(), span.of(text), after.rstrip())
