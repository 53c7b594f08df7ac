"""What the stages ask of a trained tagger. `onrecord.tagger` answers; a test may answer with a dict."""

from collections.abc import Mapping
from typing import Protocol


class Tags(Protocol):
    """Probabilities for the words of one report (`Word.i`); heads, labels and roles are those of tagger/heads.yaml."""

    def holds(self, head: str, word: int, label: str | None = None) -> float:
        """That the label holds at the word; of a head with one label, that it does."""
        ...

    def shares(self, head: str, word: int) -> Mapping[str, float]:
        """The labels of which one holds, if the word is the anchor that the head is asked at. They sum to 1."""
        ...

    def link(self, role: str, anchor: int, part: int) -> float:
        """That a word belongs to the part of the anchor in this role."""
        ...
