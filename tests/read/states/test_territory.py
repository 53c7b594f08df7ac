"""The place that is held or taken at a noun, and how much of it."""

import pytest
from msgspec.structs import replace

from onrecord.model import Place
from onrecord.read.states.territory import described, share, territories
from tests.read.acts import read, word


def places(text: str, noun: str, *, weak: bool = False, people: bool = False) -> list[str]:
    reading = read(text)
    return [w.span.of(text) for w in territories(reading, word(reading, noun), weak=weak, people=people)]


@pytest.mark.parametrize(
    ("text", "noun", "found"),
    [
        ("They hold Orvel and the airport.", "Orvel", ["Orvel", "the airport"]),
        ("They hold parts of the city.", "parts", ["the city"]),
        ("They hold most of Orvel.", "most", ["Orvel"]),
        ("They hold villages near the river.", "villages", ["villages near the river"]),
        ("They hold 20 soldiers.", "soldiers", []),
        ("The talks took place.", "place", []),
    ],
)
def test_which_places(text: str, noun: str, found: list[str]) -> None:
    assert places(text, noun) == found


def test_weak_verbs_need_more_than_a_building() -> None:
    assert places("They took the house.", "house") == ["the house"]
    assert places("They took the house.", "house", weak=True) == []
    assert places("They took the city.", "city", weak=True) == ["the city"]


def test_an_unknown_name_may_be_a_person() -> None:
    text = "They took Marok."
    assert places(text, "Marok", people=True) == []
    reading = read(text)
    known = Place(id="1", name="Marok", grain="town", lat=1.0, lon=2.0)
    with_place = reading.plus(
        mentions=tuple(replace(m, place=known) if m.span.of(text) == "Marok" else m for m in reading.mentions)
    )
    (found,) = territories(with_place, word(with_place, "Marok"), people=True)
    assert (found.id, found.lat, found.lon) == ("1", 1.0, 2.0)


@pytest.mark.parametrize(
    ("text", "noun", "place"),
    [
        ("Orvel, a rebel town, fell.", "town", "Orvel"),
        ("Orvel is a rebel stronghold.", "stronghold", "Orvel"),
        ("The rebel stronghold fell.", "stronghold", "stronghold"),
    ],
)
def test_what_a_noun_describes(text: str, noun: str, place: str) -> None:
    assert described(word(read(text), noun)).text == place


@pytest.mark.parametrize(
    ("text", "noun", "part"),
    [
        ("They hold 30% of the city.", "%", 0.3),
        ("They hold three of the four bridges.", "three", 0.75),
        ("They hold the whole city.", "city", 1.0),
        ("They hold the city.", "city", None),
    ],
)
def test_how_much(text: str, noun: str, part: float | None) -> None:
    assert share(word(read(text), noun), text) == part
