"""onrecord incidents, explain"""

import click

from onrecord.cli.options import json_option, opened, store_option
from onrecord.cli.text import json_line


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
