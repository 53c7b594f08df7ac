"""Who holds what in tables and lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Control
from onrecord.read.states.control import control
from tests.read.acts import WORDS, read

TOP = "Bulletin\n\n"


def held(body: str) -> set[tuple[str, str, str]]:
    reading = control(read(TOP + body))
    text = reading.report.text
    acts = [d.act for d in reading.drafts if d.made_by.endswith("listed") and isinstance(d.act, Control)]
    return {(a.holder.span.of(text), a.change, a.place.span.of(text)) for a in acts}


def test_a_column_of_holders() -> None:
    table = "Town | Held by | Since\nOrvel | rebels | 3 May\nTessel | contested (army, Free Brigade) | 5 May\n"
    assert held(table) == {
        ("rebels", "holds", "Orvel"),
        ("army", "contests", "Tessel"),
        ("Free Brigade", "contests", "Tessel"),
    }


def test_a_table_of_something_else_says_nothing_of_it() -> None:
    assert held("Town | Army losses | Rebel losses\nOrvel | army | rebels\n") == set()
    assert held("Orvel | rebels\nTessel | army\n") == set()


@pytest.mark.parametrize("heading", ["Who is where, as far as known", "Areas of control", "Towns and who holds them"])
def test_lines_under_a_heading(heading: str) -> None:
    found = held(f"{heading}\n- Bridge, Aleppo: the army\n- Road to Homs: rebels, under army officers. It was cut.\n")
    assert found == {
        ("the army", "holds", "Bridge"),
        ("the army", "holds", "Aleppo"),
        ("rebels", "holds", "Road"),
    }


def test_a_line_that_says_it_itself_may_stand_the_other_way_round() -> None:
    assert held("Held by the army: Tessel and Aleppo\n") == {
        ("the army", "holds", "Tessel"),
        ("the army", "holds", "Aleppo"),
    }


def test_sentences_and_lines_under_other_headings_are_left_alone() -> None:
    assert held("Needs\nFuel: the army\nThe clinic under repair: nobody knows when.\n") == set()
    assert held("Who holds what\nThe town is calm.\nHoms: the army\n") == set()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((*WORDS, "|", ":", "Held by", "contested", "Aleppo")), max_size=30))
def test_any_text_can_be_read(words: list[str]) -> None:
    reading = control(read(TOP + " ".join(words)))
    for draft in reading.drafts:
        assert 0 <= draft.evidence.start < draft.evidence.end <= len(reading.report.text)
