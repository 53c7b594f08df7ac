"""onrecord import"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.group import STOPPED
from onrecord.cli.options import opened, store_option
from onrecord.cli.text import clean

if TYPE_CHECKING:
    from onrecord.app import Imported


@click.command("import")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIMS...", type=click.Path(path_type=Path))
@click.option(
    "--texts", required=True, metavar="DIR", type=click.Path(path_type=Path), help="the folder of the reports' texts"
)
@click.option("--aside", is_flag=True, help="keep them, and go on weighing what onrecord reads itself")
@store_option
def bring(claims: tuple[Path, ...], texts: Path, aside: bool, store: str) -> None:
    """Take in claims that were made elsewhere.

    CLAIMS are folders or files: NAME.claims.jsonl speaks of the report NAME in DIR; in other .jsonl files, each line
    says by its `report` of which one. For these reports, the claims are weighed in the place of our own reading's.

    \b
    Example:
        onrecord import coded/ --texts reports/
    """
    from onrecord import app

    kept = opened(store, create=True)
    tally = app.Imported()
    try:
        for now in app.bring(claims, texts, kept, aside=aside):
            tally = now
    except KeyboardInterrupt:
        _summarise(tally, clean(kept.url))
        click.echo("Stopped. What was imported is kept: the same command goes on from here.", err=True)
        click.get_current_context().exit(STOPPED)
    _summarise(tally, clean(kept.url))
    if not tally.claims and tally.refused:
        click.get_current_context().exit(1)


def _summarise(tally: "Imported", where: str) -> None:
    hands = f" by {clean(', '.join(sorted(tally.hands)))}" if tally.hands else ""
    unchanged = f", {tally.unchanged:,} of them unchanged" if tally.unchanged else ""
    rows = [
        ("reports", f"{tally.reports:,}{unchanged}"),
        ("claims", f"{tally.claims:,}{hands}"),
        ("repeats", f"{tally.repeated:,} lines say what another line of their report says" if tally.repeated else ""),
        ("refused", f"{tally.refused:,} lines; `onrecord problems` tells why" if tally.refused else ""),
        ("store", where),
    ]
    for name, value in rows:
        if value:
            click.echo(f"{name:<10} {value}")
