"""examples: coded reports of several data sets, brought to one form: words, spans of words with labels, links."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Words = tuple[int, int]
"""First word and one past the last."""


class ToldLink(NamedTuple):
    """A teacher's word on one anchor and role: the words of the part, each with its probability."""

    role: int
    word: int
    ends: list[int]
    chances: list[float]


class Told(NamedTuple):
    """What a teacher says of a report: probabilities [words, width] of labels, none for phrases; and links."""

    chances: NDArray[np.float16]
    links: list[ToldLink]


@dataclass
class Example:
    """A report with what is known of it. `taught` names the heads for which silence means no."""

    name: str
    words: list[str]
    taught: frozenset[str]
    spans: dict[str, list[tuple[Words, str]]] = field(default_factory=dict)
    """Head -> words and their label."""
    links: list[tuple[str, Words, Words]] = field(default_factory=list)
    """Role, words of the anchor, words of the part."""
    names: list[tuple[str, Words]] = field(default_factory=list)
    """Kind (place, actor) and words of names that may be swapped for others."""
    scenes: list[tuple[Words, Words, str]] = field(default_factory=list)
    """Words of an event's or toll's anchor, of its sentence, and the incident that it is of; where that is coded."""
    told: Told | None = None
    """What a teacher says; such an example has no names, so that its words stay."""

    def mark(self, head: str, words: Words, label: str) -> None:
        """Add a labelled span once."""
        found = self.spans.setdefault(head, [])
        if (words, label) not in found:
            found.append((words, label))

    def link(self, role: str, anchor: Words, part: Words | None) -> None:
        """Add a link once; none where the part is not in the text."""
        if part is not None and (role, anchor, part) not in self.links:
            self.links.append((role, anchor, part))


class Text:
    """A report's words with their offsets."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        found = list(words)
        self.words = [w for w, _ in found]
        self._starts = [s for _, s in found]
        self._ends = [s + len(w) for w, s in found]

    def at(self, start: int, end: int) -> Words | None:
        """The words that a stretch of letters touches; None where it touches none."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (first, last) if first < last else None
