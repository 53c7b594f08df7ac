"""How a figure and a stance read, the same at every door."""

from collections.abc import Mapping

from onrecord.model.claim import Stance

SAID: Mapping[Stance, str] = {"asserts": "said", "denies": "denied", "doubts": "doubted"}
"""What a voice did with its claim."""


def number(low: int, best: int | None, high: int | None) -> str:
    """A figure or estimate: "12", "12 or more", "10 to 20", "12 (10 to 20)"."""
    if low == best == high:
        return f"{low:,}"
    around = f"{low:,} or more" if high is None else f"{low:,} to {high:,}"
    return around if best is None or (high is None and best == low) else f"{best:,} ({around})"
