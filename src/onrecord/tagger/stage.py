"""stage: sentences -> tags, for the chain of `read`."""

from collections.abc import Iterable, Iterator
from itertools import islice

from onrecord.model import Reading
from onrecord.tagger.session import Session

CHUNK = 16
"""Reports tagged together."""


class Tag:
    """The tagging stage: fast on many readings at once."""

    name = "tags"
    needs: tuple[str, ...] = ("sentences",)
    gives: tuple[str, ...] = ("tags",)

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, reading: Reading, /) -> Reading:
        return next(self.many([reading]))

    def many(self, readings: Iterable[Reading], /) -> Iterator[Reading]:
        """Tag in chunks of reports, so that short ones share a run."""
        waiting = iter(readings)
        while chunk := list(islice(waiting, CHUNK)):
            scores = self._session.scores([[w.text for w in r.words] for r in chunk])
            for reading, found in zip(chunk, scores, strict=True):
                yield reading.plus(tags=found)
