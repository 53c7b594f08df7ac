"""Statements handed over without "X said": "according to X", "reportedly", "is believed to", "Spokesman: S"."""

from msgspec.structs import replace

from onrecord.model import Sentence, Word
from onrecord.read.tree import child, children, noun_phrase, subtree
from onrecord.read.voices.contents import end_of, reach, start_of, stretch
from onrecord.read.voices.cues import Verb, cues, reporting_verb, words_of
from onrecord.read.voices.page import Page, Turn
from onrecord.read.voices.reported import denied_beside
from onrecord.read.voices.sources import impersonal, phrase

_IT = frozenset({"it", "there"})
_TURNS = frozenset({"but", "while", "although", "and"})
_PASSIVE = frozenset({"noun", "object", "doing", "blame", "to"})
"""Shapes of which the passive can name the speaker ("was confirmed by"; but "was followed and observed by")."""


def passive(page: Page, word: Word, verb: Verb) -> None:
    """ "S was claimed by X", "is believed to", "no deaths were reported": X is the voice, or the verb itself."""
    if verb.of_document or ("object" in verb.takes and not _can_be_claimed(word)):
        return
    words = denied_beside(word, verb) or _said_of(word, verb)
    agent = child(word, "agent")
    doer = child(agent, "pobj") if agent else None
    if agent and doer:
        if verb.takes & _PASSIVE:
            gone = agent.span.join(noun_phrase(doer))
            words = [w for w in words if not gone.contains(w.span)]
            page.give(page.speakers.voice(doer, child(doer, "prep")), word, words, verb.stance)
        return
    with_clause = child(word, "xcomp", "ccomp") is not None
    if name := cues()["impersonal"].get(verb.lemma) or (with_clause and cues()["impersonal_clause"].get(verb.lemma)):
        page.give(impersonal(word, name), word, words, verb.stance)


def _can_be_claimed(word: Word) -> bool:
    """ "the attack was claimed by X"; not "the region claimed by X"."""
    subject = word.head if word.dep == "acl" else child(word, "nsubjpass", "nsubj")
    return subject is None or subject.lower in words_of("objects") or child(word, "xcomp") is not None


def _said_of(word: Word, verb: Verb) -> list[Word]:
    subject = child(word, "nsubjpass", "nsubj", "expl")
    if "blame" in verb.takes and word.dep != "acl":
        return stretch(word.sentence, word.i + 1, end_of(word))
    if verb.lemma == "accuse":
        return stretch(word.sentence, word.i + 1, end_of(word))
    clause = child(word, "ccomp")
    if subject and subject.lower in _IT and clause:
        return stretch(word.sentence, start_of(clause), reach(word))
    if word.dep == "acl":
        span = noun_phrase(word.head)
        head = [w for w in word.sentence.words if span.start <= w.start < word.start]
        return sorted({*head, *subtree(word)}, key=lambda w: w.i)
    return stretch(word.sentence, start_of(word), reach(word))


def adverb(page: Page, word: Word, name: str) -> None:
    """ "reportedly", "allegedly": the clause is handed to nobody in particular."""
    head = word.head
    words = stretch(word.sentence, start_of(head), end_of(head))
    breaks = [k for k, w in enumerate(words) if w.text == ";" and w.i < word.i]
    page.give(impersonal(word, name), word, words[max(breaks, default=-1) + 1 :])


def adjective(page: Page, word: Word, name: str) -> None:
    """ "reported deaths": the noun phrase is handed to nobody in particular."""
    page.give(impersonal(word, name), word, stretch(word.sentence, start_of(word.head), end_of(word.head)))


def according(page: Page, word: Word) -> None:
    """ "According to X, S", "S, according to X", "S, according to X, S"."""
    sentence = word.sentence
    after = stretch(sentence, word.i + 1, sentence.words[-1].i)
    if len(after) < 2 or after[0].lower != "to":
        return
    to = after[0]
    source = child(to, "pobj") or next((w for w in after[1:] if w.pos in {"NOUN", "PROPN", "PRON"}), None)
    if source is None:
        return
    span = phrase(source)
    voice = page.speakers.voice(source)
    page.turns.append(Turn(voice, word))
    before = stretch(sentence, sentence.words[0].i, word.i - 1) if word.i > sentence.words[0].i else []
    if before and before[-1].lower in _TURNS:
        before = []
    page.give(voice, word, [*before, *(w for w in after if w.start >= span.end)])


def noun(page: Page, word: Word) -> None:
    """ "reports that S", "X's claim that S"; not "reports say" (X said), nor "denied claims that S" (X denied)."""
    governor = reporting_verb(word.head)
    if word.dep in {"nsubj", "nsubjpass"} and governor:
        return
    if governor and word.dep == "dobj" and governor.takes & {"noun", "as"}:
        return
    by = next((c for c in children(word, "prep") if c.lower == "by"), None)
    owner = child(word, "poss") or (child(by, "pobj") if by else None) or _teller(word)
    hung = [*word.children, *(owner.children if owner else [])]
    clause = next((c for c in hung if c.dep in {"acl", "ccomp", "relcl"} and _is_told(c)), None)
    of = next((c for c in children(word, "prep") if c.lower == "of" and c.i > word.i), None)
    if (said := clause or of) is None or (owner is None and word.lower in words_of("needing_owner")):
        return
    voice = page.speakers.voice(owner, said) if owner else impersonal(word, word.lower)
    being = [c for c in children(word, "acl") if said is of and child(c, "auxpass")]  # "reports of X being hit"
    page.give(voice, word, [w for part in (said, *being) for w in subtree_in_order(part)])


def _teller(word: Word) -> Word | None:
    """X in "the statement of X that S"; not what is told, as in "reports of attacks"."""
    of = next((c for c in children(word, "prep") if c.lower == "of"), None)
    one = child(of, "pobj") if of else None
    told = [*word.children, *(one.children if one else [])]
    return one if any(c.dep in {"acl", "ccomp", "relcl"} and _is_statement(c) for c in told) else None


def _is_told(clause: Word) -> bool:
    """Whether a word opens the clause; "that" beside a subject is none of it, whatever the parser says."""
    return child(clause, "mark") is not None or len(children(clause, "nsubj", "nsubjpass")) > 1


def _is_statement(clause: Word) -> bool:
    """Whether "that" opens a whole statement, not a description of the noun before it."""
    return _is_told(clause) and child(clause, "nsubj", "nsubjpass", "expl") is not None


def subtree_in_order(word: Word) -> list[Word]:
    """The word and all it governs, in the order of the text."""
    return sorted(subtree(word), key=lambda w: w.i)


def colon(page: Page, sentence: Sentence) -> None:
    """ "Spokesman: S" and, in headlines, "S: spokesman"."""
    words = sentence.words
    at = next((k for k, w in enumerate(words) if w.text == ":"), None)
    if at is None or at == 0 or at == len(words) - 1:
        return
    for source, said in ((words[:at], words[at + 1 :]), (words[at + 1 :], words[:at])):
        if len(source) <= 8 and (head := _speaker(source)) and any(w.pos in {"VERB", "AUX"} for w in said):
            page.give(page.speakers.voice(head), words[at], said)
            return


def _speaker(words: list[Word]) -> Word | None:
    if any(w.pos in {"VERB", "AUX", "ADP"} for w in words):
        return None
    found = next((w for w in reversed(words) if w.lower in _who()), None)
    return found.head if found is not None and found.dep == "compound" and found.head in words else found


def cited(page: Page, sentence: Sentence) -> None:
    """ "S, the agency reported, citing officials": what the agency says, officials say; they are nearer to the fact."""
    word = next((w for w in sentence.words if w.lower in {"citing", "quoting"} and w.tag == "VBG"), None)
    source = child(word, "dobj") if word else None
    if word is None or source is None or source.lower not in _who() | words_of("bodies"):
        return
    told = [k for k, a in enumerate(page.found) if sentence.span.contains(a.cue) and a.cue.start < word.start]
    told = told or [k for k, a in enumerate(page.found) if sentence.span.contains(a.cue)]
    if not told and (that := _cited_clause(word, source)):
        page.give(page.speakers.voice(source, word), word, that)
    if told:
        first = told[0]
        page.found.insert(first, replace(page.found[first], voice=page.speakers.voice(source, word), cue=word.span))


def _cited_clause(citing: Word, source: Word) -> list[Word]:
    """What follows in "we reported, citing X, that S"."""
    rest = stretch(citing.sentence, source.i + 1, citing.sentence.words[-1].i)
    at = next((k for k, w in enumerate(rest) if w.lower == "that"), None)
    return rest[at:] if at is not None and any(w.text == "," for w in rest[:at]) else []


def _who() -> frozenset[str]:
    return words_of("persons") | words_of("anonymous") | words_of("media") | words_of("documents")
