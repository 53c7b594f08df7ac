"""sense: what a claim is about, as 64 numbers from its words, and how likely two claims are about one incident.

Reading keeps a claim's sense with it, so that weighing needs no model.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.tagger.tags import Scores

SIZE = 64
KEY = 4
"""Bytes that a sense begins with: which model it is of. Senses of two models are not compared."""
_FINE = 127


def sense(senses: Scores, act: Sequence[int], said: Sequence[int], model: bytes) -> bytes:
    """The sense of a claim: `senses` [words, 2, SIZE] of a report's words, `act` those of the claim's anchor (trigger,
    number), `said` those of its evidence. One signed byte for each number, between -1 and 1."""
    found = np.tanh(senses[act, 0].mean(axis=0) + senses[said, 1].mean(axis=0))
    return model[:KEY] + bytes(np.rint(found * _FINE).astype(np.int8).tobytes())


class Likeness:
    """The part of a model that compares senses: one hidden layer over what two have in common."""

    def __init__(self, home: Path) -> None:
        about: dict[str, Any] = json.loads((home / "links.json").read_text(encoding="utf-8"))
        self.model = bytes.fromhex(about["sha256"])[:KEY]
        same = about["same"]
        self._first, self._bias, self._last = (np.array(same[k], np.float32) for k in ("first", "bias", "last"))
        self._base = float(same["base"])

    def scores(self, senses: Sequence[bytes], reach: int) -> Iterator[Scores]:
        """For each claim of a report, log-odds that it is about one incident with each of the `reach` that follow; NaN
        where one of the two has no sense, or of another model."""
        numbers = np.full((len(senses), SIZE), np.nan, np.float32)
        for row, one in enumerate(senses):
            if one[:KEY] == self.model and len(one) == KEY + SIZE:
                numbers[row] = np.frombuffer(one, np.int8, offset=KEY).astype(np.float32) / _FINE
        for row in range(len(senses)):
            a, b = numbers[row], numbers[row + 1 : row + 1 + reach]
            both = np.concatenate([a * b, abs(a - b), a + b], axis=1)
            yield _gelu(both @ self._first.T + self._bias) @ self._last + self._base


@cache
def likeness() -> Likeness:
    """That of the model that ships for the default profile."""
    return Likeness(Path(__file__).parent / "model")


def _gelu(x: Scores) -> Scores:
    """By its tanh formula (Hendrycks and Gimpel 2016), within .001 of the one that is trained with."""
    found: Scores = (0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))).astype(np.float32)
    return found
