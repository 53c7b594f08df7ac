"""Synthetic reports from a table of events, to measure weighing without text:
`synthetic.py TABLE.parquet [EVENTS] [SEED] [SKIP]`.

TABLE is UCDP GED (any release with its usual columns); reading it needs pyarrow, which onrecord itself does not.
Noise, for each of one or more reports on an event: the day from one early to two late, a quarter with the province
alone, a fifth of the points shifted by up to 5 km, a fifth without a toll, tolls times 0.7 to 2, a third without one
of the sides. Seeds are fixed, so that figures can be compared. The events are the first of a shuffled table (SKIP
leaves some out; the last 2,500 are those that weights were fitted on); SEED makes other reports of them.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from time import perf_counter
from typing import Any

from onrecord.model import Claim, Event, Figure, Incident, Party, Report, Span, Toll, When, Where
from onrecord.weigh import weigh

TEXT = "Fighting was reported. People died."
WORDS = Span(0, 21)
KM = 1 / 111.2
"""Degrees of latitude to a kilometre."""


@dataclass
class World:
    """Made-up reports, and the event that each claim is really of."""

    claims: list[Claim] = field(default_factory=list)
    reports: dict[str, Report] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)
    tolls: dict[str, int] = field(default_factory=dict)
    """The true toll of every event."""


def make(rows: Sequence[Mapping[str, Any]], seed: int = 7) -> World:
    """One to about four reports on every row."""
    chance = random.Random(seed)
    world = World()
    for row in rows:
        event = str(row["id"])
        world.tolls[event] = int(row["best"])
        for n in range(1 + sum(chance.random() < 0.3 for _ in range(3))):
            _report(row, f"{event}-{n}", chance, world)
    return world


def _report(row: Mapping[str, Any], name: str, chance: random.Random, world: World) -> None:
    day: date = row["date_start"] + timedelta(days=chance.randint(-1, 2))
    report = Report(text=TEXT, name=name, url=f"synthetic:{name}", published=day + timedelta(days=1))
    place, when = _place(row, name, chance), When(start=day, end=day, how="stated")
    sides = [Party(WORDS, str(row[side]), str(row[side])) for side in ("side_a", "side_b")]
    if chance.random() < 1 / 3:
        sides.pop(chance.randrange(2))
    agents, targets = (tuple(s for s in sides if s.name == row[side]) for side in ("side_a", "side_b"))
    type = "attack-on-civilians" if row["type_of_violence"] == 3 else "armed-clash"
    acts: list[Event | Toll] = [Event(type=type, trigger=WORDS, agents=agents, targets=targets, place=place, when=when)]
    if chance.random() >= 0.2 and row["best"] > 0:
        dead = max(1, round(row["best"] * chance.uniform(0.7, 2)))
        acts.append(Toll(harm="killed", figure=Figure(dead, dead, dead, WORDS), place=place, when=when))
    world.reports[report.id] = report
    for act in acts:
        claim = Claim(report=report.id, act=act, evidence=(WORDS,))
        world.claims.append(claim)
        world.truth[claim.id] = str(row["id"])


def _place(row: Mapping[str, Any], name: str, chance: random.Random) -> Where:
    province, lat, lon = str(row["adm_1"] or row["country"]), float(row["latitude"]), float(row["longitude"])
    if chance.random() < 0.25 or row["where_prec"] > 3:
        return Where(WORDS, f"{province}, {row['country']}", f"p {province}", None, None, "province")
    town = str(row["where_coordinates"])
    if chance.random() < 0.2:
        lat += chance.uniform(-5, 5) * KM
        lon += chance.uniform(-5, 5) * KM
        town = f"village {name}"
    return Where(WORDS, f"{town}, {province}, {row['country']}", None, lat, lon, "town")


@dataclass
class Ranges:
    """Ranges against true tolls."""

    inside: float
    """Share that holds the true toll."""
    width: float
    """Median of high - low."""
    share: float
    """Median of (high - low) / true toll."""


@dataclass
class Score:
    """B-cubed precision and recall, and how tolls came out."""

    precision: float
    recall: float
    biggest: int
    """Claims in the biggest incident that mixes events."""
    tolls: dict[str, Ranges]
    """How the ranges for tolls came out: under rules, and of everything said of a place and week."""

    @property
    def f(self) -> float:
        """B-cubed F."""
        return f_score(self.precision, self.recall)


def f_score(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall)


def bcubed(found: Iterable[Collection[str]], truth: Mapping[str, str]) -> tuple[float, float]:
    """B-cubed precision and recall of groups of claims, against the event of each claim."""
    size = Counter(truth.values())
    precision = recall = 0.0
    for group in found:
        events = Counter(truth[claim] for claim in group)
        precision += sum(n * n / len(group) for n in events.values())
        recall += sum(n * n / size[event] for event, n in events.items())
    return precision / len(truth), recall / len(truth)


def score(found: Sequence[Incident], world: World, *others: Sequence[Incident]) -> Score:
    """Incidents against the truth; `others` are the same, with their tolls under other rules."""
    groups = [incident.claims for incident in found]
    mixed = (len(group) for group in groups if len({world.truth[claim] for claim in group}) > 1)
    tolls = {some[0].rule: _ranges(_told(some, world)) for some in (found, *others)}
    tolls["everything said of the place and week"] = _ranges(_thrown_together(world))
    return Score(*bcubed(groups, world.truth), max(mixed, default=0), tolls)


Range = tuple[int, int, int]
"""Low, high, and the true toll."""


def _ranges(found: Iterable[Range]) -> Ranges:
    held = list(found)
    return Ranges(
        sum(low <= true <= high for low, high, true in held) / len(held),
        median(high - low for low, high, _ in held),
        median((high - low) / max(1, true) for low, high, true in held),
    )


def _told(found: Iterable[Incident], world: World) -> Iterator[Range]:
    """Each estimate, against the event that most claims of its incident are of."""
    for incident in found:
        events = Counter(world.truth[c] for c in incident.claims)
        for one in incident.estimates:
            yield one.low, one.high if one.high is not None else one.low, world.tolls[events.most_common(1)[0][0]]


def _thrown_together(world: World) -> Iterator[Range]:
    """The same if one knew nothing but the place and week: for each event, all that is said of them."""
    said: dict[tuple[str, int], list[int]] = defaultdict(list)
    of: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for claim in world.claims:
        if isinstance(claim.act, Toll) and claim.act.place and claim.act.when:
            key = claim.act.place.name, claim.act.when.start.toordinal() // 7
            said[key].append(claim.act.figure.low)
            of[world.truth[claim.id]].add(key)
    for event, keys in of.items():
        numbers = [n for key in keys for n in said[key]]
        yield min(numbers), max(numbers), world.tolls[event]


def table(path: str) -> list[dict[str, Any]]:
    """The rows of a parquet file."""
    import pyarrow.parquet  # type: ignore[import-not-found,unused-ignore]

    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return rows


def main(path: str, events: str = "6000", seed: str = "7", skip: str = "0") -> None:
    """Print how well a sample is weighed."""
    rows = [row for row in table(path) if row["date_start"] == row["date_end"]]
    random.Random(1).shuffle(rows)
    world = make(rows[int(skip) : int(skip) + int(events)], int(seed))
    begin = perf_counter()
    found, wide = (list(weigh(world.claims, world.reports, rule=rule)) for rule in ("range", "margin"))
    got = score(found, world, wide)
    print(f"{len(world.claims)} claims, {len(found)} incidents, {perf_counter() - begin:.1f} s")
    print(f"B-cubed P {got.precision:.3f}  R {got.recall:.3f}  F {got.f:.3f}, biggest mixed incident {got.biggest}")
    for rule, one in got.tolls.items():
        print(f"{rule}: true toll inside {one.inside:.3f}; width, median {one.width}, over true toll {one.share:.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:5])
