"""Phrases from scores."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.tagger.decode import phrases


@pytest.mark.parametrize(
    ("likely", "wanted"),
    [
        ("OBIO", [(1, 3)]),
        ("BB", [(0, 1), (1, 2)]),
        ("OOO", []),
        ("BIIBI", [(0, 3), (3, 5)]),
    ],
)
def test_clear_scores_are_followed(likely: str, wanted: list[tuple[int, int]]) -> None:
    scores = np.array([[6.0 * (c == s) for c in "OBI"] for s in likely], np.float32)
    assert phrases(scores) == wanted


def test_an_inside_without_a_beginning_takes_its_word_before_with_it() -> None:
    scores = np.array([[1.0, 0.9, 0.0], [0.0, 0.0, 3.0], [0.0, 0.0, 3.0]], np.float32)
    assert phrases(scores) == [(0, 3)]


@given(arrays.arrays(np.float32, st.tuples(st.integers(0, 12), st.just(3)), elements=st.floats(-9, 9, width=32)))
def test_phrases_are_in_order_and_apart(scores: np.ndarray) -> None:
    found = phrases(scores)
    edges = [edge for phrase in found for edge in phrase]
    assert edges == sorted(edges)
    assert all(a < b <= len(scores) for a, b in found)
