"""Whom a happening strikes by what is told around it: by its aim, or because it is told as the cause of a harm."""

from collections.abc import Callable

from onrecord.model import Word
from onrecord.read.events.subjects import is_passive, led_to, objects, subjects, words
from onrecord.read.mentions import content
from onrecord.read.tree import children, clause_of

_CLAUSES = ("advcl", "xcomp", "acl", "relcl")
_WHEN = frozenset({"when", "after", "as", "because"})


def meant(word: Word) -> list[Word]:
    """Objects of what it is done for: "an operation to crush the rebels", "a raid targeting smugglers"."""
    governors = [word]
    if word.dep == "dobj" and word.head.lemma in words("light"):
        governors.append(word.head)  # "launched an offensive to flush out insurgents"
    below = (c for w in governors for c in children(w, *_CLAUSES) if c.i > word.i)
    aims = [c for c in below if c.lemma in words("aims") and (c.lemma == "target" or _is_infinitive(c))]
    return [one for c in aims if not is_passive(c) for one in (objects(c) or led_to(c, "for", "against"))]


def _is_infinitive(verb: Word) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def befallen(word: Word) -> list[Word]:
    """Who was harmed when it happened: "two guards were killed when a shell hit the gate"."""
    clause = clause_of(word)
    harm = clause.head
    if clause.dep != "advcl" or harm is clause or not any(c.lower in _WHEN and c.i < clause.i for c in clause.children):
        return []
    if harm.lemma not in words("harmed") or not (harm.lemma == "die" or is_passive(harm)):
        return []
    return [w for w in struck(harm, subjects) if w.pos != "NUM" or content(w) is not None]


def struck(verb: Word, parts: Callable[[Word], list[Word]]) -> list[Word]:
    """Subjects (or objects) of "killed", and of the verb that it is joined to: "one was killed and two wounded in the
    blast", "killed two soldiers and wounded others in clashes"."""
    joined = verb.head if verb.dep == "conj" else None
    first = parts(joined) if joined is not None and joined.lemma in words("struck") else []
    return [*first, *(one for one in parts(verb) if one not in first)]
