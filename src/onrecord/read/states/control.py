"""control: who holds, gains, loses or contests which place.

Every rule is a shape of words ("X-held Y", "Y fell to X"); which words fill it stands in words/control.yaml. A seizure
is an event too, found elsewhere. Aims and tries to take ("an offensive to retake Y") are no control (settled point 18).
"""

from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.model import Change, Control, Draft, Party, Reading, Span, Word
from onrecord.read.circumstances import when_near
from onrecord.read.states.arguments import by, doers, is_passive, objects_of, phrase_span, subjects, undergoers
from onrecord.read.states.compounds import Compound, compounds, following_noun
from onrecord.read.states.findings import Found
from onrecord.read.states.plainly import plainly
from onrecord.read.states.sides import Sides
from onrecord.read.states.tables import listed
from onrecord.read.states.territory import described, share, territories, words
from onrecord.read.tree import ancestors, children, clause_span, noun_phrase, subtree

_TO = ("to",)
_HOLDER_INSIDE = frozenset({"compound", "deed"})
"""Shapes in which the holder may be named inside the place: "rebel-held Orvel", "the fall of rebel enclaves"."""


def control(reading: Reading) -> Reading:
    """One draft for each place and holder."""
    finder = _Finder(reading)
    kept: dict[tuple[str, int, int], Draft] = {}
    for sentence in reading.sentences:
        found = [f for c in compounds(sentence, words("endings")) for f in finder.compound(c)]
        found += [f for w in sentence.words for f in finder.word(w)]
        for one in found:
            for act, draft in finder.drafts(one):
                kept.setdefault((act.change, act.holder.span.start, act.place.span.start), draft)
    for draft in listed(reading):
        if isinstance(draft.act, Control):
            kept.setdefault((draft.act.change, draft.act.holder.span.start, draft.act.place.span.start), draft)
    return reading.plus(drafts=(*reading.drafts, *kept.values()))


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sides = Sides(reading)

    def compound(self, one: Compound) -> Iterator[Found]:
        """ "rebel-held Azaz"."""
        if one.last.lower in words("no_holders"):
            return
        holders = tuple(self._sides.within(span) for span in one.parts)
        evidence = Span(min(s.start for s in one.parts), one.head.end)
        change: Change = words("endings")[one.key]
        place = described(one.head)
        weak = place is one.head  # what stands in apposition to a town is a town
        yield Found("compound", one.cue, change, holders, (place,), evidence, weak)

    def word(self, word: Word) -> Iterator[Found]:
        """Whatever shapes the word carries."""
        lemma = word.lemma.lower()
        lemma = words("forms").get(lemma, lemma)
        yield from plainly(self._reading, self._sides, word)
        if word.pos == "VERB":
            yield from self._verb(word, lemma)
        elif word.lower in words("forms"):
            yield from self._mistagged(word, lemma)
        elif word.pos in {"NOUN", "PROPN"}:
            if lemma in words("nouns") or word.lower in words("nouns"):
                yield from self._rule(word)
            elif lemma in words("seats") or lemma == "capital":
                yield from self._seat(word, lemma)
            elif lemma in words("deeds"):
                yield from self._deed(word, words("deeds")[lemma])

    # --- verbs ---

    def _verb(self, verb: Word, lemma: str) -> Iterator[Found]:
        if lemma not in _carriers():
            return
        if lemma in words("leaving"):
            yield from self._leaving(verb)
        if lemma in words("giving"):
            yield from self._giving(verb)
        change, weak = _verb_change(verb, lemma)
        if is_aim(verb) and change != "loses":
            return
        if change is not None:
            yield from self._object(verb, lemma, change, weak)
        if lemma in words("ousting"):
            yield from self._ousting(verb)
        if lemma in words("falling"):
            yield from self._falling(verb)

    def _object(self, verb: Word, lemma: str, change: Change, weak: bool) -> Iterator[Found]:
        none = words("no_places").get(lemma, ())
        places = tuple(w for w in _object_places(verb) if w.lower not in none)
        holders = (self._sides.armed if lemma in words("by_force") else self._sides.at)(doers(verb))
        yield Found("verb", verb, change, holders, places, clause_span(verb), weak, lemma in words("people"))
        if change == "gains":
            gone = ("from", "of") if lemma in words("emptying") else ("from",)
            named = [w for w in places if w.tag == "NNS"]  # in "the towns of X and Y" these are the towns
            losers = self._sides.at(w for one in (verb, *places) if one not in named for w in objects_of(one, *gone))
            yield Found("verb-from", verb, "loses", losers, places, clause_span(verb), weak)

    def _mistagged(self, word: Word, lemma: str) -> Iterator[Found]:
        """ "X retook Y", where the parser sees three nouns in a row; "Y was overrun by X", where it sees a noun."""
        if lemma in words("verbs") and word.dep == "attr":
            places = tuple(subjects(word.head))
            yield Found("row", word, words("verbs")[lemma], self._sides.at(by(word)), places, clause_span(word.head))
        row = word.sentence.words
        at = word.i - row[0].i
        ahead = following_noun(row, at)
        if lemma in words("verbs") and at and ahead is not None:
            evidence = noun_phrase(row[at - 1]).join(noun_phrase(ahead))
            yield Found("row", word, words("verbs")[lemma], self._sides.at([row[at - 1]]), (ahead,), evidence)

    def _leaving(self, verb: Word) -> Iterator[Found]:
        """ "withdrew from X", "pulled its troops out of X"."""
        moved = children(verb, "dobj")
        places = tuple(objects_of(verb, *words("leave_from"))) or _left(verb)
        who = [w for w in moved if w not in places] or subjects(verb)
        evidence = clause_span(verb)
        yield Found("leaving", verb, "loses", self._sides.armed(who), places, evidence, weak=True, people=True)

    def _ousting(self, verb: Word) -> Iterator[Found]:
        places = tuple(objects_of(verb, "from", "out", "back"))
        evidence = clause_span(verb)
        out = self._sides.armed(undergoers(verb))  # where civilians are driven out, nobody loses the place
        yield Found("ousting", verb, "loses", out, places, evidence, weak=True)
        if out and (not is_passive(verb) or by(verb)):
            yield Found("ousting", verb, "gains", self._sides.armed(doers(verb)), places, evidence, weak=True)

    def _giving(self, verb: Word) -> Iterator[Found]:
        to = objects_of(verb, *_TO)
        holders = self._sides.at(to) or tuple(p for w in to if w.lower in words("nouns") for p in self._sides.owners(w))
        yield Found("giving", verb, "gains", holders, _object_places(verb), clause_span(verb), weak=True)

    def _falling(self, verb: Word) -> Iterator[Found]:
        holders = self._sides.at(objects_of(verb, *_TO))
        yield Found("falling", verb, "gains", holders, tuple(subjects(verb)), clause_span(verb), weak=True)

    # --- nouns ---

    def _rule(self, noun: Word) -> Iterator[Found]:
        """ "seized control of X", "X is under the control of Y", "Y's control of X", "in Y's hands"."""
        owners = self._sides.owners(noun) or self._sides.at(objects_of(noun, "of", "by"))
        places = tuple(objects_of(noun, "of", "over", "in"))
        full = 1.0 if any(c.lower in words("complete") for c in noun.children) else None
        governor = noun.head
        if not places and governor.pos == "VERB":
            places = tuple(objects_of(governor, "of", "over", "in"))
        if governor.dep in {"prep", "agent"} or governor.pos == "ADP":
            yield from self._under(noun, governor, owners, places)
        elif governor.pos in {"VERB", "AUX"} and noun.dep in {"dobj", "nsubjpass"} and not is_aim(governor):
            change = _rule_change(governor.lemma.lower())
            if change is not None:
                evidence = clause_span(governor)
                yield Found("rule", governor, change, self._sides.at(doers(governor)), places, evidence, share=full)
            elif owners:
                yield Found("rule-of", noun, "holds", owners, places, phrase_span(noun), share=full)
        elif owners and places and noun.lower != "hands":
            yield Found("rule-of", noun, "holds", owners, places, phrase_span(noun), share=full)

    def _under(self, noun: Word, prep: Word, owners: tuple[Party, ...], places: tuple[Word, ...]) -> Iterator[Found]:
        above = prep.head
        if prep.lower == "in" and noun.lemma in words("in_control"):
            if above.pos in {"VERB", "AUX"}:
                yield Found("in-control", noun, "holds", self._sides.at(subjects(above)), places, clause_span(above))
        elif prep.lower in {"under", "in", "into", "within"} and owners:
            if above.pos in {"VERB", "AUX"}:
                change: Change = _rule_change(above.lemma.lower()) or "holds"
                if change == "contests" or is_aim(above):
                    return
                held = undergoers(above) if above.lemma in words("puts") else subjects(above)
                yield Found("under", noun, change, owners, tuple(held), clause_span(above))
            elif above.pos in {"NOUN", "PROPN", "PRON"}:
                evidence = noun_phrase(above).join(phrase_span(noun))
                yield Found("under", noun, "holds", owners, (above,), evidence)
        elif prep.lower in {"for", "over"} and places:
            contests = words("rule_verbs")["contests"]
            above = next((w for w in (above, *ancestors(above)) if w.lemma.lower() in contests), above)
            yield from self._contest(noun, above, places)

    def _contest(self, noun: Word, above: Word, places: tuple[Word, ...]) -> Iterator[Found]:
        """ "fighting for control of X"."""
        if above.lemma.lower() not in words("rule_verbs")["contests"]:
            return
        if above.pos in {"VERB", "AUX"}:
            holders, evidence = subjects(above) + objects_of(above, "against", "with"), clause_span(above)
        else:
            holders, evidence = objects_of(above, "between", "among"), noun_phrase(above).join(phrase_span(noun))
        yield Found("contest", noun, "contests", self._sides.at(holders), places, evidence)

    def _seat(self, noun: Word, lemma: str) -> Iterator[Found]:
        """ "the rebel stronghold of X", "X, a bastion of the rebels", "its de facto capital, X"."""
        of = objects_of(noun, "of") or objects_of(noun, "for")
        near = {w.lower for w in noun.sentence.words if abs(w.i - noun.i) <= 8}
        if lemma == "capital" and not near & words("capital_of"):
            return
        owners = self._sides.owners(noun)
        named = [w for w in (described(noun),) if w is not noun]
        if not owners:
            owners, of = self._sides.at(of) or self._deep(of), []
        if not named and not of:
            of = [w for w in objects_of(noun, "in") if w.pos == "PROPN" and not children(w, "amod")]
        places = [*named, *of] if named or of else [noun]
        evidence = phrase_span(noun)
        for one in places[:1]:
            evidence = evidence.join(noun_phrase(one))
        yield Found("seat", noun, "holds", owners, tuple(places[:1]), evidence)

    def _deep(self, of: Iterable[Word]) -> tuple[Party, ...]:
        """Whose the thing is that follows "of": "the capital of the group's caliphate"."""
        return tuple(p for w in of for p in self._sides.owners(w))

    def _deed(self, noun: Word, change: Change) -> Iterator[Found]:
        """ "the capture of X by Y", "Y's withdrawal from X"."""
        evidence = phrase_span(noun)
        if noun.lemma in words("departures"):
            holders = self._sides.owners(noun) or self._sides.at(objects_of(noun, "of", "by"))
            places = tuple(objects_of(noun, "from", "out"))
        elif noun.lemma == "fall":
            places = tuple(objects_of(noun, "of"))
            yield Found("fall", noun, "gains", self._sides.at(objects_of(noun, *_TO)), places, evidence)
            holders = tuple(p for w in places for p in self._sides.modifiers(w))
        else:
            holders = self._sides.at(by(noun)) or self._sides.owners(noun)
            places = tuple(objects_of(noun, "of"))
        yield Found("deed", noun, change, holders, places, evidence, weak=True)

    # --- all ---

    def drafts(self, found: Found) -> Iterator[tuple[Control, Draft]]:
        """One draft for each place and holder of a shape."""
        text = self._reading.report.text
        held = {
            place: share(word, text)
            for word in (found.places if found.holders else ())
            for place in territories(self._reading, word, weak=found.weak, people=found.people)
        }
        when = when_near(self._reading, found.anchor) if held else None
        for place, part in held.items():
            whole = found.evidence.join(place.span)
            evidence = found.evidence if "\n" in whole.of(text) else whole
            for holder in found.holders:
                if holder.span.overlaps(place.span) and found.shape not in _HOLDER_INSIDE:
                    continue
                act = Control(
                    holder=holder,
                    place=place,
                    change=found.change,
                    share=found.share if part is None else part,
                    when=when,
                )
                made_by = f"rules/control:{found.shape}"
                yield act, Draft(act=act, anchor=found.anchor.i, evidence=evidence, made_by=made_by)


def _object_places(verb: Word) -> tuple[Word, ...]:
    """The object, also where the parser takes the particle for a preposition: "handing over the town"."""
    lemma = verb.lemma.lower()
    prepositions = {"into"} if lemma in words("entering") else words("particles").get(lemma, ())
    return tuple(undergoers(verb) or objects_of(verb, *prepositions))


def _left(verb: Word) -> tuple[Word, ...]:
    """The place that a verb of leaving has as its object: "fled Homs"."""
    return tuple(w for w in children(verb, "dobj") if verb.lemma in words("left") and w.pos == "PROPN")


@cache
def _carriers() -> frozenset[str]:
    return frozenset().union(*(words(n) for n in ("verbs", "particles", "leaving", "ousting", "giving", "falling")))


def _verb_change(verb: Word, lemma: str) -> tuple[Change | None, bool]:
    """What the verb makes of its object, and whether it says little by itself."""
    particles = words("particles").get(lemma, {})
    for one in children(verb, "prt", "advmod", "prep"):
        if one.lower in particles:
            return particles[one.lower], False
    change = words("verbs").get(lemma)
    if lemma in words("entering") and not any(w.lower in words("unopposed") for w in subtree(verb)):
        change = None
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
    to = any(c.tag == "TO" for c in verb.children) and not any(c.lemma == "have" for c in children(verb, "aux"))
    if to and verb.dep in {"acl", "advcl", "xcomp", "ccomp", "relcl"}:
        return verb.head.lemma.lower() not in words("goes_on")
    if verb.dep == "pcomp" and verb.head.lower in {"at", "of", "for", "to"}:
        return verb.head.head.lemma.lower() in words("aims")
    if verb.dep == "xcomp" and verb.head.lemma.lower() in words("aims"):
        return True
    return verb.dep == "conj" and verb.head.pos == "VERB" and not children(verb, "nsubj") and is_aim(verb.head)
