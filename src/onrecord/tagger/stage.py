"""stage: sentences -> tags, for the chain of `read`."""

from onrecord.model import Reading
from onrecord.tagger.session import Session


def tags(reading: Reading, session: Session) -> Reading:
    """The reading with the tagger's scores for its words."""
    return reading.plus(tags=session.scores([word.text for word in reading.words]))
