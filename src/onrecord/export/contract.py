"""Claims as JSON lines, the contract that other tools and our own scores read.

One object a claim; every span is {"start", "end", "text"} in code points of the report's text. Unknown is null.
"""

from typing import Any

from onrecord.model import (
    Act,
    Claim,
    Control,
    Event,
    Figure,
    Party,
    Report,
    Span,
    Tie,
    Toll,
    Voice,
    When,
    Where,
    vocab,
)

Json = dict[str, Any]


def claim_json(claim: Claim, report: Report) -> Json:
    """One claim in the contract's form."""
    text = report.text
    return {"id": claim.id, "report": report.id, **act_json(claim.act, text)} | {
        "evidence": [span_json(s, text) for s in claim.evidence],
        "voice": voice_json(claim.voice, text),
        "via": [voice_json(v, text) for v in claim.via],
        "stance": claim.stance,
        "mood": claim.mood,
        "confidence": claim.confidence,
        "made_by": claim.made_by,
    }


def act_json(act: Act, text: str) -> Json:
    """The part of a claim that its kind of act decides."""

    def party(value: Party | None) -> Json | None:
        return value and {**span_json(value.span, text), "name": value.name, "actor": value.actor}

    def parties(values: tuple[Party, ...]) -> list[Json]:
        return [p for p in map(party, values) if p]

    def where(value: Where | None) -> Json | None:
        return value and span_json(value.span, text) | {
            "name": value.name,
            "id": value.id,
            "lat": value.lat,
            "lon": value.lon,
            "grain": value.grain,
        }

    match act:
        case Toll():
            own: Json = {
                "is": "toll",
                "harm": act.harm,
                "also": act.also,
                "figure": figure_json(act.figure, text),
                "victims": party(act.victims),
                "perpetrators": parties(act.perpetrators),
                "place": where(act.place),
            }
        case Event():
            codes = vocab.codes("events")[act.type]
            own = {
                "is": "event",
                "type": act.type,
                "acled": codes["acled"],
                "plover": codes["plover"],
                "trigger": span_json(act.trigger, text),
                "agents": parties(act.agents),
                "targets": parties(act.targets),
                "place": where(act.place),
                "outcome": act.outcome,
            }
        case Control():
            own = {
                "is": "control",
                "holder": party(act.holder),
                "place": where(act.place),
                "change": act.change,
                "share": act.share,
            }
        case Tie():
            own = {"is": "tie", "a": party(act.a), "b": party(act.b), "kind": act.kind}
    return own | {"when": when_json(act.when, text)}


def span_json(span: Span, text: str) -> Json:
    """Offsets and the words themselves."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def figure_json(figure: Figure, text: str) -> Json:
    """Words and what they mean."""
    return span_json(figure.span, text) | {"low": figure.low, "best": figure.best, "high": figure.high}


def when_json(when: When | None, text: str) -> Json | None:
    """Words (if any), first and last day, and how the days are known."""
    if when is None:
        return None
    words = span_json(when.span, text) if when.span else {"start": None, "end": None, "text": None}
    return words | {"from": when.start.isoformat(), "to": when.end.isoformat(), "how": when.how}


def voice_json(voice: Voice | None, text: str) -> Json | None:
    """Who says so."""
    return voice and span_json(voice.span, text) | {"name": voice.name, "actor": voice.actor, "kind": voice.kind}
