"""Synthetic reports from a table of events, to measure weighing without text: `synthetic.py TABLE.parquet [EVENTS]`.

TABLE is UCDP GED (any release with its usual columns); reading it needs pyarrow, which onrecord itself does not.
Noise, for each of one or more reports on an event: the day from one early to two late, a quarter with the province
alone, a fifth of the points shifted by up to 5 km, a fifth without a toll, tolls times 0.7 to 2, a third without one
of the sides. Seeds are fixed, so that figures can be compared.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
class Score:
    """B-cubed precision and recall, and how tolls came out."""

    precision: float
    recall: float
    biggest: int
    """Claims in the biggest incident that mixes events."""
    inside: float
    """Share of incidents whose estimate holds the true toll of their (most frequent) event."""
    width: float
    """Median of high - low."""
    baseline: float
    """The same if every figure of the place and week were thrown together."""

    @property
    def f(self) -> float:
        """B-cubed F."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def score(found: Sequence[Incident], world: World) -> Score:
    """Incidents against the truth."""
    size = Counter(world.truth.values())
    precision = recall = 0.0
    biggest, inside, widths = 0, [], []
    for incident in found:
        events = Counter(world.truth[c] for c in incident.claims)
        precision += sum(n * n / len(incident.claims) for n in events.values())
        recall += sum(n * n / size[event] for event, n in events.items())
        if len(events) > 1:
            biggest = max(biggest, len(incident.claims))
        for one in incident.estimates:
            true = world.tolls[events.most_common(1)[0][0]]
            inside.append(one.low <= true and (one.high is None or true <= one.high))
            widths.append((one.high or one.low) - one.low)
    total = len(world.claims)
    return Score(precision / total, recall / total, biggest, _mean(inside), median(widths), _baseline(world))


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def _baseline(world: World) -> float:
    said: dict[tuple[str, int], list[int]] = defaultdict(list)
    for claim in world.claims:
        if isinstance(claim.act, Toll) and claim.act.place and claim.act.when:
            key = claim.act.place.name, claim.act.when.start.toordinal() // 7
            said[key].append(claim.act.figure.low)
    return median(max(numbers) - min(numbers) for numbers in said.values())


def table(path: str) -> list[dict[str, Any]]:
    """The rows of a parquet file."""
    import pyarrow.parquet  # type: ignore[import-not-found,unused-ignore]

    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
    return rows


def main(path: str, events: str = "6000") -> None:
    """Print how well a sample is weighed."""
    rows = [row for row in table(path) if row["date_start"] == row["date_end"]]
    random.Random(1).shuffle(rows)
    world = make(rows[: int(events)])
    begin = perf_counter()
    found = list(weigh(world.claims, world.reports))
    got = score(found, world)
    print(f"{len(world.claims)} claims, {len(found)} incidents, {perf_counter() - begin:.1f} s")
    print(f"B-cubed P {got.precision:.3f}  R {got.recall:.3f}  F {got.f:.3f}, biggest mixed incident {got.biggest}")
    print(f"true toll inside [low, high] {got.inside:.3f}; median width {got.width}, union of all {got.baseline}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
