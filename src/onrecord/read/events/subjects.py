"""Subjects: who does, or undergoes, what a verb says - also where it only borrows its subject."""

from functools import cache

from onrecord.model import Word
from onrecord.model.vocab import table
from onrecord.read.tree import child, children

_OWN = frozenset({"aux", "nsubj"})
_WHOLE = frozenset({"aux", "dobj"})
"""What a participle has that is no passive without "was"."""
_BORROWS = frozenset({"xcomp", "ccomp", "advcl", "pcomp"})
_VERBS = frozenset({"VERB", "AUX"})


@cache
def words(name: str) -> frozenset[str]:
    """One list of words/roles.yaml."""
    return frozenset(table("read/words/roles")[name])


def is_passive(verb: Word) -> bool:
    """Whether the verb's subject is whom it happens to: "was killed", "the men killed in …"."""
    if any(c.dep in {"auxpass", "nsubjpass", "agent"} for c in verb.children):
        return True
    if verb.dep == "amod" and verb.pos == "ADJ" and verb.lower.endswith("ed"):
        return True  # "the detained men"
    if verb.tag != "VBN" or any(c.dep in _OWN for c in verb.children):
        return _is_cut_short(verb)
    if verb.dep == "conj":
        return is_passive(verb.head)
    return verb.dep in {"acl", "amod", "ccomp", "advcl", "oprd"}


def _is_cut_short(verb: Word) -> bool:
    """ "one was killed and three others wounded", "saw clinics bombed": a participle with a subject and no "has"."""
    return verb.tag == "VBN" and verb.dep in {"conj", "ccomp"} and all(c.dep not in _WHOLE for c in verb.children)


def subjects(verb: Word) -> list[Word]:
    """The heads that stand as subject of the verb: its own, its antecedent, or one that it shares or is lent."""
    if own := children(verb, "nsubjpass", "nsubj"):
        antecedent = _antecedent(verb) if own[0].tag in {"WDT", "WP"} else None
        return [antecedent] if antecedent is not None else own[:1]
    head = verb.head
    if head is verb:
        return []
    if verb.dep in {"acl", "relcl", "amod"}:
        return _of_attribute(verb)
    if verb.dep == "conj":
        return subjects(head) if head.pos in _VERBS else []
    return _lent(verb) if verb.dep in _BORROWS else []


def objects(verb: Word) -> list[Word]:
    """The direct object; of a relative clause without one, the antecedent ("the town that they took")."""
    own = [o for o in children(verb, "dobj") if verb.dep != "relcl" or o.lower not in words("held_as")]
    own = own or [p for c in children(verb, "prt") for p in children(c, "pobj")] or _shared(verb)
    if own and own[0].tag not in {"WDT", "WP"}:
        return own[:1]
    antecedent = _antecedent(verb) if own or verb.dep == "relcl" else None
    subject = child(verb, "nsubj")
    if antecedent is None or (subject is not None and subject.tag in {"WDT", "WP"}):
        return []
    return [antecedent] if own or subject is not None else []


def _shared(verb: Word) -> list[Word]:
    """ "shot and killed two guards": the object of the verb joined to this one, with nothing between them."""
    joined = [c for c in children(verb, "conj") if c.i == verb.i + 2 and c.pos == "VERB"]
    return children(joined[0], "dobj") if joined and verb.sentence.words[0].i < verb.i else []


def _of_attribute(verb: Word) -> list[Word]:
    head = verb.head
    if head.pos in _VERBS:
        return subjects(head)
    if any(c.lower == "to" and c.dep == "aux" for c in verb.children):  # "an attempt to retake": whose attempt
        return holders(head)
    return [head]


def _antecedent(verb: Word) -> Word | None:
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    return verb.head if verb.dep in {"relcl", "acl"} and verb.head.pos not in _VERBS else None


def _lent(verb: Word) -> list[Word]:
    """The subject of an infinitive or participle: the object of a verb that makes somebody do it, else its subject."""
    head = verb.head
    while head.pos in {"ADP", "SCONJ"} and head.head is not head:
        head = head.head
    if head.pos not in _VERBS:
        if head.dep == "dobj" and head.head.lemma in words("blame_for"):  # "accused the rebels of bombing"
            return [head]
        return holders(head) if head.pos in {"NOUN", "PROPN"} else []
    thing = child(head, "dobj")
    if thing is not None and head.lemma in words("made"):
        return [thing]
    return subjects(head) if verb.dep != "ccomp" or head.lemma in words("made") else []


def holders(noun: Word) -> list[Word]:
    """Whose plan, attempt or operation it is."""
    if (owner := child(noun, "poss")) is not None:
        return [owner]
    governor = noun.head
    if noun.dep == "pobj" and governor.dep == "prep":  # "killed two men during an operation to seize the town"
        governor = governor.head
        return subjects(governor) if governor.pos in _VERBS and not is_passive(governor) else []
    return subjects(governor) if noun.dep in {"dobj", "attr"} and governor.pos in _VERBS else []


def led_to(word: Word, *prepositions: str) -> list[Word]:
    """What stands after one of the prepositions at the word."""
    preps = [c for c in word.children if c.lower in prepositions and c.dep in {"prep", "agent", "dative"}]
    return [p for c in sorted(preps, key=lambda c: c.i) for p in children(c, "pobj")]
