"""Windows: every word is read, and taken from exactly one of them."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagger.windows import windows


@given(st.lists(st.integers(1, 16), max_size=300), st.integers(20, 60), st.integers(0, 19))
def test_each_word_is_taken_once_from_a_window_that_holds_it(pieces: list[int], size: int, overlap: int) -> None:
    found = windows(pieces, size, overlap)
    taken = [i for w in found for i in range(w.first, w.last)]
    assert taken == list(range(len(pieces)))
    for one in found:
        assert one.start <= one.first <= one.last <= one.end
        assert sum(pieces[one.start : one.end]) <= size


def test_a_short_report_is_one_window() -> None:
    assert [(w.start, w.end) for w in windows([1] * 10, 20, 5)] == [(0, 10)]


def test_a_word_is_taken_from_where_it_has_words_on_both_sides() -> None:
    first, second = windows([1] * 30, 20, 10)
    assert (first.end, second.start) == (20, 10)
    assert first.last == second.first == 15


def test_nothing_has_no_windows() -> None:
    assert windows([], 20, 5) == []
