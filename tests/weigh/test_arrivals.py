"""Reprints, one report after the other."""

import random
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Report
from onrecord.weigh.arrivals import arrive, origin_in
from onrecord.weigh.origins import origins
from tests.weigh.memory import Memory
from tests.weigh.stories import SENTENCES


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    """Each is compared with the next two of those that print a sentence, so that it matters who they are."""
    with pytest.MonkeyPatch.context() as patch:
        for room in ("origins", "arrivals"):
            patch.setattr(import_module(f"onrecord.weigh.{room}"), "NEXT", 2)
        yield


def report(n: int) -> Report:
    chance = random.Random(n)
    own = f"Somebody in street number {n} of the old town saw nothing of it at all."
    return Report(text=" ".join([*chance.sample(SENTENCES, chance.randint(1, 3)), own, own]), name=str(n))


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(20)), st.integers(1, 4))
def test_one_after_the_other_is_as_good_as_all_at_once(order: list[int], portion: int) -> None:
    index = Memory()
    reports: dict[str, Report] = {}
    told: dict[str, str] = {}
    for at in range(0, len(order), portion):
        new = {one.id: one for one in map(report, order[at : at + portion])}
        reports |= new
        changed = arrive(index, reports.get, new)
        now = {id: origin_in(index, id) for id in reports}
        assert now == origins(reports)
        assert changed >= {id for id in reports if now[id] != told.get(id, id)}
        told = now


def test_a_report_arrives_once() -> None:
    index, one = Memory(), report(1)
    arrive(index, {one.id: one}.get, [one.id])
    before = list(index.rows)
    assert arrive(index, {one.id: one}.get, [one.id, "unknown"]) == set()
    assert index.rows == before
