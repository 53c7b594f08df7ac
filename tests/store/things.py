"""Reports, claims and incidents to keep."""

from datetime import date, datetime, timedelta, timezone

from onrecord.model import (
    Claim,
    Control,
    Dispute,
    Estimate,
    Event,
    Figure,
    Incident,
    Judgement,
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

TEXT = "Rebels shelled Marib on 3 May, killing 12 soldiers, the ministry said. Rebels hold the old town."


def report(name: str = "a", text: str = TEXT, **fields: object) -> Report:
    plain = {"origin": f"{name}.txt", "digest": f"{name:0>64}", "language": "en"}
    return Report(name=name, text=text, **plain | fields)  # type: ignore[arg-type]


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claims(of: Report) -> tuple[Claim, ...]:
    """One of each kind of act, in the order of the text."""
    rebels = Party(span("Rebels"), "rebels", "rebels-ye")
    soldiers = Party(span("soldiers"), "soldiers")
    day = When(start=date(2015, 5, 3), end=date(2015, 5, 3), how="stated", span=span("on 3 May"))
    where = Where(span("Marib"), "Marib", "geo-1", 15.46, 45.32, "town")
    ministry = Voice(span("the ministry"), "the ministry")
    event = Event(type="shelling", trigger=span("shelled"), agents=(rebels,), place=where, when=day)
    figure = Figure(12, 12, 12, span("12"))
    toll = Toll(harm="killed", figure=figure, victims=soldiers, perpetrators=(rebels,), place=where, when=day)
    control = Control(holder=rebels, place=Where(span("the old town"), "the old town"), change="holds", share=0.5)
    return (
        Claim(report=of.id, act=event, evidence=(span("Rebels shelled Marib on 3 May"),), voice=ministry),
        Claim(report=of.id, act=Tie(a=rebels, b=soldiers, kind="hostile"), evidence=(span("Rebels shelled"),)),
        Claim(report=of.id, act=toll, evidence=(span("killing 12 soldiers"),), voice=ministry, stance="denies"),
        Claim(report=of.id, act=control, evidence=(span("Rebels hold the old town"),), mood="planned", confidence=0.5),
    )


def reading(name: str = "a", text: str = TEXT, **fields: object) -> Reading:
    of = report(name, text, **fields)
    return Reading(of, claims=claims(of))


def failed(name: str = "a") -> Reading:
    return Reading(report(name), problems=(Problem("events", "it broke"),))


def judgement(subject: Claim, verdict: str = "accept", **fields: object) -> Judgement:
    at = datetime(2026, 5, 4, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    return Judgement(subject=subject.id, verdict=verdict, by="Ada", at=at, **fields)  # type: ignore[arg-type]


def incident(id: str, *members: Claim) -> Incident:
    ids = tuple(claim.id for claim in members)
    figure = Estimate(
        harm="killed", victims="soldiers", low=10, best=12, high=None, grade="contested", claims=ids, why="range"
    )
    sides = (Side(says="12", voices=("the ministry",), claims=ids), Side(says="10", voices=("rebels",), claims=()))
    return Incident(
        id=id,
        what="shelling, Marib",
        type="shelling",
        rule="range",
        claims=ids,
        start=date(2015, 5, 3),
        estimates=(figure,),
        disputes=(Dispute(about="killed", sides=sides),),
    )
