"""Incidents: claims of one or several reports about one happening, weighed."""

from datetime import date
from typing import Literal

import msgspec

from onrecord.model.acts import Where

Grade = Literal["single source", "corroborated", "contested", "discounted"]


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A toll as weighed: every number lists its claims, and `why` says how it came about."""

    harm: str
    victims: str | None
    """Whose toll; None is everybody's."""
    low: int
    best: int | None
    high: int | None
    grade: Grade
    claims: tuple[str, ...]
    why: str
    also: str | None = None
    """A second harm counted in the same number ("killed or wounded"); then it is no count of the first alone."""
    inside: Literal["everybody", "a group"] | None = None
    """In what it is counted already, so that nobody adds it: in the estimate of everybody, or in that of another group
    ("20 civilians, 5 of them children")."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a dispute: what it says, who says it, and in which claims."""

    says: str
    voices: tuple[str, ...]
    claims: tuple[str, ...]


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that cannot all be true, side by side."""

    about: str
    sides: tuple[Side, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """A pure function of claims and judgements under a named rule; may be dropped and rebuilt at any time."""

    id: str
    what: str
    """One line for people: "armed clash, Hasakah, 2015-08"."""
    type: str
    """The event type that most claims give; a harm's or act kind's code where there is no event."""
    rule: str
    claims: tuple[str, ...]
    kind: Literal["incident", "campaign"] = "incident"
    place: Where | None = None
    start: date | None = None
    end: date | None = None
    part_of: str | None = None
    estimates: tuple[Estimate, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    status: Literal["open", "reviewed"] = "open"
