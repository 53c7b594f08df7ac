"""parse: report -> sentences, with spaCy's small English pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.model import Reading, Sentence, Span, Word

if TYPE_CHECKING:
    from spacy.language import Language

CHUNK = 32
"""Reports parsed together."""

# Headlines, datelines and quotes run together when parsed as one text, so every line is parsed by itself. Lines that
# a terminal or a mail program broke in mid-sentence are joined: the next begins with a small letter, or the line is
# one of a block of lines of much the same length.
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WRAPPED = re.compile(r"(?<=[^\n.!?:;”\"])[ \t]*\n(?=[ \t]*[a-z])")


def lines(text: str) -> Iterator[Span]:
    """The stretches of the text that are parsed each by itself."""
    joined = _WRAPPED.sub(lambda m: " " * len(m.group()), text)
    for found in _LINE.finditer(joined):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        yield Span(start, start + len(line.strip()))


class Parse:
    """The parsing stage. `nlp` is a loaded spaCy pipeline with tagger, parser and lemmatizer."""

    name = "parse"
    needs = ("report",)
    gives = ("sentences",)

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, reading: Reading, /) -> Reading:
        return next(self.many([reading]))

    def many(self, readings: Iterable[Reading], /) -> Iterator[Reading]:
        """Parse in chunks of reports, so that short ones share the parser's batches."""
        waiting = iter(readings)
        while chunk := list(islice(waiting, CHUNK)):
            yield from self._chunk(chunk)

    def _chunk(self, chunk: list[Reading]) -> Iterator[Reading]:
        spans = [list(lines(r.report.text)) for r in chunk]
        texts = (_flat(r.report.text, s) for r, found in zip(chunk, spans, strict=True) for s in found)
        parsed = []
        with self._nlp.memory_zone():  # or the parser's string store would grow with every report
            docs = self._nlp.pipe(texts, batch_size=64)
            for reading, found in zip(chunk, spans, strict=True):
                sentences: list[Sentence] = []
                for paragraph, span in enumerate(found):
                    count = sentences[-1].words[-1].i + 1 if sentences else 0
                    sentences.extend(_sentences(next(docs), span.start, paragraph, count))
                parsed.append(reading.plus(sentences=tuple(sentences)))
        yield from parsed


def _flat(text: str, span: Span) -> str:
    return span.of(text).replace("\n", " ").replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _sentences(doc: Any, offset: int, paragraph: int, count: int) -> Iterator[Sentence]:
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        words = {t.i: Word(0, t.text, offset + t.idx, t.lemma_, t.pos_, t.tag_, t.dep_) for t in tokens}
        sentence = Sentence(
            Span(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1])), paragraph, list(words.values())
        )
        for token in tokens:
            word = words[token.i]
            word.i = count
            count += 1
            word.sentence = sentence
            word.head = words.get(token.head.i, word)
            if word.head is not word:
                word.head.children.append(word)
        yield sentence
