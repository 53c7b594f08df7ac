"""Scores asked for as probabilities."""

import numpy as np
import pytest

from onrecord.tagger.layout import layout
from onrecord.tagger.tags import Links, TagScores


@pytest.fixture
def scores() -> TagScores:
    plan = layout()
    shape = (4, len(plan.links), plan.link_size)
    links = Links(np.zeros((len(plan.links), len(plan.steps) + 1), np.float32), np.zeros(len(plan.links), np.float32))
    return TagScores(
        np.zeros((4, plan.width), np.float32), np.zeros(shape, np.float32), np.zeros(shape, np.float32), links
    )


def test_a_score_of_nought_is_even(scores: TagScores) -> None:
    assert scores.holds("trigger", 0) == scores.link("agent", 0, 1) == 0.5


def test_a_label_is_read_from_its_own_column(scores: TagScores) -> None:
    scores.tags[2, layout().columns["control"].start + 1] = 9
    assert scores.holds("control", 2, "gains") > 0.99
    assert scores.holds("control", 2, "holds") == scores.holds("control", 1, "gains") == 0.5


def test_shares_sum_to_one_and_follow_the_scores(scores: TagScores) -> None:
    scores.tags[1, layout().columns["harm"].start + 3] = 5
    shares = scores.shares("harm", 1)
    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=lambda harm: shares[harm]) == "detained"


def test_a_link_has_a_direction_a_role_and_a_distance(scores: TagScores) -> None:
    agent = layout().links.index("agent")
    scores.anchors[0, agent, 0] = scores.parts[3, agent, 0] = 6
    assert scores.link("agent", 0, 3) > 0.9
    assert scores.link("agent", 3, 0) == scores.link("target", 0, 3) == 0.5
    scores.links.steps[agent, :] = -9
    assert scores.link("agent", 0, 3) < 0.1
