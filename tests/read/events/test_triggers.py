"""The words that may name a happening."""

import pytest

from onrecord.kit import Kit
from onrecord.model import Report
from onrecord.model.vocab import check, table
from onrecord.read.events.triggers import Trigger, noun_forms, triggers, verb_forms

HABITS = {"captors", "doers", "takers", "mutual", "receivers", "sufferers", "yielders", "givers"}


def found(kit: Kit, text: str) -> list[tuple[str, str]]:
    """Words and class of every trigger."""
    return [(t.span.of(text), t.entry.group) for t in all_of(kit, text)]


def all_of(kit: Kit, text: str) -> list[Trigger]:
    return list(triggers(kit.read(Report(text=text, name="case"))))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("attack", "attacked"),
        ("seize", "seizing"),
        ("clash", "clashes"),
        ("occupy", "occupied"),
        ("destroy", "destroyed"),
        ("rob", "robbed"),
        ("trap", "trapping"),
        ("shoot", "shot"),
        ("withdraw", "withdrew"),
    ],
)
def test_verbs_are_known_in_every_form(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


@pytest.mark.parametrize(("lemma", "plural"), [("attack", "attacks"), ("clash", "clashes"), ("atrocity", "atrocities")])
def test_nouns_are_known_in_the_plural(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == [lemma, plural]


def test_a_phrase_may_hold_other_words_but_no_comma(kit: Kit) -> None:
    assert ("set the old mill on fire", "destruction") in found(kit, "Raiders set the old mill on fire.")
    assert not [g for _, g in found(kit, "The table was set, and fire engines stood by.") if g == "destruction"]


def test_the_tighter_of_two_phrases_wins(kit: Kit) -> None:
    assert found(kit, "Rebels fired rockets at the base.") == [("fired rockets", "shelling")]


def test_a_phrase_does_not_end_on_a_modifier(kit: Kit) -> None:
    assert found(kit, "Rebels launched a mortar attack.") == [("mortar attack", "shelling")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A car bomb attack killed many.", ["car bomb attack", "killed"]),
        ("Soldiers repelled an assault.", ["assault"]),
        ("A suicide bomber attacked the post.", ["attacked"]),
        ("The army sent reinforcements.", ["sent"]),
    ],
)
def test_what_only_helps_to_name_a_happening_is_none_of_its_own(kit: Kit, text: str, words: list[str]) -> None:
    assert [w for w, _ in found(kit, text)] == words


def test_a_verb_used_as_a_noun_and_a_noun_used_as_a_verb_are_told_apart(kit: Kit) -> None:
    noun, verb = all_of(kit, "The shelling went on while guns shelled the town.")
    assert (noun.entry.verbal, verb.entry.verbal) == (False, True)


def test_every_class_of_the_table_is_sound() -> None:
    for name, row in table("read/words/triggers")["classes"].items():
        check("events", row["type"])
        check("events", row.get("places", "other"))
        assert row["outcome"] in {"succeeded", "unknown"}, name
        assert row.get("habit", "doers") in HABITS, name
        for part in ("nouns", "compounds", "verbs", "phrases"):
            assert set(row.get(part, {})) <= {"often", "half", "seldom"}, name
    for kind in table("read/words/triggers")["means"]:
        check("events", kind)


@pytest.mark.parametrize("name", ["roles", "triggers"])
def test_no_word_was_read_as_yes_or_no(name: str) -> None:
    """YAML takes a bare `on` for true."""

    def words(value: object) -> list[object]:
        if isinstance(value, dict):
            return [w for v in value.values() for w in words(v)]
        return [w for v in value for w in words(v)] if isinstance(value, list) else []

    def leaves(value: object) -> list[object]:
        if isinstance(value, dict):
            return [w for v in value.values() for w in leaves(v)]
        return list(value) if isinstance(value, list) else []

    assert words(table(f"read/words/{name}")) == []
    assert all(isinstance(w, str) for w in leaves(table(f"read/words/{name}")))


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("A shell fell on the market.", "impact"),
        ("Rain fell on the market.", None),
        ("Soldiers took the town of Hask.", "take-place"),
        ("The town of Hask was taken by soldiers.", "take-place"),
        ("Soldiers took three teachers from the bus.", "take-people"),
        ("Soldiers took notes.", None),
        ("The wounded men were taken to a clinic.", None),
        ("The road was cut by rebels.", "cut"),
        ("Police recovered three rifles.", "find"),
        ("Police recovered quickly.", None),
    ],
)
def test_some_verbs_count_only_with_what_they_are_said_of(kit: Kit, text: str, group: str | None) -> None:
    assert [g for _, g in found(kit, text)] == ([group] if group else [])


def test_an_adjective_that_stands_as_a_noun_is_one(kit: Kit) -> None:
    assert ("offensive", "clash") in found(kit, "The army launched an air and ground offensive against the rebels.")
