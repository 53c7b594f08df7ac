"""onrecord explain"""

from pathlib import Path

import click

from onrecord.cli.options import opened, store_option
from onrecord.cli.text import clean


@click.command()
@click.argument("id")
@click.option(
    "--html", metavar="FILE", type=click.Path(path_type=Path), help="write an incident as one page for a browser"
)
@store_option
def explain(id: str, html: Path | None, store: str) -> None:
    """Show the words behind an incident or claim, and why its claims were joined.

    ID may be the beginning of an id. The page of --html needs nothing else: it can be sent as it is.

    \b
    Example:
        onrecord explain 3f2a
        onrecord explain 3f2a --html blast.html
    """
    from onrecord import app

    kept = opened(store)
    if html is None:
        from onrecord.cli.show import show_explained

        show_explained(app.explain(kept, id))
        return
    from onrecord.cli.page import page

    html.write_text(page(app.explain(kept, app.resolve(kept, id, ["incident"]))), encoding="utf-8")
    click.echo(f"wrote {clean(str(html))}")
