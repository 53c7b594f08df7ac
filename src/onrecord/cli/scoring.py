"""onrecord eval"""

from pathlib import Path

import click


@click.command("eval")
@click.option(
    "--gold", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False), help="coded reports"
)
@click.option("--raise-floors", is_flag=True, help="put the floors where the scores are")
@click.option("--allow-lower", is_flag=True, help="with --raise-floors: even where that lowers one")
def evaluate(gold: Path | None, raise_floors: bool, allow_lower: bool) -> None:
    """Score the reading on coded cases.

    The stages are scored on their case tables; with --gold, the whole on coded reports.

    \b
    Example:
        onrecord eval --gold examples/gold
    """
    from onrecord import evals

    if raise_floors:
        evals.raise_floors(allow_lower=allow_lower)
    below = 0
    for row in evals.evaluate(gold):
        floor = "" if row.floor is None else f"  floor {row.floor:.3f}"
        below += row.fell
        click.echo(f"{row.name:<32} {row.value:.3f}  of {row.cases:,}{floor}")
    if below:
        click.echo(f"{below} below their floors", err=True)
        click.get_current_context().exit(1)
