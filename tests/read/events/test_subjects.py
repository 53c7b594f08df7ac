"""Who does, or undergoes, what a verb says."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Report, Word
from onrecord.read.events.subjects import holders, is_passive, led_to, objects, subjects


def word(kit: Kit, text: str, wanted: str) -> Word:
    return next(w for w in kit.read(Report(text=text, name="case")).words if w.text == wanted)


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The guards were killed.", "killed", True),
        ("The guards killed in the raid were young.", "killed", True),
        ("The guards were seized and killed.", "killed", True),
        ("The guards killed a man.", "killed", False),
        ("The guards have killed a man.", "killed", False),
        ("The guards left.", "left", False),
    ],
)
def test_the_passive_is_known_with_and_without_its_auxiliary(kit: Kit, text: str, verb: str, passive: bool) -> None:
    assert is_passive(word(kit, text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Rebels attacked the base.", "attacked", ["Rebels"]),
        ("Rebels entered the base and killed a guard.", "killed", ["Rebels"]),
        ("Fighters attacking the base fled.", "attacking", ["Fighters"]),
        ("The brigade, which held the base, left.", "held", ["brigade"]),
        ("The brigade, which held the base and shelled the town, left.", "shelled", ["brigade"]),
        ("Rebels tried to take the base.", "take", ["Rebels"]),
        ("The general ordered soldiers to take the base.", "take", ["soldiers"]),
        ("Rebels launched an operation to take the base.", "take", ["Rebels"]),
        ("The rebels' attempt to take the base failed.", "take", ["rebels"]),
        ("Rebels took the base by shelling it.", "shelling", ["Rebels"]),
        ("They accused the rebels of shelling the base.", "shelling", ["rebels"]),
        ("Take cover!", "Take", []),
        ("An effort to take the base failed.", "take", []),
    ],
)
def test_a_verb_has_or_borrows_its_subject(kit: Kit, text: str, verb: str, subject: list[str]) -> None:
    assert [w.text for w in subjects(word(kit, text, verb))] == subject


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("Rebels attacked the base.", "attacked", ["base"]),
        ("The base which the rebels attacked is old.", "attacked", ["base"]),
        ("The base the rebels attacked is old.", "attacked", ["base"]),
        ("The rebels who attacked fled.", "attacked", []),
        ("The rebels fled.", "fled", []),
    ],
)
def test_the_object_of_a_relative_clause_is_its_antecedent(kit: Kit, text: str, verb: str, thing: list[str]) -> None:
    assert [w.text for w in objects(word(kit, text, verb))] == thing


def test_a_plan_belongs_to_its_possessor_or_to_who_has_it(kit: Kit) -> None:
    assert [w.text for w in holders(word(kit, "The rebels' plan failed.", "plan"))] == ["rebels"]
    assert [w.text for w in holders(word(kit, "The rebels have a plan.", "plan"))] == ["rebels"]
    assert holders(word(kit, "A plan failed.", "plan")) == []


def test_what_stands_after_a_preposition_is_found_in_order(kit: Kit) -> None:
    verb = word(kit, "They fought against the army with the rebels.", "fought")
    assert [w.text for w in led_to(verb, "with", "against")] == ["army", "rebels"]
