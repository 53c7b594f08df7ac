"""Where and when: the place and the date that belong to the happening at a word."""

from functools import cache
from typing import Any

from onrecord.model import Mention, Reading, When, Where, Word
from onrecord.model.vocab import table
from onrecord.read.parties import where


def place_near(reading: Reading, word: Word) -> Where | None:
    """The nearest and most exact place of the happening at `word`; None if its sentence names none.

    A place of another sentence is never taken (settled point 6 of the coding guidelines).
    """
    steps = _steps(word)
    found = [
        (steps[m.head] + _grain(m), abs(m.head - word.i), m)
        for m in _places(reading, word)
        if m.head in steps and m.head != word.i
    ]
    if not found:
        return None
    far, _, nearest = min(found, key=lambda one: one[:2])
    return where(nearest) if far <= _costs()["limit"]["place"] else None


def when_near(reading: Reading, word: Word) -> When | None:
    """The date told for the happening at `word`: of its own clause, or of a clause that governs it.

    A time that begins with the happening itself ("since the siege began in May") is not the happening's own.
    """
    here = word.sentence.span
    inside = [(d, d.span) for d in reading.dates if d.span and d.span.overlaps(here) and not d.span.contains(word.span)]
    if not inside:
        return None
    steps = _steps(word)
    found = [
        (
            min(steps[w.i] for w in word.sentence.words if span.overlaps(w.span)),
            len(span),
            abs(span.start - word.start),
            one,
        )
        for one, span in inside
    ]
    far, *_, nearest = min(found, key=lambda one: one[:3])
    return nearest if far <= _costs()["limit"]["when"] else None


def _places(reading: Reading, word: Word) -> list[Mention]:
    heads = (reading.mention_of.get(w.i) for w in word.sentence.words)
    return [m for m in heads if m and m.kind == "place"]


def _steps(word: Word) -> dict[int, float]:
    """How far every word of the sentence lies from `word`: what it takes to walk up and down the tree to it."""
    costs = _costs()
    far = {word.i: 0.0}
    todo = [word]
    top = word
    while top.head is not top:
        far[top.head.i] = far[top.i] + costs["up"].get(top.dep, costs["up"]["other"])
        top = top.head
        todo.append(top)
    for one in todo:
        for child in one.children:
            if child.i not in far:
                far[child.i] = far[one.i] + _down(child)
                todo.append(child)
    return far


def _down(word: Word) -> float:
    costs = _costs()
    cost: float = costs["down"].get(word.dep, costs["down"]["other"])
    if word.dep == "prep":
        cost += costs["prepositions"].get(word.lower, costs["prepositions"]["other"])
    return cost


def _grain(mention: Mention) -> float:
    cost: float = _costs()["grains"][mention.place.grain if mention.place else "unknown"]
    return cost


@cache
def _costs() -> dict[str, Any]:
    costs = dict(table("read/words/circumstances"))
    groups = costs["prepositions"]
    costs["prepositions"] = {w: n for n, words in groups.items() if n != "other" for w in words} | {
        "other": groups["other"]
    }
    return costs
