"""Ties said in plain words: "answers to X", "side by side with X", "at war with X", "is pro-X", "fight each other"."""

from collections.abc import Iterator, Sequence

from onrecord.model import Sentence, Span, TieKind, Word
from onrecord.read.states.arguments import objects_of, phrase_span, subjects
from onrecord.read.states.compounds import HYPHENS, following_noun
from onrecord.read.states.pairs import Pairs, words
from onrecord.read.states.sides import Sides
from onrecord.read.tree import clause_span, conjuncts, noun_phrase

_NEAR = 4
"""Words between a phrase and the one it names, at most: "together with three other armed groups"."""


def standing(sides: Sides, word: Word) -> Iterator[Pairs]:
    """Whatever of it the word carries."""
    lemma = word.lemma.lower()
    if word.pos == "VERB":
        if lemma in words("devoted"):
            yield from _devoted(sides, word, words("devoted")[lemma])
        if lemma in words("lasting") and (pairs := _each_other(sides, word)):
            yield pairs
    elif lemma in words("at_with") and word.head.lower == "at":
        above = word.head.head
        who = sides.everybody(subjects(above)) if above.pos in {"VERB", "AUX"} else sides.at([above])
        others = sides.at(objects_of(word, "with"))
        yield Pairs("at-war", word, "hostile", who, others or None, clause_span(above).join(phrase_span(word)))
    elif lemma in words("members"):
        yield from _member(sides, word)


def phrases(sides: Sides, sentence: Sentence) -> Iterator[Pairs]:
    """ "fought side by side with X", "we, together with X": set phrases, by position."""
    row = sentence.words
    for phrase in words("with_phrases"):
        first, *rest = phrase.split()
        for at, word in enumerate(row):
            if word.lower == first and [w.lower for w in row[at + 1 : at + 1 + len(rest)]] == rest:
                yield from _phrase(sides, row, at, at + len(rest))


def _phrase(sides: Sides, row: Sequence[Word], at: int, end: int) -> Iterator[Pairs]:
    ahead = [w for w in row[end + 1 : end + 2 + _NEAR] if w.pos in {"NOUN", "PROPN", "PRON"} and w.dep != "compound"]
    if not ahead:
        return
    verb = row[at]
    while verb.head is not verb and verb.pos not in {"VERB", "AUX"}:
        verb = verb.head
    before = row[at - 1] if at and row[at - 1].text != "," else row[max(at - 2, 0)]
    who = sides.armed(subjects(verb)) or sides.armed([before])
    others = sides.armed(conjuncts(ahead[0]))
    yield Pairs("side-by-side", verb, "allied", who, others, clause_span(verb).join(noun_phrase(ahead[0])))


def _devoted(sides: Sides, verb: Word, kind: TieKind) -> Iterator[Pairs]:
    """ "X answers to Y", "a militia belonging to Y", "defected to Y"."""
    who = sides.bodies(subjects(verb))
    others = sides.armed(objects_of(verb, "to"))
    evidence = clause_span(verb)
    for one in subjects(verb)[:1]:
        evidence = evidence.join(noun_phrase(one))
    yield Pairs("devoted", verb, kind, who, others, evidence)


def _each_other(sides: Sides, verb: Word) -> Pairs | None:
    """ "X and Y, who fought each other"."""
    row = verb.sentence.words[verb.i - verb.sentence.words[0].i + 1 :][:3]
    said = " ".join(w.lower for w in row)
    if not any(one in said for one in words("each_other")):
        return None
    who = sides.everybody(whole_list(subjects(verb)))
    return Pairs("each-other", verb, "hostile", who, None, clause_span(verb))


def _member(sides: Sides, noun: Word) -> Iterator[Pairs]:
    """ "he was a member of X"; a mere description ("Ali, a member of X") states no tie."""
    if noun.dep == "attr":
        of = sides.forces(w for w in objects_of(noun, "of") if w.lower not in words("not_of"))
        yield Pairs("member", noun, "allied", sides.bodies(subjects(noun.head)), of, clause_span(noun.head))


def leanings(sides: Sides, sentence: Sentence) -> Iterator[Pairs]:
    """ "X is pro-Y", "X, also anti-Y": such a word with no noun of its own behind it."""
    row = sentence.words
    for at, word in enumerate(row):
        kind, last = _leaning(row, at)
        if kind is None or following_noun(row, last) is not None:
            continue
        part = row[at + 2 : last + 1] if last > at else [word]
        start = part[0].start if last > at else word.start + word.text.index("-") + 1
        span = Span(start, part[-1].end)
        if not part[0].text[0].isupper() and last > at and part[-1].lower not in words("compound_sides"):
            continue
        who = _leaning_one(row, at, row[at : last + 1])
        if who is not None:
            yield Pairs("leaning", word, kind, sides.bodies([who]), (sides.within(span),), noun_phrase(who).join(span))


def _leaning(row: Sequence[Word], at: int) -> tuple[TieKind | None, int]:
    """The kind of "pro-X" that begins here, and the index of its last word."""
    kinds, word = words("beginnings"), row[at]
    first = word.lower.split("-")[0]
    if first in kinds and "-" in word.text[:-1]:
        return kinds[first], at
    if word.lower in kinds and at + 2 < len(row) and row[at + 1].text in HYPHENS:
        return kinds[word.lower], at + 2
    return None, at


def _leaning_one(row: Sequence[Word], at: int, inside: Sequence[Word]) -> Word | None:
    """Who is it: the subject of "is", or the noun before the comma."""
    for one in inside:
        if one.dep in {"acomp", "attr", "oprd"} and one.head not in inside and (found := subjects(one.head)):
            return found[0]
    before = [w for w in row[max(at - 3, 0) : at] if w.pos != "ADV"]
    if len(before) > 1 and before[-1].text == "," and before[-2].pos in {"NOUN", "PROPN"}:
        return before[-2]
    return None


def whole_list(found: list[Word]) -> list[Word]:
    """ "X and Y who joined forces": the clause hangs on one of them, and means both."""
    if len(found) != 1:
        return found
    one = found[0]
    return conjuncts(one.head if one.dep == "conj" else one)


def sworn(noun: Word) -> Word | None:
    """The verb of "are sworn enemies", which the parser takes for an oath."""
    return noun.head if noun.dep == "dobj" and noun.head.lower == "sworn" else None
