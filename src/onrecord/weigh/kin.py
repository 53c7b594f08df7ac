"""kin: what the tagger makes of two claims of one report, by their senses: one incident or two, and how surely."""

from collections.abc import Sequence

import numpy as np

from onrecord.model import Claim, vocab
from onrecord.tagger.sense import likeness
from onrecord.tagger.tags import Scores

REACH = 60
"""Claims after one that the tagger is asked about; those further on are hardly ever of one incident."""
_STEPS: dict[str, float] = vocab.table("weigh/weights")["tagger"]
"""Name -> the log-odds from which it holds, rising."""
_NAMES, _LEAST = list(_STEPS), list(_STEPS.values())
_UNKNOWN = 255


def kins(claims: Sequence[Claim]) -> list[bytes]:
    """For each of a report's claims, in their order, one byte for each of those that follow; `verdict` reads them."""
    senses = [claim.sense for claim in claims]
    if not any(senses):
        return [b""] * len(senses)
    return [_codes(row) for row in likeness().scores(senses, REACH)]


def _codes(scores: Scores) -> bytes:
    found = np.searchsorted(_LEAST, scores, side="right") - 1
    return bytes(np.where(np.isnan(scores), _UNKNOWN, found).astype(np.uint8).tobytes())


def verdict(kin: bytes, ahead: int) -> str | None:
    """The name of what the tagger says of a claim and the one `ahead` claims after it; None where it says nothing."""
    code = kin[ahead - 1] if 0 < ahead <= len(kin) else _UNKNOWN
    return None if code == _UNKNOWN else _NAMES[code]
