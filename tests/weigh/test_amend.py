"""Whatever the order and the portions, weighing a little comes to what weighing everything comes to."""

import random
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import (
    Claim,
    Control,
    Event,
    Figure,
    Judgement,
    Party,
    Report,
    Span,
    Tie,
    Toll,
    Verdict,
    When,
    Where,
)
from tests.weigh.memory import World

SENTENCES = [
    "Shells fell on the northern quarter of the town for most of the night.",
    "Doctors said that the hospital had run out of blood before the morning.",
    "The offensive has lasted since the spring and nobody speaks of its end.",
    "A convoy with flour was turned back at the bridge by armed men in masks.",
    "The mayor asked both sides to let the wounded leave by the eastern road.",
]
ANYWHERE = Span(0, 9)
TOWNS = [Where(ANYWHERE, f"Town {n}, Velia", f"{n}", 30 + n % 2 / 50, 40 + n // 2 / 2, "town") for n in range(4)]
PLACES = [*TOWNS, Where(ANYWHERE, "Velia", "VE", 30.0, 40.0, "country"), Where(ANYWHERE, "Grey Hill, Velia"), None]
PARTIES = [Party(ANYWHERE, name, name) for name in ("reds", "blues")]


def story(seed: int, days: int = 6) -> tuple[Report, list[Claim]]:
    """A report and its claims: crowded in place and time, with reprints, sieges, totals, control and ties."""
    chance = random.Random(seed)
    text = " ".join(chance.sample(SENTENCES, 3)) + f" {seed}"
    day = date(2015, 5, 1) + timedelta(days=chance.randrange(days))
    report = Report(text=text, name=str(seed), published=day if chance.random() < 0.9 else None)
    return report, [_claim(report, day, chance) for _ in range(chance.randint(1, 3))]


def _claim(report: Report, day: date, chance: random.Random) -> Claim:
    at = chance.randrange(len(report.text) - 12)
    where, when = chance.choice(PLACES), When(start=day, end=day, how="stated") if chance.random() < 0.7 else None
    doers, sufferers = (tuple(chance.sample(PARTIES, chance.randint(0, 1))) for _ in "ab")
    kind = chance.random()
    act: Event | Toll | Control | Tie
    if kind < 0.45:
        type = chance.choice(["armed-clash", "shelling", "siege"])
        act = Event(type=type, trigger=Span(at, at + 9), agents=doers, targets=sufferers, place=where, when=when)
    elif kind < 0.85:
        low = chance.choice([3, 4, 12, 400])
        act = Toll(harm="killed", figure=Figure(low, low, low, Span(at, at + 2)), place=where, when=when)
    elif kind < 0.93:
        act = Control(holder=PARTIES[0], place=chance.choice(TOWNS), change="holds")
    else:
        act = Tie(a=PARTIES[0], b=PARTIES[1], kind=chance.choice(["allied", "hostile"]))
    return Claim(report=report.id, act=act, evidence=(Span(at, at + 12),), mood="happened")


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
            world.by_report[report] = [_claim(world.reports[report], date(2015, 5, 3), chance) for _ in range(2)]
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
