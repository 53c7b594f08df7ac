"""onrecord claims"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.asking import asking
from onrecord.cli.options import paths_argument, profile_option, published_option
from onrecord.cli.text import clean, json_line

if TYPE_CHECKING:
    from onrecord.llm import Ask
    from onrecord.model import Reading


@click.command()
@paths_argument(required=True)
@published_option
@profile_option
@click.option("--json/--text", "as_json", default=None, help="JSON lines, or a list for people (as on a terminal)")
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="write NAME.claims.jsonl, one per report")
@asking
def claims(
    paths: tuple[Path, ...], published: date | None, as_json: bool | None, out: Path | None, ask: "Ask | None"
) -> None:
    """Show what reports say; keep nothing.

    One report: `onrecord REPORT` does the same.

    \b
    Example:
        onrecord claims report.txt
        onrecord claims reports/ --json > claims.jsonl
    """
    from onrecord import app
    from onrecord.intake import Refusal

    as_json = not sys.stdout.isatty() if as_json is None else as_json
    names = Names()
    read = 0
    for reading in app.claims(paths, published=published, also=[ask] if ask else ()):
        if isinstance(reading, Refusal):
            click.echo(clean(f"{reading.what}\n  -> {reading.next_step}"), err=True)
            continue
        read += 1
        for problem in reading.problems:
            click.echo(clean(f"{reading.report.origin}: {problem.stage}: {problem.what}"), err=True)
        if out is not None:
            _write(reading, out, names)
        elif as_json:
            for line in _lines(reading):
                click.echo(line)
        else:
            from onrecord.cli.show import show_reading

            show_reading(reading)
    if ask:
        click.echo(f"llm: {ask.usage}", err=True)
    if out is not None:
        click.echo(f"{read:,} files in {clean(str(out))}", err=True)
    if not read:
        click.get_current_context().exit(1)


def _lines(reading: "Reading") -> Iterator[str]:
    from onrecord.export.contract import claim_json

    return (json_line(claim_json(claim, reading.report)) for claim in reading.claims)


def _write(reading: "Reading", folder: Path, names: "Names") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{names.unique(reading.report.name)}.claims.jsonl"
    file.write_text("".join(f"{line}\n" for line in _lines(reading)), encoding="utf-8")


class Names:
    """File names for reports' names: nothing but letters, digits and harmless signs, and none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, name: str) -> str:
        """The name itself where it can be; "NAME-2" where it is taken (on some systems "a" and "A" are one file)."""
        plain = re.sub(r"[^\w.+ -]", "_", name).strip(". ")[:120] or "report"
        found, number = plain, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{plain}-{number}"
        self._taken.add(found.casefold())
        return found
