"""The table of cues, and the forms of its verbs."""

import pytest

from onrecord.read.voices.cues import cues, inflected, verb_forms, words_of

SHAPES = {"clause", "trailing", "open", "noun", "object", "to", "doing", "blame", "as", "demand"}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", {"say", "says", "saying", "said"}),
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("announce", {"announce", "announces", "announcing", "announced"}),
        ("confess", {"confess", "confesses", "confessing", "confessed"}),
        ("portray", {"portray", "portrays", "portraying", "portrayed"}),
    ],
)
def test_forms(lemma: str, forms: set[str]) -> None:
    assert set(inflected(lemma)) == forms


def test_every_row_is_well_formed() -> None:
    for row in cues()["verbs"]:
        assert set(row["takes"]) <= SHAPES
        assert row["stance"] in {"asserts", "denies", "doubts"}
        assert row["negated"] in {"asserts", "denies", "doubts", None}


def test_forms_lead_back_to_their_verb() -> None:
    assert verb_forms()["denied"].stance == "denies"
    assert verb_forms()["denied"].negated == "asserts"
    assert "attacked" not in verb_forms()
    assert "spokesman" in words_of("persons")
