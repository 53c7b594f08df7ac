"""When two claims are about the same thing, and how much of them agrees."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model import Span, vocab

Mention = tuple[Span, str]
"""Where a party, place or voice stands, and its name."""

_IGNORED = frozenset(vocab.table("evals/ignored"))


@dataclass(frozen=True, eq=False)
class Coded:
    """A claim - gold or ours - with its values located. `fields` holds spans, names and codes by field."""

    fields: Mapping[str, Any]

    def __getitem__(self, field: str) -> Any:
        return self.fields.get(field)

    @property
    def kind(self) -> str:
        """toll, event, control or tie."""
        return str(self.fields["is"])


def overlap(a: Span | None, b: Span | None) -> bool:
    """Whether both are there and share a letter."""
    return a is not None and b is not None and a.overlaps(b)


def same_party(a: Mention | None, b: Mention | None) -> bool:
    """Two mentions stand for the same: they overlap in the text, or their names share half of the shorter's words."""
    if a is None or b is None:
        return a is b
    if a[0].overlaps(b[0]):
        return True
    x, y = _words(a[1]), _words(b[1])
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= 0.5


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"[a-z0-9]+", plain)) - _IGNORED


def matches(gold: Coded, ours: Coded) -> bool:
    """Same kind, and the anchors meet: number words, trigger, place, or both ends of a tie (and the evidence)."""
    if gold.kind != ours.kind:
        return False
    if gold.kind in {"toll", "event"}:
        anchor = "words" if gold.kind == "toll" else "trigger"
        return overlap(_span(gold[anchor]), _span(ours[anchor]))
    if not overlap(gold["evidence"], ours["evidence"]):
        return False
    if gold.kind == "control":
        return same_party(gold["place"], ours["place"])
    return _same_ends(gold, ours)


def _span(value: Mention | None) -> Span | None:
    return value[0] if value else None


def _same_ends(a: Coded, b: Coded) -> bool:
    straight = same_party(a["a"], b["a"]) and same_party(a["b"], b["b"])
    return straight or (same_party(a["a"], b["b"]) and same_party(a["b"], b["a"]))


def same_list(a: list[Mention], b: list[Mention]) -> float:
    """Agreement of two lists of parties, 0 to 1; two empty lists agree."""
    if not a and not b:
        return 1.0
    left, hit = list(b), 0
    for one in a:
        if found := next((other for other in left if same_party(one, other)), None):
            left.remove(found)
            hit += 1
    return 2 * hit / (len(a) + len(b))


_CODES = {
    "toll": ("harm", "low", "high"),
    "event": ("type", "outcome", "when"),
    "control": ("change", "share"),
    "tie": ("kind",),
}
_PARTIES = {"toll": ("victims",), "event": ("place",), "control": ("holder",), "tie": ()}


def agreement(gold: Coded, ours: Coded) -> dict[str, float]:
    """Attribute -> 0 to 1, for a matched pair."""
    kind = gold.kind
    found = {field: float(gold[field] == ours[field]) for field in ("stance", "mood", *_CODES[kind])}
    found |= {field: float(same_party(gold[field], ours[field])) for field in ("voice", *_PARTIES[kind])}
    if kind == "event":
        found |= {field: same_list(gold[field], ours[field]) for field in ("agents", "targets")}
    return found


def repeats(a: Coded, b: Coded) -> bool:
    """Claim `a` says nothing that claim `b`, of the same side, does not say: other words, same content."""
    if a.kind != b.kind or a["stance"] != b["stance"] or a["mood"] != b["mood"]:
        return False

    def same(field: str) -> bool:
        return a[field] is None or same_party(a[field], b[field])

    match a.kind:
        case "toll":
            return all(a[f] == b[f] for f in ("harm", "low", "high")) and same("victims")
        case "event":
            told = bool(a["agents"] or a["targets"])
            parties = all(not a[f] or same_list(a[f], b[f]) == 1 for f in ("agents", "targets"))
            return told and a["type"] == b["type"] and parties and same("place") and a["when"] in (None, b["when"])
        case "control":
            codes = a["change"] == b["change"] and a["share"] in (None, b["share"])
            return codes and same_party(a["place"], b["place"]) and same_party(a["holder"], b["holder"])
        case _:
            return a["kind"] == b["kind"] and _same_ends(a, b)
