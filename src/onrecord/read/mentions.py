"""mentions: noun phrases and pronouns, and what kind of thing each stands for."""

from onrecord.model import Mention, Reading, Word
from onrecord.read.tree import noun_phrase


def mentions(reading: Reading) -> Reading:
    """A mention for every noun phrase head."""
    found = [_mention(reading, word) for word in reading.words if is_head(word)]
    return reading.plus(mentions=tuple(found))


def is_head(word: Word) -> bool:
    """Whether the word heads a noun phrase."""
    return word.pos in {"NOUN", "PROPN", "PRON", "NUM"} and word.dep not in {"compound", "nummod", "amod", "quantmod"}


def _mention(reading: Reading, word: Word) -> Mention:
    span = noun_phrase(word)
    return Mention(span=span, head=word.i, kind="thing", name=span.of(reading.report.text))
