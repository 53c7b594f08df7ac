"""ties: who stands with or against whom, where the words state the relation itself.

Every rule is a shape of words ("X-backed Y", "loyal to X"); which words fill it stands in words/ties.yaml. A clash
alone is no tie, nor is a deal between enemies (settled point 12).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

from onrecord.model import Draft, Party, Reading, Span, Tie, TieKind, Word
from onrecord.model.vocab import table
from onrecord.read.states.arguments import by, doers, objects_of, phrase_span, subjects, undergoers
from onrecord.read.states.compounds import Compound, compounds, following_noun
from onrecord.read.states.sides import Sides
from onrecord.read.tree import child, children, clause_span, conjuncts, noun_phrase


@cache
def words(name: str) -> Any:
    """One section of words/ties.yaml; lists as sets."""
    section = table("read/words/ties")[name]
    return frozenset(section) if isinstance(section, list) and name != "one_side_pairs" else section


@cache
def _carriers() -> frozenset[str]:
    names = ("verbs", "aims", "together", "joining", "adjectives", "people", "support", "bonds", "against", "in_with")
    return frozenset().union(*map(words, (*names, "lasting", "deals", "beside")))


def ties(reading: Reading) -> Reading:
    """One draft for each pair of parties."""
    finder = _Finder(reading)
    kept: dict[tuple[str, frozenset[Span]], Draft] = {}
    for sentence in reading.sentences:
        found = [f for c in compounds(sentence, words("endings"), words("beginnings")) for f in finder.compound(c)]
        for word in sentence.words:
            if word.lemma.lower() in _carriers() or word.lower in _carriers():
                found.extend(finder.word(word))
        for one in found:
            for a, b in one.pairs():
                kept.setdefault((one.kind, frozenset((a.span, b.span))), one.draft(a, b))
    return reading.plus(drafts=(*reading.drafts, *kept.values()))


@dataclass(frozen=True)
class _Found:
    """A shape that matched. Without `b`, every two of `a` are tied to each other."""

    shape: str
    anchor: Word
    kind: TieKind
    a: tuple[Party, ...]
    b: tuple[Party, ...] | None
    evidence: Span

    def pairs(self) -> Iterator[tuple[Party, Party]]:
        for a, b in combinations(self.a, 2) if self.b is None else product(self.a, self.b):
            if a.span != b.span and a.name.casefold() != b.name.casefold():
                yield a, b

    def draft(self, a: Party, b: Party) -> Draft:
        return Draft(
            act=Tie(a=a, b=b, kind=self.kind),
            anchor=self.anchor.i,
            evidence=self.evidence,
            made_by=f"rules/ties:{self.shape}",
        )


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sides = Sides(reading)

    def compound(self, one: Compound) -> Iterator[_Found]:
        """ "US-backed rebels", "pro-government militia"."""
        named = one.last.text[0].isupper() or one.parts[-1].of(self._reading.report.text)[0].isupper()
        if not named and one.last.lower not in words("compound_sides"):
            return
        kind: TieKind = words("endings").get(one.key) or words("beginnings")[one.key]
        evidence = one.parts[0].join(one.cue.span).join(one.head.span)
        sides = tuple(self._sides.within(span) for span in one.parts)
        head = one.head.head if one.head.dep == "appos" and self._sides.is_side(one.head.head) else one.head
        if self._sides.is_side(one.head):
            yield _Found("compound", one.cue, kind, sides, (self._sides.named(head),), evidence)

    def word(self, word: Word) -> Iterator[_Found]:
        """Whatever shapes the word carries."""
        lemma = word.lemma.lower()
        if word.lower in words("adjectives") and word.pos in {"ADJ", "VERB"}:
            yield from self._adjective(word)
        if word.lower in words("beside"):
            yield from self._beside(word)
        if word.pos == "VERB":
            yield from self._verb(word, lemma)
        elif word.pos in {"NOUN", "PROPN"} and word.dep != "compound":
            yield from self._noun(word, lemma)

    # --- adjectives ---

    def _adjective(self, word: Word) -> Iterator[_Found]:
        """ "forces loyal to X", "is linked to X", "Y and allied militias"."""
        kind: TieKind = words("adjectives")[word.lower]
        others = self._all(objects_of(word, *words("adjective_with")))
        if not others:
            yield from self._and_allied(word, kind)
            return
        yield _Found("adjective", word, kind, self._sides.at(_described(word)), others, self._span(word))

    def _and_allied(self, word: Word, kind: TieKind) -> Iterator[_Found]:
        """ "X and allied Y", which the parser often takes for a verb."""
        words_ = word.sentence.words
        at = word.i - words_[0].i
        ahead, behind = following_noun(words_, at), words_[at - 2] if at >= 2 else None
        if ahead is not None and behind is not None and words_[at - 1].lower == "and":
            pair = self._sides.at([behind, ahead])
            yield _Found("allied", word, kind, pair, None, noun_phrase(behind).join(noun_phrase(ahead)))

    def _beside(self, word: Word) -> Iterator[_Found]:
        """ "fighting alongside X"."""
        verb = word.head
        if verb.pos in {"VERB", "AUX"}:
            there = self._sides.at(_nouns_after(word))
            yield _Found("alongside", word, "allied", self._sides.armed(subjects(verb)), there, clause_span(verb))

    # --- verbs ---

    def _verb(self, verb: Word, lemma: str) -> Iterator[_Found]:
        evidence = self._span(verb)
        if lemma in words("verbs") and (lemma not in words("lasting") or _lasts(verb)):
            kind: TieKind = words("verbs")[lemma]
            whom_words = [w for w in undergoers(verb) if w.lemma.lower() not in words("against")]
            who, whom = self._all(doers(verb)), self._all(whom_words)
            if lemma in words("weak"):
                who, whom = self._sides.armed(doers(verb)), self._sides.armed(undergoers(verb))
            yield _Found("verb", verb, kind, who, whom, evidence)
        if lemma in words("lasting") and (_lasts(verb) or objects_of(verb, "with")):
            yield from self._fight(verb, evidence)
        if lemma in words("aims") and any(c.tag == "TO" for c in verb.children):
            yield _Found(
                "aim", verb, "hostile", self._sides.at(subjects(verb)), self._sides.armed(undergoers(verb)), evidence
            )
        if lemma in words("together"):
            others = self._sides.armed(objects_of(verb, "with"))
            yield _Found("together", verb, "allied", self._sides.armed(subjects(verb)), others, evidence)
        if lemma in words("joining"):
            yield from self._join(verb, evidence)

    def _fight(self, verb: Word, evidence: Span) -> Iterator[_Found]:
        who = self._sides.at(subjects(verb))
        against = self._sides.at(objects_of(verb, "against"))
        yield _Found("fight", verb, "hostile", who, against, evidence)
        if against:
            yield _Found("fight-with", verb, "allied", who, self._sides.at(objects_of(verb, "with")), evidence)

    def _join(self, verb: Word, evidence: Span) -> Iterator[_Found]:
        """ "X joined Y", "X joined forces with Y", "X and Y joined forces"."""
        what = child(verb, "dobj")
        who = subjects(verb)
        if (
            what is not None
            and what.lower in {"forces", "hands", "ranks"}
            and not children(what, "det", "poss", "compound", "amod")
        ):
            others = self._sides.at([*objects_of(verb, "with"), *objects_of(what, "with")])
            if others:
                yield _Found("join-forces", verb, "allied", self._sides.at(who), others, evidence)
            else:
                yield _Found("join-forces", verb, "allied", self._sides.at(_whole_list(who)), None, evidence)
        else:
            yield _Found("join", verb, "allied", self._sides.armed(who), self._sides.armed(undergoers(verb)), evidence)

    # --- nouns ---

    def _noun(self, noun: Word, lemma: str) -> Iterator[_Found]:
        if lemma in words("people") and not (lemma in words("organs") and noun.tag == "NNS"):
            yield from self._relation(noun, words("people")[lemma])
        if lemma in words("support") or noun.lower in words("support"):
            yield from self._support(noun)
        if lemma in words("bonds"):
            yield from self._bond(noun, words("bonds")[lemma])
        if lemma in words("against") or noun.lower in words("against"):
            yield from self._against(noun)
        if lemma in words("in_with") and noun.head.lower == "in":
            others = self._sides.at(objects_of(noun, "with"))
            yield _Found("in-with", noun, "allied", self._bearers(noun.head), others, phrase_span(noun))
        if lemma in words("deals"):
            yield from self._deal(noun)

    def _relation(self, noun: Word, kind: TieKind) -> Iterator[_Found]:
        """ "its Russian backers", "X's rival, Y", "X is an ally of Y", "an al-Qaida affiliate, Y"."""
        owner = child(noun, "poss")
        of = self._sides.at(objects_of(noun, "of", "to"))
        own = self._sides.owners(noun) if owner is not None else of
        named = [w for w in children(noun, "appos") if self._sides.is_side(w)]
        if noun.dep == "appos":
            named = [noun.head]
        elif noun.dep == "attr":
            named = subjects(noun.head)
        elif noun.dep == "conj" and noun.head.dep == "appos":
            named = [noun.head.head]
        modifiers = self._sides.modifiers(noun)
        if own and not named and modifiers and noun.lemma.lower() not in words("organs"):
            evidence = phrase_span(noun)
            yield _Found("relation", noun, kind, own, (self._sides.of(noun),), evidence)
            return
        if not own:
            own = modifiers if named or noun.lemma.lower() in words("adherents") else ()
        if not own and noun.dep == "attr":
            yield _Found("mutual", noun, kind, self._sides.at(named), None, clause_span(noun.head))
            return
        others = self._sides.at(named) or (self._sides.of(noun),)
        evidence = phrase_span(noun)
        for one in named[:1]:
            evidence = evidence.join(noun_phrase(one))
        yield _Found("relation", noun, kind, own, others, evidence)

    def _support(self, noun: Word) -> Iterator[_Found]:
        evidence = phrase_span(noun)
        owners = self._sides.owners(noun)
        receivers = self._all(objects_of(noun, *words("for")))
        governor = noun.head
        if owners and receivers:
            yield _Found("support", noun, "allied", owners, receivers, evidence)
        if governor.lower == "in" and governor.dep == "prep":
            yield _Found("in-support", noun, "allied", self._bearers(governor), receivers, evidence)
        elif governor.lower in {"with", "under"} and governor.dep == "prep":
            givers = owners or self._all(objects_of(noun, "of", "from"))
            yield _Found("with-support", noun, "allied", self._bearers(governor), givers, evidence)
        elif governor.pos == "VERB" and noun.dep in {"dobj", "nsubjpass"}:
            lemma = governor.lemma.lower()
            if lemma in words("gives"):
                to = receivers or self._all(objects_of(governor, "to", "for"))
                yield _Found("gives", noun, "allied", self._sides.at(doers(governor)), to, self._span(governor))
            elif lemma in words("gets"):
                givers = owners or self._all([*objects_of(noun, "of", "from"), *objects_of(governor, "from")])
                yield _Found("gets", noun, "allied", self._sides.at(subjects(governor)), givers, self._span(governor))

    def _bond(self, noun: Word, kind: TieKind) -> Iterator[_Found]:
        evidence = phrase_span(noun)
        between = self._all(_after(noun, "between", "among"))
        if len(between) > 1:
            evidence = evidence.join(between[-1].span)
            yield _Found("between", noun, kind, between, None, evidence)
            return
        others = self._all(objects_of(noun, "with", "to"))
        owners = self._sides.owners(noun)
        if others:
            who = owners or self._bearers(noun.head)
            yield _Found("bond", noun, kind, who, others, evidence)
        owner = child(noun, "poss")
        if owner is not None and owner.lower == "their" and kind == "hostile" and noun.head.pos == "VERB":
            yield _Found("their", noun, kind, self._sides.at(subjects(noun.head)), None, self._span(noun.head))

    def _against(self, noun: Word) -> Iterator[_Found]:
        """ "the fight against X", "the coalition against X"."""
        against = self._sides.at(_after(noun, "against"))
        if against:
            if noun.lower in words("bodies"):
                who = self._sides.at([noun])
            else:
                who = self._sides.owners(noun)
                if not who and noun.dep == "dobj":
                    who = self._sides.at(subjects(noun.head))
            yield _Found("against", noun, "hostile", who, against, phrase_span(noun))

    def _deal(self, noun: Word) -> Iterator[_Found]:
        """A deal that puts two on one side: "X and Y agreed a pact to fight together"."""
        told = {w.lemma.lower() for w in noun.sentence.words if w.i > noun.i}
        if not any(told.issuperset(pair) for pair in words("one_side_pairs")):
            return
        verb = noun.head
        who = self._all(objects_of(noun, "between")) or (self._sides.at(subjects(verb)) if verb.pos == "VERB" else ())
        others = self._all(objects_of(noun, "with"))
        yield _Found(
            "deal", noun, "allied", who, others or None, self._span(verb) if verb.pos == "VERB" else phrase_span(noun)
        )

    # --- all ---

    def _bearers(self, prep: Word) -> tuple[Party, ...]:
        """Who does it under this "with", "in": the noun before it, or the subject of its verb."""
        above = prep.head if prep.pos == "ADP" else prep
        if above.pos in {"VERB", "AUX"}:
            return self._all(subjects(above))
        return self._sides.at([above])

    def _all(self, found: Iterable[Word]) -> tuple[Party, ...]:
        """The sides at the words; behind strikes and weapons, whose they are."""
        sides: list[Party] = []
        for word in found:
            if word.lemma.lower() in words("means"):
                sides.extend(self._sides.owners(word))
            elif self._sides.is_side(word):
                sides.append(self._sides.named(word))
        return tuple(sides)

    def _span(self, word: Word) -> Span:
        """The clause of a verb; a participle or adjective with what it describes and what follows."""
        if word.pos in {"VERB", "AUX"} and word.dep not in {"acl", "amod"}:
            return clause_span(word)
        span = word.span
        for one in (*_described(word), *by(word), *objects_of(word, "to", "with")):
            span = span.join(noun_phrase(one))
        return span.join(clause_span(word)) if word.pos == "VERB" else span


def _described(word: Word) -> list[Word]:
    """Of whom an adjective or participle tells."""
    if word.dep in {"acomp", "oprd"} or (word.dep == "conj" and word.head.dep == "acomp"):
        verb = word.head if word.dep != "conj" else word.head.head
        return subjects(verb)
    if word.dep in {"amod", "acl"} and word.head.pos not in {"VERB", "AUX"}:
        return [word.head]
    return subjects(word) if word.pos == "VERB" else []


def _lasts(verb: Word) -> bool:
    """Whether the fighting is told as something that goes on, or as what makes somebody who he is."""
    if verb.tag == "VBG" and verb.dep not in {"pcomp", "csubj"}:
        return True
    return verb.dep == "relcl" or any(c.tag == "TO" for c in verb.children)


def _nouns_after(prep: Word) -> list[Word]:
    return [w for one in children(prep, "pobj") for w in conjuncts(one)]


def _after(noun: Word, *prepositions: str) -> list[Word]:
    """What follows the noun with one of these prepositions; behind a quotation mark the parser loses the thread."""
    if found := objects_of(noun, *prepositions):
        return found
    rest = [w for w in noun.sentence.words if noun.i < w.i <= noun.i + 2 and w.text not in {'"', "'", "''"}]
    return _nouns_after(rest[0]) if rest and rest[0].lower in prepositions else []


def _whole_list(found: list[Word]) -> list[Word]:
    """ "X and Y who joined forces": the clause hangs on one of them, and means both."""
    if len(found) != 1:
        return found
    one = found[0]
    return conjuncts(one.head if one.dep == "conj" else one)
