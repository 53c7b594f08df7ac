"""From claims and judgements to incidents."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain

from onrecord.errors import NotFound
from onrecord.gazetteer import open_gazetteer
from onrecord.kit import default_version, rules_hash
from onrecord.model import Claim, Incident, Report
from onrecord.store import Store
from onrecord.weigh import weigh
from onrecord.weigh.reattach import Reattached, reattach


def reweigh(store: Store) -> None:
    """Make the incidents again, the earliest first, unless they were made from these claims and judgements already."""
    mark = f"{default_version()}, weighing {rules_hash('weigh')}, change {store.changes()}"
    if store.mark() != mark:
        store.put_incidents(reweighed(store), mark)


def reweighed(store: Store, rule: str = "range") -> list[Incident]:
    """The incidents under a rule (range, ucdp, acled), the earliest first; nothing is kept. Raises ValueError."""
    judged = judgements(store)
    said = [one for one in judged.judgements if one.verdict != "note"]
    found = weigh(standing(store, judged), Shelf(store), said, rule=rule, gazetteer=open_gazetteer())
    return sorted(found, key=lambda one: (one.start or date.max, one.id))


def judgements(store: Store) -> Reattached:
    """What was judged, passed on to the claims of today; and what could not be passed on."""
    outdated = list(store.outdated())
    now = chain.from_iterable(store.claims(report) for report in dict.fromkeys(claim.report for claim in outdated))
    return reattach(store.judgements(), outdated, now)


def standing(store: Store, judged: Reattached | None = None) -> Iterator[Claim]:
    """The claims that are weighed, but for rejected and replaced ones, which weighing itself leaves out.

    Those of each report's hand that counts; those that analysts wrote; and those that an analyst accepted and that the
    newest reading lacks.
    """
    judged = judged or judgements(store)
    for claim in store.claims():
        if claim.id not in judged.withdrawn or not claim.made_by.startswith(ANALYST):
            yield claim
    yield from (claim for claim in store.outdated() if claim.id in judged.upheld)


ANALYST = "analyst/"
"""What `made_by` begins with in a claim that an analyst wrote; then comes the name."""


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
