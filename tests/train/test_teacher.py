"""What a teacher says of a text: probabilities of labels, and the parts of likely anchors; kept beside the words."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed")

from onrecord.tagger.layout import layout
from onrecord.tagger.session import HOME
from onrecord.tagger.tags import Links, TagScores
from onrecord.train.data import Splitter
from onrecord.train.teacher import taught, told


def scores(words: int = 4) -> TagScores:
    """Word 1 is a trigger, and word 0 its agent."""
    plan = layout()
    shape = (words, len(plan.links), plan.link_size)
    tags, anchors, parts = np.full((words, plan.width), -9, "f4"), np.zeros(shape, "f4"), np.zeros(shape, "f4")
    tags[1, plan.columns["trigger"]] = 3
    tags[:, plan.columns["type"].start + 2] = 9
    agent = plan.links.index("agent")
    anchors[1, agent], parts[0, agent] = 1, 2
    links = Links(np.zeros((len(plan.links), len(plan.steps) + 1), "f4"), np.full(len(plan.links), -9, "f4"))
    return TagScores(tags, anchors, parts, links)


def test_labels_are_probabilities() -> None:
    found, plan = told(scores()).chances, layout()
    assert found[1, plan.columns["trigger"]] == pytest.approx(0.953, abs=1e-3)
    assert found[0, plan.columns["trigger"]] < 0.001
    assert found[:, plan.columns["type"]].sum(axis=1) == pytest.approx(1, abs=1e-2)
    assert found[:, plan.columns["source"]].sum() == 0  # phrases are not taught


def test_parts_are_told_of_likely_anchors_alone() -> None:
    links = told(scores()).links
    assert {link.word for link in links} == {1}
    assert [(link.ends, [round(c, 2) for c in link.chances]) for link in links if link.ends] == [([0], [0.99])]


def test_what_was_asked_once_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(json.dumps({"text": "Rebels killed three soldiers near Hama."}) + "\n")
    first, again = (list(taught([file], HOME, Splitter(tmp_path / "words"), print)) for _ in range(2))
    assert len(list((tmp_path / "words").glob("*.npz"))) == 1
    assert first[0].words == ["Rebels", "killed", "three", "soldiers", "near", "Hama", "."]
    assert first[0].told is not None
    assert again[0].told is not None
    assert (first[0].told.chances == again[0].told.chances).all()
    assert [link[:3] for link in first[0].told.links] == [link[:3] for link in again[0].told.links]
