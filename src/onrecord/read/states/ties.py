"""ties: who stands with or against whom, where the words state the relation itself.

Every rule is a shape of words ("X-backed Y", "loyal to X"); which words fill it stands in words/ties.yaml. A clash
alone is no tie, nor is a deal between enemies (settled point 12).
"""

from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.model import Draft, Party, Reading, Span, TieKind, Word
from onrecord.read.states.arguments import by, doers, objects_of, phrase_span, subjects, undergoers
from onrecord.read.states.compounds import Compound, compounds, following_noun
from onrecord.read.states.pairs import Pairs, words
from onrecord.read.states.sides import Sides
from onrecord.read.states.standing import leanings, phrases, standing, sworn, whole_list
from onrecord.read.tree import child, children, clause_span, conjuncts, noun_phrase


@cache
def _carriers() -> frozenset[str]:
    names = ("verbs", "aims", "together", "joining", "adjectives", "people", "support", "bonds", "against", "in_with")
    more = ("lasting", "deals", "beside", "devoted", "at_with", "members")
    return frozenset().union(*map(words, (*names, *more)))


def ties(reading: Reading) -> Reading:
    """One draft for each pair of parties."""
    finder = _Finder(reading)
    kept: dict[tuple[str, frozenset[Span]], Draft] = {}
    for sentence in reading.sentences:
        found = [f for c in compounds(sentence, words("endings"), words("beginnings")) for f in finder.compound(c)]
        found += [*phrases(finder.sides, sentence), *leanings(finder.sides, sentence)]
        for word in sentence.words:
            if word.lemma.lower() in _carriers() or word.lower in _carriers():
                found.extend(finder.word(word))
        for one in found:
            for a, b in one.each():
                kept.setdefault((one.kind, frozenset((a.span, b.span))), one.draft(a, b))
    return reading.plus(drafts=(*reading.drafts, *kept.values()))


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.sides = Sides(reading)

    def compound(self, one: Compound) -> Iterator[Pairs]:
        """ "US-backed rebels", "pro-government militia"."""
        named = one.last.text[0].isupper() or one.parts[-1].of(self._reading.report.text)[0].isupper()
        if not named and one.last.lower not in words("compound_sides"):
            return
        kind: TieKind = words("endings").get(one.key) or words("beginnings")[one.key]
        evidence = one.parts[0].join(one.cue.span).join(one.head.span)
        sides = tuple(self.sides.within(span) for span in one.parts)
        if one.key in words("by_states") and not all(side.actor for side in sides):
            return
        head = one.head.head if one.head.dep == "appos" and self.sides.is_side(one.head.head) else one.head
        if self.sides.is_side(one.head):
            yield Pairs("compound", one.cue, kind, sides, (self.sides.named(head),), evidence)

    def word(self, word: Word) -> Iterator[Pairs]:
        """Whatever shapes the word carries."""
        lemma = word.lemma.lower()
        yield from standing(self.sides, word)
        if word.lower in words("adjectives") and word.pos in {"ADJ", "VERB"}:
            yield from self._adjective(word)
        if word.lower in words("beside"):
            yield from self._beside(word)
        if word.pos == "VERB":
            yield from self._verb(word, lemma)
        elif word.pos in {"NOUN", "PROPN"} and word.dep != "compound":
            yield from self._noun(word, lemma)

    # --- adjectives ---

    def _adjective(self, word: Word) -> Iterator[Pairs]:
        """ "forces loyal to X", "is linked to X", "Y and allied militias"."""
        kind: TieKind = words("adjectives")[word.lower]
        others = self._all(objects_of(word, *words("adjective_with")))
        if not others:
            yield from self._and_allied(word, kind)
            return
        yield Pairs("adjective", word, kind, self.sides.at(_described(word)), others, self._span(word))

    def _and_allied(self, word: Word, kind: TieKind) -> Iterator[Pairs]:
        """ "X and allied Y", which the parser often takes for a verb."""
        words_ = word.sentence.words
        at = word.i - words_[0].i
        ahead, behind = following_noun(words_, at), words_[at - 2] if at >= 2 else None
        if ahead is not None and behind is not None and words_[at - 1].lower == "and":
            pair = self.sides.at([behind, ahead])
            yield Pairs("allied", word, kind, pair, None, noun_phrase(behind).join(noun_phrase(ahead)))

    def _beside(self, word: Word) -> Iterator[Pairs]:
        """ "fighting alongside X"."""
        verb = word.head
        if verb.pos in {"VERB", "AUX"} and (
            word.lower not in words("of_fighters") or verb.lemma in words("as_fighters")
        ):
            there = self.sides.at(_nouns_after(word))
            yield Pairs("alongside", verb, "allied", self.sides.armed(subjects(verb)), there, clause_span(verb))

    # --- verbs ---

    def _verb(self, verb: Word, lemma: str) -> Iterator[Pairs]:
        evidence = self._span(verb)
        if lemma in words("verbs") and (lemma not in words("lasting") or _lasts(verb)):
            kind: TieKind = words("verbs")[lemma]
            whom_words = [w for w in undergoers(verb) if w.lemma.lower() not in words("against") and w.lower != "other"]
            who, whom = self._all(doers(verb)), self._all(whom_words)
            if lemma in words("weak"):
                who, whom = self.sides.armed(doers(verb)), self.sides.armed(undergoers(verb))
            yield Pairs("verb", verb, kind, who, whom, evidence)
        if lemma in words("lasting") and (_lasts(verb) or objects_of(verb, "with")):
            yield from self._fight(verb, evidence)
        if lemma in words("aims") and any(c.tag == "TO" for c in verb.children):
            yield Pairs(
                "aim", verb, "hostile", self.sides.at(subjects(verb)), self.sides.armed(undergoers(verb)), evidence
            )
        if lemma in words("together") and (lemma not in words("with_up") or _links_up(verb)):
            others = self.sides.armed(objects_of(verb, "with"))
            yield Pairs("together", verb, "allied", self.sides.armed(subjects(verb)), others, evidence)
        if lemma in words("joining"):
            yield from self._join(verb, evidence)

    def _fight(self, verb: Word, evidence: Span) -> Iterator[Pairs]:
        who = self.sides.at(subjects(verb))
        against = self.sides.at(objects_of(verb, "against"))
        yield Pairs("fight", verb, "hostile", who, against, evidence)
        if against:
            yield Pairs("fight-with", verb, "allied", who, self.sides.at(objects_of(verb, "with")), evidence)

    def _join(self, verb: Word, evidence: Span) -> Iterator[Pairs]:
        """ "X joined Y", "X joined forces with Y", "X and Y joined forces"."""
        what = child(verb, "dobj")
        who = subjects(verb)
        if (
            what is not None
            and what.lower in {"forces", "hands", "ranks"}
            and not children(what, "det", "poss", "compound", "amod")
        ):
            others = self.sides.at([*objects_of(verb, "with"), *objects_of(what, "with")])
            if others:
                yield Pairs("join-forces", verb, "allied", self.sides.at(who), others, evidence)
            else:
                yield Pairs("join-forces", verb, "allied", self.sides.at(whole_list(who)), None, evidence)
        else:
            yield Pairs("join", verb, "allied", self.sides.armed(who), self.sides.armed(undergoers(verb)), evidence)

    # --- nouns ---

    def _noun(self, noun: Word, lemma: str) -> Iterator[Pairs]:
        if lemma in words("people") and not (lemma in words("organs") and noun.tag == "NNS"):
            yield from self._relation(noun, words("people")[lemma])
        if lemma in words("support") or noun.lower in words("support"):
            yield from self._support(noun)
        if lemma in words("bonds"):
            yield from self._bond(noun, words("bonds")[lemma])
        if lemma in words("against") or noun.lower in words("against"):
            yield from self._against(noun)
        if lemma in words("in_with") and noun.head.lower == "in":
            others = self.sides.at(objects_of(noun, "with"))
            yield Pairs("in-with", noun, "allied", self._bearers(noun.head), others, phrase_span(noun))
        if lemma in words("deals"):
            yield from self._deal(noun)

    def _relation(self, noun: Word, kind: TieKind) -> Iterator[Pairs]:
        """ "its Russian backers", "X's rival, Y", "X is an ally of Y", "an al-Qaida affiliate, Y"."""
        owner = child(noun, "poss")
        of = self.sides.at(objects_of(noun, "of", "to"))
        own = self.sides.owners(noun) if owner is not None else of
        named = [w for w in children(noun, "appos") if self.sides.is_side(w)]
        if noun.dep == "appos":
            named = [noun.head]
        elif noun.dep == "attr":
            named = subjects(noun.head)
        elif noun.dep == "conj" and noun.head.dep == "appos":
            named = [noun.head.head]
        modifiers = self.sides.modifiers(noun)
        if own and not named and modifiers and noun.lemma.lower() not in words("organs"):
            evidence = phrase_span(noun)
            yield Pairs("relation", noun, kind, own, (self.sides.of(noun),), evidence)
            return
        if not own:
            own = modifiers if named or noun.lemma.lower() in words("adherents") else ()
        if not own and (noun.dep == "attr" or sworn(noun)):
            named = named or subjects(noun.head)
            yield Pairs("mutual", noun, kind, self.sides.everybody(named), None, clause_span(noun.head))
            return
        others = self.sides.at(named) or (self.sides.of(noun),)
        evidence = phrase_span(noun)
        for one in named[:1]:
            evidence = evidence.join(noun_phrase(one))
        yield Pairs("relation", noun, kind, own, others, evidence)

    def _support(self, noun: Word) -> Iterator[Pairs]:
        evidence = phrase_span(noun)
        owners = self.sides.owners(noun)
        receivers = self._all(objects_of(noun, *words("for")))
        governor = noun.head
        if owners and receivers:
            yield Pairs("support", noun, "allied", owners, receivers, evidence)
        if governor.lower == "in" and governor.dep == "prep":
            yield Pairs("in-support", noun, "allied", self._bearers(governor), receivers, evidence)
        elif governor.lower in {"with", "under"} and governor.dep == "prep":
            givers = owners or self._all(objects_of(noun, "of", "from"))
            yield Pairs("with-support", noun, "allied", self._bearers(governor), givers, evidence)
        elif governor.pos == "VERB" and noun.dep in {"dobj", "nsubjpass"}:
            lemma = governor.lemma.lower()
            if lemma in words("gives"):
                to = receivers or self._all(objects_of(governor, "to", "for"))
                yield Pairs("gives", noun, "allied", self.sides.at(doers(governor)), to, self._span(governor))
            elif lemma in words("gets"):
                givers = owners or self._all([*objects_of(noun, "of", "from"), *objects_of(governor, "from")])
                yield Pairs("gets", noun, "allied", self.sides.at(subjects(governor)), givers, self._span(governor))

    def _bond(self, noun: Word, kind: TieKind) -> Iterator[Pairs]:
        evidence = phrase_span(noun)
        between = self._all(_after(noun, "between", "among"))
        if len(between) > 1:
            evidence = evidence.join(between[-1].span)
            yield Pairs("between", noun, kind, between, None, evidence)
            return
        others = self._all(objects_of(noun, "with", "to"))
        owners = self.sides.owners(noun)
        if others:
            who = owners or self._bearers(noun.head)
            yield Pairs("bond", noun, kind, who, others, evidence)
        owner = child(noun, "poss")
        if owner is not None and owner.lower == "their" and kind == "hostile" and noun.head.pos == "VERB":
            yield Pairs("their", noun, kind, self.sides.at(subjects(noun.head)), None, self._span(noun.head))

    def _against(self, noun: Word) -> Iterator[Pairs]:
        """ "the fight against X", "the coalition against X"."""
        against = self.sides.at(_after(noun, "against"))
        if against:
            if noun.lower in words("bodies"):
                who = self.sides.at([noun])
            else:
                who = self.sides.owners(noun)
                if not who and noun.dep == "dobj":
                    who = self.sides.at(subjects(noun.head))
            yield Pairs("against", noun, "hostile", who, against, phrase_span(noun))

    def _deal(self, noun: Word) -> Iterator[Pairs]:
        """A deal that puts two on one side: "X and Y agreed a pact to fight together"."""
        told = {w.lemma.lower() for w in noun.sentence.words if w.i > noun.i}
        if not any(told.issuperset(pair) for pair in words("one_side_pairs")):
            return
        verb = noun.head
        who = self._all(objects_of(noun, "between")) or (self.sides.at(subjects(verb)) if verb.pos == "VERB" else ())
        others = self._all(objects_of(noun, "with"))
        yield Pairs(
            "deal", noun, "allied", who, others or None, self._span(verb) if verb.pos == "VERB" else phrase_span(noun)
        )

    # --- all ---

    def _bearers(self, prep: Word) -> tuple[Party, ...]:
        """Who does it under this "with", "in": the noun before it, or the subject of its verb."""
        above = prep.head if prep.pos == "ADP" else prep
        if above.pos in {"VERB", "AUX"}:
            return self._all(subjects(above))
        return self.sides.at([above])

    def _all(self, found: Iterable[Word]) -> tuple[Party, ...]:
        """The sides at the words; behind strikes and weapons, whose they are."""
        sides: list[Party] = []
        for word in found:
            if word.lemma.lower() in words("means"):
                sides.extend(self.sides.owners(word))
            elif pair := self.sides.both(word):
                sides.extend(pair)
            elif self.sides.is_side(word):
                sides.append(self.sides.named(word))
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


def _links_up(verb: Word) -> bool:
    return child(verb, "dobj") is None and any(c.lower == "up" for c in verb.children)


def _nouns_after(prep: Word) -> list[Word]:
    return [w for one in children(prep, "pobj") for w in conjuncts(one)]


def _after(noun: Word, *prepositions: str) -> list[Word]:
    """What follows the noun with one of these prepositions; behind a quotation mark the parser loses the thread."""
    if found := objects_of(noun, *prepositions):
        return found
    rest = [w for w in noun.sentence.words if noun.i < w.i <= noun.i + 2 and w.text not in {'"', "'", "''"}]
    return _nouns_after(rest[0]) if rest and rest[0].lower in prepositions else []
