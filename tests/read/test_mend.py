"""Slips of the parser are put right: every verb gets the subject and the object that stand beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Sentence, Span, Word
from onrecord.read.mend import mend
from tests.read.test_parse import parsed

Row = tuple[str, str, str, int]
"""Word, tag, label, place of its governor."""


def sentence(*rows: Row) -> Sentence:
    words = [Word(i, text, 10 * i, text.lower(), "VERB" if tag[0] == "V" else "NOUN", tag, dep)
             for i, (text, tag, dep, _) in enumerate(rows)]  # fmt: skip
    found = Sentence(Span(0, 10 * len(rows)), 0, words)
    for word, (*_, head) in zip(words, rows, strict=True):
        word.sentence, word.head = found, words[head]
        if word.head is not word:
            word.head.children.append(word)
    return found


def roles(found: Sentence) -> dict[str, str]:
    return {w.text: f"{w.dep} of {w.head.text}" for w in found.words}


def test_names_beside_a_verb_are_no_times() -> None:
    found = sentence(
        ("Zembla", "NNP", "npadvmod", 1), ("bombed", "VBD", "ROOT", 1), ("Orvia", "NNP", "npadvmod", 1)
    )  # fmt: skip
    mend(found)
    assert roles(found) == {"Zembla": "nsubj of bombed", "bombed": "ROOT of bombed", "Orvia": "dobj of bombed"}


@pytest.mark.parametrize("time", ["Monday", "Jan.", "March"])
def test_times_stay(time: str) -> None:
    found = sentence(("Zembla", "NNP", "nsubj", 1), ("attacked", "VBD", "ROOT", 1), (time, "NNP", "npadvmod", 1))
    mend(found)
    assert roles(found)[time] == "npadvmod of attacked"


@pytest.mark.parametrize(
    "rows",
    [
        [("Zembla", "NNP", "npadvmod", 2), ("was", "VBD", "auxpass", 2), ("bombed", "VBD", "ROOT", 2)],
        [("Orvia", "NNP", "npadvmod", 2), ("ones", "NNS", "nsubj", 2), ("bombed", "VBD", "ROOT", 2)],
        [("Orvia", "NNP", "npadvmod", 2), ("-", "HYPH", "punct", 2), ("backed", "VBN", "ROOT", 2)],
    ],
)
def test_what_has_its_subject_or_is_no_verb_stays(rows: list[Row]) -> None:
    found = sentence(*rows)
    before = roles(found)
    mend(found)
    assert roles(found) == before


def test_a_name_is_not_described_by_a_bare_participle() -> None:
    found = sentence(
        ("Zembla", "NNP", "npadvmod", 1), ("bombed", "VBN", "amod", 2), ("Orvia", "NNP", "npadvmod", 4),
        ("Arkady", "NNP", "nsubj", 4), ("said", "VBD", "ROOT", 4),
    )  # fmt: skip
    mend(found)
    assert roles(found)["bombed"] == "ccomp of said"
    assert roles(found)["Zembla"] == "nsubj of bombed"
    assert roles(found)["Orvia"] == "dobj of bombed"


@pytest.mark.parametrize(("verb", "label"), [("overran", "nsubj"), ("were caught", "nsubjpass")])
def test_a_subject_comes_out_of_the_opening(verb: str, label: str) -> None:
    helper = verb.split()[:-1]
    at = 5 + len(helper)
    rows: list[Row] = [
        ("In", "IN", "prep", at), ("the", "DT", "det", 4), ("Marwin", "NNP", "compound", 3),
        ("region", "NN", "compound", 4), ("militants", "NNS", "pobj", 0),
    ]  # fmt: skip
    rows += [(w, "VBD", "auxpass", at) for w in helper] + [(verb.split()[-1], "VBN", "ROOT", at)]
    rows += [] if helper else [("it", "PRP", "dobj", at)]
    found = sentence(*rows)
    mend(found)
    assert roles(found)["region"] == "pobj of In"
    assert roles(found)["the"] == "det of region"
    assert roles(found)["militants"] == f"{label} of {verb.split()[-1]}"


def test_a_place_comes_out_of_the_subject() -> None:
    found = sentence(
        ("In", "IN", "prep", 4), ("Marwin", "NNP", "compound", 2), ("militants", "NNS", "nsubjpass", 4),
        ("were", "VBD", "auxpass", 4), ("caught", "VBN", "ROOT", 4),
    )  # fmt: skip
    mend(found)
    assert roles(found)["Marwin"] == "pobj of In"


@given(st.text("AZaz .,-\n\u2028", max_size=60))
@settings(deadline=None, max_examples=30)
def test_every_text_stays_a_tree(text: str) -> None:
    for one in parsed(text).sentences:
        assert sum(w.head is w for w in one.words) == 1
        assert all((w in w.head.children) == (w.head is not w) for w in one.words)
