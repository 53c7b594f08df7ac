from typing import Any

import pytest

from onrecord.errors import IntakeError
from onrecord.export.contract import claim_json
from onrecord.intake.claims import read_claim
from onrecord.model import Report

TEXT = "On Monday police said that rebels killed at least 12 villagers in Ostra and hold Belum with the Front."
REPORT = Report(text=TEXT, name="one")


def span(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words} | more


COMMON: dict[str, Any] = {
    "id": "one:0",
    "report": "one",
    "evidence": [span("rebels killed at least 12 villagers in Ostra")],
    "voice": span("police", name="the police", actor=None, kind=None),
    "via": [],
    "stance": "asserts",
    "mood": "happened",
    "confidence": 1.0,
    "made_by": "coder",
}
WHEN = span("On Monday", **{"from": "2020-01-06", "to": "2020-01-06", "how": "stated"})
OSTRA = span("Ostra", name="Ostra, Velia", id=None, lat=33.2, lon=40.1, grain="town")
ROWS: list[dict[str, Any]] = [
    COMMON
    | {
        "is": "toll",
        "harm": "killed",
        "also": None,
        "figure": span("at least 12", low=12, best=None, high=None),
        "victims": span("villagers", name="villagers", actor=None),
        "perpetrators": [span("rebels", name="rebels", actor=None)],
        "place": OSTRA,
        "when": WHEN,
    },
    COMMON
    | {
        "is": "event",
        "type": "attack-on-civilians",
        "trigger": span("killed"),
        "agents": [span("rebels", name="rebels", actor="front")],
        "targets": [span("villagers", name="villagers", actor=None)],
        "place": None,
        "outcome": "unknown",
        "when": None,
    },
    COMMON
    | {
        "is": "control",
        "holder": span("rebels", name="rebels", actor=None),
        "place": span("Belum", name="Belum", id=None, lat=None, lon=None, grain=None),
        "change": "holds",
        "share": 0.5,
        "when": None,
    },
    COMMON
    | {
        "is": "tie",
        "a": span("rebels", name="rebels", actor=None),
        "b": span("the Front", name="the Front", actor=None),
        "kind": "allied",
        "when": None,
    },
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["is"]))
def test_a_claim_is_read_and_written_alike(row: dict[str, Any]) -> None:
    claim = read_claim(row, REPORT)
    assert claim.source_id == "one:0"
    assert claim.report == REPORT.id
    again = claim_json(claim, REPORT)
    assert read_claim(again, REPORT).id == claim.id
    for key in ("is", "evidence", "stance", "mood", "figure", "victims", "agents", "holder", "share", "a", "kind"):
        assert again.get(key) == row.get(key)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"evidence": [{"start": 0, "end": 2, "text": "At"}]},
            "'At' does not stand at 0-2; there stands 'On'",
        ),
        ({"evidence": [{"start": 5000, "end": 5002, "text": "At"}]}, "does not stand at 5000-5002"),
        ({"evidence": [{"start": 4, "end": 2, "text": "At"}]}, "0 <= start < end"),
        ({"evidence": [{"start": "0", "end": 2, "text": "On"}]}, "start of evidence must be a whole number, not '0'"),
        ({"evidence": ["On"]}, "evidence must be an object"),
        ({"evidence": []}, "at least one evidence span"),
        ({"evidence": None}, "not iterable"),
        ({"is": "rumour"}, "'is' must be toll, event, control or tie, not 'rumour'"),
        ({"harm": "tired"}, "'tired' is not in harms.yaml"),
        ({"figure": span("at least 12", low=12, best=3, high=None)}, "0 <= low <= best <= high"),
        ({"figure": span("at least 12", low=None, best=3, high=None)}, "low must be a whole number"),
        ({"place": OSTRA | {"lat": 95}}, "lat must be degrees within 90"),
        ({"place": OSTRA | {"lat": None}}, "one coordinate without the other"),
        ({"place": OSTRA | {"grain": "hamlet"}}, "grain must be one of site"),
        ({"when": WHEN | {"from": "yesterday"}}, "Invalid isoformat"),
        ({"when": WHEN | {"to": "2020-01-01"}}, "cannot end"),
        ({"mood": "wished"}, "mood must be one of happened"),
        ({"voice": span("police", name="police", kind="choir")}, "voice kind must be one of person"),
        ({"confidence": 7}, "confidence must lie between 0 and 1"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_reason(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(IntakeError) as told:
        read_claim(ROWS[0] | change, REPORT)
    assert "claim one:0 of report one is refused" in told.value.what
    assert reason in told.value.what


def test_a_missing_field_is_named() -> None:
    row = {key: value for key, value in ROWS[0].items() if key != "figure"}
    with pytest.raises(IntakeError, match="it has no 'figure'"):
        read_claim(row, REPORT)


def test_what_may_be_left_out() -> None:
    event = {"is": "event", "type": "bomb", "trigger": span("killed"), "evidence": COMMON["evidence"]}
    claim = read_claim(event, REPORT)
    assert (claim.source_id, claim.voice, claim.mood, claim.made_by) == (None, None, "happened", "import")
    undated = ROWS[0] | {"when": WHEN | {"from": None}}
    assert read_claim(undated, REPORT).act.when is None
