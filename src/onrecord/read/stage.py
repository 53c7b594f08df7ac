"""A stage: a plain function from a reading to a fuller reading, which says what it needs and gives."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from onrecord.model import Problem, Reading, Report

LAYERS = ("report", "sentences", "tags", "mentions", "figures", "dates", "drafts", "attributions", "claims")


class Stage(Protocol):
    """Takes a reading and returns one with more layers filled; never changes what it was given."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]

    def __call__(self, reading: Reading, /) -> Reading: ...


@runtime_checkable
class BatchStage(Protocol):
    """A stage that is faster on many readings at once (a parser, a model)."""

    def many(self, readings: Iterable[Reading], /) -> Iterator[Reading]: ...


class _Function:
    def __init__(
        self,
        function: Callable[[Reading], Reading],
        needs: tuple[str, ...],
        gives: tuple[str, ...],
        after: str | None,
    ) -> None:
        self.name = getattr(function, "func", function).__name__  # a partial has none of its own
        self.needs = needs
        self.gives = gives
        self.after = after
        self._function = function

    def __call__(self, reading: Reading, /) -> Reading:
        return self._function(reading)


def stage(
    function: Callable[[Reading], Reading],
    *,
    needs: Sequence[str] = ("sentences",),
    gives: Sequence[str],
    after: str | None = None,
) -> Stage:
    """Make a stage of a function `Reading -> Reading`; a plugin's may say `after` which stage it comes."""
    return _Function(function, tuple(needs), tuple(gives), after)


def check(stages: Sequence[Stage]) -> None:
    """Raise ValueError, naming stage and layer, unless every stage finds what it needs before it."""
    there = {"report"}
    for one in stages:
        missing = [layer for layer in one.needs if layer not in there]
        unknown = [layer for layer in (*one.needs, *one.gives) if layer not in LAYERS]
        if unknown:
            raise ValueError(f"stage {one.name} names unknown layers: {', '.join(unknown)}")
        if missing:
            raise ValueError(
                f"stage {one.name} needs {', '.join(missing)}; before it there is {', '.join(sorted(there))}"
            )
        there.update(one.gives)


def read(report: Report, stages: Sequence[Stage]) -> Reading:
    """Understand one report. Pure. A failing stage adds a Problem, and the rest go on."""
    return _run(Reading(report), stages)


def read_all(reports: Iterable[Report], stages: Sequence[Stage]) -> Iterator[Reading]:
    """Readings in the order of the reports; batch stages see the stream."""
    readings: Iterable[Reading] = (Reading(r) for r in reports)
    for one in stages:
        readings = one.many(readings) if isinstance(one, BatchStage) else map(partial(_step, one), readings)
    return iter(readings)


def _run(reading: Reading, stages: Sequence[Stage]) -> Reading:
    for one in stages:
        reading = _step(one, reading)
    return reading


def _step(one: Stage, reading: Reading) -> Reading:
    try:
        return one(reading)
    except Exception as error:
        return reading.plus(problems=(*reading.problems, Problem(one.name, f"{type(error).__name__}: {error}")))
