from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.kit import Kit
from onrecord.llm.windows import windows
from onrecord.model import Reading, Report


def pieces(text: str, size: int, overlap: int) -> list[str]:
    reading = Reading(Report(text=text, name="r"))
    return [span.of(text) for span in windows(reading, size, overlap)]


def test_a_short_report_is_one_piece() -> None:
    assert pieces("One.\n\nTwo.", 100, 10) == ["One.\n\nTwo."]


def test_a_report_without_words_is_none() -> None:
    assert pieces(" \n\n ", 100, 10) == []


def test_pieces_overlap_by_whole_lines() -> None:
    assert pieces("aaaa\nbbbb\ncccc\ndddd", 14, 5) == ["aaaa\nbbbb\ncccc", "cccc\ndddd"]
    assert pieces("aaaa\nbbbb\ncccc\ndddd", 9, 0) == ["aaaa\nbbbb", "cccc\ndddd"]


def test_sentences_are_kept_whole_where_they_are_known(kit: Kit) -> None:
    text = "Rebels took the town. The army left it. Nobody was hurt."
    reading = kit.stages[0](Reading(Report(text=text, name="r")))
    assert [span.of(text) for span in windows(reading, 40, 0)] == [
        "Rebels took the town. The army left it.",
        "Nobody was hurt.",
    ]


def test_a_line_longer_than_a_piece_is_cut_between_words_with_some_overlap() -> None:
    assert pieces("aa bb cc dd ee ff\ngg", 8, 3) == ["aa bb cc", "cc dd ee", "ee ff\ngg"]
    assert pieces("aa bb cc dd", 5, 0) == ["aa bb", "cc dd"]
    assert pieces("a" * 10, 4, 0) == ["aaaa", "aaaa", "aa"]
    assert all(len(one) <= 12_000 for one in pieces("word " * 20_000, 12_000, 800))


LINES = st.lists(st.text("ab ", max_size=30), max_size=20)


@given(LINES, st.integers(1, 60), st.integers(0, 60))
def test_pieces_go_on_hold_every_letter_and_no_more_than_they_may(lines: list[str], size: int, overlap: int) -> None:
    text = "\n".join(lines)
    found = windows(Reading(Report(text=text, name="r")), size, overlap)
    held = {at for span in found for at in range(span.start, span.end)}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= held
    assert all(len(span) <= size for span in found)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(found))  # so none lies inside another
    for line in (one for one in lines if one.strip() and len(one) <= size):
        assert any(line.strip() in span.of(text) for span in found)
