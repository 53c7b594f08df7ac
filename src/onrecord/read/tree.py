"""Walks in the dependency tree that every rule needs."""

from collections.abc import Iterator

from onrecord.model import Span, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent_subj"})
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "parataxis"})
NP_INSIDE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "case", "punct", "neg"}
)


def subtree(word: Word) -> Iterator[Word]:
    """The word and all it governs, in no fixed order."""
    todo = [word]
    while todo:
        one = todo.pop()
        yield one
        todo.extend(one.children)


def span_of(word: Word) -> Span:
    """From the first to the last letter of the word's subtree."""
    words = list(subtree(word))
    return Span(min(w.start for w in words), max(w.end for w in words))


def ancestors(word: Word) -> Iterator[Word]:
    """The governors, nearest first, without the word itself."""
    while word.head is not word:
        word = word.head
        yield word


def children(word: Word, *deps: str) -> list[Word]:
    """The children with one of these labels, in the order of the text."""
    return sorted((c for c in word.children if c.dep in deps), key=lambda c: c.i)


def child(word: Word, *deps: str) -> Word | None:
    """The first child with one of these labels."""
    found = children(word, *deps)
    return found[0] if found else None


def conjuncts(word: Word) -> list[Word]:
    """The word and all joined to it by "and", "or" and commas, in the order of the text."""
    found = [word]
    for one in found:
        found.extend(c for c in one.children if c.dep == "conj")
    return sorted(found, key=lambda w: w.i)


def noun_phrase(word: Word) -> Span:
    """The flat phrase around a head noun: determiners, adjectives, compounds, numbers and possessors, no clauses."""
    start, end = word.start, word.end
    for one in word.children:
        if one.i < word.i and one.dep in NP_INSIDE and one.dep != "punct":
            start = min(start, min(w.start for w in subtree(one)))
        elif one.i > word.i and one.dep == "nummod":
            end = max(end, one.end)
    return Span(start, end)


def is_negated(word: Word) -> bool:
    """Whether "not", "never", "no longer" bears on this verb."""
    return any(c.dep == "neg" or c.lower in {"never", "n't"} for c in word.children)


def clause_of(word: Word) -> Word:
    """The nearest verb (or clause head) at or above the word."""
    while word.head is not word and not (word.dep in CLAUSES and word.pos in {"VERB", "AUX"}):
        word = word.head
    return word


def clause_span(word: Word) -> Span:
    """The words of the clause headed by `word`, without subordinate clauses hanging at either end.

    This is the shape of evidence: the shortest clause that says it, on one line.
    """
    kept = []
    todo = [word]
    while todo:
        one = todo.pop()
        kept.append(one)
        todo.extend(c for c in one.children if not _leaves_clause(one, c))
    # what was left out in the middle stays in, so that the evidence is one stretch of text
    return Span(min(w.start for w in kept), max(w.end for w in kept))


def _leaves_clause(governor: Word, word: Word) -> bool:
    if word.dep in {"advcl", "relcl", "parataxis", "ccomp"}:
        return governor.pos in {"VERB", "AUX", "NOUN", "PROPN"}
    if word.dep == "conj":
        return governor.pos in {"VERB", "AUX"}
    return word.dep in {"punct", "cc", "mark"}
