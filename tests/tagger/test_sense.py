"""Senses: what claims are about, and how alike two of them are."""

import json
from pathlib import Path

import numpy as np
import pytest

from onrecord.tagger.sense import KEY, SIZE, Likeness, sense

SHA = "ab" * 32


@pytest.fixture
def likeness(tmp_path: Path) -> Likeness:
    """The more two senses have in common, the likelier: the sum of their product, less 10."""
    first = np.zeros((1, 3 * SIZE))
    first[0, :SIZE] = 1
    same = {"first": first.tolist(), "bias": [0.0], "last": [1.0], "base": -10.0}
    (tmp_path / "links.json").write_text(json.dumps({"sha256": SHA, "same": same}))
    return Likeness(tmp_path)


def of(sign: int, model: str = SHA) -> bytes:
    senses = np.zeros((3, 2, SIZE), np.float32)
    senses[1:] = sign * 2
    return sense(senses, [1], [1, 2], bytes.fromhex(model))


def test_a_sense_is_short_and_says_of_which_model_it_is() -> None:
    assert len(of(1)) == KEY + SIZE
    assert of(1).startswith(bytes.fromhex(SHA)[:KEY])
    assert set(of(1)[KEY:]) == {127}


def test_like_senses_score_more_than_unlike_ones(likeness: Likeness) -> None:
    one, *rest = likeness.scores([of(1), of(1), of(-1)], 5)
    assert one[0] == pytest.approx(SIZE - 10, abs=0.2)
    assert one[1] == pytest.approx(-10, abs=0.01)
    assert [len(row) for row in rest] == [1, 0]


def test_nothing_is_said_of_claims_without_a_sense_or_of_another_model(likeness: Likeness) -> None:
    (one, *_) = likeness.scores([of(1), b"", of(1, "cd" * 32), of(1)], 3)
    assert np.isnan(one).tolist() == [True, True, False]


def test_no_more_claims_are_compared_than_asked(likeness: Likeness) -> None:
    assert [len(row) for row in likeness.scores([of(1)] * 5, 2)] == [2, 2, 2, 1, 0]
