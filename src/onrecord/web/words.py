"""How codes, numbers and days read on a page."""

from collections.abc import Iterable
from datetime import date

from onrecord.model import Act, Claim, Control, Event, Figure, Incident, Party, Report, Tie, Toll, Where, vocab
from onrecord.model.things import When
from onrecord.model.wording import SAID
from onrecord.model.wording import number as number

UNKNOWN = "unknown"
_HOW = {"stated": "", "relative": "reckoned from the report’s words", "published": "the report’s own date"}


def figure(value: Figure) -> str:
    """A figure as said."""
    return number(value.low, value.best, value.high)


def day(value: date | None) -> str:
    """2 August 2015, or unknown."""
    return f"{value.day} {value:%B} {value.year}" if value else UNKNOWN


def days(start: date | None, end: date | None) -> str:
    """A day, or the first and the last of several: 2–6 August 2015."""
    first, last = start or end, end or start
    if first is None or last is None or first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def when(value: When | None) -> str:
    """Days, and how they are known where that is not from the words themselves."""
    if value is None:
        return UNKNOWN
    how = _HOW[value.how]
    return f"{days(value.start, value.end)} ({how})" if how else days(value.start, value.end)


def place(value: Where | None) -> str:
    """A place's name, and how exactly it is known."""
    if value is None:
        return UNKNOWN
    return f"{value.name} ({value.grain})" if value.grain else value.name


def names(parties: Iterable[Party]) -> str:
    """Names, or unknown."""
    return ", ".join(party.name for party in parties) or UNKNOWN


def label(code: str) -> str:
    """An event type, harm or kind of act in words."""
    for codes in ("events", "harms"):
        if code in vocab.codes(codes):
            return str(vocab.codes(codes)[code]["label"])
    return code.replace("-", " ")


def act(value: Act) -> str:
    """What is claimed, in a few words."""
    match value:
        case Toll():
            harm = f"{label(value.harm)} or {label(value.also)}" if value.also else label(value.harm)
            return f"{figure(value.figure)} {harm}"
        case Event():
            outcome = "" if value.outcome == "unknown" else f", {value.outcome}"
            return f"{label(value.type)}{outcome}"
        case Control():
            share = "" if value.share is None else f"{value.share:.0%} of "
            return f"{value.holder.name} {value.change} {share}{value.place.name}"
        case Tie():
            return f"{value.a.name} and {value.b.name}: {value.kind}"


def saying(claim: Claim) -> str:
    """Who says it: “denied by the ministry, through the radio”."""
    by = f"by {claim.voice.name}" if claim.voice else "in the report’s own words"
    through = f", through {', '.join(one.name for one in claim.via)}" if claim.via else ""
    return f"{SAID[claim.stance]} {by}{through}"


def source(report: Report) -> str:
    """Which report, for people: its publisher and day, or its name."""
    told = [report.publisher or report.name, day(report.published) if report.published else ""]
    return ", ".join(filter(None, told))


def heading(incident: Incident) -> str:
    """What and where: “bomb, Zobe junction”. The line that the weighing wrote, where there is no place."""
    return f"{label(incident.type)}, {incident.place.name}" if incident.place else incident.what


def counted(count: int, one: str, many: str = "") -> str:
    """1 claim, 2 claims."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
