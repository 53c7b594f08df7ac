"""Short ways to make claims for the tests of weighing."""

from datetime import date

from onrecord.model import (
    Change,
    Claim,
    Control,
    Event,
    Figure,
    Mood,
    Party,
    Report,
    Span,
    Stance,
    Tie,
    TieKind,
    Toll,
    Voice,
    When,
    Where,
)

HASAKAH = Where(Span(0, 5), "Hasakah, Syria", "173811", 36.5, 40.7, "town")
ALEPPO = Where(Span(0, 5), "Aleppo, Syria", "170063", 36.2, 37.2, "town")
SYRIA = Where(Span(0, 5), "Syria", "SY", 35.0, 38.0, "country")


def party(name: str, actor: str | None = None) -> Party:
    return Party(Span(0, 5), name, actor)


def voice(name: str) -> Voice:
    return Voice(Span(0, 5), name)


def day(words: str) -> When:
    return When(start=date.fromisoformat(words), end=date.fromisoformat(words), how="stated")


def report(name: str, published: str, text: str = "") -> Report:
    return Report(text=text or f"Report {name}.", name=name, published=date.fromisoformat(published))


def toll(
    report: Report,
    low: int,
    best: int | None = None,
    high: int | None = None,
    /,
    *,
    at: int = 0,
    by: str | None = None,
    harm: str = "killed",
    victims: Party | None = None,
    place: Where | None = HASAKAH,
    when: When | None = None,
    stance: Stance = "asserts",
    mood: Mood = "happened",
) -> Claim:
    exact = best is None and high is None
    figure = Figure(low, low if exact else best, low if exact else high, Span(at, at + 2))
    act = Toll(harm=harm, figure=figure, victims=victims, place=place, when=when)
    return Claim(
        report=report.id,
        act=act,
        evidence=(Span(at, at + 20),),
        voice=voice(by) if by else None,
        stance=stance,
        mood=mood,
    )


def event(
    report: Report,
    type: str = "armed-clash",
    *,
    at: int = 0,
    by: str | None = None,
    agents: tuple[Party, ...] = (),
    targets: tuple[Party, ...] = (),
    place: Where | None = HASAKAH,
    when: When | None = None,
    stance: Stance = "asserts",
    mood: Mood = "happened",
) -> Claim:
    act = Event(type=type, trigger=Span(at, at + 4), agents=agents, targets=targets, place=place, when=when)
    return Claim(
        report=report.id,
        act=act,
        evidence=(Span(at, at + 20),),
        voice=voice(by) if by else None,
        stance=stance,
        mood=mood,
    )


def tie(
    report: Report, a: Party, b: Party, kind: TieKind = "allied", by: str | None = None, stance: Stance = "asserts"
) -> Claim:
    return Claim(
        report=report.id,
        act=Tie(a=a, b=b, kind=kind),
        evidence=(Span(0, 9),),
        voice=voice(by) if by else None,
        stance=stance,
        mood="ongoing",
    )


def control(
    report: Report, holder: Party, change: Change = "holds", share: float | None = None, stance: Stance = "asserts"
) -> Claim:
    act = Control(holder=holder, place=HASAKAH, change=change, share=share)
    return Claim(report=report.id, act=act, evidence=(Span(0, 9),), stance=stance, mood="ongoing")


def where(name: str) -> Where:
    return Where(Span(0, 5), name)
