"""A kit that reads "12 people were killed" and nothing else, at once: for tests of what stands around reading."""

import re

from onrecord.kit import Kit
from onrecord.model import Claim, Figure, Party, Reading, Span, Toll
from onrecord.read import stage

_KILLED = re.compile(r"(\d+) (people) were killed")


def tolls(reading: Reading) -> Reading:
    """A claim for each toll. The word BREAK breaks it."""
    if "BREAK" in reading.report.text:
        raise RuntimeError("the word BREAK")
    found = []
    for match in _KILLED.finditer(reading.report.text):
        figure = Figure(int(match[1]), int(match[1]), int(match[1]), Span(*match.span(1)))
        act = Toll(harm="killed", figure=figure, victims=Party(Span(*match.span(2)), "people"))
        found.append(Claim(report=reading.report.id, act=act, evidence=(Span(*match.span()),)))
    return reading.plus(claims=tuple(found))


def small_kit() -> Kit:
    return Kit((stage(tolls, needs=["report"], gives=["claims"]),), "small")
