"""The vocabulary of harm."""

import pytest

from onrecord.model import vocab
from onrecord.read.tolls.harms import harms


@pytest.mark.parametrize(
    ("form", "harm"),
    [
        ("killing", "killed"),
        ("slain", "killed"),
        ("dying", "killed"),
        ("injures", "wounded"),
        ("fled", "displaced"),
        ("fleeing", "displaced"),
        ("arrested", "detained"),
        ("kidnapped", "detained"),
        ("vanished", "missing"),
    ],
)
def test_forms(form: str, harm: str) -> None:
    assert harms().verbs[form].harm == harm


def test_irregular_verbs_have_no_regular_past() -> None:
    assert not {"fleed", "slayed", "holded", "dieing"} & set(harms().verbs)


@pytest.mark.parametrize(
    ("form", "expected"), [("killed", True), ("killing", False), ("kills", False), ("kill", False)]
)
def test_participles(form: str, expected: bool) -> None:
    assert harms().is_participle(form) is expected


def test_every_harm_is_in_the_code_list() -> None:
    rules = harms()
    said = {v.harm for v in rules.verbs.values()} | {p.verb.harm for found in rules.particles.values() for p in found}
    for table in (rules.nouns, rules.states, rules.people, rules.collectives):
        said |= set(table.values())
    assert said == set(vocab.codes("harms"))
