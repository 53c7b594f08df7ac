"""Who stands with whom: every row of bench/cases/ties.csv, and what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Tie
from onrecord.read.states.ties import ties
from tests.read.acts import WORDS, read, rows, wanted


def acts(text: str) -> list[Tie]:
    return [d.act for d in ties(read(text)).drafts if isinstance(d.act, Tie)]


def fits(tie: Tie, text: str, one: str, other: str) -> bool:
    a, b = tie.a.span.of(text), tie.b.span.of(text)
    return (one in a and other in b) or (one in b and other in a)


@pytest.mark.parametrize("row", rows("ties"), ids=lambda row: row["text"][:60])
def test_each_case_has_its_ties_and_no_others(row: dict[str, str]) -> None:
    text = row["text"]
    left = acts(text)
    for one, kind, other in wanted(row["ties"]):
        match = [t for t in left if t.kind == kind and fits(t, text, one, other)]
        assert match, f"no {kind} tie of {one} and {other} in {left}"
        left.remove(match[0])
    assert not left


def test_the_table_is_large_and_mixed() -> None:
    table = rows("ties")
    assert len(table) >= 40
    assert {one[1] for row in table for one in wanted(row["ties"])} == {"allied", "hostile"}
    assert sum(not row["ties"] for row in table) >= 8


def test_an_alliance_denied_and_an_alliance_asserted_are_the_same_tie() -> None:
    denied = "Marok denied “any kind of alliance” between the regime forces and the NPF."
    claimed = (
        "Rivals claim that the NPF and the regime struck a deal under which both would fight against the jihadists."
    )
    for text in (denied, claimed):
        assert [t.kind for t in acts(text) if fits(t, text, "regime", "NPF")] == ["allied"]


def test_the_anchor_is_the_word_that_carries_it() -> None:
    reading = read("Zembla's defence minister met rebels on Monday, but the rebels are loyal to President Marok.")
    (draft,) = ties(reading).drafts
    assert reading.words[draft.anchor].text == "loyal"
    assert draft.made_by == "rules/ties:adjective"
    assert "Monday" not in draft.evidence.of(reading.report.text)


@pytest.mark.parametrize(
    ("text", "kind", "one", "other"),
    [
        ("Rebels and soldiers who joined forces took the hill.", "allied", "Rebels", "soldiers"),
        ("The rebels fought with Zembla against the junta.", "hostile", "rebels", "junta"),
        ("The rebels fought with Zembla against the junta.", "allied", "rebels", "Zembla"),
        ("Troops loyal to the president, Marok, entered Orvel.", "allied", "Troops", "Marok"),
        ("The army is facing the YPF, the armed wing of the Norland party.", "allied", "YPF", "Norland"),
        ("Marok supporters burned a police station.", "allied", "Marok", "supporters"),
        ("Zembla and Norland are allies.", "allied", "Zembla", "Norland"),
        ("The army received weapons from Zembla.", "allied", "army", "Zembla"),
        ("The army accused Zembla of arming the rebels.", "allied", "Zembla", "rebels"),
        ("The rebels' feud with the Marok clan goes on.", "hostile", "rebels", "Marok"),
        ("The front has fought a long insurgency against the Zemblan state.", "hostile", "front", "state"),
        ("The army and the rebels put their feud aside.", "hostile", "army", "rebels"),
        ("Mr. Marok, Zembla's leader and the junta's backer, spoke.", "allied", "Marok", "junta"),
        ("Orvel was bombed by U.S.-backed rebels.", "allied", "U.S.", "rebels"),
        ("The raid hit the Black Guard, a pro-Zemblan militia.", "allied", "Zemblan", "Guard"),
    ],
)
def test_who_is_tied_to_whom(text: str, kind: str, one: str, other: str) -> None:
    assert any(t.kind == kind and fits(t, text, one, other) for t in acts(text)), acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aid workers assisted the wounded.",
        "The army fought rebels near Orvel on Monday.",
        "The rebels fight with old rifles.",
        "The crime-linked money was seized.",
        "Talks between the army and the rebels failed.",
        "The army hid its arms in Orvel.",
        "Many joined the strike.",
    ],
)
def test_what_is_no_tie(text: str) -> None:
    assert not acts(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join).filter(str.strip))
def test_any_text_is_read_and_nobody_is_tied_to_himself(text: str) -> None:
    for tie in acts(text):
        assert tie.a.span != tie.b.span
        assert tie.a.name.casefold() != tie.b.name.casefold()
