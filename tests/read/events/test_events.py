"""Who did what to whom: every row of bench/cases/events.csv, and what holds for any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.kit import Kit
from onrecord.model import Draft, Event, Reading, Report
from onrecord.read.events import events

CASES = Path(__file__).parents[3] / "bench" / "cases" / "events.csv"
ROWS = list(csv.DictReader(line for line in CASES.read_text().splitlines() if not line.startswith("#")))
WORDS = ["the", "rebels", "army", "attacked", "attack", "killed", "by", "in", "and", "of", "bomb", "Hask", "Friday"]
WORDS += [
    "fled",
    "ceasefire",
    "to",
    "was",
    "on",
    "with",
    "between",
    "that",
    "under",
    "siege",
    "accused",
    "responsibility",
    ",",
]


def read(kit: Kit, text: str) -> tuple[Reading, list[tuple[Draft, Event]]]:
    """The reading of a text with nothing but its events."""
    reading = events(kit.read(Report(text=text, name="case")).plus(drafts=()))
    return reading, [(d, d.act) for d in reading.drafts if isinstance(d.act, Event)]


def agree(wanted: str, found: list[str]) -> bool:
    parts = [p.strip() for p in wanted.split(";") if p.strip()]
    return len(parts) == len(found) and all(p in f for p, f in zip(parts, found, strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_every_row_of_the_case_table_comes_out(kit: Kit, row: dict[str, str]) -> None:
    text = row["text"]
    _, found = read(kit, text)
    if not row["trigger"]:
        assert not found
        return
    ((_, act),) = found
    assert row["trigger"] in act.trigger.of(text)
    assert (act.type, act.outcome) == (row["type"], row["outcome"])
    assert agree(row["agents"], [p.span.of(text) for p in act.agents])
    assert agree(row["targets"], [p.span.of(text) for p in act.targets])
    if row["place"]:
        assert act.place is not None
        assert row["place"] in act.place.span.of(text)


def test_an_attack_told_with_its_means_lends_its_type_to_the_attack_after_it(kit: Kit) -> None:
    text = "A car bomb exploded in Marwin on Monday. Separatists claimed responsibility for the attack in Marwin."
    assert [a.type for _, a in read(kit, text)[1]] == ["bomb", "bomb"]


def test_a_mention_that_only_refers_back_is_no_event(kit: Kit) -> None:
    text = "Rebels attacked the barracks in Hask. Schools were closed after the attack."
    assert [a.trigger.of(text) for _, a in read(kit, text)[1]] == ["attacked"]


def test_evidence_is_the_clause_that_says_it(kit: Kit) -> None:
    text = "The minister said that rebels ambushed a convoy because the road was open."
    ((draft, act),) = read(kit, text)[1]
    assert draft.evidence.of(text) == "rebels ambushed a convoy"
    assert draft.made_by == "rules/events:hit"
    assert draft.evidence.contains(act.trigger)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map(" ".join))
def test_any_words_give_drafts_that_stand_in_the_text(kit: Kit, text: str) -> None:
    reading, found = read(kit, text)
    for draft, act in found:
        assert draft.evidence.contains(act.trigger)
        assert reading.words[draft.anchor].span.overlaps(act.trigger)
        assert not {p.span for p in act.agents} & {p.span for p in act.targets}
    assert events(reading.plus(drafts=())).drafts == reading.drafts
