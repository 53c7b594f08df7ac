"""voices: who says so. Finds the stretches of a report that it hands to somebody else, and to whom."""

from bisect import bisect_left
from itertools import groupby, takewhile

from onrecord.model import Attribution, Reading, Span, Word
from onrecord.read.tree import child
from onrecord.read.voices.contents import stretch
from onrecord.read.voices.cues import cues, reporting_verb, words_of
from onrecord.read.voices.hearsay import according, adjective, adverb, cited, colon, noun, passive
from onrecord.read.voices.page import Page, Turn, merged
from onrecord.read.voices.reported import is_passive, reported
from onrecord.read.voices.tallies import labelled, sources_of_rows, tally

LONGEST = 500
"""Words of a sentence; what is longer is a list or a table that nobody says."""
SCARE = 5
"""Quotations of fewer words are somebody's expression, not a statement."""
_FIRST = frozenset({"i", "we", "our", "us", "my", "me"})
_POINTERS = frozenset({"those", "these", "that", "this"})


def voices(reading: Reading) -> Reading:
    """An attribution for everything said to be said; of equal ones, the source nearest to the fact comes first."""
    page = Page(reading)
    for sentence in reading.sentences:
        if len(sentence.words) <= LONGEST:
            for word in sentence.words:
                _at(page, word)
                tally(page, word)
            colon(page, sentence)
            labelled(page, sentence)
            cited(page, sentence)
    sources_of_rows(page, reading)
    for quote in page.quotes:
        _quotation(page, quote)
    for turn in page.turns:
        _statement(page, turn)
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
    if quote in page.claimed:
        return
    words = page.words(quote)
    if len(words) < SCARE or not any(w.pos in {"VERB", "AUX"} for w in words):
        return
    if turn := _introduced(page, words[0]) or _speaker(page, quote, words[0].sentence.paragraph):
        page.found.append(Attribution(voice=turn.voice, content=(quote,), cue=turn.cue.span))


def _statement(page: Page, turn: Turn) -> None:
    """ "The minister said:" and below it, with no marks, lines in which somebody says "I" or "we"."""
    words = page.reading.words
    end = turn.cue.sentence.words[-1]
    if end.text != ":" or end is words[-1] or words[end.i + 1].sentence.paragraph == end.sentence.paragraph:
        return
    lines = groupby(words[end.i + 1 :], key=lambda w: w.sentence.paragraph)
    spoken = takewhile(lambda line: any(w.lower in _FIRST for w in line), (list(line) for _, line in lines))
    content = tuple(Span(line[0].start, line[-1].end) for line in spoken)
    if content and not page.quotes_at(content[0]):
        page.found.append(Attribution(voice=turn.voice, content=content, cue=turn.cue.span))


def _introduced(page: Page, first: Word) -> Turn | None:
    """ "Ali did not hesitate: “…”": the subject of a sentence that ends in a colon speaks what follows."""
    before = page.reading.words[first.i - 1] if first.i else first
    verb = before.sentence.root
    subject = child(verb, "nsubj")
    if before.text != ":" or subject is None:
        return None
    return Turn(page.speakers.voice(subject, verb), verb)


def _speaker(page: Page, quote: Span, line: int) -> Turn | None:
    """The last to speak before the quotation in its line; else the next in that line; else the last before."""
    turns = page.turns
    first = bisect_left(turns, quote.start, key=lambda t: t.cue.start)
    last = bisect_left(turns, quote.end, key=lambda t: t.cue.start)
    before, after = turns[first - 1] if first else None, turns[last] if last < len(turns) else None
    if after and after.cue.sentence.paragraph == line and not (before and before.cue.sentence.paragraph == line):
        return after
    return before


def _pointing_back(page: Page, one: Attribution) -> Attribution:
    """ "Those were the biggest losses, sources said": the figures of the sentence before are theirs as well."""
    first = next(iter(page.words(one.content[0])), None)
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
