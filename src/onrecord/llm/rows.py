"""rows: the form in which a model tells claims. Untrusted: what has the form of answer.yaml is taken, and no more."""

import json
import re
from datetime import date
from typing import Annotated, Any

import msgspec

from onrecord.model import Change, Mood, Outcome, Stance, TieKind, VoiceKind

MOST = 300
"""Claims of one answer that are looked at; more is a model that has lost its way."""


Count = Annotated[int, msgspec.Meta(ge=0, le=10_000_000_000)]
"""People; there are no more."""


class Named(msgspec.Struct, frozen=True):
    """Somebody or some place: the report's words, and the fullest name that the report gives."""

    quote: str
    name: str | None = None


class Heard(msgspec.Struct, frozen=True):
    """Who says it."""

    quote: str
    name: str | None = None
    kind: VoiceKind = "group"


class Dated(msgspec.Struct, frozen=True):
    """Words and the days that they mean."""

    quote: str
    start: date
    end: date


class Row(msgspec.Struct, frozen=True, kw_only=True, tag_field="is"):
    """What all claims have."""

    evidence: str
    voice: Heard | None = None
    stance: Stance = "asserts"
    mood: Mood = "happened"
    when: Dated | None = None


class TollRow(Row, frozen=True, kw_only=True, tag="toll"):
    harm: str
    also: str | None = None
    words: str
    low: Count
    high: Count | None = None
    victims: Named | None = None
    perpetrators: list[Named] = []
    place: Named | None = None


class EventRow(Row, frozen=True, kw_only=True, tag="event"):
    type: str
    trigger: str
    agents: list[Named] = []
    targets: list[Named] = []
    place: Named | None = None
    outcome: Outcome = "unknown"


class ControlRow(Row, frozen=True, kw_only=True, tag="control"):
    holder: Named
    place: Named
    change: Change
    share: float | None = None


class TieRow(Row, frozen=True, kw_only=True, tag="tie"):
    a: Named
    b: Named
    kind: TieKind


AnyRow = TollRow | EventRow | ControlRow | TieRow


def rows_of(answer: str) -> list[Any]:
    """The claims of an answer, not yet looked at. Raises ValueError if it is not a JSON object with a list of claims.

    Models without schemas like to wrap it in a code fence: what stands around the outermost braces is dropped.
    """
    begin, end = answer.find("{"), answer.rfind("}")
    try:
        found = json.loads(answer[begin : end + 1]) if begin >= 0 else None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the answer is no JSON ({error})") from error
    claims = found.get("claims") if isinstance(found, dict) else None
    if not isinstance(claims, list):
        raise ValueError("the answer holds no list of claims")
    if len(claims) > MOST:
        raise ValueError(f"the answer holds {len(claims):,} claims, more than {MOST}")
    return claims


def whole_rows_of(answer: str) -> list[Any]:
    """The claims that stand whole in an answer which was cut off; none where it has another form."""
    decoder, found = json.JSONDecoder(), list[Any]()
    begin = re.search(r'"claims"\s*:\s*\[\s*', answer)
    while begin and len(found) < MOST:
        try:
            row, end = decoder.raw_decode(answer, begin.end())
        except (ValueError, RecursionError):
            break
        found.append(row)
        begin = re.compile(r"\s*,\s*").match(answer, end)
    return found


def row_of(value: Any) -> AnyRow:
    """One claim in its form. Raises msgspec.ValidationError, which is a ValueError, and says what is wrong."""
    return msgspec.convert(value, AnyRow)  # type: ignore[no-any-return]
