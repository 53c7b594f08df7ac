"""An index and a source in memory: what a store is to weighing."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.model import Claim, Incident, Judgement, Posting, Report
from onrecord.weigh import Change, amend, whole


class Memory:
    """Postings in a list."""

    def __init__(self, postings: Iterable[Posting] = ()) -> None:
        self.rows = sorted(postings)

    def under(self, keys: Iterable[str]) -> list[Posting]:
        found = []
        for key in keys:
            found += self.rows[bisect_left(self.rows, (key,)) : bisect_left(self.rows, (f"{key}\0",))]
        return found

    def beside(self, key: str, at: int, id: str, count: int) -> tuple[list[Posting], list[Posting]]:
        first, last = bisect_left(self.rows, (key,)), bisect_left(self.rows, (f"{key}\0",))
        here, after = bisect_left(self.rows, (key, at, id)), bisect_right(self.rows, (key, at, id, "\U0010ffff"))
        return self.rows[max(first, here - count) : here], self.rows[after : min(last, after + count)]

    def count(self, key: str, first: int, last: int, most: int) -> int:
        return min(most, bisect_left(self.rows, (key, last + 1)) - bisect_left(self.rows, (key, first)))

    def put(self, postings: Iterable[Posting]) -> None:
        for one in postings:
            self.drop([one])
            insort(self.rows, one)

    def drop(self, postings: Iterable[Posting]) -> None:
        for one in postings:
            begin, end = bisect_left(self.rows, one[:3]), bisect_right(self.rows, (*one[:3], "\U0010ffff"))
            del self.rows[begin:end]


class World:
    """Claims, reports and judgements that grow, and the incidents of them."""

    def __init__(self) -> None:
        self.index = Memory()
        self.reports: dict[str, Report] = {}
        self.by_report: dict[str, list[Claim]] = defaultdict(list)
        self.judgements: list[Judgement] = []
        self.found: dict[str, Incident] = {}
        self.changes: list[Change] = []

    def claims(self, report: str) -> Iterable[Claim]:
        return self.by_report[report]

    def report(self, id: str) -> Report | None:
        return self.reports.get(id)

    def homes(self, claims: Iterable[str]) -> Mapping[str, str]:
        wanted = set(claims)
        return {one.id: id for id, some in self.by_report.items() for one in some if one.id in wanted}

    def holding(self, claims: Iterable[str]) -> Mapping[str, list[str]]:
        return {claim: [one.id for one in self.found.values() if claim in one.claims] for claim in claims}

    def incidents(self, ids: Iterable[str]) -> Iterable[Incident]:
        return [self.found[id] for id in ids]

    def weigh(self, reports: Iterable[str]) -> None:
        """Weigh a few reports again."""
        change = amend(self.index, self, reports, self.judgements)
        self.changes.append(change)
        for id in change.gone:
            self.found.pop(id, None)
        self.found |= {one.id: one for one in change.made}

    def check(self) -> None:
        """That weighing everything anew comes to the same, in incidents and in what is kept of them."""
        everything = (claim for claims in self.by_report.values() for claim in claims)
        anew = whole(everything, self.reports, self.judgements)
        assert [self.found[id] for id in sorted(self.found)] == anew.incidents
        assert self.index.rows == sorted(anew.postings())
