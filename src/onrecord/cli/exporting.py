"""onrecord export"""

from pathlib import Path

import click

from onrecord.cli.options import opened, store_option
from onrecord.cli.text import clean


@click.command()
@click.argument("format", metavar="FORMAT")
@click.option("--out", required=True, metavar="FILE", type=click.Path(path_type=Path), help="the file to write")
@store_option
def export(format: str, out: Path, store: str) -> None:
    """Write claims and incidents for other tools.

    FORMAT is csv, jsonl, geojson, ged, or one that a plugin adds.

    \b
    Example:
        onrecord export geojson --out incidents.geojson
    """
    from onrecord.app import Shelf, standing
    from onrecord.export import formats, write

    if format not in formats():
        raise click.UsageError(f"there is no format {clean(format)!r}; there are {', '.join(sorted(formats()))}")
    kept = opened(store)
    write(format, kept.incidents(), standing(kept), Shelf(kept), out)
    click.echo(f"wrote {clean(str(out))}")
