"""Slips of the small parser that can be told from the sentence itself, and are put right before anybody reads it.

It takes names that it never saw for times ("Freedonia bombed Sylvania" as "bombed Monday"), and what follows a place
that opens a sentence for a part of it ("In the Marwin region militants overran a post"). Own rules.
"""

from functools import cache

from onrecord.model import Sentence, Word
from onrecord.model.vocab import table
from onrecord.read.tree import SUBJECTS, child, children

_NAMES = frozenset({"NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd"})


def mend(sentence: Sentence) -> None:
    """Correct labels and governors in place."""
    for word in sentence.words:
        if word.dep == "npadvmod" and word.tag in _NAMES and word.lower.rstrip(".") not in _times():
            _name_before_participle(word)
            _name_as_time(word)
    _subject_in_opening(sentence)


def _name_as_time(name: Word) -> None:
    """A name beside a verb that has no subject is its subject; beside one without object, its object."""
    verb = name.head
    between = _between(name, verb)
    if verb.tag not in _FINITE or any(w.head is not name and w.dep not in _HELPERS for w in between):
        return
    labels = {c.dep for c in verb.children}
    if labels & _PASSIVE:
        return
    if name.i < verb.i and not labels & SUBJECTS:
        name.dep = "nsubj"
    elif name.i > verb.i and not labels & _OBJECTS:
        name.dep = "dobj"


def _name_before_participle(name: Word) -> None:
    """ "Freedonia bombed Sylvania, X said": no name is described by a participle with nothing before and beside it."""
    verb, other = name.head, name.head.head
    if verb.tag != "VBN" or verb.dep != "amod" or other.tag not in _NAMES or other.dep not in {"npadvmod", "ROOT"}:
        return
    if not name.i + 1 == verb.i == other.i - 1 or len(verb.children) > 1:
        return
    above = other.head if other.head is not other else verb
    verb.tag, name.dep = "VBD", "nsubj"
    _hang(verb, above, "ROOT" if above is verb else "ccomp")
    _hang(other, verb, "dobj")


def _subject_in_opening(sentence: Sentence) -> None:
    """ "In the Marwin region | militants overran a post": a finite verb has a subject, which stands before it."""
    opening = sentence.words[0]
    if opening.dep == "prep" and child(opening, "pobj") is None:
        _place_left_with_subject(opening)
    verb, inside = opening.head, child(opening, "pobj")
    if opening.dep != "prep" or inside is None or verb.i < inside.i or not _lacks_subject(verb):
        return
    place = [w for w in children(inside, "compound", "nmod", "amod") if w.dep != "amod" or w.tag in _NAMES]
    if not place or any(w.head is not verb or w.dep not in _HELPERS for w in _between(inside, verb)):
        return
    ends = place[-1]
    if verb.tag == "VBN" and child(verb, "auxpass") is None:
        verb.tag = "VBD"
    mine = [c for c in inside.children if c.i < ends.i]
    _hang(inside, verb, "nsubjpass" if child(verb, "auxpass") is not None else "nsubj")
    _hang(ends, opening, "pobj")
    for one in mine:
        _hang(one, ends, one.dep)


def _place_left_with_subject(opening: Word) -> None:
    """ "In Marwin | militants were killed": a preposition leads to something, here to the name right after it."""
    after = opening.sentence.words[1:2]
    if after and after[0].tag in _NAMES and after[0].dep == "compound" and not after[0].children:
        noun = after[0].head
        if noun.dep in SUBJECTS and noun.tag == "NNS":
            _hang(after[0], opening, "pobj")


def _lacks_subject(verb: Word) -> bool:
    labels = {c.dep for c in verb.children}
    finite = verb.tag in _FINITE - {"VB"} or "auxpass" in labels or (verb.dep == "ROOT" and "dobj" in labels)
    return verb.pos == "VERB" and finite and not labels & (SUBJECTS | {"expl", "attr"})


def _between(a: Word, b: Word) -> list[Word]:
    low, high = sorted((a.i, b.i))
    return [w for w in a.sentence.words if low < w.i < high]


def _hang(word: Word, head: Word, label: str) -> None:
    if word.head is not word:
        word.head.children.remove(word)
    word.head, word.dep = head, label
    if head is not word:
        head.children.append(word)
        head.children.sort(key=lambda w: w.i)


@cache
def _times() -> frozenset[str]:
    """Weekdays and months, full and shortened."""
    dates = table("read/words/dates")
    full = (*dates["weekdays"], *dates["months"])
    return frozenset(w.casefold() for w in (*full, *(f for forms in dates["month_forms"] for f in forms)))
