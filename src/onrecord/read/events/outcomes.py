"""Outcomes: succeeded, repelled, or unknown - by the type's habit, the mood, and words of failure (settled point 8)."""

from onrecord.model import Mood, Outcome, Word
from onrecord.read.events.subjects import words
from onrecord.read.events.triggers import Trigger

_OPEN: frozenset[Mood] = frozenset({"planned", "hypothetical", "attempted"})
_SLOW = frozenset({"armed-clash", "siege", "movement", "agreement", "other"})
"""Types whose end is open while they go on."""


def outcome_of(trigger: Trigger, type_: str, mood: Mood) -> Outcome:
    """How the happening ended, as far as the report tells."""
    if _failed(trigger.word):
        return "repelled"
    if mood in _OPEN or (mood == "ongoing" and type_ in _SLOW):
        return "unknown"
    if trigger.row["outcome"] == "succeeded" or type_ not in _SLOW:
        return "succeeded"
    hurt = trigger.row.get("victims") and any(w.lemma in words("harmed") for w in trigger.word.sentence.words)
    return "succeeded" if hurt else "unknown"


def _failed(word: Word) -> bool:
    """Whether it is told as beaten off: "repelled an attack", "the raid was foiled"."""
    verb = word.head
    return word.dep in {"dobj", "nsubjpass"} and verb.pos == "VERB" and verb.lemma in words("failed")
