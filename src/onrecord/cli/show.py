"""How claims and incidents look on a terminal."""

from collections.abc import Iterable, Iterator
from math import inf

from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from onrecord.app import Explained, Quote, Reason, Told
from onrecord.cli.text import one_line
from onrecord.cli.words import GROUPS, act_in_words, estimate_in_words, saying, source, title
from onrecord.model import Claim, Dispute, Incident, Reading

WIDE = 120
"""Columns where there is no terminal to ask."""

REASONS = 12
"""Pairs of claims whose reasons are shown: the strongest."""

_STANCE = {"asserts": "", "denies": "red", "doubts": "yellow"}


def console() -> Console:
    """stdout. What is printed is text of reports: no markup, no emoji, no highlighting."""
    out = Console(markup=False, emoji=False, highlight=False)
    return out if out.is_terminal else Console(markup=False, emoji=False, highlight=False, width=WIDE)


def show_reading(reading: Reading) -> None:
    """A report's claims, grouped by kind, in the order of the text."""
    out = console()
    heading = Text(source(reading.report), style="bold")
    if reading.report.title:
        heading.append(f"  {one_line(reading.report.title)}", style="not bold")
    out.print(heading)
    for kind, name in GROUPS.items():
        found = [claim for claim in reading.claims if type(claim.act) is kind]
        if found:
            out.print(Text(f"\n{name}", style="bold cyan"))
        for claim in found:
            words = (one_line(span.of(reading.report.text)) for span in claim.evidence)
            for indent, line in _claim(claim, (Text(f"“{one}”", style="dim") for one in words)):
                _put(out, line, 2 + indent)
    if not reading.claims:
        out.print("Nothing that could be claimed was found.")
    out.print()


def _claim(claim: Claim, quotes: Iterable[Text]) -> Iterator[tuple[int, Text]]:
    """Lines and how far they are indented."""
    yield 0, Text(act_in_words(claim.act), style="bold")
    yield 2, Text(saying(claim), style=_STANCE[claim.stance] or ("" if claim.counts else "yellow"))
    yield from ((2, one) for one in quotes)


def _put(out: Console, text: Text, indent: int) -> None:
    for line in text.wrap(out, out.width - indent):
        line.rstrip()
        out.print(Text(" " * indent).append_text(line))


def show_incidents(incidents: Iterable[Incident], *, everything: bool = True) -> None:
    """Each with its estimates and disputes."""
    out = console()
    none = True
    for incident in incidents:
        none = False
        out.print(_heading(incident))
        for estimate in incident.estimates:
            _put(out, Text(estimate_in_words(estimate)), 4)
        for dispute in incident.disputes:
            _put(out, _dispute(dispute), 4)
    if none and everything:
        out.print("No incidents. `onrecord run PATH` reads reports and weighs what they say.")
    elif none:
        out.print("No incident is like that. `onrecord incidents` lists all.")
    else:
        out.print(Text("\n`onrecord explain ID` shows the words behind one.", style="dim"))


def _heading(incident: Incident) -> Text:
    return Text().append(one_line(incident.id)[:8], style="cyan").append(f"  {title(incident)}", style="bold")


def _dispute(dispute: Dispute) -> Text:
    sides = "; ".join(f"{side.says} ({', '.join(side.voices)})" for side in dispute.sides)
    return Text("disputed: ", style="red").append(one_line(f"{dispute.about} - {sides}"), style="default")


def show_explained(explained: Explained) -> None:
    """A tree: estimate <- claims <- voices <- words in their sentences."""
    subject = explained.subject
    console().print(_claim_tree(explained) if isinstance(subject, Claim) else _incident_tree(subject, explained))


def _incident_tree(incident: Incident, explained: Explained) -> Tree:
    told = explained.told
    tree = Tree(_heading(incident))
    shown: set[str] = set()
    for estimate in incident.estimates:
        line = Text(estimate_in_words(estimate), style="bold").append(f"\n{one_line(estimate.why)}", style="not bold")
        branch = tree.add(line)
        for id in estimate.claims:
            if id in told:
                branch.add(_told(told[id]))
        shown.update(estimate.claims)
    for dispute in incident.disputes:
        tree.add(_dispute(dispute))
    rest = [id for id in incident.claims if id in told and id not in shown]
    if rest:
        branch = tree.add(Text("other claims", style="bold"))
        for id in rest:
            branch.add(_told(told[id]))
    if explained.reasons:
        branch = tree.add(Text("why these belong together", style="bold"))
        for reason in explained.reasons[:REASONS]:
            branch.add(_reason(reason, told))
        if len(explained.reasons) > REASONS:
            branch.add(Text(f"{len(explained.reasons) - REASONS:,} weaker pairs", style="dim"))
    return tree


def _reason(reason: Reason, told: dict[str, Told]) -> Text:
    a, b = told[reason.a], told[reason.b]
    if reason.across:
        pair = f"{source(a.report)} and {source(b.report)}"
    else:
        pair = f"{act_in_words(a.claim.act)} and {act_in_words(b.claim.act)}, in {a.report.name}"
    score = "decided" if reason.score == inf else f"{reason.score:+.1f}"
    line = Text(f"{score}  ", style="cyan" if reason.score > 0 else "yellow").append(one_line(pair), style="default")
    return line.append(f"\n{one_line('; '.join(reason.why))}", style="dim")


def _claim_tree(explained: Explained) -> Tree:
    (told,) = explained.told.values()
    tree = Tree(_told(told))
    for incident in explained.incidents:
        tree.add(Text("in ").append_text(_heading(incident)))
    return tree


def _told(told: Told) -> Group:
    identity = Text(told.claim.id, style="cyan").append(f"  {source(told.report)}", style="default")
    judged = (Text(one_line(f"{one.verdict} by {one.by}{one.why and ': ' + one.why}")) for one in told.judgements)
    lines = [*_claim(told.claim, map(_quote, told.quotes)), *((2, one) for one in judged)]
    return Group(identity, *(Padding(line, (0, 0, 0, indent), expand=False) for indent, line in lines))


def _quote(quote: Quote) -> Text:
    before, words, after = map(one_line, (quote.before, quote.words, quote.after))
    gap = " " if quote.after[:1].isspace() else ""
    text = Text(f"{before} " if before else "", style="dim")
    return text.append(words, style="not dim underline").append(f"{gap}{after}")
