"""Where and when: the place and the date that belong to the happening at a word."""

from functools import cache
from math import inf
from typing import Any

from onrecord.model import Mention, Reading, When, Where, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import nouns, singulars
from onrecord.read.mentions.names import listed
from onrecord.read.mentions.parties import where
from onrecord.read.tree import SUBJECTS, ancestors, child

_APART = frozenset({"relcl", "ccomp", "parataxis"})
_PRONOUNS = frozenset({"WP", "WDT", "WRB", "PRP", "PRP$"})


def place_near(reading: Reading, word: Word) -> Where | None:
    """The nearest and most exact place of the happening at `word`; None if its sentence names none.

    A place of another sentence is never taken (settled point 6 of the coding guidelines).
    """
    steps = _steps(word)
    found = [
        (steps[m.head] + _vagueness(m, reading.words[m.head]), abs(m.head - word.i), m)
        for m in _places(reading, word)
        if m.head in steps and m.head != word.i
    ]
    if not found:
        return None
    far, _, nearest = min(found, key=lambda one: one[:2])
    return where(nearest) if far <= _costs()["limit"]["place"] else None


def when_near(reading: Reading, word: Word) -> When | None:
    """The date told for the happening at `word`: of its own clause, or of a clause that governs it.

    A time that begins with the happening itself ("since the siege began in May") is not the happening's own.
    """
    here = word.sentence.span
    inside = [(d, d.span) for d in reading.dates if d.span and d.span.overlaps(here) and not d.span.contains(word.span)]
    if not inside:
        return None
    steps = _steps(word)
    found = [
        (
            min(steps.get(w.i, inf) for w in word.sentence.words if span.overlaps(w.span)),
            len(span),
            abs(span.start - word.start),
            one,
        )
        for one, span in inside
    ]
    far, *_, nearest = min(found, key=lambda one: one[:3])
    closing = next((one for one, _ in inside if _closes_the_sentence(word, one)), None)
    if far > _costs()["limit"]["when"]:
        return closing
    return closing if closing is not None and _is_of_telling(word, nearest) else nearest


def _is_of_telling(word: Word, when: When) -> bool:
    """Whether the date is that of the announcement: "today confirmed the arrest of a leader in the town, Friday"."""
    at = next(w for w in word.sentence.words if when.span is not None and w.span.overlaps(when.span))
    verb = next((w for w in (at, *ancestors(at)) if w.pos == "VERB"), None)
    return verb is not None and verb is not word and verb.lemma in _costs()["telling"]


def _closes_the_sentence(word: Word, when: When) -> bool:
    """Whether a date ends the sentence whose main verb tells the happening: "held two men while searching … today".

    The parser hangs such a date on the clause before it; it dates the whole.
    """
    if when.span is None:
        return False
    last = next(w for w in reversed(word.sentence.words) if w.pos != "PUNCT")
    above = [last, *ancestors(last)]
    if not when.span.overlaps(last.span) or not (word in above or _is_main(word)):
        return False
    between = above[: above.index(word)] if word in above else above[:-1]
    return not any(w.dep in _APART and all(c.lower != "to" for c in w.children) and not _is_over(w) for w in between)


def _is_main(word: Word) -> bool:
    """Whether it is the main verb, or its object: "conducted a strike"."""
    verb = word.head if word.dep == "dobj" else word
    return all(w.dep in {"conj", "ROOT"} for w in (verb, *ancestors(verb)))


def _is_over(clause: Word) -> bool:
    """Whether a comma ends the clause before the sentence does: "held a man who led a cell, with two others, today"."""
    return any(w.i > clause.i and w.text == "," for w in clause.sentence.words)


def _places(reading: Reading, word: Word) -> list[Mention]:
    """The sentence's places, without those that only say where the one before lies ("Rada, Bayda province")."""
    heads = (reading.mention_of.get(w.i) for w in word.sentence.words if w.tag not in _PRONOUNS)
    found: list[Mention] = []
    around: Mention | None = None
    for one in heads:
        if one and one.kind == "place" and not _is_date(reading, one):
            gap = reading.report.text[around.span.end : one.span.start] if around else ""
            if gap.strip() != "," or not (around and _is_named(around, word)):
                found.append(one)
            around = one
    return found


def _is_date(reading: Reading, mention: Mention) -> bool:
    """Months and weekdays have been taken for places ("Nov.", "March")."""
    return any(d.span is not None and d.span.overlaps(mention.span) for d in reading.dates)


def _is_named(mention: Mention, word: Word) -> bool:
    return any(w.pos == "PROPN" for w in word.sentence.words if mention.span.contains(w.span))


def _steps(word: Word) -> dict[int, float]:
    """How far every word of the sentence lies from `word`: what it takes to walk up and down the tree to it."""
    costs = _costs()
    far = {word.i: 0.0}
    todo = [word]
    top = word
    while top.head is not top:
        far[top.head.i] = far[top.i] + costs["up"].get(top.dep, costs["up"]["other"])
        top = top.head
        todo.append(top)
    for one in todo:
        for below in one.children:
            if below.i not in far:
                far[below.i] = far[one.i] + _down(below)
                todo.append(below)
    return far


def _down(word: Word) -> float:
    costs = _costs()
    cost: float = costs["down"].get(word.dep, costs["down"]["other"])
    if word.dep == "prep":
        cost += costs["prepositions"].get(word.lower, costs["prepositions"]["other"])
        comes_from = word.lower == "from" and word.head.dep in SUBJECTS and _is_somebody(word.head)
        if comes_from or (word.head.pos == "VERB" and word.head.lemma in costs["seats"]):
            cost += costs["origin"]
    return cost


def _is_somebody(noun: Word) -> bool:
    return any(form in nouns(kind) for form in singulars(noun.lower) for kind in ("force", "people"))


def _vagueness(mention: Mention, head: Word) -> float:
    """What a place costs by its grain, and for being rather an actor, a direction or a building without a name."""
    costs = _costs()["grains"]
    article = child(head, "det")
    named = _is_named(mention, head)
    vague = article is not None and article.lower in _costs()["indefinite"] and head.pos != "PROPN"
    vague = vague and not (named and mention.place)  # "a Basra mosque" is in Basra
    if not (named or mention.place) and any(f in _costs()["nowhere"] for f in singulars(head.lower)):
        return inf  # "their former positions", "the launch site"
    if not named and head.tag == "NNS" and not _is_pointed_at(head):
        return inf  # "areas", "two clinics"
    if vague and not mention.place:
        return inf  # "a village": no place that anybody could find
    if vague or not named:
        site = head.lemma in listed("grains", "site")
        if site or not mention.place:
            return float(costs["nameless site" if site else "nameless"])
    cost: float = costs[mention.place.grain if mention.place else "unknown"]
    if head.dep in {"nsubj", "agent"} or head.head.dep == "agent":
        cost += costs["doer"]
    if head.lower in listed("grains", "directions"):
        cost += costs["direction"]
    return cost


def _is_pointed_at(head: Word) -> bool:
    """Whether the reader is to know which: "the towns", "their villages"."""
    return any(c.dep == "poss" or (c.dep == "det" and c.lower in _costs()["definite"]) for c in head.children)


@cache
def _costs() -> dict[str, Any]:
    costs = dict(table("read/words/circumstances"))
    groups = costs["prepositions"]
    costs["prepositions"] = {w: n for n, words in groups.items() if n != "other" for w in words} | {
        "other": groups["other"]
    }
    return costs
