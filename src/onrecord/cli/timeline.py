"""onrecord timeline"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import json_option, opened, store_option
from onrecord.cli.text import json_line, one_line

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.app import Shelf, Timeline
    from onrecord.weigh.timeline import Step


@click.command()
@click.argument("name", metavar="PLACE|PARTY")
@store_option
@json_option
def timeline(name: str, store: str, as_json: bool) -> None:
    """Show who held a place, how a party stood to others, and what happened, over time.

    Every line says who claims it, with the words.

    \b
    Example:
        onrecord timeline Hasakah
        onrecord timeline "Islamic State" --json
    """
    from onrecord import app

    kept = opened(store)
    found, shelf = app.timeline(kept, name), app.Shelf(kept)
    if as_json:
        for row in _rows(found, shelf):
            click.echo(json_line(row))
        return
    from onrecord.cli.show import console

    out = console()
    for line in _lines(found, shelf):
        out.print(line, soft_wrap=False)


def _lines(found: "Timeline", shelf: "Shelf") -> Iterator["Text"]:
    from rich.text import Text

    from onrecord.cli.words import days, estimate_in_words, title

    for heading, lines in (("Control of", found.control), ("Between", found.ties)):
        for name, steps in lines.items():
            yield Text(one_line(f"{heading} {name}"), style="bold cyan")
            for step in steps:
                yield from _step(step, shelf)
            yield Text()
    if found.incidents:
        yield Text(one_line(f"Incidents, {found.name}"), style="bold cyan")
    for one in found.incidents:
        day = days(one.start, one.end) or "no day known"
        yield _line(day, Text(title(one), style="bold")).append(f"  {one_line(one.id)[:8]}", style="cyan")
        yield from (_line("", Text(estimate_in_words(estimate))) for estimate in one.estimates)
        yield from (_line("", Text(one_line(f"disputed: {dispute.about}"), style="red")) for dispute in one.disputes)


def _step(step: "Step", shelf: "Shelf") -> Iterator["Text"]:
    from rich.text import Text

    from onrecord.cli.words import act_in_words, days, saying, source

    claim, report = step.claim, shelf[step.claim.report]
    day = days(step.start, step.end) or "no day known"
    what = Text(act_in_words(claim.act), style="bold" if claim.counts else "yellow")
    if step.disputed:
        what.append("  disputed", style="red")
    yield _line(day, what)
    yield _line("(day of the report)" if step.how == "published" else "", Text(f"{saying(claim)} - {source(report)}"))
    yield _line("", Text(one_line(" … ".join(f"“{span.of(report.text)}”" for span in claim.evidence)), style="dim"))
    if claim.counts and step.start:
        contested = f", contested by {', '.join(step.contested)}" if step.contested else ""
        yield _line("", Text(one_line(f"= {' and '.join(step.after) or 'nobody'}{contested}"), style="green"))


def _line(left: str, right: "Text") -> "Text":
    from rich.text import Text

    return Text(f"  {left:<22} ").append_text(right)


def _rows(found: "Timeline", shelf: "Shelf") -> Iterator[dict[str, Any]]:
    """JSON: the steps of each line of control and ties, then incidents."""
    from onrecord.export.contract import claim_json

    for kind, lines in (("control", found.control), ("tie", found.ties)):
        for name, steps in lines.items():
            for step in steps:
                yield {
                    "is": kind,
                    "of": name,
                    "when": _when(step.start, step.end),
                    "how": step.how,
                    "after": list(step.after),
                    "contested_by": list(step.contested),
                    "disputed": step.disputed,
                    "claim": claim_json(step.claim, shelf[step.claim.report]),
                }
    for one in found.incidents:
        yield {
            "is": "incident",
            "id": one.id,
            "what": one.what,
            "type": one.type,
            "kind": one.kind,
            "when": _when(one.start, one.end),
            "disputed": bool(one.disputes),
            "claims": list(one.claims),
        }


def _when(start: Any, end: Any) -> dict[str, str] | None:
    first, last = start or end, end or start
    return {"from": first.isoformat(), "to": last.isoformat()} if first else None
