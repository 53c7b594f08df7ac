"""What can be claimed: four kinds of act, closed and tagged (`is`)."""

from typing import Literal

import msgspec

from onrecord.model import vocab
from onrecord.model.span import Span
from onrecord.model.things import Grain, When

Outcome = Literal["succeeded", "repelled", "unknown"]
Change = Literal["holds", "gains", "loses", "contests"]
TieKind = Literal["allied", "hostile"]


class Figure(msgspec.Struct, frozen=True):
    """A number as said: `low <= best <= high`; high None is "or more"; best None is "no single number said"."""

    low: int
    best: int | None
    high: int | None
    span: Span

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or self.low < 0:
            raise ValueError(f"a figure needs 0 <= low <= best <= high, not {self.low}, {self.best}, {self.high}")


class Party(msgspec.Struct, frozen=True):
    """Somebody in an act: the words, and whom they stand for."""

    span: Span
    name: str
    """The fullest name the report gives, or the gazetteer's."""
    actor: str | None = None
    """Gazetteer id."""


class Where(msgspec.Struct, frozen=True):
    """A place in an act: the words, and the place they stand for. Unresolved is None, never 0/0."""

    span: Span
    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    grain: Grain | None = None
    precision: int | None = None
    """How exactly the point tells where it happened: UCDP GED's where_prec, 1 (exact) to 7 (sea or air)."""
    matched: str | None = None
    """The gazetteer's own name of the place with this id."""
    reason: str = ""
    """In words, why this place, or why none."""
    suggested: str | None = None
    """Gazetteer id of a place that may be meant, where none is sure: for somebody to confirm."""

    def __post_init__(self) -> None:
        if self.precision is not None and not 1 <= self.precision <= 7:
            raise ValueError(f"a place's precision is 1 to 7, not {self.precision}")


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="event"):
    """Who did what to whom."""

    type: str
    """A code of vocab/events.yaml (ACLED's sub-event types, shortened)."""
    trigger: Span
    agents: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place: Where | None = None
    when: When | None = None
    outcome: Outcome = "unknown"

    def __post_init__(self) -> None:
        vocab.check("events", self.type)


class Toll(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="toll"):
    """How many people came to which harm."""

    harm: str
    """A code of vocab/harms.yaml."""
    figure: Figure
    also: str | None = None
    """A second harm counted in the same number ("300 killed or wounded")."""
    victims: Party | None = None
    perpetrators: tuple[Party, ...] = ()
    place: Where | None = None
    when: When | None = None

    def __post_init__(self) -> None:
        vocab.check("harms", self.harm)
        if self.also is not None:
            vocab.check("harms", self.also)


class Control(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="control"):
    """Who holds, gains, loses or contests which place."""

    holder: Party
    place: Where
    change: Change
    share: float | None = None
    """Part of the place, 0 to 1."""
    when: When | None = None

    def __post_init__(self) -> None:
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError(f"a share lies between 0 and 1, not {self.share}")


class Tie(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", tag="tie"):
    """Who stands with or against whom. `a` and `b` have no order."""

    a: Party
    b: Party
    kind: TieKind
    when: When | None = None


Act = Event | Toll | Control | Tie
