"""The gate: whether a trigger tells a happening of its own, or refers back, only describes, or is not of the conflict.

A sum of named features, weighted by words/gate.yaml: so much for a word that is nearly always coded, so much for an
agent that is a force, so much off for "the attack" with nobody beside it. Fitted by bench/fit_gate.py.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from math import fsum

from onrecord.model import Reading, Sentence, Word
from onrecord.model.vocab import table
from onrecord.read.events.roles import Cast
from onrecord.read.events.triggers import Trigger
from onrecord.read.events.types import BACK
from onrecord.read.tree import ancestors, child, clause_of

_ONE = frozenset({"a", "an", "another", "one", "two", "three"})
_VERB_PLACES = frozenset({"amod", "xcomp", "conj"})
_NOUN_PLACES = frozenset({"compound", "nsubj", "conj"})


def weight(found: frozenset[str]) -> float:
    """The sum of the features' weights; above 0 the trigger is kept."""
    weights = _weights()
    return fsum([weights["bias"], *(weights.get(f, 0.0) for f in found)])  # the same in whatever order the set is


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = table("read/words/gate")
    return found


class Told:
    """All triggers of a report with their parties, by the sentence, by the word and by the class."""

    def __init__(self, reading: Reading, found: Iterable[tuple[Trigger, Cast]]) -> None:
        self.anchors = {d.anchor for d in reading.drafts}
        """Words that a toll hangs on."""
        self._parties: dict[str, list[tuple[Sentence, set[str]]]] = {}
        self._beside: dict[Sentence, list[Trigger]] = {}
        self._first: dict[tuple[str, str], Sentence] = {}
        for one, cast in found:
            self._parties.setdefault(one.entry.type, []).append((one.word.sentence, _names(cast)))
            self._beside.setdefault(one.word.sentence, []).append(one)
            self._first.setdefault((one.entry.group, one.word.lemma), one.word.sentence)

    def beside(self, trigger: Trigger) -> list[Trigger]:
        """The others in its sentence."""
        return [one for one in self._beside[trigger.word.sentence] if one is not trigger]

    def before(self, trigger: Trigger) -> bool:
        """Whether an earlier sentence uses the word."""
        return self._first[trigger.entry.group, trigger.word.lemma] is not trigger.word.sentence

    def again(self, trigger: Trigger, cast: Cast) -> str | None:
        """How it stands to what earlier sentences tell of its type; None where they tell nothing of it."""
        here = trigger.word.sentence.words[0].i
        told = [names for sentence, names in self._parties[trigger.entry.type] if sentence.words[0].i < here]
        if not told:
            return None
        known, own = set().union(*told), _names(cast)
        if not own:
            return "type told before, nobody"
        return "type told before of the same" if own <= known else "type told before of others"


def _names(cast: Cast) -> set[str]:
    return {p.actor or p.name.casefold() for p in (*cast.agents, *cast.targets)}


def features(reading: Reading, trigger: Trigger, cast: Cast, told: Told) -> frozenset[str]:
    """What speaks for and against the trigger, by name."""
    word = trigger.word
    return frozenset(
        (
            *_of_entry(trigger, cast),
            *_of_cast(cast),
            *(_of_verb(word) if trigger.entry.verbal else _of_noun(word, cast)),
            *_of_others(trigger, told),
            *_of_telling(trigger, cast, told),
            *_of_sentence(reading, word),
        )
    )


def _of_entry(trigger: Trigger, cast: Cast) -> Iterator[str]:
    entry = trigger.entry
    yield f"{entry.strength} {'verb' if entry.verbal else 'noun'}"
    if entry.rest:
        yield "phrase"
    if entry.group == "killing" and entry.verbal:
        if not cast.agents:
            yield "killing by nobody"
        if trigger.word.tag == "VBG":
            yield "killing that follows"  # "a blast hit the market, killing three": one happening
    if entry.group == "withdrawal" and cast.agents and "force" not in cast.agent_kinds:
        yield "civilians who leave"  # displaced, and no withdrawal (settled point 5)


def _of_cast(cast: Cast) -> Iterator[str]:
    for role, parties, kinds in (("agent", cast.agents, cast.agent_kinds), ("target", cast.targets, cast.target_kinds)):
        if parties:
            yield role
            yield from (f"{role} {kind}" for kind in kinds)


def _of_verb(word: Word) -> Iterator[str]:
    if word.dep in _VERB_PLACES:
        yield f"verb as {word.dep}"
    if word.tag == "VBG":
        yield "participle"
    auxiliaries = {c.lower for c in word.children if c.dep in {"aux", "auxpass"}}
    if "to" in auxiliaries:
        yield "infinitive"
    if word.tag == "VBN" and not auxiliaries:
        yield "bare participle"


def _of_noun(word: Word, cast: Cast) -> Iterator[str]:
    determiner = child(word, "det")
    lower = determiner.lower if determiner is not None else ""
    if lower in BACK:
        yield "refers back" if cast.agents or cast.targets else "refers back, nobody"
    elif lower in _ONE:
        yield "a new one"
    elif not lower:
        yield "bare plural" if word.tag in {"NNS", "NNPS"} else "bare noun"
    if word.dep in _NOUN_PLACES:
        yield f"noun as {word.dep}"


def _of_sentence(reading: Reading, word: Word) -> Iterator[str]:
    beside = [(w, m) for w in word.sentence.words if (m := reading.mention_of.get(w.i))]
    if all(m.kind != "force" for _, m in beside):
        yield "no force in sentence"
    if any(m.kind == "place" and (m.place or w.pos == "PROPN") for w, m in beside):
        yield "named place in sentence"


def _of_telling(trigger: Trigger, cast: Cast, told: Told) -> Iterator[str]:
    """Where it stands in the report and in its sentence."""
    word = trigger.word
    yield f"group {trigger.entry.group}"
    if (how := told.again(trigger, cast)) is not None:
        yield how
    if word.sentence.paragraph == 0:
        yield "first line"
    if word.i in told.anchors:
        yield "counts people"
    if word.dep == "pobj":
        yield f"after {word.head.lower}"
    else:
        yield f"as {word.dep}"


def _of_others(trigger: Trigger, told: Told) -> Iterator[str]:
    """Other triggers: in the same clause they often name the same happening."""
    word, strong = trigger.word, trigger.entry.strength == "often"
    above = {w.i for w in ancestors(word)}
    if told.before(trigger):
        yield "word told before"
    for one in told.beside(trigger):
        if one.entry.strength == "often":
            yield "two strong" if strong else "a stronger one in the sentence"
        if one.entry.group == trigger.entry.group and one.word.i < word.i:
            yield "second of its class"
        same_clause = clause_of(one.word) is clause_of(word)
        if one.word.i in above:
            yield "below another in its clause" if same_clause else "below another"
        elif word in set(ancestors(one.word)):
            yield "above another in its clause" if same_clause else "above another"
