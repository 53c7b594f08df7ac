"""onrecord doctor, onrecord config"""

import platform
from collections.abc import Callable, Iterator
from importlib.metadata import version

import click

from onrecord import __version__
from onrecord.cli.options import opened, store_option
from onrecord.cli.text import clean
from onrecord.config import LLM_KEY, LLM_MODEL, LLM_URL, SETTINGS
from onrecord.errors import StoreError


@click.command()
@store_option
def doctor(store: str) -> None:
    """Check versions, parser, gazetteer, store, and a language model's endpoint if one is set.

    \b
    Example:
        onrecord doctor
    """
    ill = 0
    for name, check in _checks(store):
        try:
            state, sign = check(), "ok "
        except Exception as error:  # whatever it is, it is what the doctor was asked for
            state, sign = f"{type(error).__name__}: {error}", "BAD"
            ill += 1
        click.echo(clean(f"{sign} {name:<10} {state}"))
    click.get_current_context().exit(1 if ill else 0)


def _checks(store: str) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "onrecord", lambda: __version__
    yield "python", platform.python_version
    for package in ("spacy", "sqlalchemy", "trafilatura"):
        yield package, lambda package=package: version(package)  # type: ignore[misc]
    yield "parser", _parser
    yield "tagger", _tagger
    yield "gazetteer", _gazetteer
    yield "store", lambda: _store(store)
    if LLM_URL.get():
        yield "llm", _llm


def _parser() -> str:
    from onrecord.kit import load_parser

    meta = load_parser().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _tagger() -> str:
    from onrecord.config import PROFILE
    from onrecord.tagger.session import HOME, Session, home_of

    Session(HOME)  # claims get their sense from it in every profile
    session = Session(home_of(PROFILE.get()))
    found = session.scores(["Rebels", "attacked", "the", "town", "."])
    at = max(range(5), key=lambda i: found.holds("trigger", i))
    return f"model {session.version}, profile {PROFILE.get()}: takes word {at + 1} of 5 for what happened"


def _gazetteer() -> str:
    from onrecord.kit import default_kit
    from onrecord.model import Report

    reading = default_kit().read(Report(text="Two people were killed in Damascus, Syria.", name="doctor"))
    if reading.problems:
        raise RuntimeError("; ".join(f"{p.stage}: {p.what}" for p in reading.problems))
    known = [m.place.name for m in reading.mentions if m.place]
    return f"knows {', '.join(known)}" if known else "knows no place of a plain sentence"


def _llm() -> str:
    from onrecord.llm import Client, Options

    options = Options(url=LLM_URL.get(), model=LLM_MODEL.get(), key=LLM_KEY.get(), timeout=10.0, tries=1)
    with Client(options) as client:
        listed = client.models()
    if not options.model:
        raise RuntimeError(f"{LLM_MODEL.env} is not set; {options.url} lists {', '.join(listed[:10]) or 'none'}")
    told = "lists it" if options.model in listed else f"does not list it, but {', '.join(listed[:10]) or 'nothing'}"
    return f"{options.model} at {options.url}: the endpoint answers and {told}"


def _store(where: str) -> str:
    try:
        held = opened(where).summary()
    except StoreError as error:
        if error.what.startswith("there is no store"):
            return f"none yet at {where}"
        raise
    return f"{where}: {held.reports:,} reports, {sum(held.claims.values()):,} claims, {held.incidents:,} incidents"


@click.command()
def config() -> None:
    """Show what can be set, its value, and where it comes from.

    \b
    Example:
        ONRECORD_STORE=syria.db onrecord config
    """
    for setting in SETTINGS:
        came = "set" if setting.get() != setting.default else "default"
        click.echo(clean(f"{setting.env:<18} {setting.shown()}  ({came})\n{'':<18} {setting.help}"))
