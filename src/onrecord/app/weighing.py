"""From claims and judgements to incidents."""

from collections.abc import Iterable, Iterator, Mapping, ValuesView
from datetime import date
from functools import lru_cache
from itertools import chain

from onrecord.errors import NotFound
from onrecord.gazetteer import open_gazetteer
from onrecord.kit import default_version, rules_hash
from onrecord.model import Claim, Incident, Report
from onrecord.store import Bench, Store
from onrecord.weigh import Weighed, amend, whole
from onrecord.weigh.reattach import Reattached, reattach

FEW = 20
"""Weighing one report among others takes about as long as this many when all are weighed."""


def reweigh(store: Store) -> None:
    """Make the incidents again that may have changed: a few reports by themselves, else everything anew."""
    mark, seen = f"{default_version()}, weighing {rules_hash('weigh')}", store.changes()
    if store.mark() != mark:
        _reweigh_all(store, mark, seen)
        return
    stale, of = store.stale()
    if stale * FEW > of:
        _reweigh_all(store, mark, seen)
    elif stale:
        _reweigh_few(store)


def _reweigh_all(store: Store, mark: str, seen: int) -> None:
    found = _whole(store)
    store.put_incidents(found.incidents, mark, found.postings(), seen=seen)


def _reweigh_few(store: Store) -> None:
    with store.weighing() as bench:
        judged = judgements(store)
        pairs = [pair for old, new in judged.passed for pair in (old, new)] + list(judged.lost)
        spoken = bench.homes({id for one in pairs if one.other for id in (one.subject, one.other)})
        reports = set(bench.stale())
        for one in pairs:  # verdicts that passed on, or were lost, for the sake of a report that changed
            both = {spoken[id] for id in (one.subject, one.other) if id in spoken}
            reports |= both if both & reports else set()
        said = [one for one in judged.judgements if one.verdict != "note"]
        change = amend(bench, _Source(store, bench, judged), reports, said, gazetteer=open_gazetteer())
        bench.replace(change.gone, change.made)


class _Source:
    """What weighing a few reports asks for."""

    def __init__(self, store: Store, bench: Bench, judged: Reattached) -> None:
        self._store, self._judged, self._shelf = store, judged, Shelf(store)
        self._outdated = list(store.outdated())
        self.homes, self.holding, self.incidents = bench.homes, bench.holding, bench.incidents

    def claims(self, report: str) -> Iterator[Claim]:
        return _standing(self._store.claims(report), (c for c in self._outdated if c.report == report), self._judged)

    def report(self, id: str) -> Report | None:
        return self._shelf.get(id)


def reweighed(store: Store, rule: str = "range") -> list[Incident]:
    """The incidents under a rule (of `estimate.RULES`), the earliest first; nothing is kept. Raises ValueError."""
    return sorted(_whole(store, rule).incidents, key=lambda one: (one.start or date.max, one.id))


def _whole(store: Store, rule: str = "range") -> Weighed:
    judged = judgements(store)
    said = [one for one in judged.judgements if one.verdict != "note"]
    return whole(standing(store, judged), Shelf(store), said, rule=rule, gazetteer=open_gazetteer())


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
    return _standing(store.claims(), store.outdated(), judged or judgements(store))


def _standing(claims: Iterable[Claim], outdated: Iterable[Claim], judged: Reattached) -> Iterator[Claim]:
    for claim in claims:
        if claim.id not in judged.withdrawn or not claim.made_by.startswith(ANALYST):
            yield claim
    yield from (claim for claim in outdated if claim.id in judged.upheld)


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

    def values(self) -> ValuesView[Report]:
        return _Everything(self, self._store)


class _Everything(ValuesView[Report]):
    """All reports, read once through instead of one by one."""

    def __init__(self, shelf: Shelf, store: Store) -> None:
        super().__init__(shelf)
        self._store = store

    def __iter__(self) -> Iterator[Report]:
        return self._store.reports()
