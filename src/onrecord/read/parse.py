"""parse: report -> sentences, with spaCy's small English pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.model import Reading, Sentence, Span, Word
from onrecord.model.vocab import table
from onrecord.read.mend import mend

if TYPE_CHECKING:
    from spacy.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("d", "ed", "s", "es", "ing", "ly")
_ABBREVIATION = 4
"""Letters; most abbreviations of armed groups are no longer."""

CHUNK = 32
"""Reports parsed together."""

_BREAKS = str.maketrans(dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"))
"""Other line breaks (Unicode Standard Annex 14, class BK), as word processors leave them."""

# Headlines, datelines and quotes run together when parsed as one text, so every line is parsed by itself. Lines that
# a terminal or a mail program broke in mid-sentence are joined: the next begins with a small letter, or its first word
# would not have fitted, or the text is set in capitals (old newswire, where lines are broken anywhere).
_LINE = re.compile(r"[^\n]*\S[^\n]*")
BAR = "|"
_CELL = re.compile(r"[^|]*[^|\s][^|]*")
_OPEN = re.compile(r"(?<=[^\n.!?:;”\"])[ \t]*\n(?=(\S+))")
_WIDTHS = range(50, 101)
"""Letters; the longest line of a text that was broken by a terminal is one of these."""

# The Associated Press Stylebook's dateline: city in capitals, then country, date, agency, then a dash. Cities in small
# letters are taken only with a date or an agency.
_CITY = r"[A-Z][A-Z'’.]+(?:[ /-][A-Z][A-Z'’.]+){0,3}"
_REST = r"(?:,[^\n–—()]{1,40}?)?"
_AGENCY = r" ?\([^)\n]{2,40}\)"
_DATELINE = re.compile(
    rf"(?:{_CITY}{_REST}(?:{_AGENCY})?|[A-Z]\w+(?: [A-Z]\w+){{0,2}}{_REST}(?:{_AGENCY}|\d))"
    r"\s*(?:--|[-–—])\s*(?:\[[A-Z ]+\]\s*)?(?=[\"“'‘]?[A-Z]\w*)"
)
_MISREAD = re.compile(r"\bIS\b")
_FOOTNOTES = re.compile(r"(?<=\S)(?:\[\d{1,3}\])+")
"""Marks at the end of a word, as encyclopedias have them: "rebels[3][4]"."""
_STAND_IN = "EU"
"""The abbreviation of Islamic State would be parsed as a verb; this one of the same length never is."""
_ALL_CAPITALS = 0.7
"""Share of capitals among the letters of a line, from which on they say nothing about names."""


def lines(text: str) -> Iterator[Span]:
    """The stretches of the text that are parsed each by itself."""
    joined = _rejoined(text.translate(_BREAKS))
    for found in _LINE.finditer(joined):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip())
        span = Span(start, found.start() + len(line.rstrip()))
        if BAR in line:
            yield from _cells(joined, span)
            continue
        dateline = dateline_of(joined, span)
        if dateline is not None:
            yield dateline
            span = Span(found.start() + len(line) - len(joined[dateline.end : found.end()].lstrip()), span.end)
        yield span


def _cells(text: str, row: Span) -> Iterator[Span]:
    """The cells of a table's row, which are no sentence together."""
    for cell in _CELL.finditer(text, row.start, row.end):
        found = cell.group()
        yield Span(cell.start() + len(found) - len(found.lstrip()), cell.start() + len(found.rstrip()))


def dateline_of(text: str, line: Span) -> Span | None:
    """The "KABUL, Afghanistan (Jan. 25) – " that opens a line, with its dash; None where the line has none."""
    found = _DATELINE.match(text, line.start, line.end)
    if found is None or (in_capitals(line.of(text)) and not re.search(r"[\d(]", found.group())):
        return None
    return Span(line.start, line.start + len(found.group().rstrip()))


def in_capitals(line: str) -> bool:
    """Whether a line is set in capitals throughout, so that they do not mark names."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 12 and sum(map(str.isupper, letters)) / len(letters) >= _ALL_CAPITALS


def _rejoined(text: str) -> str:
    """The text with a blank for every line break in mid-sentence."""
    widest = max((len(line.strip()) for line in text.split("\n")), default=0)
    anyway = in_capitals(text)

    def join(found: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        word = found.group(1)
        if BAR in line:
            return found.group()
        full = widest in _WIDTHS and len(line) + 1 + len(word) > widest
        return " " * len(found.group()) if anyway or full or word[0].islower() else found.group()

    return _OPEN.sub(join, text)


class Parse:
    """The parsing stage. `nlp` is a loaded spaCy pipeline with tagger, parser and lemmatizer."""

    name = "parse"
    needs: tuple[str, ...] = ("report",)
    gives: tuple[str, ...] = ("sentences",)

    def __init__(self, nlp: Language, is_name: Callable[[str], bool] = lambda word: False) -> None:
        self._nlp = nlp
        tokenizer: Any = nlp.tokenizer
        for title in table("read/words/abbreviations")["titles"]:
            tokenizer.add_special_case(title, [{"ORTH": title}])  # or its full stop would end the sentence
        self._is_name = is_name
        self._common = frozenset(s for s in nlp.vocab.strings if s.islower())

    def __call__(self, reading: Reading, /) -> Reading:
        return next(self.many([reading]))

    def many(self, readings: Iterable[Reading], /) -> Iterator[Reading]:
        """Parse in chunks of reports, so that short ones share the parser's batches."""
        waiting = iter(readings)
        while chunk := list(islice(waiting, CHUNK)):
            yield from self._chunk(chunk)

    def _chunk(self, chunk: list[Reading]) -> Iterator[Reading]:
        spans = [list(lines(r.report.text)) for r in chunk]
        texts = (self._input(r.report.text, s) for r, found in zip(chunk, spans, strict=True) for s in found)
        parsed = []
        with self._nlp.memory_zone():  # or the parser's string store would grow with every report
            docs = self._nlp.pipe(texts, batch_size=64)
            for reading, found in zip(chunk, spans, strict=True):
                sentences: list[Sentence] = []
                for paragraph, span in enumerate(found):
                    count = sentences[-1].words[-1].i + 1 if sentences else 0
                    sentences.extend(_sentences(next(docs), reading.report.text, span.start, paragraph, count))
                parsed.append(reading.plus(sentences=tuple(sentences)))
        yield from parsed

    def _input(self, text: str, span: Span) -> str:
        """What the parser is given for a stretch: of the same length, with straight quotes and small letters."""
        flat = _flat(text, span)
        return _WORD.sub(self._recased, flat) if in_capitals(flat) else _MISREAD.sub(_STAND_IN, flat)

    def _recased(self, found: re.Match[str]) -> str:
        """A word of a line in capitals as it would stand in print; unknown short ones stay, as abbreviations."""
        word, before = found.group(), found.string[: found.start()].rstrip()
        lower = word.lower()
        if not word.isupper() or len(lower) != len(word):
            return word
        if not before or before[-1] in ".!?" or self._is_name(lower):
            return word.capitalize()
        if lower in self._common or any(lower.removesuffix(e) in self._common for e in _ENDINGS if lower.endswith(e)):
            return lower
        return word if len(word) <= _ABBREVIATION else word.capitalize()


def _flat(text: str, span: Span) -> str:
    plain = _FOOTNOTES.sub(lambda found: " " * len(found.group()), span.of(text)).translate(_BREAKS)
    return plain.replace("\n", " ").replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _sentences(doc: Any, text: str, offset: int, paragraph: int, count: int) -> Iterator[Sentence]:
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        words = {t.i: _word(t, text, offset + t.idx) for t in tokens}
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
        mend(sentence)
        yield sentence


def _word(token: Any, text: str, start: int) -> Word:
    written, lemma = token.text, token.lemma_
    if written == _STAND_IN and _MISREAD.match(text, start):
        written = lemma = text[start : start + len(_STAND_IN)]
    return Word(0, written, start, lemma, token.pos_, token.tag_, token.dep_)
