"""Claims made elsewhere - another tool, a language model, coders - read from the JSON-lines contract."""

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from onrecord.errors import IntakeError, VocabularyError
from onrecord.model import (
    GRAINS,
    Act,
    Change,
    Claim,
    Control,
    Event,
    Figure,
    How,
    Mood,
    Outcome,
    Party,
    Report,
    Span,
    Stance,
    Tie,
    TieKind,
    Toll,
    Voice,
    VoiceKind,
    When,
    Where,
)

Json = dict[str, Any]


def read_claim(row: Json, report: Report) -> Claim:
    """One line of the contract as a claim of `report`; `id` becomes its `source_id`, `report` is not looked at.

    Raises IntakeError, with the reason, if a code is unknown, a field is missing or has another form, or quoted words
    do not stand at their offsets in the report's text.
    """
    id = str(row.get("id") or "without an id")
    try:
        return _claim(row, report)
    except KeyError as error:
        reason = f"it has no {error.args[0]!r}"
    except VocabularyError as error:
        reason = error.what
    except (ValueError, TypeError, AttributeError) as error:
        reason = str(error)
    raise IntakeError(f"claim {id} of report {report.name} is refused: {reason}", "correct the line, or leave it out")


def _claim(row: Json, report: Report) -> Claim:
    text = report.text
    voice = _voice(row.get("voice"), text)
    return Claim(
        report=report.id,
        act=_act(row, text),
        evidence=tuple(_span(one, text, "evidence") for one in row["evidence"]),
        voice=voice,
        via=tuple(one for one in (_voice(v, text) for v in row.get("via") or ()) if one),
        stance=_one_of(row.get("stance", "asserts"), Stance, "stance"),
        mood=_one_of(row.get("mood", "happened"), Mood, "mood"),
        made_by=str(row.get("made_by") or "import"),
        confidence=_share(row.get("confidence"), "confidence"),
        source_id=None if row.get("id") is None else str(row["id"]),
    )


def _act(row: Json, text: str) -> Act:
    when = _when(row.get("when"), text)
    match row["is"]:
        case "toll":
            return Toll(
                harm=str(row["harm"]),
                also=row.get("also"),
                figure=_figure(row["figure"], text),
                victims=_party(row["victims"], text, "victims") if row.get("victims") else None,
                perpetrators=_parties(row.get("perpetrators") or (), text, "perpetrators"),
                place=_where(row["place"], text) if row.get("place") else None,
                when=when,
            )
        case "event":
            return Event(
                type=str(row["type"]),
                trigger=_span(row["trigger"], text, "trigger"),
                agents=_parties(row.get("agents") or (), text, "agents"),
                targets=_parties(row.get("targets") or (), text, "targets"),
                place=_where(row["place"], text) if row.get("place") else None,
                when=when,
                outcome=_one_of(row.get("outcome") or "unknown", Outcome, "outcome"),
            )
        case "control":
            return Control(
                holder=_party(row["holder"], text, "holder"),
                place=_where(row["place"], text),
                change=_one_of(row["change"], Change, "change"),
                share=_share(row.get("share"), "share"),
                when=when,
            )
        case "tie":
            a, b = (_party(row[side], text, side) for side in ("a", "b"))
            return Tie(a=a, b=b, kind=_one_of(row["kind"], TieKind, "kind"), when=when)
        case other:
            raise ValueError(f"'is' must be toll, event, control or tie, not {other!r}")


def _span(value: Any, text: str, what: str) -> Span:
    if not isinstance(value, dict):
        raise ValueError(f"{what} must be an object with start, end and text")
    start, end = (_number(value.get(key), f"{key} of {what}") for key in ("start", "end"))
    span = Span(start, end)
    if span.of(text) != value.get("text"):
        raise ValueError(
            f"{what} {value.get('text')!r} does not stand at {start}-{end}; there stands {span.of(text)!r}"
        )
    return span


def _number(value: Any, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{what} must be a whole number, not {value!r}")
    return value


def _party(value: Any, text: str, what: str) -> Party:
    span = _span(value, text, what)
    return Party(span, str(value.get("name") or span.of(text)), value.get("actor"))


def _parties(values: Iterable[Any], text: str, what: str) -> tuple[Party, ...]:
    return tuple(_party(one, text, what) for one in values)


def _where(value: Any, text: str) -> Where:
    span = _span(value, text, "place")
    lat, lon = (_degrees(value.get(key), key, limit) for key, limit in (("lat", 90), ("lon", 180)))
    if (lat is None) != (lon is None):
        raise ValueError("a place has one coordinate without the other")
    grain = value.get("grain")
    if grain is not None and grain not in GRAINS:
        raise ValueError(f"grain must be one of {', '.join(GRAINS)}, not {grain!r}")
    return Where(span, str(value.get("name") or span.of(text)), value.get("id"), lat, lon, grain)


def _degrees(value: Any, what: str, limit: int) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or abs(value) > limit:
        raise ValueError(f"{what} must be degrees within {limit}, not {value!r}")
    return float(value)


def _share(value: Any, what: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{what} must lie between 0 and 1, not {value!r}")
    return float(value)


def _figure(value: Any, text: str) -> Figure:
    span = _span(value, text, "figure")
    best, high = (None if value.get(key) is None else _number(value[key], key) for key in ("best", "high"))
    return Figure(_number(value["low"], "low"), best, high, span)


def _when(value: Any, text: str) -> When | None:
    """Words without days tell no time."""
    if not value or not value.get("from"):
        return None
    start = date.fromisoformat(value["from"])
    end = date.fromisoformat(value.get("to") or value["from"])
    said = _span(value, text, "when") if value.get("text") is not None else None
    return When(start=start, end=end, how=_one_of(value.get("how") or "stated", How, "how"), span=said)


def _voice(value: Any, text: str) -> Voice | None:
    if not value:
        return None
    span = _span(value, text, "voice")
    kind = _one_of(value.get("kind") or "group", VoiceKind, "voice kind")
    return Voice(span, str(value.get("name") or span.of(text)), value.get("actor"), kind)


def _one_of(value: Any, codes: Any, what: str) -> Any:
    if value not in get_args(codes):
        raise ValueError(f"{what} must be one of {', '.join(get_args(codes))}, not {value!r}")
    return value
