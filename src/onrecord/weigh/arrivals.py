"""New reports among those that are known: whose reprints they are (`origins`, one report at a time)."""

from collections.abc import Callable, Iterable, Iterator

from onrecord.model import Index, Posting, Report
from onrecord.weigh.average import Pair, ordered
from onrecord.weigh.origins import NEXT, Said, first_of, reprints, sayings
from onrecord.weigh.postings import of_origin, of_saying, said_in

Find = Callable[[str], Report | None]


def origin_in(index: Index, report: str) -> str:
    """The origin of a report."""
    return next((one.id for one in index.under([f"report {report}"]) if one.at == 2), report)


def arrive(index: Index, find: Find, reports: Iterable[str]) -> set[str]:
    """Take reports into the index that are not there yet. Returns all whose origin is another one now."""
    changed: set[str] = set()
    for id in sorted(reports):
        said = sayings(one) if (one := find(id)) else {}
        if said and not any(held.id == id for held in index.under([f"says {next(iter(said))}"])):
            changed |= _arrive(index, find, id, said)
    return changed


def _arrive(index: Index, find: Find, id: str, said: dict[str, Said]) -> set[str]:
    meet: list[tuple[Said, Said]] = []
    parted: set[Pair] = set()
    for key, own in said.items():
        before, after = index.beside(f"says {key}", 0, id, NEXT)
        meet += [(said_in(other), own) for other in before] + [(own, said_in(other)) for other in after]
        for n, one in enumerate(reversed(before), start=1):  # those that stood NEXT apart, and now stand one more
            parted |= {(one.id, other.id) for other in after[NEXT - n : NEXT - n + 1]}
    index.put(of_saying(*one) for one in said.items())
    origin = {other: origin_in(index, other) for pair in (*reprints(meet), *parted) for other in pair} | {id: id}
    joined = {origin[other] for pair in reprints(meet) for other in pair}
    loosened = {origin[a] for a, b in parted if origin[a] == origin[b]}
    held = {first: _group(index, first) for first in joined | loosened}
    pairs = [*reprints(meet), *((first, other) for first in joined - loosened for other in held[first])]
    if loosened:
        pairs += _among(index, find, {other for first in loosened for other in held[first]})
    return _write(index, {other: first for first, group in held.items() for other in group} | {id: id}, pairs)


def _group(index: Index, first: str) -> list[str]:
    return [one.id for one in index.under([f"origin {first}"])] or [first]


def _among(index: Index, find: Find, reports: set[str]) -> set[Pair]:
    """Pairs that share enough among a few reports."""

    def beside() -> Iterator[tuple[Said, Said]]:
        for id in sorted(reports):
            said = sayings(report) if (report := find(id)) else {}
            for key, own in said.items():
                found: list[Posting] = index.beside(f"says {key}", 0, id, NEXT)[1]
                yield from ((own, said_in(other)) for other in found if other.id in reports)

    return reprints(beside())


def _write(index: Index, was: dict[str, str], pairs: Iterable[Pair]) -> set[str]:
    now = first_of(sorted(was), (ordered(*pair) for pair in pairs))
    size: dict[str, int] = {}
    for first in now.values():
        size[first] = size.get(first, 0) + 1
    for id, first in was.items():
        index.drop(of_origin(id, first))
    for id, first in now.items():
        if size[first] > 1:
            index.put(of_origin(id, first))
    return {id for id in was if was[id] != now[id]}
