"""tagged: triggers that the tagger sees and the table does not know."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from onrecord.model import Reading, Sentence, Span, Tags
from onrecord.model.vocab import table
from onrecord.read.events.triggers import Entry, Trigger

SEEN = 0.15
"""Probability from which on a word is taken for a trigger."""
_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})


def tagged_too(reading: Reading, known: Iterable[Trigger]) -> list[Trigger]:
    """The triggers of the table and, where none of them stands, those of the tagger; in the order of the text."""
    found = list(known)
    if reading.tags is not None:
        taken = {i for one in found for i in _words(reading, one)}
        found += [t for s in reading.sentences for t in _of_sentence(reading.tags, s, taken)]
        found.sort(key=lambda one: one.span.start)
    return found


def _words(reading: Reading, one: Trigger) -> Iterator[int]:
    return (w.i for w in one.word.sentence.words if one.span.overlaps(w.span))


def _of_sentence(tags: Tags, sentence: Sentence, taken: set[int]) -> Iterator[Trigger]:
    """Each run of words that are likely triggers; its head is the likeliest word that has a meaning of its own."""
    run: list[int] = []
    words = sentence.words
    for at in range(len(words) + 1):
        if at < len(words) and tags.holds("trigger", words[at].i) > SEEN:
            run.append(at)
            continue
        if run and not any(words[i].i in taken for i in run):
            content = [i for i in run if words[i].pos in _CONTENT]
            if content:
                best = max(content, key=lambda i: tags.holds("trigger", words[i].i))
                shares = tags.shares("type", words[best].i)
                type_ = max(shares, key=lambda code: shares[code])
                word = words[best]
                entry = Entry(_class_of(type_), type_, "seldom", word.pos == "VERB", maker="tagger")
                yield Trigger(word, Span(words[run[0]].start, words[run[-1]].end), entry)
        run = []


@cache
def _class_of(type_: str) -> str:
    """The first class of the table that has this type: its habits hold for the words that the table does not know."""
    classes: Mapping[str, Mapping[str, str]] = table("read/words/triggers")["classes"]
    return next((name for name, row in classes.items() if row["type"] == type_), next(iter(classes)))
