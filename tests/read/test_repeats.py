"""A toll told again, with nothing new, is one claim."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from onrecord.model import Claim, Figure, Party, Span, Tie, Toll, Voice, When, Where
from onrecord.read.repeats import tells_again

SPAN = Span(0, 1)
DAY = When(start=date(2020, 1, 1), end=date(2020, 1, 1), how="stated")


def party(name: str, actor: str | None = None) -> Party:
    return Party(span=SPAN, name=name, actor=actor)


TOLL = Toll(
    harm="killed",
    figure=Figure(3, None, None, SPAN),
    victims=party("armed rebels"),
    place=Where(span=SPAN, name="Kunduz"),
    when=DAY,
)
CLAIM = Claim(report="r", act=TOLL, evidence=(SPAN,))


def told(**changes: Any) -> Claim:
    return replace(CLAIM, act=replace(TOLL, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"place": None, "when": None},
        {"victims": None},
        {"victims": party("rebels")},
        {"place": Where(span=SPAN, name="KUNDUZ")},
        {"place": Where(span=SPAN, name="compound")},
        {"victims": party("individuals")},
    ],
)
def test_nothing_new(changes: dict[str, Any]) -> None:
    assert tells_again(told(**changes), CLAIM)


@pytest.mark.parametrize(
    "changes",
    [
        {"harm": "wounded"},
        {"figure": Figure(4, 4, 4, SPAN)},
        {"victims": party("villagers")},
        {"place": Where(span=SPAN, name="Khost")},
        {"when": When(start=date(2020, 1, 2), end=date(2020, 1, 2), how="stated")},
    ],
)
def test_something_new(changes: dict[str, Any]) -> None:
    assert not tells_again(told(**changes), CLAIM)


def test_single_people_may_be_others() -> None:
    one = told(figure=Figure(1, 1, 1, SPAN))
    assert not tells_again(one, one)


def test_another_voice_stance_or_mood_is_another_claim() -> None:
    assert not tells_again(replace(CLAIM, voice=Voice(span=SPAN, name="the army")), CLAIM)
    assert not tells_again(replace(CLAIM, stance="denies"), CLAIM)
    assert not tells_again(replace(CLAIM, mood="planned"), CLAIM)


def test_the_same_voice_under_two_names() -> None:
    a, b = Voice(span=SPAN, name="army", actor="x"), Voice(span=SPAN, name="military", actor="x")
    assert tells_again(replace(CLAIM, voice=a), replace(CLAIM, voice=b))


def test_the_same_actor_under_two_names() -> None:
    assert tells_again(told(victims=party("ISIS", "is")), told(victims=party("Daesh", "is")))


def test_people_named_for_the_first_time_are_new() -> None:
    assert not tells_again(CLAIM, told(victims=None))


def test_only_tolls() -> None:
    tie = replace(CLAIM, act=Tie(a=party("a"), b=party("b"), kind="allied"))
    assert not tells_again(tie, tie)


@pytest.mark.parametrize(
    ("name", "words", "expected"),
    [("soldier", Span(0, 9), True), ("soldier", SPAN, False), ("Adam Weir", SPAN, True), ("Kenyan", SPAN, False)],
)
def test_single_people_are_known_by_a_number_or_a_name(name: str, words: Span, expected: bool) -> None:
    one = told(figure=Figure(1, 1, 1, SPAN), victims=Party(span=words, name=name), place=None, when=None)
    assert tells_again(one, one) is expected
