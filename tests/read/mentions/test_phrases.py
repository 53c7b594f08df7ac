"""Place phrases taken apart."""

import pytest

from onrecord.read.mentions.names import words_of
from onrecord.read.mentions.phrases import Phrase, phrase_of
from tests.read.understood import understood


def phrase(text: str, last: str) -> Phrase | None:
    reading = understood(text)
    found = next(m for m in reading.mentions if reading.words[m.head].text == last)
    return phrase_of(words_of(reading, found), reading.words[found.head])


@pytest.mark.parametrize(
    ("text", "last", "name", "grain", "part", "noun"),
    [
        ("They fled to Garissa.", "Garissa", "Garissa", None, None, ""),
        ("They hold the rebel-held Garissa county.", "county", "Garissa", "district", None, "county"),
        ("They hold northern Garissa.", "Garissa", "Garissa", None, "northern Garissa", ""),
        (
            "They hold the Garissa countryside.",
            "countryside",
            "Garissa",
            "province",
            "Garissa countryside",
            "countryside",
        ),
        ("They hold the Garissa outskirts.", "outskirts", "Garissa", None, "Garissa outskirts", "outskirts"),
        ("They hold Garissa airport.", "airport", "Garissa", "site", "Garissa airport", "airport"),
        ("They hold Kenya's Garissa county.", "county", "Garissa", "district", None, "county"),
        ("They fled to al-Bor.", "Bor", "al-Bor", None, None, ""),
        ("They fought in Nahr-e Wau district.", "district", "Nahr-e Wau", "district", None, "district"),
    ],
)
def test_phrase(text: str, last: str, name: str, grain: str | None, part: str | None, noun: str) -> None:
    found = phrase(text, last)
    assert found is not None
    assert (found.name, found.grain, found.part, found.noun) == (name, grain, part, noun)


@pytest.mark.parametrize(("text", "last"), [("They hold the village.", "village"), ("They hold the North.", "North")])
def test_no_name(text: str, last: str) -> None:
    assert phrase(text, last) is None
