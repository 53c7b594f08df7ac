"""onrecord judge, judgements"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import json_option, opened, store_option
from onrecord.cli.text import clean, json_line, one_line
from onrecord.config import AUTHOR
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.model import Judgement, Verdict

VERDICTS: "tuple[Verdict, ...]" = ("accept", "reject", "replace", "same", "different", "note")
_NEEDS = {"replace": "FILE", "same": "OTHER", "different": "OTHER"}
_PAST = {"accept": "accepted", "reject": "rejected", "replace": "replaced", "note": "noted"}
_PAIRS = {"same": "one incident with", "different": "another incident than"}


@click.command()
@click.argument("id")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("with_", required=False, metavar="[OTHER|FILE]")
@click.option("--why", default="", help="the reason, for those who come after")
@click.option("--by", default=AUTHOR.get, show_default=AUTHOR.default, help=f"{AUTHOR.help} [{AUTHOR.env}]")
@store_option
def judge(id: str, verdict: "Verdict", with_: str | None, why: str, by: str, store: str) -> None:
    """Decide on a claim; the incidents are weighed again.

    same and different take a second claim, OTHER, of the same incident or of another one; replace takes a FILE with the
    claim that is right, as one line of `onrecord claims --json`. Nothing is ever deleted: the last word on a claim, or
    on a pair, counts.

    \b
    Example:
        onrecord judge 3f2a reject --why "the figure is of another day"
        onrecord judge 3f2a same 91bc
        onrecord judge 3f2a replace right.json
    """
    from onrecord import app

    needs = _NEEDS.get(verdict)
    if needs and not with_:
        raise click.UsageError(f"{verdict} needs {'a second claim' if needs == 'OTHER' else 'a file'}: {needs}")
    if with_ and not needs:
        raise click.UsageError(f"{verdict} takes nothing after it, not {clean(with_)!r}")
    row = _row(Path(with_)) if with_ and needs == "FILE" else None
    kept = opened(store)
    said = app.judge(kept, id, verdict, by=by, why=why, other=None if row else with_, row=row)
    claim, other = kept.claim(said.subject), kept.claim(said.other) if said.other else None
    if other is None:
        click.echo(f"{_PAST[verdict]}: {_line(claim)}")
    else:
        click.echo(f"{_PAIRS.get(verdict, 'replaced')}: {_line(claim)}\n  {'by' if row else 'and'}: {_line(other)}")


def _line(claim: Any) -> str:
    from onrecord.cli.words import act_in_words

    return clean(f"{act_in_words(claim.act)} ({claim.id})")


def _row(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise OnrecordError(f"{file} is no claim: {error}", _FORM) from error
    if not isinstance(found, dict):
        raise OnrecordError(f"{file} is no claim: it holds no JSON object", _FORM)
    return found


_FORM = "write one line as `onrecord claims REPORT --json` does, and correct it"


@click.command()
@click.option("--lost", is_flag=True, help="only those on claims that are gone, which no claim of today took over")
@store_option
@json_option
def judgements(lost: bool, store: str, as_json: bool) -> None:
    """List what was decided, by whom, when and why.

    \b
    Example:
        onrecord judgements --lost
    """
    from msgspec import to_builtins

    from onrecord import app

    kept = opened(store)
    found = app.judgements(kept)
    gone, passed = set(found.lost), dict(found.passed)
    none = True
    for one in kept.judgements():
        if lost and one not in gone:
            continue
        none = False
        today = passed.get(one)
        if as_json:
            extra = {"lost": one in gone, "now": to_builtins(today) if today else None}
            click.echo(json_line(to_builtins(one) | extra))
        else:
            click.echo(_told(one, today, one in gone))
    if none and not as_json:
        click.echo("No judgement is lost." if lost else "No judgements.")


def _told(one: "Judgement", today: "Judgement | None", gone: bool) -> str:
    verdict = f"{one.verdict} {one.other}" if one.other else one.verdict
    parts = [one.subject, verdict, f"{one.by}, {one.at:%Y-%m-%d %H:%M %Z}", one.why]
    if gone:
        parts.append("lost: the newest reading has no such claim")
    if today:
        parts.append(f"now on {today.subject}{f' and {today.other}' if one.verdict in _PAIRS else ''}")
    return one_line(" · ".join(filter(None, parts)))
