"""A progress bar with rate and time left."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from onrecord.app import Tally


class Bar:
    """A bar over the bytes of the files, since a report takes as long as it is."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._begin = monotonic()

    def show(self, tally: Tally) -> None:
        seconds = max(monotonic() - self._begin, 0.001)
        rate = f"{tally.taken:,} reports, {tally.taken / seconds:,.1f}/s"
        done, total = (tally.done, tally.total) if tally.total else (1, 1)
        self.at(tally.step, done, total, rate)

    def at(self, doing: str, done: int, total: int, rate: str) -> None:
        """How far something else than a run has come."""
        self._progress.update(self._task, description=doing, total=total or None, completed=done, rate=rate)


@contextmanager
def bar(console: Console | None = None) -> Iterator[Bar]:
    """Shown on stderr while the context lasts."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console or Console(stderr=True), transient=True) as progress:
        yield Bar(progress, progress.add_task("reading", total=None, rate=""))
