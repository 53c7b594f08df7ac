"""The arguments of a verb: who does and who undergoes it, across passives, relative clauses and shared subjects.

All functions give head words, every conjunct by itself; relative pronouns are resolved to what they stand for.
"""

from onrecord.model import Span, Word
from onrecord.read.tree import child, children, conjuncts, noun_phrase

RELATIVES = frozenset({"WDT", "WP"})
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"})
"""Clauses that take the subject of the clause above when they have none of their own."""
DEEPEST = 8


def is_relative(word: Word) -> bool:
    """Whether the word is "who", "which" or "that" at the head of a relative clause."""
    return word.tag in RELATIVES or (word.lower == "that" and word.pos in {"PRON", "SCONJ"})


def is_passive(verb: Word) -> bool:
    """Whether what stands before the verb undergoes it: "was seized", "towns seized by"."""
    if any(c.dep in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    if verb.tag != "VBN" or child(verb, "nsubj", "dobj") or any(c.dep == "aux" for c in verb.children):
        return False
    return verb.dep in {"acl", "advcl", "relcl"} or (verb.dep == "conj" and is_passive(verb.head))


def subjects(verb: Word, depth: int = 0) -> list[Word]:
    """The grammatical subjects, wherever the clause borrows them from."""
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None:
        if is_relative(own):
            return [verb.head] if verb.dep in {"relcl", "acl"} else []
        return conjuncts(own)
    if depth > DEEPEST or verb.head is verb:
        return []
    if verb.dep in {"acl", "relcl"} and verb.head.pos not in {"VERB", "AUX"}:
        return [verb.head] if verb.tag in {"VBG", "VBN"} else []
    if verb.dep in {"xcomp", "pcomp"} and (lent := _lent(verb)):
        return lent
    if verb.dep in SHARING:
        return subjects(verb.head, depth + 1)
    if verb.dep in {"pcomp", "prep"}:
        return subjects(_clause_above(verb), depth + 1)
    return []


def _lent(verb: Word) -> list[Word]:
    """The object of a verb that lends it: "forced them to leave", "kept it from falling", "accused them of arming"."""
    if verb.dep == "pcomp":
        if verb.head.lower not in {"from", "of"}:
            return []
        verb = verb.head
    own = child(verb.head, "dobj")
    return conjuncts(own) if own is not None and own.i < verb.i and verb.head.pos == "VERB" else []


def _clause_above(word: Word) -> Word:
    word = word.head
    while word.head is not word and word.pos not in {"VERB", "AUX"}:
        word = word.head
    return word


def doers(verb: Word) -> list[Word]:
    """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
    return by(verb) if is_passive(verb) else subjects(verb)


def by(word: Word) -> list[Word]:
    """The nouns of the "by" phrase at a verb or noun."""
    return objects_of(word, "by")


def objects_of(word: Word, *prepositions: str) -> list[Word]:
    """The nouns governed by these prepositions at the word: "from Homs and Hama"; "out" leads on to "out of"."""
    found: list[Word] = []
    for prep in children(word, "prep", "agent", "dative", "prt", "advmod"):
        if prep.lower in prepositions:
            found.extend(_nouns(prep))
    return found


def _nouns(prep: Word) -> list[Word]:
    found: list[Word] = []
    for one in children(prep, "pobj", "prep"):
        if one.dep == "pobj":
            found.extend(conjuncts(one))
        elif one.i == prep.i + 1:
            found.extend(_nouns(one))
    return found


def undergoers(verb: Word, depth: int = 0) -> list[Word]:
    """Whom or what it is done to: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return subjects(verb)
    own = child(verb, "dobj")
    if own is not None and not is_relative(own):
        return conjuncts(own)
    if verb.dep == "relcl" and (own is not None or _has_subject(verb)):
        return [verb.head]
    shared = next((c for c in children(verb, "conj") if child(c, "dobj")), None)
    return undergoers(shared, depth + 1) if shared is not None and depth < DEEPEST else []


def _has_subject(verb: Word) -> bool:
    subject = child(verb, "nsubj")
    return subject is not None and not is_relative(subject)


def phrase_span(noun: Word) -> Span:
    """A noun with the nouns that its prepositions lead to: "the capture of X by Y", and nothing beyond."""
    span = noun_phrase(noun)
    for prep in children(noun, "prep", "agent"):
        for one in objects_of(noun, prep.lower):
            span = span.join(noun_phrase(one))
    return span
