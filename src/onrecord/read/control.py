"""control: who holds, gains, loses or contests which place.

Every rule is a shape of words ("X-held Y", "Y fell to X"); which words fill it stands in words/control.yaml. A seizure is an
event too, found elsewhere. Aims and tries ("an offensive to retake Y") are no control (settled point 18).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model import Change, Control, Draft, Party, Reading, Span, Where, Word
from onrecord.read.circumstances import when_near
from onrecord.read.compounds import Compound, compounds
from onrecord.read.arguments import by, doers, is_passive, objects_of, subjects, undergoers
from onrecord.read.sides import Sides
from onrecord.read.territory import described, share, territories, words
from onrecord.read.tree import children, clause_span, conjuncts, noun_phrase

_TO = ("to",)


def control(reading: Reading) -> Reading:
    """One draft for each place and holder."""
    found = _Finder(reading)
    seen: set[tuple[str, int, int]] = set()
    drafts = []
    for sentence in reading.sentences:
        for compound in compounds(sentence, words("endings")):
            drafts += found.compound(compound)
        for word in sentence.words:
            drafts += found.word(word)
    kept = []
    for draft in drafts:
        act = draft.act
        assert isinstance(act, Control)
        key = (act.change, act.holder.span.start, act.place.span.start)
        if key not in seen and not act.holder.span.overlaps(act.place.span) or draft.made_by.endswith("compound"):
            seen.add(key)
            kept.append(draft)
    return reading.plus(drafts=(*reading.drafts, *kept))


@dataclass(frozen=True)
class _Found:
    """A shape that matched: who, how, and the words that say where."""

    shape: str
    anchor: Word
    change: Change
    holders: tuple[Party, ...]
    places: tuple[Word, ...]
    evidence: Span
    weak: bool = False
    share: float | None = None


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sides = Sides(reading)

    def compound(self, one: Compound) -> Iterator[Draft]:
        """ "rebel-held Azaz"."""
        holders = tuple(self._sides.within(span) for span in one.parts)
        evidence = Span(min(s.start for s in one.parts), one.head.end)
        change: Change = words("endings")[one.key]
        yield from self._drafts(_Found("compound", one.cue, change, holders, (described(one.head),), evidence, weak=True))

    def word(self, word: Word) -> Iterator[Draft]:
        """Whatever shapes the word carries."""
        for found in self._shapes(word, word.lemma.lower()):
            yield from self._drafts(found)

    def _shapes(self, word: Word, lemma: str) -> Iterator[_Found]:
        if word.pos == "VERB":
            yield from self._verb(word, lemma)
        elif word.pos in {"NOUN", "PROPN"}:
            if lemma in words("nouns"):
                yield from self._rule(word)
            elif lemma in words("seats") or lemma == "capital":
                yield from self._seat(word, lemma)
            elif lemma in words("deeds"):
                yield from self._deed(word, words("deeds")[lemma])

    # --- verbs ---

    def _verb(self, verb: Word, lemma: str) -> Iterator[_Found]:
        if not _may_carry(lemma) or is_aim(verb):
            return
        change, weak = _verb_change(verb, lemma)
        if change is not None:
            yield from self._object(verb, change, weak)
        if lemma in words("leaving"):
            yield from self._leaving(verb)
        if lemma in words("ousting"):
            yield from self._ousting(verb)
        if lemma in words("giving"):
            yield from self._giving(verb)
        if lemma in words("falling"):
            yield from self._falling(verb)

    def _object(self, verb: Word, change: Change, weak: bool) -> Iterator[_Found]:
        places = tuple(undergoers(verb))
        holders = self._sides.at(doers(verb))
        yield _Found("verb", verb, change, holders, places, self._clause(verb), weak)
        if change == "gains":
            losers = self._sides.at(w for one in (verb, *places) for w in objects_of(one, "from", "of"))
            yield _Found("verb-from", verb, "loses", losers, places, self._clause(verb), weak)

    def _leaving(self, verb: Word) -> Iterator[_Found]:
        """ "withdrew from X", "pulled its troops out of X"."""
        moved = children(verb, "dobj")
        places = tuple(objects_of(verb, *words("leave_from"))) or _left(verb)
        who = [w for w in moved if w not in places] or subjects(verb)
        yield _Found("leaving", verb, "loses", self._armed(who), places, self._clause(verb), weak=True)

    def _ousting(self, verb: Word) -> Iterator[_Found]:
        places = tuple(objects_of(verb, "from", "out"))
        evidence = self._clause(verb)
        yield _Found("ousting", verb, "loses", self._armed(undergoers(verb)), places, evidence, weak=True)
        if not is_passive(verb) or by(verb):
            if self._armed(undergoers(verb)):
                yield _Found("ousting", verb, "gains", self._armed(doers(verb)), places, evidence, weak=True)

    def _giving(self, verb: Word) -> Iterator[_Found]:
        holders = self._sides.at(objects_of(verb, *_TO))
        yield _Found("giving", verb, "gains", holders, tuple(undergoers(verb)), self._clause(verb), weak=True)

    def _falling(self, verb: Word) -> Iterator[_Found]:
        holders = self._sides.at(objects_of(verb, *_TO))
        yield _Found("falling", verb, "gains", holders, tuple(subjects(verb)), self._clause(verb), weak=True)

    # --- nouns ---

    def _rule(self, noun: Word) -> Iterator[_Found]:
        """ "seized control of X", "X is under the control of Y", "Y's control of X", "in Y's hands"."""
        owners = self._sides.owners(noun) or self._sides.at(objects_of(noun, "of", "by"))
        places = tuple(objects_of(noun, "of", "over", "in"))
        full = 1.0 if any(c.lower in words("complete") for c in noun.children) else None
        governor = noun.head
        if governor.dep in {"prep", "agent"} or governor.pos == "ADP":
            yield from self._under(noun, governor, owners, places)
        elif governor.pos in {"VERB", "AUX"} and noun.dep in {"dobj", "nsubjpass"} and not is_aim(governor):
            change = _rule_change(governor.lemma.lower())
            if change is not None:
                evidence = self._clause(governor)
                yield _Found("rule", governor, change, self._sides.at(doers(governor)), places, evidence, share=full)
                if noun.lemma == "hand":
                    return
            elif owners:
                yield _Found("rule-of", noun, "holds", owners, places, self._phrase(noun), share=full)
        elif owners and places and noun.lemma in {"control", "rule", "occupation", "grip"}:
            yield _Found("rule-of", noun, "holds", owners, places, self._phrase(noun), share=full)

    def _under(self, noun: Word, prep: Word, owners: tuple[Party, ...], places: tuple[Word, ...]) -> Iterator[_Found]:
        above = prep.head
        if prep.lower == "in" and noun.lemma == "control":
            if above.pos in {"VERB", "AUX"}:
                yield _Found("in-control", noun, "holds", self._sides.at(subjects(above)), places, self._clause(above))
        elif prep.lower in {"under", "in", "into", "within"} and owners:
            if above.pos in {"VERB", "AUX"}:
                change: Change = _rule_change(above.lemma.lower()) or "holds"
                if change == "contests" or is_aim(above):
                    return
                held = undergoers(above) if above.lemma in {"bring", "put", "place", "keep"} else subjects(above)
                yield _Found("under", noun, change, owners, tuple(held), self._clause(above))
            elif above.pos in {"NOUN", "PROPN", "PRON"}:
                evidence = noun_phrase(above).join(self._phrase(noun))
                yield _Found("under", noun, "holds", owners, (above,), evidence)
        elif prep.lower in {"for", "over"} and places:
            yield from self._contest(noun, above, places)

    def _contest(self, noun: Word, above: Word, places: tuple[Word, ...]) -> Iterator[_Found]:
        """ "fighting for control of X"."""
        if above.lemma.lower() not in words("rule_verbs")["contests"]:
            return
        if above.pos in {"VERB", "AUX"}:
            holders, evidence = subjects(above) + objects_of(above, "against", "with"), self._clause(above)
        else:
            holders, evidence = objects_of(above, "between", "among"), noun_phrase(above).join(self._phrase(noun))
        yield _Found("contest", noun, "contests", self._sides.at(holders), places, evidence)

    def _seat(self, noun: Word, lemma: str) -> Iterator[_Found]:
        """ "the rebel stronghold of X", "X, a bastion of the rebels", "its de facto capital, X"."""
        of = objects_of(noun, "of")
        near = {w.lower for w in noun.sentence.words if abs(w.i - noun.i) <= 8}
        if lemma == "capital" and not near & words("capital_of"):
            return
        owners = self._sides.owners(noun)
        named = [w for w in (described(noun),) if w is not noun]
        if not owners:
            owners, of = self._sides.at(of) or self._deep(of), []
        if not owners:
            return
        places = [*named, *of] if named or of else [noun]
        evidence = self._phrase(noun)
        for one in places[:1]:
            evidence = evidence.join(noun_phrase(one))
        yield _Found("seat", noun, "holds", owners, tuple(places[:1]), evidence)

    def _deep(self, of: Iterable[Word]) -> tuple[Party, ...]:
        """Whose the thing is that follows "of": "the capital of the group's caliphate"."""
        return tuple(p for w in of for p in self._sides.owners(w))

    def _deed(self, noun: Word, change: Change) -> Iterator[_Found]:
        """ "the capture of X by Y", "Y's withdrawal from X"."""
        takers = by(noun) if change == "gains" else []
        evidence = self._phrase(noun)
        if noun.lemma in {"withdrawal", "pullout", "pull-out", "retreat", "departure"}:
            holders = self._sides.owners(noun) or self._sides.at(objects_of(noun, "of", "by"))
            places = tuple(objects_of(noun, "from", "out"))
        elif noun.lemma == "fall":
            places = tuple(objects_of(noun, "of"))
            yield _Found("fall", noun, "gains", self._sides.at(objects_of(noun, *_TO)), places, evidence)
            holders = tuple(p for w in places for p in self._sides.modifiers(w))
        else:
            holders = self._sides.at(takers) or self._sides.owners(noun)
            places = tuple(objects_of(noun, "of"))
        yield _Found("deed", noun, change, holders, places, evidence, weak=True)

    # --- all ---

    def _armed(self, found: Iterable[Word]) -> tuple[Party, ...]:
        """Fighters only: when civilians leave, nobody loses the place."""
        return self._sides.armed(found)

    def _clause(self, verb: Word) -> Span:
        return clause_span(verb)

    def _phrase(self, noun: Word) -> Span:
        span = noun_phrase(noun)
        for prep in children(noun, "prep", "agent"):
            for one in objects_of(noun, prep.lower):
                span = span.join(noun_phrase(one))
        return span

    def _drafts(self, found: _Found) -> Iterator[Draft]:
        text = self._reading.report.text
        places: list[tuple[Where, float | None]] = []
        for word in found.places:
            if found.holders:
                places += [(w, share(word, text)) for w in territories(self._reading, word, weak=found.weak)]
        for place, part in dict(places).items():
            for holder in found.holders:
                act = Control(
                    holder=holder,
                    place=place,
                    change=found.change,
                    share=part if part is not None else found.share,
                    when=when_near(self._reading, found.anchor),
                )
                evidence = (
                    found.evidence.join(place.span) if _same_line(text, found.evidence, place.span) else found.evidence
                )
                yield Draft(act=act, anchor=found.anchor.i, evidence=evidence, made_by=f"rules/control:{found.shape}")


def _left(verb: Word) -> tuple[Word, ...]:
    """The place that a verb of leaving has as its object: "fled Homs"."""
    return tuple(w for w in children(verb, "dobj") if verb.lemma in words("left") and w.pos == "PROPN")


def _same_line(text: str, one: Span, other: Span) -> bool:
    return "\n" not in one.join(other).of(text)


def _may_carry(lemma: str) -> bool:
    return lemma in _carriers()


@cache
def _carriers() -> frozenset[str]:
    return frozenset().union(*(words(n) for n in ("verbs", "particles", "leaving", "ousting", "giving", "falling")))


def _verb_change(verb: Word, lemma: str) -> tuple[Change | None, bool]:
    """What the verb makes of its object, and whether it says little by itself."""
    particles = words("particles").get(lemma, {})
    for one in children(verb, "prt", "advmod"):
        if one.lower in particles:
            return particles[one.lower], False
    change = words("verbs").get(lemma)
    if lemma == "occupy" and (is_passive(verb) or verb.tag in {"VBZ", "VBP", "VBG"}):
        change = "holds"
    return change, lemma in words("weak")


def _rule_change(lemma: str) -> Change | None:
    for change, verbs in words("rule_verbs").items():
        if lemma in verbs:
            found: Change = change
            return found
    return None


def is_aim(verb: Word) -> bool:
    """Whether the verb only names an aim or a try: "an offensive to retake", "attempted to seize"."""
    to = any(c.tag == "TO" for c in verb.children)
    if to and verb.dep in {"acl", "advcl", "xcomp", "ccomp", "relcl"}:
        return verb.head.lemma.lower() not in words("goes_on")
    if verb.dep == "pcomp" and verb.head.lower in {"at", "of", "for", "to"}:
        return verb.head.head.lemma.lower() in words("aims")
    if verb.dep == "xcomp" and verb.head.lemma.lower() in words("aims"):
        return True
    return verb.dep == "conj" and verb.head.pos == "VERB" and not children(verb, "nsubj") and is_aim(verb.head)
