"""Hyphenated compounds on the surface."""

import pytest

from onrecord.read.states.compounds import compounds, following_noun
from tests.read.acts import read, word

ENDINGS = {"held", "backed", "linked"}
BEGINNINGS = {"pro", "anti"}


def found(text: str) -> list[tuple[str, list[str], str]]:
    reading = read(text)
    return [
        (c.key, [p.of(text) for p in c.parts], c.head.text)
        for s in reading.sentences
        for c in compounds(s, ENDINGS, BEGINNINGS)
    ]


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("The rebel-held town of Orvel is calm.", ("held", ["rebel"], "town")),
        ("US-backed Kurdish forces left.", ("backed", ["US"], "forces")),
        ("U.S.-backed forces left.", ("backed", ["U.S."], "forces")),
        ("A Russian and Iranian-backed force left.", ("backed", ["Russian", "Iranian"], "force")),
        ("US- and Turkish-backed fighters left.", ("backed", ["US", "Turkish"], "fighters")),
        ("The al-Qaida-linked militants left.", ("linked", ["al-Qaida"], "militants")),
        ("Islamic State-linked militants left.", ("linked", ["Islamic State"], "militants")),
        ("Pro-government militias left.", ("pro", ["government"], "militias")),
        ("The pro-al-Qaida fighters left.", ("pro", ["al-Qaida"], "fighters")),
    ],
)
def test_the_parts_and_the_noun(text: str, compound: tuple[str, list[str], str]) -> None:
    assert found(text) == [compound]


@pytest.mark.parametrize(
    "text",
    ["A long-range rocket fell.", "It was rebel-held.", "He said - held back", "- held", "The 12-year-old boy left."],
)
def test_what_is_none(text: str) -> None:
    assert found(text) == []


def test_no_joined_part_before_a_verb_or_preposition() -> None:
    assert found("He met ministers and rebel-backed parties.")[0][1] == ["rebel"]
    assert found("They came with Zembla, and rebel-backed parties left.")[0][1] == ["rebel"]


def test_the_noun_ahead() -> None:
    reading = read("The allied Iraqi forces left.")
    row = reading.sentences[0].words
    ahead = following_noun(row, word(reading, "allied").i)
    assert ahead is not None
    assert ahead.text == "forces"
    assert following_noun(row, len(row) - 1) is None
