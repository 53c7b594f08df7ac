from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from onrecord.model import (
    Act,
    Claim,
    Control,
    Event,
    Figure,
    Judgement,
    Mood,
    Party,
    Report,
    Span,
    Stance,
    Tie,
    Toll,
    Voice,
    When,
    Where,
)


def party(name: str, at: int = 0) -> Party:
    return Party(Span(at, at + 3), name)


def claim(
    act: Act, at: int = 0, voice: Voice | None = None, stance: Stance = "asserts", mood: Mood = "happened"
) -> Claim:
    return Claim(report="r", act=act, evidence=(Span(at, at + 9),), voice=voice, stance=stance, mood=mood)


def toll(low: int, at: int = 0) -> Toll:
    return Toll(harm="killed", figure=Figure(low, low, low, Span(at, at + 1)), victims=party("ISIS", at))


def test_a_claim_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="evidence"):
        Claim(report="r", act=toll(3), evidence=())


def test_the_id_hashes_meaning_and_not_where_or_by_which_version() -> None:
    one = claim(toll(40))
    assert one.id == claim(toll(40, at=77), at=70).id
    assert one.id == replace(one, made_by="next version", confidence=0.9).id
    assert len(one.id) == 16


@pytest.mark.parametrize(
    "other",
    [
        claim(toll(41)),
        claim(toll(40), voice=Voice(Span(0, 2), "the ministry")),
        claim(toll(40), stance="denies"),
        claim(toll(40), mood="planned"),
        replace(claim(toll(40)), report="s"),
        claim(replace(toll(40), also="wounded")),
        claim(replace(toll(40), when=When(start=date(2015, 8, 1), end=date(2015, 8, 1), how="stated"))),
        claim(replace(toll(40), place=Where(Span(0, 3), "Hasakah, Syria"))),
    ],
)
def test_another_meaning_is_another_id(other: Claim) -> None:
    assert claim(toll(40)).id != other.id


def test_the_two_ends_of_a_tie_have_no_order() -> None:
    assert (
        claim(Tie(a=party("A"), b=party("B"), kind="allied")).id
        == claim(Tie(a=party("B"), b=party("A"), kind="allied")).id
    )


def test_agents_and_targets_are_not_the_same() -> None:
    one = Event(type="armed-clash", trigger=Span(0, 3), agents=(party("A"),), targets=(party("B"),))
    assert claim(one).id != claim(replace(one, agents=one.targets, targets=one.agents)).id


def test_change_matters_for_control() -> None:
    held = Control(holder=party("A"), place=Where(Span(0, 3), "X"), change="holds")
    assert claim(held).id != claim(replace(held, change="loses")).id


@pytest.mark.parametrize(
    ("stance", "mood", "counts"),
    [
        ("asserts", "happened", True),
        ("asserts", "ongoing", True),
        ("asserts", "attempted", True),
        ("asserts", "planned", False),
        ("asserts", "hypothetical", False),
        ("denies", "happened", False),
        ("doubts", "happened", False),
    ],
)
def test_denied_doubted_planned_and_hypothetical_never_count(stance: Stance, mood: Mood, counts: bool) -> None:
    assert claim(toll(40), stance=stance, mood=mood).counts is counts


def test_a_report_is_known_by_its_content() -> None:
    one = Report(text="Twelve died.", name="a", publisher="P")
    assert one.id == replace(one, name="b", origin="elsewhere", digest="f00").id
    assert one.id != replace(one, publisher="Q").id
    assert one.id != replace(one, text="Twelve died").id


def test_a_judgement_knows_its_time_zone_and_its_other_side() -> None:
    now = datetime.now(UTC)
    assert Judgement(subject="c", verdict="accept", by="ana", at=now).other is None
    with pytest.raises(ValueError, match="time zone"):
        Judgement(subject="c", verdict="accept", by="ana", at=datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="do not go together"):
        Judgement(subject="c", verdict="same", by="ana", at=now)
    with pytest.raises(ValueError, match="do not go together"):
        Judgement(subject="c", verdict="accept", by="ana", at=now, other="d")
