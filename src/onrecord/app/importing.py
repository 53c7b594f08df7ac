"""Claims that were made elsewhere come in, and are weighed like our own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from onrecord.app.weighing import reweigh
from onrecord.errors import IntakeError
from onrecord.gazetteer import open_gazetteer
from onrecord.intake import intake
from onrecord.intake.claims import read_claim
from onrecord.intake.imported import Batch, Line, batches, published
from onrecord.kit import with_senses
from onrecord.model import Claim, Gazetteer, Reading, Report
from onrecord.store import IMPORT, Entry, Store
from onrecord.weigh import countries_of, enrich

_TEXT = "put its text there as NAME.txt, or leave its claims out"


@dataclass
class Imported:
    """How far an import has come."""

    reports: int = 0
    """Reports that claims were brought for."""
    unchanged: int = 0
    """Those of them whose claims were all there already."""
    claims: int = 0
    repeated: int = 0
    """Lines that mean the same as another one of their report: kept once."""
    refused: int = 0
    """Lines that are no claims of their report; the ledger has the reasons."""
    hands: set[str] = field(default_factory=set)
    """Who made the claims."""
    step: str = "importing"
    """importing, then weighing."""


def bring(claims: Iterable[Path], texts: Path, store: Store, *, aside: bool = False) -> Iterator[Imported]:
    """Keep the claims of these files, which speak of the reports in the folder `texts`, and weigh.

    Yields one tally, counted up, after each report. From now on these claims are weighed for their reports, not our own
    reading's - with `aside`, the other way round. A line that is no claim of its report is refused; the rest goes on.
    Raises IntakeError for files and folders that are not there.
    """
    if not texts.is_dir():
        raise IntakeError(f"there is no folder {texts}", "name the folder of the reports' texts with --texts")
    days, waiting, tally, names = published(texts), _by_report(batches(claims)), Imported(), open_gazetteer()
    for report in intake([texts]):
        found = [*waiting.pop(report.name, []), *waiting.pop(report.id, [])] if isinstance(report, Report) else []
        if isinstance(report, Report) and found:
            dated = replace(report, published=days.get(report.name) or report.published)
            _bring(dated, found, store, aside, tally, names)
            yield tally
    for batch in (batch for left in waiting.values() for batch in left):
        about = f"there is no report {batch.about!r} in {texts}" if batch.about else "its lines name no report"
        store.refuse(batch.origin, about, _TEXT, digest=batch.digest, version=IMPORT)
        tally.refused += len(batch.lines)
    tally.step = "weighing"
    yield tally
    reweigh(store)
    yield tally


def _by_report(found: Iterable[Batch]) -> dict[str, list[Batch]]:
    by_report: dict[str, list[Batch]] = {}
    for batch in found:
        by_report.setdefault(batch.about, []).append(batch)
    return by_report


def _bring(report: Report, found: list[Batch], store: Store, aside: bool, tally: Imported, names: Gazetteer) -> None:
    claims, refused = _understood(report, found)
    claims = with_senses(report, _enriched(claims, report, names))
    hand = hand_of(claims[0]) if claims else "import"
    files = [_entry(batch, batch.origin, report, f"{len(batch.lines)} lines") for batch in found]
    changed = store.bring(Reading(report, claims=tuple(claims)), hand, files, refused, aside=aside)
    tally.reports += 1
    tally.unchanged += not changed
    tally.claims += len(claims)
    tally.refused += len(refused)
    tally.repeated += sum(len(batch.lines) for batch in found) - len(claims) - len(refused)
    tally.hands.add(hand)


def hand_of(claim: Claim) -> str:
    """Whose claim it is: `made_by` up to the first "/" ("coder/anna" and "coder/ben" are one hand)."""
    return claim.made_by.partition("/")[0] or "import"


def _understood(report: Report, found: Iterable[Batch]) -> tuple[list[Claim], list[Entry]]:
    """The claims, and a row of the ledger for each line that is none."""
    claims: dict[str, Claim] = {}
    refused = []
    hand = ""
    for batch, line in ((one, line) for one in found for line in one.lines):
        try:
            claim = _claim(line, report, hand)
        except IntakeError as error:
            refused.append(_entry(batch, f"{batch.origin}#{line.number}", report, error.what, error.next_step))
        else:
            hand = hand_of(claim)
            claims.setdefault(claim.id, claim)
    return list(claims.values()), refused


def _enriched(claims: Sequence[Claim], report: Report, names: Gazetteer) -> Iterator[Claim]:
    """With the gazetteer's ids where they bear names only, so that they can be weighed with the rest."""
    countries = countries_of(claims, names)
    for claim in claims:
        yield enrich(claim, names, countries=countries, published=report.published)


def _claim(line: Line, report: Report, hand: str) -> Claim:
    if isinstance(line.row, IntakeError):
        raise line.row
    claim = read_claim(line.row, report)
    if hand and hand_of(claim) != hand:
        raise IntakeError(
            f"line {line.number} is a claim of {hand_of(claim)}; what came before it of {report.name} is of {hand}",
            "import the claims of each hand by themselves: of one report, one hand's are weighed",
        )
    return claim


def _entry(batch: Batch, origin: str, report: Report, what: str, next_step: str = "") -> Entry:
    return Entry(
        origin=origin,
        state="refused" if next_step else "read",
        what=what,
        next_step=next_step,
        report=report.id,
        digest=batch.digest,
        version=IMPORT,
        at=datetime.now(UTC),
    )
