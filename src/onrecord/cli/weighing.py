"""onrecord incidents"""

from typing import Any

import click

from onrecord.cli.options import day_option, json_option, opened, store_option
from onrecord.cli.text import clean, json_line

RULES = ("range", "ucdp", "acled", "margin")


def _type(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from difflib import get_close_matches

    from onrecord.model import vocab

    known = [*vocab.codes("events"), "control", "tie"]
    if value is not None and value not in known:
        near = get_close_matches(value, known, 3)
        raise click.BadParameter(f"there is no type {clean(value)!r}; there are {', '.join(near or known)}")
    return value


@click.command()
@click.option("--near", metavar="PLACE", help="at or near a town or site; in a province or country")
@click.option("--within", metavar="KM", type=click.FloatRange(0), default=25.0, show_default=True, help="how near")
@day_option("--from", "start", "that day or later")
@day_option("--to", "end", "that day or earlier")
@click.option("--party", metavar="NAME", help="where this party did or suffered something")
@click.option("--disputed", is_flag=True, help="with figures or facts that differ")
@click.option("--type", metavar="CODE", callback=_type, help="of one type: air-strike, bomb, ...; control, tie")
@click.option("--rule", type=click.Choice(RULES), help="estimate tolls by this rule, for this list only")
@store_option
@json_option
def incidents(rule: str | None, store: str, as_json: bool, **asked: Any) -> None:
    """List incidents, their figures and disputes.

    \b
    Example:
        onrecord incidents
        onrecord incidents --near Hasakah --from 2015-08-01 --disputed
        onrecord incidents --rule ucdp --json > incidents.jsonl
    """
    from onrecord import app

    kept = opened(store)
    wanted = app.Wanted(**asked)
    found = app.incidents(kept, wanted, rule=rule)
    if not as_json:
        from onrecord.cli.show import show_incidents

        show_incidents(found, everything=wanted == app.Wanted())
        return
    from onrecord.export.contract import incident_json

    shelf = app.Shelf(kept)
    for incident in found:
        members = {claim.id: claim for claim in kept.claims(incident=incident.id)}
        click.echo(json_line(incident_json(incident, members, shelf)))
