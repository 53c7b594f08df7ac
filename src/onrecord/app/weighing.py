"""From claims and judgements to incidents."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from onrecord.errors import NotFound
from onrecord.kit import default_version
from onrecord.model import Report
from onrecord.store import Store
from onrecord.weigh import weigh


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
