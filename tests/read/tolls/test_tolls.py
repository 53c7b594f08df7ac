"""Tolls, case by case: the cases stand in bench/cases/tolls.csv."""

import csv
from pathlib import Path

import pytest

from onrecord.kit import Kit
from onrecord.model import Draft, Figure, Reading, Report, Toll
from onrecord.read.tolls import tolls

CASES = Path(__file__).parents[3] / "bench" / "cases" / "tolls.csv"


def rows() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("#")]
    return [(row["text"], row["tolls"] or "") for row in csv.DictReader(lines)]


def found(kit: Kit, text: str) -> list[tuple[Toll, Draft]]:
    """The tolls of a text and their drafts, in the order of their numbers."""
    reading = kit.read(Report(text=text, name="case"))
    assert not [p for p in reading.problems if p.stage == "tolls"]
    pairs = [(d.act, d) for d in reading.drafts if isinstance(d.act, Toll)]
    return sorted(pairs, key=lambda pair: (pair[0].figure.span, pair[1].anchor))


def shown(text: str, toll: Toll) -> str:
    """A toll, written as in the table of cases."""
    figure: Figure = toll.figure
    harm = f"{toll.harm}+{toll.also}" if toll.also else toll.harm
    high = "*" if figure.high is None else figure.high
    return f"{harm} {figure.span.of(text)} {figure.low}..{high} {toll.victims.span.of(text) if toll.victims else '-'}"


@pytest.mark.parametrize(("text", "expected"), rows())
def test_case(kit: Kit, text: str, expected: str) -> None:
    assert "; ".join(shown(text, toll) for toll, _ in found(kit, text)) == expected


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The rebels killed 12 soldiers.", "The rebels"),
        ("12 soldiers were killed by the rebels.", "the rebels"),
        ("A bomb killed 12 soldiers.", None),
    ],
)
def test_who_did_it(kit: Kit, text: str, doer: str | None) -> None:
    ((toll, _),) = found(kit, text)
    assert [p.span.of(text) for p in toll.perpetrators] == ([doer] if doer else [])


def test_anchor_is_the_word_that_says_the_harm_and_evidence_holds_it_and_the_number(kit: Kit) -> None:
    text = "On Monday the rebels took at least 60 villagers hostage near the river."
    reading = kit.read(Report(text=text, name="case"))
    ((toll, draft),) = found(kit, text)
    assert reading.words[draft.anchor].text in {"took", "hostage"}
    assert draft.evidence.contains(toll.figure.span)
    assert draft.evidence.contains(reading.words[draft.anchor].span)
    assert "Monday" not in draft.evidence.of(text)
    assert draft.made_by.startswith("rules/tolls:")


def test_an_announced_harm_without_a_number_gives_way_to_the_text_that_counts(kit: Kit) -> None:
    text = "Rebels killed in raid\n\nThe army killed four rebels on Monday."
    assert [shown(text, toll) for toll, _ in found(kit, text)] == ["killed four 4..4 four rebels"]


def test_a_headline_alone_is_kept(kit: Kit) -> None:
    text = "Rebels killed in raid\n\nThe army announced nothing."
    assert [toll.harm for toll, _ in found(kit, text)] == ["killed"]


@pytest.mark.parametrize(
    "again",
    [
        "The rebels were killed at night.",
        "They were killed at night.",
        "The four rebels were killed at night.",
    ],
)
def test_who_has_been_counted_is_not_counted_again(kit: Kit, again: str) -> None:
    text = f"The army killed four rebels on Monday. {again}"
    assert len(found(kit, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The army captured a rebel leader on Monday. The leader was captured at home.",
        "The army captured a rebel leader on Monday. The individual was captured at home.",
        "The army captured a rebel leader on Monday. He was captured at home.",
    ],
)
def test_one_man_is_not_counted_again_under_another_word(kit: Kit, text: str) -> None:
    assert len(found(kit, text)) == 1


def test_a_name_in_a_headline_is_one_man_and_a_group_is_many(kit: Kit) -> None:
    assert [t.figure.high for t, _ in found(kit, "Rebel Commander Killed")] == [1]
    assert [t.figure.high for t, _ in found(kit, "The government troops were killed.")] == [None]


def test_others_in_another_sentence_are_counted(kit: Kit) -> None:
    text = "The army killed four rebels on Monday. The soldier was killed at night. Six rebels were killed on Tuesday."
    assert [toll.figure.low for toll, _ in found(kit, text)] == [4, 1, 6]


def test_a_sentence_without_harm_changes_nothing() -> None:
    reading = Reading(Report(text="Nothing", name="x"))
    assert tolls(reading) == reading


def test_planned_and_denied_harm_is_found_too(kit: Kit) -> None:
    assert [
        t.figure.low for t, _ in found(kit, "The rebels threatened to kill 12 hostages.") if t.harm == "killed"
    ] == [12]
    assert [t.figure.low for t, _ in found(kit, "The army did not kill 12 people.")] == [12]


def test_an_aim_is_no_toll(kit: Kit) -> None:
    assert found(kit, "The army conducted an operation to capture a leader.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The army captured 12 tanks.",
        "Patients were medically evacuated to a hospital.",
        "The man died of cancer.",
        "They kill me.",
        "The total casualties are not known.",
    ],
)
def test_no_toll(kit: Kit, text: str) -> None:
    assert found(kit, text) == []
