"""Claims and incidents as JSON lines, the contract that other tools and our own scores read.

One object a line; every span is {"start", "end", "text"} in code points of the report's text. Unknown is null.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import structs

from onrecord.model import (
    Act,
    Claim,
    Control,
    Dispute,
    Event,
    Figure,
    Incident,
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

_PRECISION: Json = vocab.table("export/ged")


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
        return None if value is None else span_json(value.span, text) | {"name": value.name, "actor": value.actor}

    def parties(values: tuple[Party, ...]) -> list[Json]:
        return [p for p in map(party, values) if p]

    def where(value: Where | None) -> Json | None:
        return None if value is None else span_json(value.span, text) | place_json(value)

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
    """Words (if any), first and last day, how the days are known, and UCDP's date_prec."""
    if when is None:
        return None
    words = span_json(when.span, text) if when.span else {"start": None, "end": None, "text": None}
    days = {"from": when.start.isoformat(), "to": when.end.isoformat(), "how": when.how}
    return words | days | {"date_prec": when.precision, "rule": when.rule, "anchor": when.anchor}


def voice_json(voice: Voice | None, text: str) -> Json | None:
    """Who says so."""
    if voice is None:
        return None
    return span_json(voice.span, text) | {"name": voice.name, "actor": voice.actor, "kind": voice.kind}


def place_json(place: Where) -> Json:
    """What the words of a place stand for, how exactly (UCDP's and ACLED's codes), and why."""
    point = {"name": place.name, "id": place.id, "lat": place.lat, "lon": place.lon, "grain": place.grain}
    codes = {"where_prec": where_prec(place), "geo_precision": geo_precision(place)}
    return point | codes | {"matched": place.matched, "reason": place.reason, "suggested": place.suggested}


def where_prec(place: Where) -> int | None:
    """UCDP GED's 1 to 7: what the report's words tell, or else what the grain does; None for an unknown place."""
    by_grain: int | None = _PRECISION["where_prec"].get(place.grain)
    return place.precision or by_grain


def geo_precision(place: Where) -> int | None:
    """ACLED's 1 to 3; None for an unknown place, a whole country and the sea, which ACLED does not code."""
    code: int | None = _PRECISION["geo_precision"].get(where_prec(place))
    return code


def incident_json(incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> Json:
    """One incident in the contract's form. Claims that `claims` does not hold are left out."""
    members = [claims[id] for id in incident.claims if id in claims]
    return {
        "id": incident.id,
        "what": incident.what,
        "kind": incident.kind,
        "type": incident.type,
        "place": None if incident.place is None else place_json(incident.place),
        "when": _days(incident),
        "part_of": incident.part_of,
        "rule": incident.rule,
        "estimates": [structs.asdict(estimate) for estimate in incident.estimates],
        "disputes": [_dispute(dispute) for dispute in incident.disputes],
        "claims": [_member(claim, reports[claim.report].text) for claim in members],
        "status": incident.status,
    }


def _days(incident: Incident) -> Json | None:
    if incident.start is None and incident.end is None:
        return None
    first, last = incident.start or incident.end, incident.end or incident.start
    return {"from": first and first.isoformat(), "to": last and last.isoformat()}


def _dispute(dispute: Dispute) -> Json:
    return {"about": dispute.about, "sides": [structs.asdict(side) for side in dispute.sides]}


def _member(claim: Claim, text: str) -> Json:
    return {
        "id": claim.id,
        "report": claim.report,
        "source_id": claim.source_id,
        "stance": claim.stance,
        "mood": claim.mood,
        "evidence": [span_json(span, text) for span in claim.evidence],
        "voice": voice_json(claim.voice, text),
    }
