"""Whatever the order and the portions, weighing a little comes to what weighing everything comes to."""

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Judgement, Verdict
from tests.weigh.memory import World
from tests.weigh.stories import claim, story


def add(world: World, seeds: list[int], days: int = 6) -> None:
    told = [story(seed, days) for seed in seeds]
    for report, claims in told:
        world.reports[report.id] = report
        world.by_report[report.id] = claims
    world.weigh([report.id for report, _ in told])


def judge(world: World, verdict: Verdict, chance: random.Random) -> None:
    claims = [c for some in world.by_report.values() for c in some]
    one, other = chance.choice(claims), chance.choice(claims)
    pair = verdict in {"same", "different"}
    if pair and one.id == other.id:
        return
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=len(world.judgements))
    by = {"by": "ana", "at": at, "other": other.id if pair else None}
    world.judgements.append(Judgement(subject=one.id, verdict=verdict, **by))  # type: ignore[arg-type]
    world.weigh({one.report, other.report} if pair else {one.report})


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(24)), st.lists(st.integers(1, 8), min_size=3, max_size=8))
def test_any_order_and_any_portions_come_to_the_same(order: list[int], portions: list[int]) -> None:
    world = World()
    for portion in portions:
        add(world, order[:portion])
        order = order[portion:]
        world.check()


VERDICTS: list[Verdict] = ["accept", "reject", "same", "different"]


@settings(max_examples=25, deadline=None)
@given(st.integers(), st.lists(st.sampled_from([*VERDICTS, "reread"]), min_size=1, max_size=6))
def test_judging_and_reading_anew_come_to_the_same(seed: int, steps: list[Verdict]) -> None:
    world, chance = World(), random.Random(seed)
    add(world, chance.sample(range(1000), 16))
    for step in steps:
        if step in VERDICTS:
            judge(world, step, chance)
        else:
            report = chance.choice(sorted(world.reports))
            world.by_report[report] = [claim(world.reports[report], date(2015, 5, 3), chance) for _ in range(2)]
            world.weigh([report])
        world.check()


def test_crowds_and_many_reprints() -> None:
    world, order = World(), list(range(150))
    random.Random(2).shuffle(order)
    add(world, order[:144])
    for one in order[144:]:
        add(world, [one])
    world.check()


def test_what_is_far_from_it_is_left_alone() -> None:
    world = World()
    add(world, list(range(90)), days=2000)
    add(world, [90], days=2000)
    assert 0 < len(world.changes[-1].made) < len(world.found) / 5
    world.check()


def test_nothing_new_changes_nothing() -> None:
    world = World()
    add(world, list(range(10)))
    before = dict(world.found)
    world.weigh([])
    assert not world.changes[-1].made
    world.weigh(list(world.reports)[:2])
    assert world.found == before
    world.check()
