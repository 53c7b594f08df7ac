"""Judgements."""

from datetime import UTC, datetime

import pytest

from onrecord.model import Judgement

NOW = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("verdict", "other", "why"),
    [("accept", None, ""), ("reject", None, "no"), ("replace", "b", ""), ("same", "b", ""), ("note", None, "seen")],
)
def test_a_judgement(verdict: str, other: str | None, why: str) -> None:
    said = Judgement(subject="a", verdict=verdict, other=other, why=why, by="Ada", at=NOW)  # type: ignore[arg-type]
    assert (said.verdict, said.other, said.why) == (verdict, other, why)


@pytest.mark.parametrize(
    ("verdict", "other", "at", "why", "reason"),
    [
        ("accept", None, NOW.replace(tzinfo=None), "", "time zone"),
        ("accept", "b", NOW, "", "go together"),
        ("note", "b", NOW, "x", "go together"),
        ("same", None, NOW, "", "go together"),
        ("different", "a", NOW, "", "needs two claims"),
        ("note", None, NOW, "  ", "needs words"),
    ],
)
def test_what_is_no_judgement(verdict: str, other: str | None, at: datetime, why: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Judgement(subject="a", verdict=verdict, other=other, by="Ada", at=at, why=why)  # type: ignore[arg-type]
