"""A parsed sentence: words in a dependency tree, detached from the parser that made it."""

from dataclasses import dataclass, field

from onrecord.model.span import Span


class Word:
    """A token with its place in the text and in the tree (Universal/ClearNLP labels as the parser gives them)."""

    __slots__ = ("children", "dep", "end", "head", "i", "lemma", "lower", "pos", "sentence", "start", "tag", "text")

    head: "Word"
    """Its governor; the root is its own head."""
    sentence: "Sentence"

    def __init__(self, i: int, text: str, start: int, lemma: str, pos: str, tag: str, dep: str) -> None:
        self.i = i
        """Index in the report, counted over all sentences."""
        self.text = text
        """As parsed: quotation marks and apostrophes are straight; length and place are the report's."""
        self.lower = text.lower()
        self.start = start
        self.end = start + len(text)
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.children: list[Word] = []

    @property
    def span(self) -> Span:
        """Its own letters."""
        return Span(self.start, self.end)

    def __repr__(self) -> str:
        return f"<{self.text} {self.dep}>"


@dataclass(frozen=True, eq=False, slots=True)
class Sentence:
    """Words of one sentence. A line break always ends a sentence; `paragraph` counts the lines."""

    span: Span
    paragraph: int
    words: list[Word] = field(default_factory=list)

    @property
    def root(self) -> Word:
        """The word that governs the sentence."""
        return next(w for w in self.words if w.head is w)
