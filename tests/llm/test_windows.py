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


@given(st.lists(st.text("ab ", max_size=30), max_size=20), st.integers(1, 60), st.integers(0, 60))
def test_every_line_is_in_a_piece_and_pieces_go_on(lines: list[str], size: int, overlap: int) -> None:
    text = "\n".join(lines)
    found = windows(Reading(Report(text=text, name="r")), size, overlap)
    for line in (one.strip() for one in lines if one.strip()):
        assert any(line in span.of(text) for span in found)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(found))
