"""Swapped names: labels and links stay on what they were on."""

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.train.examples import Example
from onrecord.train.swap import swapped

NAMES = {"place": [["New", "Orvel", "Heights"], ["Ban"]], "actor": [["Free", "Men"]]}


def example() -> Example:
    one = Example("one", ["Reds", "took", "Al", "Tanf", "and", "lost", "Al", "Tanf", "."], frozenset({"trigger"}))
    one.mark("trigger", (1, 2), "trigger")
    one.link("place", (1, 2), (2, 4))
    one.link("place", (5, 6), (6, 8))
    one.link("agent", (1, 2), (0, 1))
    one.names = [("place", (2, 4)), ("actor", (0, 1))]
    return one


@given(st.integers(0, 200))
def test_spans_follow_their_words(seed: int) -> None:
    found = swapped(example(), NAMES, random.Random(seed))
    (((a, b), _),) = found.spans["trigger"]
    assert found.words[a:b] == ["took"]
    parts = [found.words[c:d] for role, _, (c, d) in found.links if role == "place"]
    assert parts[0] == parts[1]  # the same name everywhere
    assert parts[0] in [["Al", "Tanf"], *NAMES["place"]]
    (agent,) = (found.words[c:d] for role, _, (c, d) in found.links if role == "agent")
    assert agent in (["Reds"], ["Free", "Men"])


def test_both_happen() -> None:
    texts = {" ".join(swapped(example(), NAMES, random.Random(seed)).words) for seed in range(60)}
    assert "Reds took Al Tanf and lost Al Tanf ." in texts
    assert "Free Men took New Orvel Heights and lost New Orvel Heights ." in texts
