"""What an analyst decided: appended, never changed; the latest per subject wins."""

from datetime import datetime
from typing import Literal

import msgspec

Verdict = Literal["accept", "reject", "replace", "same", "different", "note"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on a claim (accept, reject, replace), on two (same, different incident), or a note on a claim."""

    subject: str
    """Claim id."""
    verdict: Verdict
    by: str
    at: datetime
    """With time zone."""
    why: str = ""
    other: str | None = None
    """The second claim of `same` and `different`; the new claim of `replace`."""

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a judgement's time needs a time zone")
        if (self.verdict in {"replace", "same", "different"}) != (self.other is not None):
            raise ValueError(f"verdict {self.verdict!r} and other={self.other!r} do not go together")
        if self.other == self.subject:
            raise ValueError(f"verdict {self.verdict!r} needs two claims, not {self.subject} twice")
        if self.verdict == "note" and not self.why.strip():
            raise ValueError("a note needs words")
