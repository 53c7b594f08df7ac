"""Event types: what a trigger's class, its means and its parties make of it."""

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.model import Reading, Word
from onrecord.model.vocab import table
from onrecord.read.events.roles import Cast
from onrecord.read.events.subjects import is_passive, led_to, objects, subjects
from onrecord.read.events.triggers import Trigger
from onrecord.read.tree import child

_PEOPLE = frozenset({"people", "person"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
BACK = frozenset({"the", "this", "that", "these", "those", "such"})
"""Determiners of what was told before."""
_BY = frozenset({"with", "using", "by"})


def type_of(reading: Reading, trigger: Trigger, cast: Cast, before: str | None = None) -> str:
    """The type of the happening at the trigger, a code of vocab/events.yaml.

    `before` is the type of the last happening told with its means ("a car bomb"), which "the attack" then refers to.
    """
    row = trigger.row
    if row.get("means"):
        beside = {*_beside(trigger.word), *_words_of(reading, trigger, cast)}
        if (found := next((kind for kind, words in _means().items() if beside & words), None)) is not None:
            return found
    plain: str = row["type"]
    if "places" in row and _takes_a_place(reading, trigger.word):
        return str(row["places"])
    if before and row.get("means") and refers_back(trigger) and not cast.targets:
        return before
    return _by_victims(plain, cast) if row.get("victims") else plain


def _takes_a_place(reading: Reading, word: Word) -> bool:
    """Whether a place is captured, and not a person."""
    taken = subjects(word) if is_passive(word) else [*objects(word), *led_to(word, "of")]
    return any((m := reading.mention_of.get(w.i)) is not None and m.kind == "place" for w in taken)


def refers_back(trigger: Trigger) -> bool:
    """Whether the trigger is "the attack", "this raid"."""
    determiner = None if trigger.entry.verbal else child(trigger.word, "det")
    return determiner is not None and determiner.lower in BACK


def tells_means(trigger: Trigger, type_: str) -> bool:
    """Whether the type says by which means it was done, so that a later "the attack" may mean it."""
    return bool(trigger.row.get("means")) and type_ not in {"armed-clash", "attack-on-civilians"}


def _by_victims(plain: str, cast: Cast) -> str:
    """Violence against people who do not fight, or of forces against each other (ACLED's two chapters)."""
    if plain == "armed-clash" and cast.target_kinds and cast.target_kinds <= _PEOPLE:
        return "attack-on-civilians"
    if plain == "attack-on-civilians" and cast.agent_kinds == cast.target_kinds == {"force"}:
        return "armed-clash"
    return plain


def _beside(head: Word) -> Iterator[str]:
    """Modifiers before the trigger ("car bomb attack") and what stands after "with" or "by"."""
    for one in head.children:
        if one.dep in _MODIFIERS and one.i < head.i:
            yield one.lower
            yield from (c.lower for c in one.children)
        elif one.lower in _BY:
            for inner in one.children:
                yield inner.lower
                yield from (c.lower for c in inner.children if c.i < inner.i)


def _words_of(reading: Reading, trigger: Trigger, cast: Cast) -> Iterator[str]:
    """The words of the agents: a suicide bomber, a helicopter."""
    for party in cast.agents:
        for word in trigger.word.sentence.words:
            if party.span.start <= word.start < party.span.end:
                yield word.lower
    for word in trigger.word.children:
        if word.dep in {"nsubj", "agent"} and word.i not in reading.mention_of:
            yield word.lower


@cache
def _means() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in table("read/words/triggers")["means"].items()}
