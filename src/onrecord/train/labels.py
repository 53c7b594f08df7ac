"""labels: claims coded on reports of others - kept as offsets, without a word of theirs, and put back on the texts.

In a packed claim each quote has become [start, end) into the text; so has each name that stands in it. A name that only
repeats the quote is `true`. `texts.json` tells where each text comes from, and its SHA-256, so that labels never meet
another text.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.evals.gold import evidence, locate
from onrecord.model import Span

Json = dict[str, Any]
QUOTED = ("voice", "victims", "words", "trigger", "holder", "place", "a", "b", "when")
LISTED = ("agents", "targets")


def pack(texts: Path, gold: Path, out: Path, sources: Mapping[str, Mapping[str, str]]) -> int:
    """Write OUT/NAME.labels.jsonl and OUT/texts.json; returns how many. Raises for a quote that is not there."""
    out.mkdir(parents=True, exist_ok=True)
    about = {}
    for file in sorted(gold.glob("*.claims.jsonl")):
        name = file.name.removesuffix(".claims.jsonl")
        text = (texts / f"{name}.txt").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        packed = [json.dumps(packed_claim(row, text, name), ensure_ascii=False) for row in rows]
        (out / f"{name}.labels.jsonl").write_text("".join(f"{line}\n" for line in packed), encoding="utf-8")
        about[name] = {**sources[name], "sha256": _digest(text)}
    (out / "texts.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return len(about)


def packed_claim(claim: Json, text: str, where: str) -> Json:
    """The claim with offsets for quotes."""
    near = evidence(text, claim)
    if near is None:
        raise OnrecordError(f"{where}: the evidence does not stand in the text", "code it again")
    found: Json = {k: v for k, v in claim.items() if k != "nth"}
    found["evidence"] = [near.start, near.end]
    for field in QUOTED:
        if claim.get(field) is not None:
            found[field] = _packed(claim[field], text, near, f"{where} {field}")
    for field in LISTED:
        if field in claim:
            found[field] = [_packed(one, text, near, f"{where} {field}") for one in claim[field]]
    for field in ("voice", "victims"):
        if found.get(f"{field}_name") is not None:
            found[f"{field}_name"] = _packed_name(found[f"{field}_name"], _quote(claim[field]), text)
    return found


def _packed_name(name: str, quote: str, text: str) -> bool | list[int] | str:
    if name == quote:
        return True
    start = text.find(name)
    return [start, start + len(name)] if start >= 0 else name


def _unpacked_name(name: bool | list[int] | str, quote: str, text: str) -> str:
    if isinstance(name, list):
        return text[slice(*name)]
    return quote if name is True else str(name)


def _packed(value: Any, text: str, near: Span, where: str) -> Any:
    span = locate(text, value, near)
    if span is None:
        raise OnrecordError(f"{where}: the quote does not stand in the text", "code it again")
    at = [span.start, span.end]
    if not isinstance(value, dict):
        return at
    rest = {k: v for k, v in value.items() if k not in {"quote", "nth"}}
    if rest.get("name") is not None:
        rest["name"] = _packed_name(rest["name"], value["quote"], text)
    return {"at": at, **rest}


def unpack(labels: Path, texts: Mapping[str, str], gold: Path) -> Iterator[str]:
    """Write GOLD/NAME.claims.jsonl for each labelled text that is there; yields the names of those that are not."""
    gold.mkdir(parents=True, exist_ok=True)
    about = json.loads((labels / "texts.json").read_text(encoding="utf-8"))
    for name, one in about.items():
        text = texts.get(name)
        if text is None or _digest(text) != one["sha256"]:
            yield name
            continue
        lines = (labels / f"{name}.labels.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.dumps(unpacked_claim(json.loads(line), text), ensure_ascii=False) for line in lines]
        (gold / f"{name}.claims.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def unpacked_claim(label: Json, text: str) -> Json:
    """The claim with quotes again, and with `nth` where a quote stands more than once."""
    found = dict(label)
    start, end = label["evidence"]
    found["evidence"] = text[start:end]
    if (nth := _nth(text, start, end)) > 1:
        found["nth"] = nth
    for field in QUOTED:
        if label.get(field) is not None:
            found[field] = _unpacked(label[field], text)
    for field in LISTED:
        if field in label:
            found[field] = [_unpacked(one, text) for one in label[field]]
    for field in ("voice", "victims"):
        if found.get(f"{field}_name") is not None:
            found[f"{field}_name"] = _unpacked_name(found[f"{field}_name"], _quote(found[field]), text)
    return found


def _unpacked(value: Any, text: str) -> Any:
    start, end = value["at"] if isinstance(value, dict) else value
    quote, nth = text[start:end], _nth(text, start, end)
    if not isinstance(value, dict):
        return quote if nth == 1 else {"quote": quote, "nth": nth}
    rest = {k: v for k, v in value.items() if k != "at"}
    if rest.get("name") is not None:
        rest["name"] = _unpacked_name(rest["name"], quote, text)
    return {"quote": quote, **rest} | ({"nth": nth} if nth > 1 else {})


def _nth(text: str, start: int, end: int) -> int:
    """Which occurrence of its words a stretch is, counted as `locate` counts: without overlaps."""
    quote, at, count = text[start:end], 0, 0
    while (at := text.find(quote, at)) >= 0 and at <= start:
        count += 1
        at += len(quote)
    return max(count, 1)


def _quote(value: Any) -> Any:
    return value["quote"] if isinstance(value, dict) else value


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
