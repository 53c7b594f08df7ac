"""onrecord actors"""

import click

from onrecord.cli.options import json_option, opened, store_option
from onrecord.cli.text import clean, json_line, one_line
from onrecord.model.vocab import codes

_AGAIN = "What was read before changes when you `onrecord run` its files again."


@click.group(invoke_without_command=True)
@store_option
@click.option("--unknown", is_flag=True, help="only those that no list knows")
@json_option
@click.pass_context
def actors(context: click.Context, store: str, unknown: bool, as_json: bool) -> None:
    """List actors by frequency; name and merge unknown ones.

    An actor that no list knows gets an id made from its name, which stays the same from run to run.

    \b
    Example:
        onrecord actors --unknown
        onrecord actors name "Falcon Brigade" falcon-brigade --kind rebel-group --country SY
        onrecord actors merge "Falcons" local-1a2b3c4d --into falcon-brigade
    """
    if context.invoked_subcommand:
        context.obj = store
        return
    from msgspec import to_builtins

    from onrecord.app.naming import cast

    for one in cast(opened(store)):
        if unknown and one.known:
            continue
        if as_json:
            click.echo(json_line(to_builtins(one)))
            continue
        roles = ", ".join(f"{role} {count:,}" for role, count in one.roles.items())
        sign = " " if one.known else "?"
        also = "; ".join(name for name in one.names[:4] if name != one.name)
        called = f"; also called {also}" if also else ""
        click.echo(f"{one.claims:>6,} {sign} " + one_line(f"{one.id}: {one.name} - {roles}{called}"))


_kind = click.option("--kind", type=click.Choice([*codes("actor_kinds")]), help="of a new actor")
_country = click.option("--country", metavar="CC", help="where a new actor is at home (ISO code)")


@actors.command()
@click.argument("name")
@click.argument("id")
@_kind
@_country
@click.pass_obj
def name(store: str, name: str, id: str, kind: str | None, country: str | None) -> None:
    """Say whom a NAME means, for good.

    NAME may be an id of `onrecord actors --unknown`. ID is that of an actor in the lists, or a new one.

    \b
    Example:
        onrecord actors name "the Caliphate's soldiers" isis
    """
    _call(store, (name,), id, kind, country)


@actors.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--into", required=True, metavar="ID", help="the actor that all of them are")
@_kind
@_country
@click.pass_obj
def merge(store: str, names: tuple[str, ...], into: str, kind: str | None, country: str | None) -> None:
    """Say that several names mean one actor, for good.

    \b
    Example:
        onrecord actors merge local-1a2b3c4d "Falcons" --into falcon-brigade --kind rebel-group
    """
    _call(store, names, into, kind, country)


def _call(store: str, names: tuple[str, ...], id: str, kind: str | None, country: str | None) -> None:
    from onrecord.app.naming import call
    from onrecord.gazetteer import own

    local = any(own.is_local(one) for one in (*names, id))
    made = call(names, id, kind=kind, country=country, store=opened(store) if local else None)
    click.echo(clean(f"{made.name} ({made.id}) is also called {'; '.join(made.aliases)}\n{_AGAIN}"))
