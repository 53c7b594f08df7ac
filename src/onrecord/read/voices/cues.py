"""Cues: the words that hand a statement to somebody else, looked up in words/cues.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.model import Stance, Word, vocab


@dataclass(frozen=True)
class Verb:
    """A reporting verb: what it does with a statement, and in which shapes it takes one (see the table)."""

    lemma: str
    stance: Stance
    negated: Stance | None
    takes: frozenset[str]
    of_document: bool


def cues() -> Any:
    """The table itself."""
    return vocab.table("read/words/cues")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of the table as a set."""
    return frozenset(cues()[name].split())


@cache
def verb_forms() -> dict[str, Verb]:
    """Every form of every reporting verb, in small letters. A verb in two rows takes the shapes of both."""
    found: dict[str, Verb] = {}
    for row in cues()["verbs"]:
        for lemma in row["words"].split():
            one = Verb(lemma, row["stance"], row["negated"], frozenset(row["takes"]), row.get("of") == "document")
            for form in inflected(lemma):
                found[form] = _joined(found[form], one) if form in found else one
    return found


def _joined(one: Verb, other: Verb) -> Verb:
    return Verb(one.lemma, one.stance, one.negated, one.takes | other.takes, one.of_document)


def inflected(lemma: str) -> Iterator[str]:
    """The forms of a verb: regular by the spelling rules, past tenses that no rule gives from the table."""
    irregular = cues()["irregular"].get(lemma)
    yield lemma
    yield _third(lemma)
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    yield stem + "ing"
    if irregular is None:
        yield (lemma[:-1] + "ied") if _soft_y(lemma) else stem + "ed"
    else:
        yield from [irregular] if isinstance(irregular, str) else irregular


def _third(lemma: str) -> str:
    if _soft_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")


def _soft_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in "aeiou"


def reporting_verb(word: Word) -> Verb | None:
    """The reporting verb that this word is a form of; None for nouns that look like one ("claims", "reports")."""
    found = verb_forms().get(word.lower)
    return found if found and word.pos in {"VERB", "AUX"} else None


def stance_in_place(verb: Verb, word: Word) -> Stance | None:
    """What the voice does with the statement here: "not" turns a denial round, and "did not say" says nothing."""
    before = {c.lower for c in word.children if c.i < word.i} | {
        c.lower for c in word.head.children if c.dep == "preconj"
    }
    if "neither" in before or (word.dep == "conj" and any(c.lower in {"neither", "nor"} for c in word.head.children)):
        return "doubts"
    negated = any(c.dep == "neg" or c.lower in {"n't", "never", "cannot"} for c in word.children)
    return verb.negated if negated else verb.stance
