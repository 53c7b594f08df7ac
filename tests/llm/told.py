"""Claims as a model tells them."""

from typing import Any

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


_SAID: Json = {"when": None, "voice": None, "stance": "asserts", "mood": "happened"}
