"""stage: sentences -> tags, and claims -> claims that keep their sense, for the chain of `read`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from msgspec.structs import replace

from onrecord.model import Claim, Event, Reading, Span, Toll
from onrecord.tagger.sense import sense
from onrecord.tagger.session import Session
from onrecord.tagger.tags import TagScores


def tags(reading: Reading, session: Session) -> Reading:
    """The reading with the tagger's scores for its words."""
    return reading.plus(tags=session.scores([word.text for word in reading.words]))


def senses(reading: Reading, session: Session) -> Reading:
    """The reading with the senses of its claims, by the words' scores if they are of this model, else by asking it."""
    words = [(word.text, word.start) for word in reading.words]
    tags = reading.tags
    known = tags if isinstance(tags, TagScores) and tags.model == session.model else None
    return reading.plus(claims=tuple(sensed(reading.claims, words, session, known)))


def sensed(
    claims: Iterable[Claim], words: Sequence[tuple[str, int]], session: Session, known: TagScores | None = None
) -> Iterator[Claim]:
    """The claims of a report, its events and tolls with their sense.

    `words`: the report's, with their offsets; `known`: their scores, if the session's model was asked already.
    """
    found = known
    for claim in claims:
        anchor, said = words_at(claim, words)
        if anchor and said:
            found = found or session.scores([word for word, _ in words])
            if found.senses is not None:
                claim = replace(claim, sense=sense(found.senses, anchor, said, session.model))
        yield claim


def words_at(claim: Claim, words: Sequence[tuple[str, int]]) -> tuple[Sequence[int], Sequence[int]]:
    """The words of an event's trigger or a toll's number, none of another claim, and those of its evidence."""

    def at(span: Span) -> range:
        return range(bisect_right(words, span.start, key=_end), bisect_left(words, span.end, key=itemgetter(1)))

    act = claim.act
    told = act.trigger if isinstance(act, Event) else act.figure.span if isinstance(act, Toll) else None
    return at(told) if told else (), at(claim.evidence[0])


def _end(word: tuple[str, int]) -> int:
    return word[1] + len(word[0])
