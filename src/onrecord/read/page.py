"""A page: a report while its attributions are collected, with its quotations and the speakers met so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.model import Attribution, Reading, Span, Stance, Voice, Word
from onrecord.read.contents import without_asides
from onrecord.read.quotes import quotations
from onrecord.read.sources import Speakers


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
    turns: list[Turn] = field(default_factory=list)
    found: list[Attribution] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.quotes = tuple(quotations(self.reading.report.text, self.reading.sentences))
        self.speakers = Speakers(self.reading)

    def give(self, voice: Voice, cue: Word, words: Iterable[Word], stance: Stance = "asserts") -> None:
        """Hand these words to the voice, quotations that they touch as a whole."""
        spans = without_asides((w for w in words if w is not cue), self.quotes)
        if spans:
            content = self._whole_quotes(spans, cue.span)
            self.found.append(Attribution(voice=voice, content=content, cue=cue.span, stance=stance))

    def _whole_quotes(self, spans: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
        touched = [q for q in self.quotes if not q.overlaps(cue) and any(q.overlaps(s) for s in spans)]
        return merged([*spans, *touched])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].join(span)
        else:
            found.append(span)
    return tuple(found)
