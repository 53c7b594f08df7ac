"""Who holds which place: every row of bench/cases/control.csv, and what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Control, Draft
from onrecord.read.states.control import control
from tests.read.acts import WORDS, read, rows, wanted


def drafts(text: str) -> list[Draft]:
    return list(control(read(text)).drafts)


def acts(text: str) -> list[Control]:
    return [d.act for d in drafts(text) if isinstance(d.act, Control)]


@pytest.mark.parametrize("row", rows("control"), ids=lambda row: row["text"][:60])
def test_each_case_has_its_controls_and_no_others(row: dict[str, str]) -> None:
    text = row["text"]
    left = acts(text)
    for holder, change, place, *share in wanted(row["controls"]):
        said = float(share[0]) if share else None
        match = [
            a
            for a in left
            if (a.change, a.share) == (change, said)
            and holder in a.holder.span.of(text)
            and place in a.place.span.of(text)
        ]
        assert match, f"no {change} of {place} by {holder} in {left}"
        left.remove(match[0])
    assert not left


def test_the_table_is_large_and_mixed() -> None:
    table = rows("control")
    assert len(table) >= 40
    assert {one[1] for row in table for one in wanted(row["controls"])} == {"holds", "gains", "loses", "contests"}
    assert sum(not row["controls"] for row in table) >= 6


def test_the_anchor_is_the_word_that_carries_it_and_the_evidence_its_clause() -> None:
    text = "The town was quiet on Friday after the rebels had captured Orvel, residents said."
    reading = read(text)
    (draft,) = control(reading).drafts
    assert reading.words[draft.anchor].text == "captured"
    assert draft.evidence.of(text).endswith("the rebels had captured Orvel")
    assert draft.made_by == "rules/control:verb"


def test_earlier_drafts_are_kept() -> None:
    once = control(read("Rebels seized Orvel."))
    assert control(once).drafts == once.drafts * 2


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("The army controls 15 to 20 percent of the city.", 0.175),
        ("The army controls two thirds of the city.", 0.667),
        ("The army controls the entire city.", 1.0),
        ("The army controls most of the city.", None),
        ("The army controls 250% of the city.", None),
        ("The army controls five of the three bridges.", None),
        ("The army has full control of the city.", 1.0),
    ],
)
def test_shares(text: str, share: float | None) -> None:
    assert [a.share for a in acts(text)] == [share]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rebels hold towns such as Orvel and Hask.", ["Orvel", "Hask"]),
        ("Rebels lost their capital, Orvel, last week.", ["Orvel"]),
        ("Rebels hold villages in the south of the province.", ["villages in the south"]),
        ("Azerbaijan retook Lachin in 2022.", ["Lachin"]),
        ("The rebels brought the district under their control.", ["the district"]),
        ("Zemblan troops have kept the town under Zemblan control.", ["the town"]),
        ("After the fall of Orvel to the rebels, thousands fled.", ["Orvel"]),
        ("Diplomats feared the fall of rebel enclaves.", ["rebel enclaves"]),
        ("Fighters fled Orvel, the rebel bastion.", ["Orvel"]),
        ("The battle between rebels and soldiers for control of Orvel goes on.", ["Orvel", "Orvel"]),
        ("Orvel is the stronghold of the rebels.", ["Orvel"]),
        ("They met in Orvel, the capital of the group's self-proclaimed caliphate.", ["Orvel"]),
        ("The army prevented the town from falling into rebel hands.", ["the town"]),
        ("The army is in control of Orvel.", ["Orvel"]),
        ("The government's control of the road is weak.", ["the road"]),
        ("Aid agencies criticised rebel control of the road.", ["the road"]),
        ("Zembla withdrew its soldiers from Orvel.", ["Orvel"]),
        ("The colonel has handed over the town to the police.", ["the town", "the town"]),
    ],
)
def test_which_place(text: str, named: list[str]) -> None:
    found = [a.place.span.of(text) for a in acts(text)]
    assert len(found) == len(named)
    assert all(name in place for name, place in zip(named, found, strict=True)), found


@pytest.mark.parametrize(
    "text",
    [
        "The ministry is in Orvel, the capital of the province.",
        "The army plans an attempt at retaking the town.",
        "The rebels sought to seize and hold the town.",
        "The rebels seek control of the town.",
        "The dispute over control of the company goes on.",
        "The rebels took Marok by surprise.",
        "The army will try to bring the town under its control.",
        "The army wants the village, a place under attack, to be safe.",
        "Control of the fire was difficult.",
    ],
)
def test_what_is_no_control(text: str) -> None:
    assert not acts(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join).filter(str.strip))
def test_any_text_is_read_and_words_stay_on_their_line(text: str) -> None:
    for draft in drafts(text):
        assert draft.evidence.of(text)
        assert "\n" not in draft.evidence.of(text)
