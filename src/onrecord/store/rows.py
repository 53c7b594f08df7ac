"""Between the model's objects and the tables' rows."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import RowMapping

from onrecord.model import Claim, Incident, Judgement, Reading, Report
from onrecord.store.protocol import LANGUAGE, Entry, State

Row = dict[str, Any]

encode = msgspec.json.Encoder().encode
claim_of = msgspec.json.Decoder(Claim).decode
incident_of = msgspec.json.Decoder(Incident).decode
judgement_of = msgspec.json.Decoder(Judgement).decode


def body(value: msgspec.Struct) -> str:
    """The whole object as JSON."""
    return encode(value).decode()


def report_row(report: Report) -> Row:
    """A report as a row, without its number."""
    left_out = {"left_out": json.dumps(report.left_out), "left_out_count": len(report.left_out)}
    return msgspec.structs.asdict(report) | {"id": report.id, "hand": None} | left_out


def report_of(row: RowMapping) -> Report:
    """The report again."""
    fields = {name: row[name] for name in Report.__struct_fields__}
    return Report(**fields | {"left_out": tuple(json.loads(row["left_out"]))})


def claim_row(claim: Claim, hand: str) -> Row:
    """A claim as a row."""
    kind = type(claim.act).__struct_config__.tag
    start = min(span.start for span in claim.evidence)
    found = {"id": claim.id, "hand": hand, "report": claim.report}
    return found | {"place": start, "kind": kind, "body": body(claim)}


LAST = 2**31 - 1
"""The place of incidents without a first day: after all others."""


def incident_row(incident: Incident) -> Row:
    """An incident as a row."""
    place = incident.start.toordinal() if incident.start else LAST
    return {"id": incident.id, "place": place, "disputes": len(incident.disputes), "body": body(incident)}


def member_rows(incident: Incident) -> list[Row]:
    """Its claims as rows."""
    return [{"incident": incident.id, "claim": id} for id in dict.fromkeys(incident.claims)]


def state_of(reading: Reading) -> State:
    """What the ledger says of a reading."""
    if any(p.stage == LANGUAGE for p in reading.problems):
        return "unsupported-language"
    return "failed" if any(p.fails for p in reading.problems) else "read"


NEXT_STEP: dict[State, str] = {
    "read": "",
    "failed": "onrecord run --retry-failed; if it fails again, report it as a fault of onrecord",
    "unsupported-language": "a later version that reads this language takes it up by itself",
}


def reading_row(reading: Reading, seconds: float, version: str) -> Row:
    """The ledger's row for a reading."""
    state = state_of(reading)
    what = "; ".join(f"{p.stage}: {p.what}" for p in reading.problems)
    return entry_row(reading.report, version, seconds, state=state, what=what, next_step=NEXT_STEP[state])


def entry_row(report: Report, version: str, seconds: float = 0.0, **said: str) -> Row:
    """The ledger's row for a report; `said` is state, what and next_step."""
    origin = report.origin or report.id
    return _now(origin, report.digest, version) | {"report": report.id, "seconds": seconds} | said


def refusal_row(origin: str, what: str, next_step: str, digest: str, version: str) -> Row:
    """The ledger's row for an input without a report."""
    return _now(origin, digest, version) | {"state": "refused", "what": what, "next_step": next_step}


def _now(origin: str, digest: str, version: str) -> Row:
    key = {"origin": origin, "digest": digest, "version": version}
    return {"report": None, "seconds": 0.0, "attempts": 1, "at": datetime.now(UTC).isoformat()} | key


def brought_row(entry: Entry) -> Row:
    """The ledger's row for something brought in from elsewhere."""
    return msgspec.structs.asdict(entry) | {"at": entry.at.isoformat()}


def entry_of(row: RowMapping) -> Entry:
    """The ledger's row as an object."""
    return Entry(**{**row, "at": datetime.fromisoformat(row["at"])})
