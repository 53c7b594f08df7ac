"""Safe text."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.text import clean, json_line, one_line


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not [c for c in clean(text) if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    assert not [c for c in one_line(text) if unicodedata.category(c) == "Cc"]
    assert not [c for c in json_line({"text": text}) if unicodedata.category(c) == "Cc"]


@given(st.text())
def test_json_still_says_the_same(text: str) -> None:
    assert json.loads(json_line({"text": text})) == {"text": text}


def test_letters_of_all_scripts_stay() -> None:
    text = "Ḥasaka, الحسكة, Харків\nnew line"
    assert clean(text) == text
    assert "الحسكة" in json_line([text])


def test_what_turns_the_direction_of_writing_goes() -> None:
    assert clean("a\u202eb\u2066c") == "abc"
    assert one_line(" a\n\t b ") == "a b"
