"""Claims as a model tells them."""

import re
from typing import Any

from onrecord.model import Figure, Reading, Report, Span

Json = dict[str, Any]


def toll(evidence: str, words: str, low: int, **more: Any) -> Json:
    row = {"is": "toll", "evidence": evidence, "harm": "killed", "also": None, "words": words, "low": low, "high": low}
    return row | {"victims": None, "perpetrators": [], "place": None} | _SAID | more


def event(evidence: str, type: str, trigger: str, **more: Any) -> Json:
    row = {"is": "event", "evidence": evidence, "type": type, "trigger": trigger, "agents": [], "targets": []}
    return row | {"place": None, "outcome": "unknown"} | _SAID | more


def control(evidence: str, holder: str, place: str, **more: Any) -> Json:
    row = {"is": "control", "evidence": evidence, "holder": named(holder), "place": named(place)}
    return row | {"change": "holds", "share": None} | _SAID | more


def tie(evidence: str, a: str, b: str, **more: Any) -> Json:
    return {"is": "tie", "evidence": evidence, "a": named(a), "b": named(b), "kind": "allied"} | _SAID | more


def named(quote: str, name: str | None = None) -> Json:
    return {"quote": quote, "name": name}


def voice(quote: str, name: str | None = None, kind: str = "person") -> Json:
    return {"quote": quote, "name": name, "kind": kind}


def counted(report: Report) -> Reading:
    """A reading in which one stage has been at work: every number in digits is a figure."""
    found = ((int(one[0].replace(",", "")), Span(*one.span())) for one in re.finditer(r"\d[\d,]*(?<!,)", report.text))
    return Reading(report).plus(figures=tuple(Figure(number, number, number, span) for number, span in found))


_SAID: Json = {"when": None, "voice": None, "stance": "asserts", "mood": "happened"}
