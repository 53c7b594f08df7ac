"""A small store, made by hand: two reports that differ on one blast, incidents of every grain, and a hostile report."""

from datetime import date
from pathlib import Path

from onrecord.model import (
    GRAINS,
    Claim,
    Control,
    Dispute,
    Estimate,
    Event,
    Figure,
    Grain,
    Incident,
    Party,
    Problem,
    Reading,
    Report,
    Side,
    Span,
    Tie,
    Toll,
    Voice,
    When,
    Where,
)
from onrecord.store import open_store

WIRE = (
    "A bomb went off in Marib on 3 May.\n\nIt killed 12 people, the ministry said. The army and the Hawks are allies."
)
PAPER = "At least 20 people died in the Marib blast, doctors said. The Hawks hold the old town."
EVIL = (
    "<script>alert(1)</script>\x00\x1b[31m killed 7 people\u202e & <img src=x onerror=alert(2)> said \"'><b>Mallory</b>"
)
EVIL_NAME = "\"'><img src=x onerror=alert(3)>\u202e"
BLAST = "b" * 16


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def toll(report: Report, number: str, people: str, voice: str, words: str, *, open_: bool = False) -> Claim:
    text, n = report.text, int(number)
    figure = Figure(n, None if open_ else n, None if open_ else n, span(number, text))
    act = Toll(harm="killed", figure=figure, victims=Party(span(people, text), people))
    said = Voice(span(voice, text), voice)
    return Claim(report=report.id, act=act, evidence=(span(words, text),), voice=said)


def wire() -> Reading:
    report = Report(
        text=WIRE,
        name="wire",
        title="Blast in Marib",
        publisher="Example Wire",
        published=date(2015, 5, 4),
        language="en",
    )
    when = When(start=date(2015, 5, 3), end=date(2015, 5, 3), how="stated", span=span("on 3 May", WIRE))
    place = Where(span("Marib", WIRE), "Marib", "geo-1", 15.46, 45.32, "town")
    event = Event(type="bomb", trigger=span("bomb", WIRE), place=place, when=when)
    tie = Tie(a=Party(span("The army", WIRE), "army"), b=Party(span("the Hawks", WIRE), "Hawks"), kind="allied")
    claims = (
        Claim(report=report.id, act=event, evidence=(span("A bomb went off in Marib on 3 May", WIRE),)),
        toll(report, "12", "people", "the ministry", "It killed 12 people"),
        Claim(report=report.id, act=tie, evidence=(span("The army and the Hawks are allies", WIRE),), stance="denies"),
    )
    return Reading(report, claims=claims)


def paper() -> Reading:
    report = Report(text=PAPER, name="paper", left_out=("Home | About | <b>Contact</b>",), language="en")
    town = Where(span("the old town", PAPER), "the old town")
    hold = Control(holder=Party(span("The Hawks", PAPER), "Hawks"), place=town, change="holds", share=0.5)
    claims = (
        toll(report, "20", "people", "doctors", "At least 20 people died", open_=True),
        Claim(report=report.id, act=hold, evidence=(span("The Hawks hold the old town", PAPER),), mood="planned"),
    )
    return Reading(report, claims=claims)


def evil() -> Reading:
    report = Report(
        text=EVIL,
        name=EVIL_NAME,
        title=EVIL_NAME,
        publisher=EVIL_NAME,
        url="javascript:alert(4)",
        origin=EVIL_NAME,
        left_out=(EVIL_NAME,),
    )
    figure = Figure(7, 7, 7, span("7", EVIL))
    place = Where(span("src=x", EVIL), EVIL_NAME, None, 15.0, 44.0, "town")
    party = Party(span("people", EVIL), EVIL_NAME)
    act = Toll(harm="killed", figure=figure, victims=party, perpetrators=(party,), place=place)
    voice = Voice(span("<b>Mallory</b>", EVIL), EVIL_NAME)
    claim = Claim(report=report.id, act=act, evidence=(span("killed 7 people", EVIL),), voice=voice, via=(voice,))
    return Reading(report, claims=(claim,), problems=(Problem("events", EVIL_NAME),))


def readings() -> list[Reading]:
    return [wire(), paper(), evil()]


def incidents() -> list[Incident]:
    first, second, third = readings()
    twelve, twenty = first.claims[1].id, second.claims[0].id
    killed = Estimate(
        harm="killed",
        victims="people",
        low=12,
        best=12,
        high=None,
        grade="contested",
        claims=(twelve, twenty),
        why="2 independent voices",
    )
    sides = (
        Side(says="12", voices=("the ministry",), claims=(twelve,)),
        Side(says="20 or more", voices=("doctors",), claims=(twenty,)),
    )
    blast = Incident(
        id=BLAST,
        what="bomb, Marib, 2015-05-03",
        type="bomb",
        rule="range/1",
        claims=(first.claims[0].id, twelve, twenty),
        place=Where(Span(0, 1), "Marib", "geo-1", 15.46, 45.32, "town"),
        start=date(2015, 5, 3),
        end=date(2015, 5, 3),
        estimates=(killed,),
        disputes=(Dispute(about="killed: people", sides=sides),),
    )
    bad = Incident(
        id="e" * 16,
        what=EVIL_NAME,
        type="toll",
        rule=EVIL_NAME,
        claims=(third.claims[0].id,),
        place=Where(Span(0, 1), EVIL_NAME, None, 15.0, 44.0, "town"),
        estimates=(
            Estimate(
                harm="killed",
                victims=EVIL_NAME,
                low=7,
                best=7,
                high=7,
                grade="single source",
                claims=(third.claims[0].id,),
                why=EVIL_NAME,
            ),
        ),
        disputes=(Dispute(about=EVIL_NAME, sides=(Side(says=EVIL_NAME, voices=(EVIL_NAME,), claims=()),) * 2),),
    )
    return [
        blast,
        bad,
        *(_elsewhere(n, grain) for n, grain in enumerate(GRAINS[3:])),
    ]


def _elsewhere(n: int, grain: Grain) -> Incident:
    place = Where(Span(0, 1), f"some {grain}", f"geo-{grain}", 15.5, 45.0, grain)
    day = date(2015, 6, 1 + n)
    return Incident(
        id=f"{n:016x}", what=f"siege, {grain}", type="siege", rule="range/1", claims=(), place=place, start=day, end=day
    )


def make(file: Path) -> str:
    """Write the store; returns where it is."""
    store = open_store(str(file), create=True)
    store.add(readings(), "made/1")
    store.refuse(f"{EVIL_NAME}.pdf", "it is <b>broken</b>", "mend it", digest="d" * 64, version="made/1")
    store.put_incidents(incidents(), "made by hand")
    store.close()
    return str(file)
