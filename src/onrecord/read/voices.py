"""voices: who says so. Finds the stretches of a report that it hands to somebody else, and to whom."""

from onrecord.model import Attribution, Reading, Span, Word
from onrecord.read.contents import stretch
from onrecord.read.cues import cues, reporting_verb, words_of
from onrecord.read.hearsay import according, adjective, adverb, colon, noun, passive
from onrecord.read.page import Page, Turn, merged
from onrecord.read.reported import is_passive, reported

SCARE = 5
"""Quotations of fewer words are somebody's expression, not a statement."""
_POINTERS = frozenset({"those", "these", "that", "this"})


def voices(reading: Reading) -> Reading:
    """An attribution for everything said to be said; of equal ones, the source nearest to the fact comes first."""
    page = Page(reading)
    for sentence in reading.sentences:
        for word in sentence.words:
            _at(page, word)
        colon(page, sentence)
    for quote in page.quotes:
        _quotation(page, quote)
    found = [_pointing_back(page, a) for a in page.found]
    return reading.plus(attributions=tuple(found))


def _at(page: Page, word: Word) -> None:
    """Everything that this word may be the cue of."""
    if (verb := reporting_verb(word)) and word.dep != "amod":
        if is_passive(word):
            passive(page, word, verb)
        else:
            reported(page, word, verb)
    elif word.dep == "amod" and word.lower in cues()["adjectives"]:
        adjective(page, word, cues()["adjectives"][word.lower])
    elif word.lower in cues()["adverbs"]:
        adverb(page, word, cues()["adverbs"][word.lower])
    elif word.lower == "according":
        according(page, word)
    elif word.pos == "NOUN" and word.lower in words_of("nouns"):
        noun(page, word)


def _quotation(page: Page, quote: Span) -> None:
    """Give a quotation that no cue reaches to whoever spoke last, or speaks next in the same line."""
    words = [w for w in page.reading.words if quote.start <= w.start < quote.end]
    if len(words) < SCARE or not any(w.pos in {"VERB", "AUX"} for w in words):
        return
    if any(s.overlaps(quote) and not a.cue.overlaps(quote) for a in page.found for s in a.content):
        return
    if turn := _speaker(page, quote, words[0].sentence.paragraph):
        page.found.append(Attribution(voice=turn.voice, content=(quote,), cue=turn.cue.span))


def _speaker(page: Page, quote: Span, line: int) -> Turn | None:
    outside = [t for t in page.turns if not t.cue.span.overlaps(quote)]
    before = [t for t in outside if t.cue.start < quote.start]
    here = [t for t in before if t.cue.sentence.paragraph == line]
    after = [t for t in outside if t.cue.start > quote.start and t.cue.sentence.paragraph == line]
    return next(iter(here[-1:] or after[:1] or before[-1:]), None)


def _pointing_back(page: Page, one: Attribution) -> Attribution:
    """ "Those were the biggest losses, sources said": the figures of the sentence before are theirs as well."""
    first = next((w for w in page.reading.words if w.start == one.content[0].start), None)
    if first is None or first.lower not in _POINTERS or first.dep != "nsubj" or first.head.lemma != "be":
        return one
    figures = _figures_before(page, first)
    return Attribution(voice=one.voice, content=merged([*figures, *one.content]), cue=one.cue, stance=one.stance)


def _figures_before(page: Page, word: Word) -> list[Span]:
    start = word.sentence.words[0].i
    if start == 0:
        return []
    sentence = page.reading.words[start - 1].sentence
    number = next((w for w in sentence.words if w.pos == "NUM"), None)
    words = stretch(sentence, number.i, sentence.words[-1].i) if number else []
    return [Span(words[0].start, words[-1].end)] if words else []
