"""CSV and JSON lines: claims in the file named, incidents in a second one beside it (`x.csv`, `x.incidents.csv`)."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.export.bundle import Bundle, beside, replacing
from onrecord.export.contract import claim_json, geo_precision, incident_json, where_prec
from onrecord.model import Claim, Control, Event, Party, Report, Tie, Toll, Where, vocab

Row = dict[str, Any]


def write_jsonl(bundle: Bundle, out: Path) -> None:
    """Claims and incidents in the contract's form, one object a line."""
    with replacing(out) as file:
        for claim in bundle.claims:
            row = claim_json(claim, bundle.reports[claim.report])
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    with replacing(beside(out, "incidents")) as file:
        for incident in bundle.incidents:
            row = incident_json(incident, bundle.claim, bundle.reports)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(bundle: Bundle, out: Path) -> None:
    """Flat rows: a claim a row; and an estimate a row, or one for an incident that has none."""
    write_rows(out, CLAIM_COLUMNS, claim_rows(bundle))
    write_rows(beside(out, "incidents"), INCIDENT_COLUMNS, incident_rows(bundle))


def write_rows(out: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Rows under a header; what a spreadsheet would run as a formula is made plain text."""
    with replacing(out) as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({column: safe(row.get(column)) for column in columns} for row in rows)


def safe(value: Any) -> Any:
    """Strings that begin like a formula get a leading apostrophe (OWASP ASVS 1.2.10); numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else value


CLAIM_COLUMNS: list[str] = vocab.table("export/columns")["claims"]


def claim_rows(bundle: Bundle) -> Iterator[Row]:
    """One flat row a claim."""
    for claim in bundle.claims:
        report = bundle.reports[claim.report]
        incident = bundle.incident_of.get(claim.id)
        yield {
            "claim": claim.id,
            "incident": incident.id if incident else None,
            "stance": claim.stance,
            "mood": claim.mood,
            "voice": claim.voice.name if claim.voice else None,
            "voice_kind": claim.voice.kind if claim.voice else None,
            "quote": " … ".join(span.of(report.text) for span in claim.evidence),
            "start": claim.evidence[0].start,
            "end": claim.evidence[0].end,
            "made_by": claim.made_by,
            **_report(report),
            **_circumstances(claim),
            **_act(claim, report),
        }


def _report(report: Report) -> Row:
    return {
        "report": report.id,
        "title": report.title or report.name,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
    }


def _circumstances(claim: Claim) -> Row:
    place = None if isinstance(claim.act, Tie) else claim.act.place
    when = claim.act.when
    found: Row = {"from": when.start, "to": when.end} if when else {}
    return found | (_place(place) if place else {}) | ({"date_prec": when.precision} if when else {})


def _place(place: Where) -> Row:
    """A place in the columns of claims and of incidents."""
    names = {"place": place.name, "place_id": place.id, "matched": place.matched, "place_reason": place.reason}
    point = {"lat": place.lat, "lon": place.lon, "grain": place.grain}
    return names | point | {"where_prec": where_prec(place), "geo_precision": geo_precision(place)}


def _act(claim: Claim, report: Report) -> Row:
    match claim.act:
        case Event() as act:
            named = {"agents": names(act.agents), "targets": names(act.targets)}
            return {"is": "event", "type": act.type, "outcome": act.outcome, **named}
        case Toll() as act:
            figure = act.figure
            numbers = {
                "low": figure.low,
                "best": figure.best,
                "high": figure.high,
                "words": figure.span.of(report.text),
            }
            victims = act.victims.name if act.victims else None
            return {"is": "toll", "type": act.harm, "victims": victims, "agents": names(act.perpetrators), **numbers}
        case Control() as act:
            return {"is": "control", "holder": act.holder.name, "change": act.change, "share": act.share}
        case Tie() as act:
            return {"is": "tie", "type": act.kind, "a": act.a.name, "b": act.b.name}


def names(parties: Iterable[Party]) -> str:
    """Names in one cell."""
    return "; ".join(party.name for party in parties)


INCIDENT_COLUMNS: list[str] = vocab.table("export/columns")["incidents"]


def incident_rows(bundle: Bundle) -> Iterator[Row]:
    """One row an estimate; incidents without a toll have one row with none."""
    for incident in bundle.incidents:
        place = incident.place
        members = bundle.members(incident)
        row: Row = {
            "incident": incident.id,
            "what": incident.what,
            "type": incident.type,
            "from": incident.start,
            "to": incident.end,
            "rule": incident.rule,
            "disputes": "; ".join(d.about for d in incident.disputes),
            "reports": len({claim.report for claim in members}),
            "voices": "; ".join(sorted({claim.voice.name for claim in members if claim.voice})),
            "status": incident.status,
        }
        if place:
            row |= _place(place)
        for estimate in incident.estimates or (None,):
            numbers = ("harm", "victims", "low", "best", "high", "grade", "why")
            yield row | ({name: getattr(estimate, name) for name in numbers} if estimate else {})
