"""onrecord incidents, explain, judge"""

import click

from onrecord.cli.options import json_option, opened, store_option
from onrecord.cli.text import clean, json_line
from onrecord.config import AUTHOR


@click.command()
@store_option
@json_option
def incidents(store: str, as_json: bool) -> None:
    """List incidents, their figures and disputes.

    \b
    Example:
        onrecord incidents
        onrecord incidents --json > incidents.jsonl
    """
    kept = opened(store)
    if not as_json:
        from onrecord.cli.show import show_incidents

        show_incidents(kept.incidents())
        return
    from onrecord.app import Shelf
    from onrecord.export.contract import incident_json

    shelf = Shelf(kept)
    for incident in kept.incidents():
        members = {claim.id: claim for claim in kept.claims(incident=incident.id)}
        click.echo(json_line(incident_json(incident, members, shelf)))


@click.command()
@click.argument("id")
@store_option
def explain(id: str, store: str) -> None:
    """Show the words behind an incident or claim.

    ID may be the beginning of an id.

    \b
    Example:
        onrecord explain 3f2a
    """
    from onrecord import app
    from onrecord.cli.show import show_explained

    show_explained(app.explain(opened(store), id))


@click.command()
@click.argument("id")
@click.argument("verdict", type=click.Choice(["accept", "reject"]))
@click.option("--why", default="", help="the reason, for those who come after")
@click.option("--by", default=AUTHOR.get, show_default=AUTHOR.default, help=f"{AUTHOR.help} [{AUTHOR.env}]")
@store_option
def judge(id: str, verdict: str, why: str, by: str, store: str) -> None:
    """Accept or reject a claim. The verdict is kept for good, and the incidents are weighed again.

    \b
    Example:
        onrecord judge 3f2a reject --why "the figure is of another day"
    """
    from onrecord import app
    from onrecord.cli.words import act_in_words

    kept = opened(store)
    judgement = app.judge(kept, id, "accept" if verdict == "accept" else "reject", by=by, why=why)
    claim = kept.claim(judgement.subject)
    click.echo(clean(f"{verdict}ed: {act_in_words(claim.act)} ({claim.id})"))
