"""Who gives a figure without "said": "X put it at N", "X speaks of N dead", "by X's count", "figures from X: N"."""

from onrecord.model import Reading, Sentence, Word
from onrecord.read.rows import Row, rows
from onrecord.read.tree import child, children
from onrecord.read.voices.contents import end_of, reach, start_of, stretch
from onrecord.read.voices.cues import cues, words_of
from onrecord.read.voices.page import Page, Turn
from onrecord.read.voices.sources import source_of

_OWN = frozenset({"our", "my", "we"})
_GIVEN = frozenset({"from", "by", "to"})
_LABEL = 10
"""Words that may stand before the colon of "figures from X: N"."""


def tally(page: Page, word: Word) -> None:
    """A figure or report that hangs on this word, and whose it is."""
    if word.pos == "VERB":
        _put(page, word)
        _of(page, word)
    elif word.lower in words_of("counts") and word.head.lower == "by" and word.head.dep in {"prep", "agent"}:
        _by_count(page, word)


def _put(page: Page, verb: Word) -> None:
    """ "X has put the number of dead at N", "X raised the toll to N", "X gave the figure as N"."""
    thing = child(verb, "dobj") if verb.lemma in words_of("putting") else None
    source = source_of(verb) if thing is not None and thing.lower in words_of("tallied") else None
    if thing is not None and source is not None:
        page.give(page.speakers.voice(source, verb), verb, stretch(verb.sentence, start_of(thing), reach(verb)))


def _of(page: Page, verb: Word) -> None:
    """ "X speaks of N dead", "X admits to N killed", "heard from X that S"."""
    wanted = cues()["told_with"].get(verb.lemma)
    prep = next((c for c in children(verb, "prep") if c.lower == wanted and c.i > verb.i), None)
    if prep is None:
        return
    if wanted == "from":
        source, clause = child(prep, "pobj"), child(verb, "ccomp")
        if source is not None and clause is not None:
            page.give(page.speakers.voice(source, clause), verb, stretch(verb.sentence, start_of(clause), reach(verb)))
        return
    source = source_of(verb)
    if source is not None and any(w.pos == "NUM" or w.lower in words_of("tallied") for w in verb.sentence.words):
        page.give(page.speakers.voice(source, verb), verb, stretch(verb.sentence, prep.i + 1, reach(verb)))


def _by_count(page: Page, noun: Word) -> None:
    """ "By the army's count, N have died"."""
    owner = child(noun, "poss")
    if owner is None or owner.lower in _OWN:
        return
    sentence = noun.sentence
    first, last = start_of(noun.head), end_of(noun.head)
    before = stretch(sentence, sentence.words[0].i, first - 1) if first > sentence.words[0].i else []
    after = stretch(sentence, last + 1, sentence.words[-1].i)
    page.give(page.speakers.voice(owner), noun, [*before, *after])


def labelled(page: Page, sentence: Sentence) -> None:
    """ "New figures from the health ministry: N killed", "Health ministry: N killed" - with no verb after the colon."""
    words = sentence.words
    at = next((k for k, w in enumerate(words[: _LABEL + 1]) if w.text == ":"), 0)
    after = words[at + 1 :]
    if not at or not after or any(w.pos in {"VERB", "AUX"} and w.tag not in {"VBN", "VBD"} for w in words[:at]):
        return
    if not any(w.pos == "NUM" for w in after) or len(after) < 2:  # "Killed: 14" names no source either
        return
    source = next((w for w in words[:at] if w.lower in words_of("bodies") and w.dep != "compound"), None)
    if source is not None and source.dep == "pobj" and source.head.lower not in _GIVEN:  # "Killed in the hospital: 9"
        return
    if source is not None:
        voice = page.speakers.voice(source)
        page.turns.append(Turn(voice, words[at]))
        page.give(voice, words[at], after)


def sources_of_rows(page: Page, reading: Reading) -> None:
    """A table whose first column names sources: the rest of a row is theirs."""
    if "|" not in reading.report.text:
        return
    for row in rows(reading):
        source = _first_cell(row)
        if source is not None:
            voice = page.speakers.voice(source)
            for cell in row.cells[1:]:
                page.give(voice, source, cell)


def _first_cell(row: Row) -> Word | None:
    """The head of the source in a row's first cell, where the column or the cell itself says that it is one."""
    if row.is_label or row.head is None or not row.cells[0] or any(w.lower in _OWN for w in row.cells[0]):
        return None
    names = [w for w in row.cells[0] if w.pos in {"NOUN", "PROPN"} and w.dep != "compound"]
    if any(w.lower in words_of("source_columns") for w in row.head.cells[0]):
        return names[0] if names else None
    known = words_of("bodies") | words_of("persons") | words_of("media")
    return next((w for w in names if w.lower in known and w.lower not in words_of("wards")), None)
