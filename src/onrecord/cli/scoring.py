"""onrecord eval"""

from pathlib import Path

import click

from onrecord.cli.options import profile_option


@click.command("eval")
@click.option(
    "--gold", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False), help="coded reports"
)
@profile_option
@click.option("--raise-floors", is_flag=True, help="put the floors where the scores are")
@click.option("--models", is_flag=True, help="score the heads of the trained tagger instead")
@click.option("--allow-lower", is_flag=True, help="with --raise-floors: even where that lowers one")
def evaluate(gold: Path | None, raise_floors: bool, allow_lower: bool, models: bool) -> None:
    """Score the reading on coded cases.

    The stages are scored on their case tables; with --gold, the whole on coded reports; with --models, each head of the
    tagger: as measured in training on what was kept back from it, and with --gold on these reports.

    \b
    Example:
        onrecord eval --gold examples/gold
    """
    from onrecord import evals

    if models:
        _models(gold)
        return
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


def _models(gold: Path | None) -> None:
    from onrecord.train.heads import of_coded, of_training

    for row in of_training() if gold is None else of_coded(gold):
        click.echo(row)
