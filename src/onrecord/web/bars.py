"""A weighed figure as a bar: low to high, the best number, and each claim's own."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Estimate, Toll
from onrecord.web.cards import Card

LEAST = 1.5
"""Percent of the width that even a single number takes, so that it can be seen."""


@dataclass(frozen=True)
class Bar:
    """Places along the width, in percent."""

    start: float
    width: float
    best: float | None
    open: bool
    """"Or more": there is no upper end."""
    ticks: tuple[float, ...]
    """Where the single claims stand."""
    end: int
    """The number at 100 percent."""


def bar(estimate: Estimate, cards: Iterable[Card]) -> Bar | None:
    """The bar of one estimate, on a scale from nought; None where all say one number, which needs no picture."""
    said = [one.claim.act.figure for one in cards if isinstance(one.claim.act, Toll)]
    points = [figure.low if figure.best is None else figure.best for figure in said]
    known = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
    if len({*known, *points}) < 2:
        return None
    end = max([*known, *points, 1])
    top = max(known) if estimate.high is not None else end
    start = 100 * estimate.low / end
    width = max(LEAST, 100 * (top - estimate.low) / end)
    return Bar(
        start=round(min(start, 100 - LEAST), 2),
        width=round(width, 2),
        best=None if estimate.best is None else round(100 * estimate.best / end, 2),
        open=estimate.high is None,
        ticks=tuple(sorted({round(100 * point / end, 2) for point in points})),
        end=end,
    )
