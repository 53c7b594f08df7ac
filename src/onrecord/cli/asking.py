"""--llm-url and its companions: the options with which commands ask a language model, too."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.text import clean
from onrecord.config import LLM_KEY, LLM_MODEL, LLM_URL, data_dir

if TYPE_CHECKING:
    from onrecord.llm import Ask

Command = Callable[..., Any]

_OPTIONS = (
    click.option(
        "--llm-url",
        metavar="URL",
        default=LLM_URL.get,
        help=f"send the reports to this OpenAI-compatible endpoint, to ask its model, too [{LLM_URL.env}]",
    ),
    click.option("--llm-model", metavar="NAME", default=LLM_MODEL.get, help=f"which model [{LLM_MODEL.env}]"),
    click.option(
        "--llm-price",
        type=(click.FloatRange(min=0), click.FloatRange(min=0)),
        metavar="IN OUT",
        help="price of a million tokens in and out, to show the cost",
    ),
    click.option(
        "--llm-timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=120.0,
        show_default=True,
        metavar="SECONDS",
        help="for one answer",
    ),
    click.option(
        "--llm-window",
        type=click.IntRange(min=500),
        default=12_000,
        show_default=True,
        metavar="LETTERS",
        help="of a report that are sent at once",
    ),
    click.option(
        "--llm-parallel",
        type=click.IntRange(1, 64),
        default=1,
        show_default=True,
        metavar="N",
        help="reports asked about at once",
    ),
)


def asking(command: Command) -> Command:
    """Give a command these options; it gets `ask`, the stage that asks, or None where nobody wants it."""

    @wraps(command)
    def with_ask(
        *args: Any,
        llm_url: str,
        llm_model: str,
        llm_price: tuple[float, float] | None,
        llm_timeout: float,
        llm_window: int,
        llm_parallel: int,
        **rest: Any,
    ) -> Any:
        more = {"timeout": llm_timeout, "window": llm_window, "at_once": llm_parallel}
        ask = _ask(llm_url, llm_model, llm_price, more) if llm_url else None
        if llm_price and ask is None:
            raise click.UsageError("--llm-price goes with --llm-url")
        return command(*args, ask=ask, **rest)

    for option in reversed(_OPTIONS):
        with_ask = option(with_ask)
    return with_ask


def _ask(url: str, model: str, price: tuple[float, float] | None, more: dict[str, Any]) -> "Ask":
    from onrecord.llm import Ask, Cache, Client, Options, Usage

    if not model:
        raise click.UsageError(f"name the model with --llm-model (or {LLM_MODEL.env})")
    overlap = min(800, more["window"] // 5)
    client = Client(Options(url=url, model=model, key=LLM_KEY.get(), overlap=overlap, **more))
    click.get_current_context().call_on_close(client.close)
    click.echo(clean(f"Sends the reports to {url}, to ask {model} about them."), err=True)
    return Ask(client, Cache(data_dir() / "llm"), Usage(*price) if price else None)
