"""found: phrases that another extractor found, as mentions, for the stages behind to resolve and to build on."""

from collections.abc import Iterable

from msgspec.structs import replace

from onrecord.model import Mention, MentionKind, Reading, Span, Word
from onrecord.read.mentions import plain_name


def with_found(reading: Reading, found: Iterable[tuple[Span, MentionKind]]) -> Reading:
    """The reading with these phrases as mentions, for a stage that comes right after `mentions`.

    A mention that has the phrase's head word already gets the kind; else the phrase becomes a mention of its own. Spans
    may begin and end inside words; one without words is passed over.
    """
    mentions = {one.head: one for one in reading.mentions}
    for span, kind in found:
        words = [word for word in reading.words if word.span.overlaps(span)]
        if not words:
            continue
        head = _head(words)
        whole = Span(words[0].start, words[-1].end)
        known = mentions.get(head.i)
        mentions[head.i] = replace(known, kind=kind) if known else _mention(reading, whole, head, kind)
    return reading.plus(mentions=tuple(sorted(mentions.values(), key=lambda one: one.head)))


def _head(words: list[Word]) -> Word:
    """The word on which the others hang; the last, where the parse ties them to different ones."""
    inside = {word.i for word in words}
    tops = [word for word in words if word.head is word or word.head.i not in inside]
    return tops[0] if len(tops) == 1 else words[-1]


def _mention(reading: Reading, span: Span, head: Word, kind: MentionKind) -> Mention:
    return Mention(span=span, head=head.i, kind=kind, name=plain_name(reading, span, head))
