"""What a store keeps and answers. SQLite and PostgreSQL stand behind it; a test may stand behind it too."""

from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Literal, Protocol

import msgspec

from onrecord.model import Claim, Incident, Index, Judgement, Posting, Reading, Report

State = Literal["read", "failed", "refused", "unsupported-language"]
"""read: wholly; failed: a stage failed on it; refused: no report could be made from the input."""

LANGUAGE = "language"
"""The `stage` of a Problem that says: stored, but in a language that cannot be read yet."""


OWN = "/read"
"""The hand of our own readings. Hands of imports bear the name that they came with, and no "/"."""
JUDGED = "/judged"
"""The hand of claims that analysts wrote in the place of others: these always stand."""
OUTDATED = "/outdated"
"""The hand of claims that a newer reading or import no longer finds, kept because somebody judged them."""
IMPORT = "import"
"""The version of ledger rows about imports, as opposed to readings."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the ledger: what became of one report, or of one input that no report could be made from."""

    origin: str
    state: State
    what: str = ""
    next_step: str = ""
    report: str | None = None
    digest: str = ""
    """SHA-256 of the raw bytes, in hex."""
    seconds: float = 0.0
    """What reading it took."""
    attempts: int = 1
    """How often these bytes were tried."""
    version: str = ""
    at: datetime


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a store holds, in numbers."""

    reports: int
    states: dict[str, int]
    """Ledger rows by state."""
    claims: dict[str, int]
    """Claims by kind of act."""
    incidents: int
    disputes: int
    judgements: int
    left_out: int
    """Passages that extraction did not carry into a report's text."""


class Bench(Index, Protocol):
    """What the weighing of a few reports works on, and leaves behind."""

    def stale(self) -> list[str]:
        """Reports that have changed, or were judged, since the incidents were made."""
        ...

    def homes(self, claims: Iterable[str]) -> dict[str, str]:
        """The reports of claims, by claim, whether these stand or not."""
        ...

    def holding(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The incidents of claims, by claim."""
        ...

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        """The incidents with these ids."""
        ...

    def replace(self, gone: Iterable[str], made: Iterable[Incident]) -> None:
        """Take incidents away, and put others in. Nothing is stale then."""
        ...


class Store(Protocol):
    """Reports, claims and judgements, which are never lost; incidents, which can be made again.

    Every method may raise StoreError; `report`, `claim` and `incident` raise NotFound.
    """

    url: str
    """Where it is, without a password."""

    def add(self, readings: Iterable[Reading], version: str, seconds: float = 0.0) -> None:
        """Keep a batch in one transaction. A report that is there already is not doubled: our own claims of it are
        replaced; those that somebody judged are kept as `outdated`. `seconds` is what the batch took; it is shared out
        by length of text."""
        ...

    def bring(
        self, reading: Reading, hand: str, files: Sequence[Entry], refused: Sequence[Entry], *, aside: bool = False
    ) -> bool:
        """Keep claims of a report that were made elsewhere, in the place of those that the same hand brought before.

        From now on they stand, and not those of our own reading or another import - with `aside`, it is our own
        reading's that stand. Other hands' claims are kept. `files` and the lines of theirs that were `refused`
        ("FILE#3") take the place of what the ledger said of them. Returns whether anything but the ledger changed.
        """
        ...

    def refuse(self, origin: str, what: str, next_step: str, *, digest: str, version: str) -> None:
        """Note an input that no report could be made from."""
        ...

    def again(self, reports: Iterable[Report], version: str) -> None:
        """Note that reports which it `has` came from these origins, too."""
        ...

    def known(self, version: str, *, retry_failed: bool = False, published: date | None = None) -> Set[str]:
        """Digests of the inputs that need not be taken in again with this version.

        With `retry_failed`, those that failed or were refused are left out; with `published`, those whose report does
        not bear this date.
        """
        ...

    def has(self, report: Report, version: str, *, retry_failed: bool = False) -> bool:
        """Whether reading the report with this version would change nothing."""
        ...

    def reports(self) -> Iterator[Report]:
        """All, in the order in which they came."""
        ...

    def report(self, id: str) -> Report: ...

    def claims(self, report: str | None = None, *, incident: str | None = None) -> Iterator[Claim]:
        """Those that stand - of each report, one hand's and the analysts' own - in the order of the reports and texts.

        Of one report, or of one incident: then with those that are outdated but have an analyst's word for them.
        """
        ...

    def claim(self, id: str) -> Claim:
        """The claim, whether it stands or not."""
        ...

    def outdated(self) -> Iterator[Claim]:
        """Claims that somebody judged and that no longer stand, since a newer reading or another hand lacks them."""
        ...

    def judge(self, judgement: Judgement, new: Claim | None = None) -> None:
        """Append a judgement, and the new claim of a `replace`, which stands from now on. On disk when this returns."""
        ...

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        """All, or those on one claim, oldest first."""
        ...

    def put_incidents(
        self,
        incidents: Iterable[Incident],
        mark: str = "",
        postings: Iterable[Posting] = (),
        *,
        seen: int | None = None,
    ) -> None:
        """Put these in the place of all incidents, and remember by what rules they were made.

        `postings` are what was kept of how they were made, `seen` the `changes` when their claims were read: what
        changed since stays stale. Does nothing if somebody else has weighed later changes by the same rules.
        """
        ...

    def weighing(self) -> AbstractContextManager[Bench]:
        """A transaction for making a few incidents again. Nobody else writes meanwhile; leaving it by an error, or
        being killed in it, changes nothing."""
        ...

    def stale(self) -> tuple[int, int]:
        """How many reports have changed, or were judged, since the incidents were made; and of how many, about."""
        ...

    def incidents(self, claim: str | None = None) -> Iterator[Incident]:
        """All, or those in which a claim stands, the earliest first; those without a day last."""
        ...

    def incident(self, id: str) -> Incident: ...

    def mark(self) -> str:
        """By what rules `put_incidents` was last told that incidents were made."""
        ...

    def changes(self) -> int:
        """Grows whenever a claim or a judgement comes or goes."""
        ...

    def find(self, prefix: str) -> list[tuple[Literal["claim", "incident", "report"], str]]:
        """Ids that begin with `prefix`, up to ten of each kind."""
        ...

    def ledger(self) -> Iterator[Entry]:
        """What became of every input."""
        ...

    def problems(self) -> Iterator[Entry]:
        """The ledger of what was not read wholly, or has something to be told."""
        ...

    def summary(self) -> Summary: ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
