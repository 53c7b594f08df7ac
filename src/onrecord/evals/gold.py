"""Coded reports: claims as quotes, one JSON object a line, in `NAME.claims.jsonl`."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.evals.match import Coded
from onrecord.export.contract import claim_json
from onrecord.model import Claim, Report, Span

Json = Mapping[str, Any]


def load(folder: Path, texts: Mapping[str, str]) -> dict[str, list[Coded]]:
    """Report name -> its coded claims. Raises OnrecordError for a quote that does not stand in the report's text."""
    found = {}
    for file in sorted(folder.glob("*.claims.jsonl")):
        name = file.name.removesuffix(".claims.jsonl")
        if name not in texts:
            raise OnrecordError(f"{file} codes a report that is not there", f"add the text of {name}, or take it away")
        lines = file.read_text(encoding="utf-8").splitlines()
        found[name] = [coded(json.loads(line), texts[name], f"{file}:{n}") for n, line in enumerate(lines, 1) if line]
    return found


def coded(raw: Json, text: str, where: str) -> Coded:
    """A line of gold with its quotes located."""
    near = evidence(text, raw)
    if near is None:
        raise OnrecordError(f"{where}: the evidence does not stand in the text: {raw['evidence']!r}", "copy it again")
    fields: dict[str, Any] = {"evidence": near}
    for field in ("voice", "victims", "holder", "place", "a", "b", "words", "trigger"):
        if raw.get(field) is not None:
            fields[field] = _quoted(raw[field], text, near, f"{where} {field}", raw.get(f"{field}_name"))
    for field in ("agents", "targets"):
        fields[field] = [_quoted(one, text, near, f"{where} {field}", None) for one in raw.get(field) or []]
    when = raw.get("when")
    fields["when"] = (when.get("start"), when.get("end")) if when else None
    plain = ("is", "stance", "mood", "harm", "low", "high", "type", "outcome", "change", "share", "kind")
    return Coded({**{key: raw.get(key) for key in plain}, **fields})


def read(claim: Claim, report: Report) -> Coded:
    """Our own claim in the same form."""
    raw = claim_json(claim, report)
    spans = claim.evidence
    fields: dict[str, Any] = {"evidence": Span(min(s.start for s in spans), max(s.end for s in spans))}
    for field in ("voice", "victims", "holder", "place", "a", "b", "figure", "trigger"):
        if value := raw.get(field):
            key = "words" if field == "figure" else field
            fields[key] = (Span(value["start"], value["end"]), value.get("name") or value["text"])
    for field in ("agents", "targets"):
        fields[field] = [(Span(v["start"], v["end"]), v["name"]) for v in raw.get(field) or []]
    when = raw["when"]
    fields["when"] = (when["from"], when["to"]) if when else None
    figure = raw.get("figure") or {}
    plain = ("is", "stance", "mood", "harm", "type", "outcome", "change", "share", "kind")
    return Coded(
        {**{key: raw.get(key) for key in plain}, "low": figure.get("low"), "high": figure.get("high"), **fields}
    )


def evidence(text: str, raw: Json) -> Span | None:
    """Where the evidence of a line of gold stands."""
    return locate(text, {"quote": raw["evidence"], "nth": raw.get("nth")}, None)


def locate(text: str, value: Any, near: Span | None) -> Span | None:
    """Where a quote stands: its nth occurrence, or the one inside or nearest to `near`."""
    quote, nth = (value.get("quote"), value.get("nth")) if isinstance(value, Mapping) else (value, None)
    found = [Span(m.start(), m.end()) for m in re.finditer(re.escape(quote), text)] if quote else []
    if not found:
        return None
    if nth:
        return found[min(int(nth), len(found)) - 1]
    if near is None:
        return found[0]

    around = near

    def distance(span: Span) -> int:
        return 0 if around.contains(span) else 1 + min(abs(span.start - around.end), abs(span.end - around.start))

    return min(found, key=distance)


def _quoted(value: Any, text: str, near: Span, where: str, name: str | None) -> tuple[Span, str]:
    span = locate(text, value, near)
    if span is None:
        raise OnrecordError(f"{where}: the quote does not stand in the text: {value!r}", "copy it again")
    own = value.get("name") if isinstance(value, Mapping) else None
    return span, own or name or span.of(text)
