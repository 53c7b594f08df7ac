"""swap: names of places and actors exchanged at random while training, so that they are not learned by heart."""

import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.train.examples import Example, Words

CHANCE = 0.5
"""Share of a report's names that are swapped at one sight of it."""


def swapped(example: Example, names: Mapping[str, Sequence[list[str]]], chance: random.Random) -> Example:
    """The example with some names exchanged for others of their kind, the same for the same everywhere in it."""
    kinds = {tuple(example.words[a:b]): kind for kind, (a, b) in example.names if kind in names}
    others = {old: chance.choice(names[kind]) for old, kind in kinds.items() if chance.random() < CHANCE}
    if not others:
        return example
    words: list[str] = []
    edges: list[int] = []
    i, lengths = 0, sorted({len(old) for old in others}, reverse=True)
    while i < len(example.words):
        runs = (tuple(example.words[i : i + n]) for n in lengths)
        old = next((run for run in runs if run in others), (example.words[i],))
        edges += [len(words)] * len(old)
        words += others.get(old, list(old))
        i += len(old)
    edges.append(len(words))
    return _moved(example, words, edges)


def _moved(example: Example, words: list[str], edges: list[int]) -> Example:
    """Spans follow their words; one that begins or ends inside a swapped name takes in all of it."""

    def move(span: Words) -> Words:
        return edges[span[0]], edges[bisect_right(edges, edges[span[1] - 1])]

    return replace(
        example,
        words=words,
        spans={head: [(move(at), label) for at, label in found] for head, found in example.spans.items()},
        links=[(role, move(a), move(b)) for role, a, b in example.links],
        names=[],
        scenes=[(move(a), move(b), incident) for a, b, incident in example.scenes],
    )
