"""Made-up reports that are hard to weigh: crowded, with reprints, sieges, totals, control and ties."""

import random
from datetime import date, timedelta

from onrecord.model import Claim, Control, Event, Figure, Party, Report, Span, Tie, Toll, When, Where
from onrecord.tagger.sense import SIZE, likeness

SENTENCES = [
    "Shells fell on the northern quarter of the town for most of the night.",
    "Doctors said that the hospital had run out of blood before the morning.",
    "The offensive has lasted since the spring and nobody speaks of its end.",
    "A convoy with flour was turned back at the bridge by armed men in masks.",
    "The mayor asked both sides to let the wounded leave by the eastern road.",
]
ANYWHERE = Span(0, 9)
TOWNS = [Where(ANYWHERE, f"Town {n}, Velia", f"{n}", 30 + n % 2 / 50, 40 + n // 2 / 2, "town") for n in range(4)]
PLACES = [*TOWNS, Where(ANYWHERE, "Velia", "VE", 30.0, 40.0, "country"), Where(ANYWHERE, "Grey Hill, Velia"), None]
PARTIES = [Party(ANYWHERE, name, name) for name in ("reds", "blues")]


def story(seed: int, days: int = 6) -> tuple[Report, list[Claim]]:
    """A report of one of so many days, and its claims."""
    chance = random.Random(seed)
    text = " ".join(chance.sample(SENTENCES, 3)) + f" {seed}"
    day = date(2015, 5, 1) + timedelta(days=chance.randrange(days))
    report = Report(text=text, name=str(seed), published=day if chance.random() < 0.9 else None)
    return report, [claim(report, day, chance) for _ in range(chance.randint(1, 3))]


def claim(report: Report, day: date, chance: random.Random) -> Claim:
    at = chance.randrange(len(report.text) - 12)
    where, when = chance.choice(PLACES), When(start=day, end=day, how="stated") if chance.random() < 0.7 else None
    doers, sufferers = (tuple(chance.sample(PARTIES, chance.randint(0, 1))) for _ in "ab")
    kind = chance.random()
    act: Event | Toll | Control | Tie
    if kind < 0.45:
        type = chance.choice(["armed-clash", "shelling", "siege"])
        act = Event(type=type, trigger=Span(at, at + 9), agents=doers, targets=sufferers, place=where, when=when)
    elif kind < 0.85:
        low = chance.choice([3, 4, 12, 400])
        act = Toll(harm="killed", figure=Figure(low, low, low, Span(at, at + 2)), place=where, when=when)
    elif kind < 0.93:
        act = Control(holder=PARTIES[0], place=chance.choice(TOWNS), change="holds")
    else:
        act = Tie(a=PARTIES[0], b=PARTIES[1], kind=chance.choice(["allied", "hostile"]))
    sense = likeness().model + chance.randbytes(SIZE) if chance.random() < 0.6 else b""
    return Claim(report=report.id, act=act, evidence=(Span(at, at + 12),), mood="happened", sense=sense)
