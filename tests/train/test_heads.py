"""Scores of the tagger's heads."""

from pathlib import Path

import numpy as np

from onrecord.tagger.layout import layout
from onrecord.tagger.tags import Links, TagScores
from onrecord.train.examples import Example
from onrecord.train.heads import head_scores, of_coded, of_training

ROOT = Path(__file__).parents[2]


def test_each_head_is_counted_by_itself() -> None:
    plan = layout()
    tags = np.full((4, plan.width), -5, np.float32)
    shape = (4, len(plan.links), plan.link_size)
    links = Links(
        np.zeros((len(plan.links), len(plan.steps) + 1), np.float32), np.full(len(plan.links), -5, np.float32)
    )
    scores = TagScores(tags, np.zeros(shape, np.float32), np.zeros(shape, np.float32), links)
    example = Example("e", ["rebels", "took", "Orvel", "again"], frozenset({"trigger", "Location"}))
    example.mark("trigger", (1, 2), "trigger")
    example.mark("type", (1, 2), "territory-taken")
    example.mark("Location", (2, 4), "Location")
    example.link("agent", (1, 2), (0, 1))
    tags[1:3, plan.columns["trigger"]] = 5  # one right, one wrong
    tags[1, plan.columns["type"].start + plan.one["type"].index("territory-taken")] = 5
    tags[:, plan.columns["Location"].start] = 5
    tags[2, plan.columns["Location"]] = (-5, 5, -5)  # half of the phrase
    found = {(r.name, r.measure): round(r.value, 3) for r in head_scores(lambda words: scores, [example])}
    assert found["trigger", "words"] == 0.667
    assert found["type", "right"] == 1
    assert found["Location", "words"] == 0.667
    assert found["Location", "exact"] == 0
    assert found["Location", "overlap"] == 1
    assert found["-> agent", "words"] == 0


def test_the_shipped_scores_and_the_sample_reports() -> None:
    assert {"trigger", "toll", "source"} <= {row.name for row in of_training()}
    rows = {row.name: row for row in of_coded(ROOT / "examples" / "gold")}
    assert rows["toll"].value > 0.5
    assert rows["trigger"].cases > 50
