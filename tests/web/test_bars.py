"""Low, best and high as a picture."""

import pytest

from onrecord.model import Estimate
from onrecord.web.bars import bar
from onrecord.web.cards import card
from tests.web.made import paper, wire


def estimate(low: int, best: int | None, high: int | None) -> Estimate:
    return Estimate(harm="killed", victims=None, low=low, best=best, high=high, grade="contested", claims=(), why="")


def test_a_range_with_the_claims_in_it() -> None:
    said = [card(wire().claims[1], wire().report, {}), card(paper().claims[0], paper().report, {})]
    drawn = bar(estimate(10, 12, 40), said)
    assert drawn is not None
    assert (drawn.start, drawn.width, drawn.best, drawn.open) == (25, 75, 30, False)
    assert drawn.ticks == (30, 50)
    assert drawn.end == 40


@pytest.mark.parametrize("low", [0, 5, 1000])
def test_or_more_has_no_upper_end(low: int) -> None:
    drawn = bar(estimate(low, low + 5, None), [])
    assert drawn is not None
    assert drawn.open
    assert drawn.start + drawn.width == pytest.approx(100, abs=0.02)


def test_one_number_needs_no_picture() -> None:
    assert bar(estimate(12, 12, 12), []) is None
    assert bar(estimate(0, 0, 0), []) is None
    assert bar(estimate(2, None, None), []) is None
