"""Reported speech: who says what at a reporting verb ("X said that S", "S, X said", "X accused Y of Z")."""

from onrecord.model import Word
from onrecord.read.tree import child, children, conjuncts
from onrecord.read.voices.contents import end_of, reach, start_of, stretch
from onrecord.read.voices.cues import Verb, stance_in_place, words_of
from onrecord.read.voices.page import Page, Turn
from onrecord.read.voices.sources import phrase, source_of

_MARKS = frozenset({'"', "''", "``", '""'})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_COMMAS = frozenset({",", "-", "–", "—"})
_FEW = 4
_NEAR = 8
"""Words from "called" to "a lie", at most."""
_ADJUNCTS = frozenset({"npadvmod", "prep", "advmod", "dobj", "dative", "punct"})


def reported(page: Page, word: Word, verb: Verb) -> None:
    """Give the page what is said at this verb, if anything is, and note who speaks."""
    beside = denied_beside(word, verb)
    source = _right_before(word) if beside else source_of(word)
    stance = "denies" if _calls_false(word, verb) else stance_in_place(verb, word)
    if source is None or stance is None or _nobody(source) or (verb.of_document and not _is_document(source)):
        return
    words = beside or _after(word, verb) or _before(page, word, verb, source)
    if not words and "open" not in verb.takes and word.sentence.words[-1].text != ":":
        return
    voice = page.speakers.voice(source, word)
    if "clause" in verb.takes:
        page.turns.append(Turn(voice, word))
    page.give(voice, word, words, stance)


def denied_beside(word: Word, verb: Verb) -> list[Word]:
    """ "S, a charge X denies", "S, which X denies", "S, a claim denied by X": what stands before the comma."""
    if verb.stance != "denies" and not _calls_false(word, verb):
        return []
    before = stretch(word.sentence, word.sentence.words[0].i, word.i - 1)
    comma = next((k for k in range(len(before) - 1, 0, -1) if before[k].text in _COMMAS), 0)
    aside = before[comma + 1 :]
    hangs = aside and (aside[0].tag == "WDT" or not words_of("charges").isdisjoint(w.lower for w in aside[:_FEW]))
    return before[:comma] if hangs and any(w.pos in {"VERB", "AUX"} for w in before[:comma]) else []


def _calls_false(word: Word, verb: Verb) -> bool:
    """ "called it a lie", "described the claim as fantasy"."""
    near = stretch(word.sentence, word.i + 1, word.i + _NEAR) if "as" in verb.takes else []
    return any(w.lower in words_of("falsehoods") for w in near)


def _right_before(verb: Word) -> Word | None:
    """The noun before the verb and its auxiliaries: in "a charge X denies" the parser takes the charge for it."""
    row = reversed(stretch(verb.sentence, verb.sentence.words[0].i, verb.i - 1))
    return next((w for w in row if w.pos in {"NOUN", "PROPN", "PRON"}), None)


def is_passive(word: Word) -> bool:
    """Whether the verb is a passive participle ("was reported", "believed to be hiding")."""
    if word.tag not in {"VBN", "VBD"}:
        return False
    if child(word, "nsubj") and not child(word, "auxpass"):  # "a claim the army called a lie"
        return False
    rest = stretch(word.sentence, word.i + 1, word.i + 1) if word is not word.sentence.words[-1] else []
    if rest and rest[0].tag == "VBN" and rest[0].dep != "amod":  # "355 people reported killed"
        return True
    return any(c.dep in {"auxpass", "nsubjpass"} for c in word.children) or (word.tag == "VBN" and word.dep == "acl")


def _nobody(source: Word) -> bool:
    return source.lower in _NOBODY or any(c.lower in _NOBODY for c in source.children if c.dep == "det")


def _is_document(source: Word) -> bool:
    return source.lower in words_of("documents") or source.lower in words_of("media")


def _after(word: Word, verb: Verb) -> list[Word]:
    """The statement that follows the verb."""
    takes = verb.takes
    if "clause" in takes and (clause := _following(word, "ccomp")):
        return stretch(word.sentence, start_of(clause), reach(word))
    if "clause" in takes and (that := _that(word)):
        return stretch(word.sentence, that.i, reach(word))
    if "demand" in takes and (words := _demanded(word)):
        return words
    if takes & {"to", "doing"} and (clause := _following(word, "xcomp")):
        opens = "to" if child(clause, "aux") else "doing"
        return stretch(word.sentence, start_of(clause), reach(word)) if opens in takes else []
    if "blame" in takes:
        return _blame(word)
    if "as" in takes:
        return _as(word)
    thing = _following(word, "dobj") if takes & {"noun", "object"} else None
    if thing and ("noun" in takes or thing.lower in words_of("objects")):
        return _thing(word, thing) if "noun" in takes else _owned(word, thing)
    return _open(word) if "open" in takes else []


def _following(word: Word, dep: str) -> Word | None:
    return next((c for c in children(word, dep) if start_of(c) > word.i), None)


def _that(word: Word) -> Word | None:
    """The "that" of a statement which the parser has hung elsewhere ("told reporters in a letter that S")."""
    for one in stretch(word.sentence, word.i + 1, reach(word)):
        if one.lower == "that" and one.tag == "IN":
            return one
        if one.pos in {"VERB", "AUX"}:
            return None
    return None


def _demanded(word: Word) -> list[Word]:
    """ "called on Y to Z": only what is asked for, since everything else in the clause is taken as given."""
    found = [c for c in children(word, "xcomp", "advcl", "ccomp") if c.i > word.i and child(c, "aux")]
    return conjuncts(found[0]) if found else []


def _thing(word: Word, thing: Word) -> list[Word]:
    end = min([reach(word), *(start_of(c) - 1 for c in children(word, "advcl") if c.i > thing.i)])
    return stretch(word.sentence, start_of(thing), end)


def _owned(word: Word, thing: Word) -> list[Word]:
    """What is claimed as one's own, up to a clause that tells more of it: "the attack in which ten died"."""
    words = _thing(word, thing)
    tells = [start_of(w) for w in words if w.dep == "relcl" and w.i > thing.i]
    return [w for w in words if not tells or w.i < min(tells)]


def _blame(word: Word) -> list[Word]:
    """ "accused Y of Z": from Y on."""
    parts = [c for c in children(word, "dobj", "prep", "xcomp", "ccomp") if c.i > word.i]
    return stretch(word.sentence, start_of(parts[0]), reach(word)) if parts else []


def _as(word: Word) -> list[Word]:
    """ "described Y as Z", "called Y a Z"; not "called for Z", "called Y" on the telephone."""
    if clause := _following(word, "ccomp"):
        return stretch(word.sentence, start_of(clause), reach(word))
    thing = _following(word, "dobj")
    if thing and any(w.lower in words_of("falsehoods") for w in stretch(word.sentence, thing.i + 1, word.i + _NEAR)):
        return stretch(word.sentence, start_of(thing), reach(word))
    said = [c for c in children(word, "prep", "oprd") if c.i > word.i and (c.dep == "oprd" or c.lower == "as")]
    return stretch(word.sentence, start_of(thing or said[0]), reach(word)) if said else []


def _open(word: Word) -> list[Word]:
    """What follows a verb that only a statement can follow, where the parser found none."""
    rest = stretch(word.sentence, word.i + 1, reach(word))
    if not rest or _trails(word):
        return []
    after = [end_of(c) for c in children(word, "npadvmod", "dative") if c.i > word.i]
    start = next((w.i for w in rest[:10] if w.lower == "that" or w.text in _MARKS), max(after, default=word.i) + 1)
    rest = stretch(word.sentence, start, reach(word))
    return rest if any(w.pos in {"VERB", "AUX"} for w in rest) else []


def _block(word: Word, source: Word) -> tuple[int, int]:
    """First and last index of "X said", "said X", "as X put it"."""
    span = phrase(source)
    inside = [w.i for w in word.sentence.words if span.start <= w.start < span.end and w.sentence is word.sentence]
    auxiliaries = [c.i for c in word.children if c.dep in {"aux", "neg", "mark"} and c.i < word.i]
    first = min([word.i, *auxiliaries, *(i for i in inside if i < word.i)])
    return first, max([word.i, *inside])


def _trails(word: Word) -> bool:
    source = source_of(word)
    return source is not None and _set_off(word, _block(word, source)[0])


def _set_off(word: Word, first: int) -> bool:
    before = stretch(word.sentence, first - 1, first - 1) if first > word.sentence.words[0].i else []
    return bool(before) and (before[0].text in {",", "-", "–", "—", "?", "!"} or before[0].text in _MARKS)


def _before(page: Page, word: Word, verb: Verb, source: Word) -> list[Word]:
    """The statement that stands before "X said", and its rest where the cue is put into its middle."""
    first, last = _block(word, source)
    if "clause" not in verb.takes or not _set_off(word, first):
        return []
    words = stretch(word.sentence, word.sentence.words[0].i, first - 1)
    quoted = any(w.text in _MARKS for w in words)
    if not quoted and "trailing" not in verb.takes:
        return []
    said = any(w.pos in {"VERB", "AUX"} for w in words)
    rest = _rest(word, words, last, said)
    return [*words, *rest] if quoted or said else rest


def _rest(word: Word, words: list[Word], last: int, said: bool) -> list[Word]:
    """ "The bomb, police said, killed three": what comes after, if what comes before says nothing without it."""
    after = stretch(word.sentence, last + 1, word.sentence.words[-1].i)
    if not after or after[0].text != ",":
        return []
    return after[1:] if not said or any(w.head.i > last for w in words) else []
