"""Parties at words, inside compounds and behind what they own."""

import pytest
from msgspec.structs import replace

from onrecord.model import Actor, Span
from onrecord.read.states.sides import Sides
from tests.read.acts import read, word


def test_who_can_be_a_side() -> None:
    reading = read("In Orvel, rebels and Zembla met near a bridge and it fell.")
    sides = Sides(reading)
    can = {w.text for w in reading.words if w.pos in {"NOUN", "PROPN", "PRON"} and sides.is_side(w)}
    assert {"rebels", "Zembla"} <= can
    assert "bridge" not in can


@pytest.mark.parametrize(
    ("text", "noun", "owners"),
    [
        ("Zembla's support helped.", "support", ["Zembla"]),
        ("US support helped.", "support", ["US"]),
        ("Russian and Iranian backers came.", "backers", ["Russian", "Iranian"]),
        ("The rebel stronghold fell.", "stronghold", ["rebel"]),
        ("The major stronghold fell.", "stronghold", []),
        ("The army and its backers came.", "backers", ["The army"]),
        ("The army praised its backers.", "backers", ["The army"]),
        ("Our allies came.", "allies", ["Our"]),
    ],
)
def test_whose_it_is(text: str, noun: str, owners: list[str]) -> None:
    reading = read(text)
    assert [p.span.of(text) for p in Sides(reading).owners(word(reading, noun))] == owners


def test_civilians_are_not_armed() -> None:
    reading = read("Soldiers and villagers left.")
    sides = Sides(reading)
    heads = [word(reading, "Soldiers"), word(reading, "villagers")]
    assert [p.name for p in sides.at(heads)] == ["Soldiers", "villagers"]
    assert [p.name for p in sides.armed(heads)] == ["Soldiers"]


def test_an_apposition_names() -> None:
    text = "They met the president, Salim Marok, on Monday."
    reading = read(text)
    assert Sides(reading).named(word(reading, "president")).span.of(text) == "Salim Marok"


def test_the_part_of_a_compound_is_known_by_the_same_name_elsewhere() -> None:
    text = "The NPF-backed fighters left. The NPF was silent."
    reading = read(text)
    actor = Actor(id="npf", name="National People's Front", kind="rebel-group")
    known = reading.plus(
        mentions=tuple(replace(m, actor=actor) if m.span.of(text) == "The NPF" else m for m in reading.mentions)
    )
    assert Sides(known).within(Span(4, 7)).actor == "npf"
    stranger = Sides(reading).within(Span(8, 14))
    assert (stranger.name, stranger.actor) == ("backed", None)
