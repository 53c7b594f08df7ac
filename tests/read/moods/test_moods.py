"""Stance and mood: every row of bench/cases/moods.csv, and what holds for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.kit import Kit
from onrecord.model import (
    Act,
    Control,
    Draft,
    Event,
    Figure,
    Mood,
    Party,
    Reading,
    Report,
    Span,
    Stance,
    Tie,
    Toll,
    Where,
)
from onrecord.read.moods import mood_of, stance_of

CASES = Path(__file__).parents[3] / "bench" / "cases" / "moods.csv"
ROWS = list(csv.DictReader(line for line in CASES.read_text().splitlines() if not line.startswith("#")))
TITLE = "Report from the front\n\n"
SOMEWHERE = Span(0, 1)


def act(kind: str) -> Act:
    """An act of the kind that a row names."""
    somebody = Party(span=SOMEWHERE, name="somebody")
    if kind == "tie":
        return Tie(a=somebody, b=somebody, kind="allied")
    if kind in {"holds", "gains", "loses"}:
        change = {"holds": "holds", "gains": "gains"}.get(kind, "loses")
        return Control(holder=somebody, place=Where(span=SOMEWHERE, name="there"), change=change)  # type: ignore[arg-type]
    if kind in {"killed", "detained", "displaced"}:
        return Toll(harm=kind, figure=Figure(2, None, None, SOMEWHERE))
    return Event(type="siege" if kind == "siege" else "other", trigger=SOMEWHERE)


def told(kit: Kit, text: str, word: str, kind: str) -> tuple[Stance, Mood]:
    """Stance and mood of an act at a word of the text."""
    reading = kit.stages[0](Reading(Report(text=text, name="case")))
    anchor = next(w.i for w in reading.words if w.text == word)
    draft = Draft(act=act(kind), anchor=anchor, evidence=SOMEWHERE, made_by="test")
    return stance_of(reading, draft), mood_of(reading, draft)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['sentence']} {row['word']}")
def test_every_row_of_the_case_table_comes_out(kit: Kit, row: dict[str, str]) -> None:
    assert told(kit, TITLE + row["sentence"], row["word"], row["act"]) == (row["stance"], row["mood"])


FORMS = {
    "{a} {past} {b}.": ("past", "asserts", "happened"),
    "{a} may {base} {b}.": ("base", "asserts", "hypothetical"),
    "{a} did not {base} {b}.": ("base", "denies", "happened"),
    "{a} will {base} {b}.": ("base", "asserts", "planned"),
    "{a} tried to {base} {b}.": ("base", "asserts", "attempted"),
    "{a} was trying to {base} {b}.": ("base", "asserts", "attempted"),
    "{a} has threatened to {base} {b}.": ("base", "asserts", "planned"),
    "{a} said it did not {base} {b}.": ("base", "denies", "happened"),
}
VERBS = [("attack", "attacked"), ("bomb", "bombed"), ("invade", "invaded"), ("shell", "shelled"), ("raid", "raided")]
NAMES = [("Turkey", "Syria"), ("Hezbollah", "Israel"), ("Ethiopia", "the rebels"), ("The army", "the town of Kaduna")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("verb", VERBS, ids=lambda v: v[0])
def test_pairs_hold_with_other_verbs_and_names(kit: Kit, form: str, verb: tuple[str, str]) -> None:
    which, stance, mood = FORMS[form]
    base, past = verb
    for a, b in NAMES:
        text = TITLE + form.format(a=a, b=b, base=base, past=past)
        assert told(kit, text, base if which == "base" else past, "event") == (stance, mood), text


def test_a_title_in_the_present_tense_tells_the_past(kit: Kit) -> None:
    assert told(kit, "Army bombs rebel town", "bombs", "event") == ("asserts", "happened")
    assert told(kit, "Army to bomb rebel town", "bomb", "event") == ("asserts", "planned")


WORDS = (
    "the rebels army will not attack seize if whether to no plan of fear said it has been by attacking without and but"
)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12).map(" ".join))
def test_any_word_of_any_sentence_has_a_stance_and_a_mood(kit: Kit, text: str) -> None:
    reading = kit.stages[0](Reading(Report(text=text, name="case")))
    for kind in ("event", "tie", "killed", "holds"):
        for word in reading.words:
            draft = Draft(act=act(kind), anchor=word.i, evidence=SOMEWHERE, made_by="test")
            assert stance_of(reading, draft) in {"asserts", "denies", "doubts"}
            assert mood_of(reading, draft) in {"happened", "ongoing", "attempted", "planned", "hypothetical"}
