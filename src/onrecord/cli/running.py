"""onrecord run, onrecord problems"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Protocol

import click

from onrecord.cli.asking import asking
from onrecord.cli.group import STOPPED
from onrecord.cli.options import json_option, opened, paths_argument, profile_option, published_option, store_option
from onrecord.cli.text import clean, json_line

if TYPE_CHECKING:
    from onrecord.app import Tally
    from onrecord.llm import Ask
    from onrecord.store import Store, Summary

EVERY = 5.0
"""Seconds between the lines of a run that has no terminal."""


@click.command()
@paths_argument(required=False)
@store_option
@published_option
@profile_option
@click.option("--retry-failed", is_flag=True, help="take up again what failed or was refused; PATH may be left out")
@asking
def run(paths: tuple[Path, ...], store: str, published: date | None, retry_failed: bool, ask: "Ask | None") -> None:
    """Read reports, keep what they say, weigh it.

    Takes files and folders. Run it again at any time: what is kept already is passed over, and a run that was stopped
    goes on where it was.

    \b
    Example:
        onrecord run reports/ more/report.pdf --store syria.db
    """
    from onrecord import app

    if not paths and not retry_failed:
        raise click.UsageError("name the files or folders to read")
    kept = opened(store, create=True)
    if not paths:
        paths = tuple(_failed(kept))
    tally, stopped = app.Tally(), False
    try:
        with _progress() as shown:
            found = app.run(paths, kept, published=published, retry_failed=retry_failed, also=[ask] if ask else ())
            for tally in found:
                shown.show(tally)
    except KeyboardInterrupt:
        stopped = True
    _summarise(tally, kept.summary(), kept.url)
    if ask:
        _table([("llm", str(ask.usage))])
        if ask.usage.left_out:
            click.echo(f"{'':<10} `onrecord problems` tells which claims were left out and why")
    if stopped:
        click.echo("Stopped. What was read is kept: the same command goes on from here.", err=True)
        click.get_current_context().exit(STOPPED)


def _failed(store: "Store") -> Iterator[Path]:
    from onrecord.app import file_of
    from onrecord.store import IMPORT

    tried = (one for one in store.problems() if one.state in {"failed", "refused"} and one.version != IMPORT)
    files = {file_of(one.origin) for one in tried}
    return (path for path in map(Path, sorted(files)) if path.exists())


class Shown(Protocol):
    """Something that shows how far a run has come."""

    def show(self, tally: "Tally") -> None: ...


@contextmanager
def _progress() -> Iterator[Shown]:
    if not sys.stderr.isatty():
        yield Lines()
        return
    from onrecord.cli.bar import bar

    with bar() as shown:
        yield shown


class Lines:
    """A line now and then, for logs."""

    def __init__(self) -> None:
        self._begin = self._last = monotonic()

    def show(self, tally: "Tally") -> None:
        now = monotonic()
        if now - self._last >= EVERY:
            self._last = now
            share = 100 * tally.done // tally.total if tally.total else 100
            rate = tally.taken / (now - self._begin)
            click.echo(f"{share} %: {tally.taken:,} reports, {rate:.1f} a second", err=True)


def _summarise(tally: "Tally", held: "Summary", where: str) -> None:
    problems = tally.failed + tally.refused + tally.unsupported
    parts = (
        (tally.new, "new"),
        (tally.unchanged, "unchanged"),
        (tally.failed, "failed"),
        (tally.refused, "refused"),
        (tally.unsupported, "in a language that cannot be read yet"),
    )
    kinds = {"toll": "tolls", "event": "events", "control": "control", "tie": "ties"}
    claims = ", ".join(f"{held.claims[kind]:,} {many}" for kind, many in kinds.items() if kind in held.claims)
    rows = [
        ("reports", ", ".join(f"{n:,} {what}" for n, what in parts if n or what in {"new", "unchanged"})),
        ("left out", f"{tally.left_out:,} passages of the new reports' sources" if tally.left_out else ""),
        ("claims", f"{sum(held.claims.values()):,} kept{f': {claims}' if claims else ''}"),
        ("incidents", f"{held.incidents:,}"),
        ("disputes", f"{held.disputes:,}"),
        ("store", clean(where)),
        ("problems", "`onrecord problems` tells what failed and why" if problems else ""),
    ]
    _table(rows)


def _table(rows: Iterable[tuple[str, str]]) -> None:
    for name, value in rows:
        if value:
            click.echo(f"{name:<10} {value}")


@click.command()
@store_option
@json_option
def problems(store: str, as_json: bool) -> None:
    """List what failed, why, and what to do.

    \b
    Example:
        onrecord problems --store syria.db
    """
    from msgspec import to_builtins

    none = True
    for one in opened(store).problems():
        none = False
        if as_json:
            click.echo(json_line(to_builtins(one)))
        else:
            click.echo(
                clean(f"{one.state}: {one.origin}\n  {one.what}" + (f"\n  -> {one.next_step}" if one.next_step else ""))
            )
    if none and not as_json:
        click.echo("No problems.")
