"""Triggers: the words of a report that may name a happening of armed conflict, from words/triggers.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from onrecord.model import Reading, Sentence, Span, Word
from onrecord.model.vocab import table
from onrecord.read.events.subjects import is_passive, objects, subjects

Strength = Literal["often", "half", "seldom"]
GAP = 5
"""Words that `_` in a phrase may stand for."""
_NOUN_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "compound", "attr", "appos"})
_KINDS = {"place": frozenset({"place"}), "people": frozenset({"people", "person", "force"})}
_NOBODY = frozenset({"no", "nobody", "none"})
_STOPS = frozenset({".", ",", ";", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table: a word or phrase, the class it belongs to, and how often it is coded where it stands."""

    group: str
    type: str
    strength: Strength
    verbal: bool
    rest: tuple[frozenset[str] | None, ...] = ()
    """The words of a phrase after its first; None is a gap."""
    maker: str = "rules"
    """Who found it: the table, or the tagger."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """An entry found in a report."""

    word: Word
    """Its head: the verb, or the last noun of a compound."""
    span: Span
    entry: Entry

    @property
    def row(self) -> Mapping[str, Any]:
        """Its class in the table: type, outcome, habit, means, victims, only, unless."""
        row: Mapping[str, Any] = _classes()[self.entry.group]
        return row


def triggers(reading: Reading) -> Iterator[Trigger]:
    """Every word or phrase of the table, the longest at each place, in the order of the text."""
    found = {one.word: one for one in _found(reading)}
    return (one for one in found.values() if not _is_part(one, found) and not _is_disowned(one.word))


def _is_disowned(word: Word) -> bool:
    """ "No group has claimed responsibility for the attack" tells nothing of the attack."""
    claim = word.head.head if word.head.lower == "for" else word
    if claim.lemma not in table("read/words/roles")["responsible"]:
        return False
    subjects = (c for c in claim.head.children if c.dep == "nsubj")
    return any(w.lower in _NOBODY for s in subjects for w in (s, *s.children))


def _is_part(one: Trigger, found: Mapping[Word, Trigger]) -> bool:
    """Whether the trigger is only a part of how another names one happening."""
    word = one.word
    other = found.get(word.head) if word.head is not word else None
    if one.entry.verbal:  # "repelled an assault": the assault, which failed
        if other is not None and word.dep == "conj" and word.i == other.word.i + 2 and "victims" in other.row:
            return "victims" in one.row  # "shot and killed"
        beaten = (found.get(c) for c in word.children if c.dep in {"dobj", "nsubjpass"})
        return word.lemma in _failed() and any(b is not None and not b.entry.verbal for b in beaten)
    if other is None:
        return False
    if word.dep == "compound":  # "a car bomb attack"
        return True
    if word.dep in {"dobj", "nsubjpass"}:  # "sent reinforcements"
        return one.row["type"] == other.row["type"] and other.entry.verbal and other.word.lemma not in _failed()
    return word.dep == "nsubj" and one.row.get("tool", False) and other.row.get("means", False)  # "a bomber struck"


def _failed() -> frozenset[str]:
    return frozenset(table("read/words/roles")["failed"])


def _found(reading: Reading) -> Iterator[Trigger]:
    lexicon = _lexicon()
    for sentence in reading.sentences:
        taken = -1
        for at, word in enumerate(sentence.words):
            if (
                word.i > taken
                and (entries := lexicon.get(word.lower))
                and (found := _best(reading, sentence, at, entries))
            ):
                entry, last = found
                yield _trigger(sentence.words[at : last + 1], entry)
                if entry.rest:
                    taken = sentence.words[last].i


def _best(reading: Reading, sentence: Sentence, at: int, entries: tuple[Entry, ...]) -> tuple[Entry, int] | None:
    """The entry that holds the most words there, and the index of its last word; of two, the choosier, the tighter."""
    words = sentence.words
    found = []
    for entry in entries:
        last = _run(words, at + 1, entry.rest) if entry.rest else at if _fits(words[at], entry) else None
        if last is not None and (not entry.rest or _ends(words[last])) and _is_meant(reading, words[at], entry):
            choosy = "only" in _classes()[entry.group]
            found.append((-sum(w is not None for w in entry.rest), not choosy, last, entry))
    if not found:
        return None
    *_, last, entry = min(found, key=lambda one: one[:3])
    return entry, last


def _is_meant(reading: Reading, verb: Word, entry: Entry) -> bool:
    """Whether the verb's subject or object is what the class asks for."""
    row = _classes()[entry.group]
    if "only" not in row:
        return True
    if any(w.lower in row.get("unless", ()) for w in verb.sentence.words):
        return False
    passive = is_passive(verb)
    for role, wanted in row["only"].items():
        heads = subjects(verb) if passive == (role == "object") else objects(verb) if role == "object" else []
        if not any(_is_one(reading, head, wanted) for head in heads):
            return False
    return True


def _is_one(reading: Reading, head: Word, wanted: str | list[str]) -> bool:
    if not isinstance(wanted, str):
        return head.lemma.lower() in wanted or head.lower in wanted
    mention = reading.mention_of.get(head.i)
    return mention is not None and head.pos != "PRON" and mention.kind in _KINDS[wanted]


def _ends(word: Word) -> bool:
    """Whether a phrase may end here: not on the modifier of what follows ("launched a mortar | attack")."""
    return word.dep != "compound" or word.head.i < word.i


def _run(words: list[Word], at: int, rest: tuple[frozenset[str] | None, ...]) -> int | None:
    """Where a phrase's remaining words end, or None if they do not follow."""
    gap = 0
    for wanted in rest:
        if wanted is None:
            gap = GAP
            continue
        for skip in range(gap + 1):
            if at + skip >= len(words) or (skip and words[at + skip - 1].lower in _STOPS):
                return None
            if words[at + skip].lower in wanted:
                at += skip + 1
                break
        else:
            return None
        gap = 0
    return at - 1


def _fits(word: Word, entry: Entry) -> bool:
    """Whether the word is used as the verb or noun that the entry means."""
    joined = word.dep == "conj" and word.head.pos == "NOUN"
    as_noun = word.pos in {"NOUN", "PROPN"} or (word.tag == "VBG" and (word.dep in _NOUN_PLACES or joined))
    if not entry.verbal:
        return as_noun or (word.pos == "ADJ" and _stands_as_noun(word))
    if word.pos in {"VERB", "AUX"}:
        return not (as_noun and word.dep != "compound" and word.lower in _nouns())
    return word.lower not in _nouns() and (_is_participle(word) or word.text.isupper())


def _stands_as_noun(word: Word) -> bool:
    """ "an air and ground offensive", which the parser takes for an adjective."""
    return word.dep in _NOUN_PLACES - {"compound"} or (word.dep == "amod" and word.i > word.head.i)


def _is_participle(word: Word) -> bool:
    return word.pos == "ADJ" and word.lower.endswith(("ed", "ing", "en"))


def _trigger(words: list[Word], entry: Entry) -> Trigger:
    if entry.verbal:
        return Trigger(words[0], Span(words[0].start, words[-1].end), entry)
    head = next((w for w in reversed(words) if w.head not in words), words[-1])
    head = words[-1] if head.pos == "ADP" else head  # "under siege"
    start = min(w.start for w in (*words, *_compounds(head)))
    return Trigger(head, Span(start, words[-1].end), entry)


def _compounds(head: Word) -> Iterator[Word]:
    for one in head.children:
        if one.dep == "compound" and one.i < head.i:
            yield one
            yield from _compounds(one)


@cache
def _classes() -> Mapping[str, Any]:
    found: Mapping[str, Any] = table("read/words/triggers")["classes"]
    return found


@cache
def _nouns() -> frozenset[str]:
    """Forms that nouns of the table share."""
    return frozenset(w for w, entries in _lexicon().items() for e in entries if not e.verbal and not e.rest)


@cache
def _lexicon() -> Mapping[str, tuple[Entry, ...]]:
    """Form of the first word -> entries."""
    found: dict[str, list[Entry]] = {}
    for group, row in _classes().items():
        for part in ("verbs", "phrases", "nouns", "compounds"):
            for strength, rows in row.get(part, {}).items():
                for text in rows:
                    forms, entry = _entry(group, row["type"], strength, part, text.split())
                    for form in forms:
                        found.setdefault(form, []).append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


def _entry(group: str, type_: str, strength: Strength, part: str, words: list[str]) -> tuple[list[str], Entry]:
    verbal = part in {"verbs", "phrases"}
    rest = [None if w == "_" else frozenset(w.split("|")) for w in words[1:]]
    if part == "compounds":
        rest[-1] = frozenset(form for noun in words[-1].split("|") for form in noun_forms(noun))
        forms = [words[0]]
    else:
        forms = verb_forms(words[0]) if verbal else noun_forms(words[0])
    return forms, Entry(group, type_, strength, verbal, tuple(rest))


def noun_forms(lemma: str) -> list[str]:
    """Singular and plural."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies"]
    return [lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")]


def verb_forms(lemma: str) -> list[str]:
    """Every form of a verb, by the spelling rules of English or from the table's irregular verbs."""
    if irregular := table("read/words/triggers")["irregular"].get(lemma):
        return [lemma, *irregular]
    third = noun_forms(lemma)[1]
    if lemma.endswith("e"):
        return [lemma, third, lemma + "d", lemma.removesuffix("e") + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, third, lemma[:-1] + "ied", lemma + "ing"]
    if _doubles(lemma):
        return [lemma, third, lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing", lemma + "ed", lemma + "ing"]
    return [lemma, third, lemma + "ed", lemma + "ing"]


def _doubles(lemma: str) -> bool:
    """Whether the last consonant may be written twice ("trapped", "repelled", "annexed" not)."""
    return lemma[-1] in "bdglmnprt" and lemma[-2] in "aeiou" and lemma[-3] not in "aeiou"
