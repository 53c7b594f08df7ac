"""A report as weighing reads it: its sentences, what each is about, and the country where it plays."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from onrecord.model import Report, Span, Where, vocab
from onrecord.weigh.keys import content_words, plain
from onrecord.weigh.spots import Atlas

_SUMS = vocab.table("weigh/campaigns")
_SUM_WORDS = frozenset(_SUMS["words"])
_SUM_PHRASES = re.compile(r"\b(?:" + "|".join(map(re.escape, _SUMS["phrases"])) + r")\b")
_NAMES = vocab.table("weigh/names")
_DEFINITE, _POINTING, _CLAUSES = (frozenset(_NAMES[name]) for name in ("definite", "pointing", "clauses"))
_BEFORE = 12
"""Code points in which a word may point to what follows: "the", and one word more."""
_LETTERS = re.compile(r"[a-z]+")
_ENDS = re.compile(r"(?<=[.!?])[\s”\"’)]+(?=[\w“\"‘'])|\n+")
_CAPITALS = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


class Page:
    """A report's sentences: where each begins, and what it is about."""

    def __init__(self, report: Report | None, atlas: Atlas) -> None:
        self.published = report.published.toordinal() if report and report.published else None
        self._text = report.text if report else ""
        self._atlas = atlas
        self._starts = [0, *(end.end() for end in _ENDS.finditer(self._text))]
        self._lines = [end.end() for end in re.finditer(r"\n+", self._text)]
        self._about: dict[int, tuple[frozenset[str], bool, bool]] = {}
        self._countries: list[tuple[int, Where]] | None = None

    def place(self, at: int) -> tuple[int, int]:
        """Sentence and paragraph of a code point."""
        return bisect_right(self._starts, at) - 1, bisect_right(self._lines, at)

    def words(self, span: Span) -> frozenset[str]:
        """What a span is about."""
        return content_words(span.of(self._text))

    def is_definite(self, at: int) -> bool:
        """Whether the words there begin with "the", "this" and the like."""
        first = _LETTERS.match(self._text[at : at + 8].lower())
        return first is not None and first.group() in _DEFINITE

    def is_pointed_at(self, at: int) -> bool:
        """Whether "the", "this" and the like stand before it, or before the word before it."""
        before = _LETTERS.findall(self._text[max(0, at - _BEFORE) : at].lower())
        return not _POINTING.isdisjoint(before[-2:])

    def clause(self, at: int) -> int:
        """How many words stand before it in its sentence that begin another clause ("after", "while")."""
        before = self._text[self._starts[self.place(at)[0]] : at].lower()
        return sum(word in _CLAUSES for word in _LETTERS.findall(before))

    def about(self, sentence: int) -> tuple[frozenset[str], bool, bool]:
        """A sentence's content words, whether it speaks of a war or campaign, and whether it counts one up."""
        if sentence not in self._about:
            end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
            text = plain(self._text[self._starts[sentence] : end])
            total = bool(_SUM_PHRASES.search(text))
            sums = total or not _SUM_WORDS.isdisjoint(_LETTERS.findall(text))
            self._about[sentence] = content_words(text), sums, total
        return self._about[sentence]

    def theatre(self, sentence: int) -> Where | None:
        """The one country that a sentence names, else the one that the report names most."""
        if self._countries is None:
            self._countries = [(self.place(one.span.start)[0], one) for one in self._named() if one.span]
        own = {where.id for at, where in self._countries if at == sentence}
        if len(own) != 1:
            ranked = Counter(where.id for _, where in self._countries).most_common(2)
            own = {ranked[0][0]} if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else set()
        near = [where for _, where in self._countries if where.id in own]
        return min(near, key=lambda where: where.name) if near else None

    def _named(self) -> Iterator[Where]:
        for run in _CAPITALS.finditer(self._text):
            begin, words = run.start(), run.group()
            while words:
                name = words
                while name and not (country := self._atlas.country(name)):
                    name = name.rpartition(" ")[0]
                if name and country:
                    yield Where(Span(begin, begin + len(name)), name, id=country, grain="country")
                step = len(name) + 1 if name else len(words.partition(" ")[0]) + 1
                begin, words = begin + step, words[step:]
