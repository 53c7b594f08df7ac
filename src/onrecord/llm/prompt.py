"""prompt: what is sent for a piece of a report. The words are data (guide.yaml), and so is the answer's form."""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from onrecord.model import vocab

Json = dict[str, Any]


def messages(text: str, *, published: date | None, part: int = 1, parts: int = 1) -> list[Json]:
    """The instruction, and the piece of a report inside a fence that it cannot have foreseen."""
    told = {"published": published or "not known", "part": part, "parts": parts}
    user = _guide()["user"].format(fence=fence(text), text=text, **told)
    return [{"role": "system", "content": instruction()}, {"role": "user", "content": user}]


def fence(text: str) -> str:
    """A line that the text does not hold, since it hangs on every letter of it."""
    return f"REPORT {hashlib.sha256(text.encode(errors='replace')).hexdigest()[:16]}"


@cache
def instruction() -> str:
    """The whole instruction, the same for every report."""
    told: str = _guide()["system"]
    return told.format(**{name: ", ".join(vocab.codes(name)) for name in ("events", "harms")})


@cache
def schema() -> Json:
    """The JSON schema of an answer."""
    found: Json = _filled(vocab.table("llm/answer")["schema"])
    return found


@cache
def version() -> str:
    """8 hex digits over instruction, message and schema: what was asked with others may be answered otherwise."""
    asked = repr((instruction(), _guide()["user"], schema()))
    return hashlib.sha256(asked.encode()).hexdigest()[:8]


def _filled(node: Any) -> Any:
    if isinstance(node, Mapping):
        codes = {"enum": list(vocab.codes(node["codes"]))} if isinstance(node.get("codes"), str) else {}
        found = {key: _filled(value) for key, value in node.items() if not (codes and key == "codes")} | codes
        if "required" in found:  # models write properties in the order of the schema
            found["properties"] = {name: found["properties"][name] for name in found["required"]}
        return found
    return [_filled(one) for one in node] if isinstance(node, list) else node


def _guide() -> Mapping[str, str]:
    found: Mapping[str, str] = vocab.table("llm/guide")
    return found
