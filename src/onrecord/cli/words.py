"""Claims and incidents in words, without looks: what a line of the terminal says."""

from collections.abc import Iterable
from datetime import date

from onrecord.cli.text import one_line
from onrecord.model import (
    Act,
    Claim,
    Control,
    Estimate,
    Event,
    Figure,
    Incident,
    Party,
    Report,
    Tie,
    Toll,
    Voice,
    vocab,
)
from onrecord.model.wording import SAID, number

GROUPS: dict[type[Act], str] = {Toll: "Tolls", Event: "Events", Control: "Control", Tie: "Ties"}
"""Kinds of act, in the order in which they are shown."""


def act_in_words(act: Act) -> str:
    """One line: what is claimed."""
    when = act.when.edtf if act.when else ""
    match act:
        case Toll():
            harm = f"{act.harm} or {act.also}" if act.also else act.harm
            by = f"by {_names(act.perpetrators)}" if act.perpetrators else ""
            victims = act.victims.name if act.victims else ""
            return _joined(f"{_figure(act.figure)} {harm}", victims, by, act.place.name if act.place else "", when)
        case Event():
            sides = " -> ".join(filter(None, (_names(act.agents), _names(act.targets))))
            if act.targets and not act.agents:
                sides = f"-> {sides}"
            label = str(vocab.codes("events")[act.type]["label"])
            outcome = "" if act.outcome == "unknown" else act.outcome
            return _joined(label, sides, act.place.name if act.place else "", when, outcome)
        case Control():
            share = "" if act.share is None else f"{act.share:.0%} of "
            return _joined(f"{act.holder.name}: {act.change} {share}{act.place.name}", when)
        case Tie():
            return _joined(f"{act.a.name} and {act.b.name}: {act.kind}", when)


def saying(claim: Claim) -> str:
    """Who says so, and how: "denied by the ministry (group), via the radio (medium); planned"."""
    voice = f"by {_voice(claim.voice)}" if claim.voice else "in the report's own words"
    via = f", via {', '.join(map(_voice, claim.via))}" if claim.via else ""
    mood = "" if claim.mood == "happened" else f"; {claim.mood}"
    return one_line(f"{SAID[claim.stance]} {voice}{via}{mood}")


def source(report: Report) -> str:
    """Which report: "hasakah (Example News, 2015-08-02)"."""
    known = [report.publisher or "", report.published.isoformat() if report.published else ""]
    return one_line(f"{report.name} ({', '.join(filter(None, known))})" if any(known) else report.name)


def estimate_in_words(estimate: Estimate) -> str:
    """One line: what comes out of the claims."""
    whom = f" ({estimate.victims})" if estimate.victims else ""
    figure = number(estimate.low, estimate.best, estimate.high)
    harm = f"{estimate.harm} or {estimate.also}" if estimate.also else estimate.harm
    return one_line(f"{figure} {harm}{whom} - {estimate.grade}, {_counted(estimate.claims, 'claim')}")


def days(start: date | None, end: date | None) -> str:
    """ "2015-08-02", or both ends where they differ."""
    return "/".join(dict.fromkeys(day.isoformat() for day in (start, end) if day))


def title(incident: Incident) -> str:
    """An incident's line."""
    return one_line(f"{incident.what} - {_counted(incident.claims, 'claim')}")


def _counted(things: tuple[str, ...], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


def _figure(figure: Figure) -> str:
    return number(figure.low, figure.best, figure.high)


def _voice(voice: Voice) -> str:
    return f"{voice.name} ({voice.kind})"


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(party.name for party in parties)


def _joined(*parts: str) -> str:
    return one_line(" · ".join(filter(None, parts)))
