"""What is safe to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.visible import visible


@given(st.text(st.characters()))
def test_offsets_stay_and_everything_can_be_encoded(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert visible(shown) == shown
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_what_can_be_seen_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\r", "\x7f", "\x85", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_what_is_obeyed_is_shown(letter: str) -> None:
    assert visible(f"a{letter}b") not in {"ab", f"a{letter}b"}


def test_line_breaks_and_tabs_stay() -> None:
    assert visible("a\n\tb") == "a\n\tb"
