"""Options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.config import PROFILE, PROFILES, STORE

if TYPE_CHECKING:
    from onrecord.store import Store

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


store_option: Decorator = click.option(
    "--store", metavar="FILE|URL", default=STORE.get, show_default=STORE.default, help=f"{STORE.help} [{STORE.env}]"
)
published_option: Decorator = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="DATE",
    help="the day of reports that do not tell it (YYYY-MM-DD)",
)


def day_option(name: str, into: str, help: str) -> Decorator:
    """A day, YYYY-MM-DD."""
    return click.option(
        name, into, type=click.DateTime(["%Y-%m-%d"]), callback=_day, metavar="DATE", help=f"{help} (YYYY-MM-DD)"
    )


def _profiled(_: click.Context, __: click.Parameter, value: str | None) -> None:
    if value is not None:
        PROFILE.put(value)


profile_option: Decorator = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    callback=_profiled,
    expose_value=False,
    help=f"{PROFILE.help} [{PROFILE.env}]",
)
json_option: Decorator = click.option("--json", "as_json", is_flag=True, help="JSON lines")


def paths_argument(*, required: bool) -> Decorator:
    """Files and folders."""
    return click.argument("paths", nargs=-1, required=required, metavar="PATH...", type=click.Path(path_type=Path))


def opened(where: str, *, create: bool = False) -> "Store":
    """The store, closed when the command ends."""
    from onrecord.store import open_store

    store = open_store(where, create=create)
    click.get_current_context().call_on_close(store.close)
    return store
