"""Stance and mood of an act: did it happen, is it going on, was it tried, planned, only thinkable - or denied?"""

from onrecord.model import Draft, Mood, Reading, Stance
from onrecord.read.tree import is_negated


def stance_of(reading: Reading, draft: Draft) -> Stance:
    """`denies` where the act itself is negated ("did not attack"), `doubts` under "probably", "it is unclear whether"."""
    return "denies" if is_negated(reading.words[draft.anchor]) else "asserts"


def mood_of(reading: Reading, draft: Draft) -> Mood:
    """The mood that verbs, auxiliaries and conjunctions around the act give it."""
    return "happened"
