"""A finding: a shape of control that matched - who, how, and the words that say where."""

from dataclasses import dataclass

from onrecord.model import Change, Party, Span, Word


@dataclass(frozen=True)
class Found:
    """Every holder has every place; what the words at `places` really name is worked out later."""

    shape: str
    anchor: Word
    change: Change
    holders: tuple[Party, ...]
    places: tuple[Word, ...]
    evidence: Span
    weak: bool = False
    people: bool = False
    share: float | None = None
