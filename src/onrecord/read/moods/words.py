"""The table words/moods.yaml, turned for look-up."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.model import Mood
from onrecord.model.vocab import table


@dataclass(frozen=True)
class MoodWords:
    """Every list of the table; the table says what each is for."""

    lasting: frozenset[str]
    self_telling: dict[str, Mood]
    governors: dict[str, Any]
    compounds: dict[str, Mood]
    adjectives: dict[str, str]
    auxiliaries: dict[str, Mood]
    marks: dict[str, str]
    doubting: frozenset[str]
    unconfirmed: frozenset[str]
    refusing: frozenset[str]
    saying: frozenset[str]
    announcing: frozenset[str]
    checking: frozenset[str]
    light: frozenset[str]
    states: frozenset[str]
    unsure: frozenset[str]
    would: frozenset[str]
    over: frozenset[str]
    without: frozenset[str]
    apart: frozenset[str]
    means: frozenset[str]
    of_subjects: frozenset[str]
    states_in: frozenset[str]
    standing: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    negations: frozenset[str]
    not_only: frozenset[str]
    no_longer: frozenset[str]
    nothing: frozenset[str]
    full_stops: frozenset[str]


@cache
def mood_words() -> MoodWords:
    """The table, read once."""
    lists: dict[str, Any] = {}
    for name, words in table("read/words/moods").items():
        grouped = isinstance(words, dict)
        lists[name] = {w: group for group, ws in words.items() for w in ws} if grouped else frozenset(words)
    return MoodWords(**lists)
