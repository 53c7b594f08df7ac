"""A page: a report while its attributions are collected, with its quotations and the speakers met so far."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Attribution, Reading, Span, Stance, Voice, Word
from onrecord.read.voices.contents import without_asides
from onrecord.read.voices.quotes import quotations
from onrecord.read.voices.sources import Speakers


@dataclass(frozen=True)
class Turn:
    """Somebody begins to speak at a word; quotations without a cue of their own belong to the last who did."""

    voice: Voice
    cue: Word


@dataclass
class Page:
    """Collects attributions. Made for one report, thrown away after."""

    reading: Reading
    quotes: tuple[Span, ...] = ()
    speakers: Speakers = field(init=False)
    starts: list[int] = field(init=False)
    turns: list[Turn] = field(default_factory=list)
    found: list[Attribution] = field(default_factory=list)
    claimed: set[Span] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.quotes = tuple(quotations(self.reading.report.text, self.reading.sentences))
        self.speakers = Speakers(self.reading)
        self.starts = [w.start for w in self.reading.words]

    def words(self, span: Span) -> list[Word]:
        """The words that begin inside the span."""
        there = self.reading.words
        return list(there[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)])

    def give(self, voice: Voice, cue: Word, words: Iterable[Word], stance: Stance = "asserts") -> None:
        """Hand these words to the voice, quotations that they touch as a whole."""
        spans = without_asides((w for w in words if w is not cue), self.quotes_at(cue.sentence.span))
        if not spans:
            return
        touched = {q for s in spans for q in self.quotes_at(s) if not q.overlaps(cue.span)}
        self.claimed |= touched
        content = merged([*spans, *touched])
        self.found.append(Attribution(voice=voice, content=content, cue=cue.span, stance=stance))

    def quotes_at(self, span: Span) -> tuple[Span, ...]:
        """The quotations that overlap the span."""
        first = bisect_left(self.quotes, span.start, key=lambda q: q.end - 1)
        last = bisect_left(self.quotes, span.end, key=lambda q: q.start)
        return self.quotes[first:last]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].join(span)
        else:
            found.append(span)
    return tuple(found)
