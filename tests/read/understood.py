"""Readings for tests of the stages that say who and where."""

from functools import cache, partial, update_wrapper

from onrecord.kit import load_parser
from onrecord.model import Mention, Reading, Report
from onrecord.read import Stage, read, stage
from onrecord.read.mentions import mentions
from onrecord.read.mentions.actors import actors
from onrecord.read.mentions.coreference import coreference
from onrecord.read.mentions.places import places
from onrecord.read.parse import Parse
from tests.read.atlas import Atlas


@cache
def stages() -> tuple[Stage, ...]:
    """From the text to resolved mentions, with the tests' own small gazetteer."""
    atlas = Atlas()
    where = update_wrapper(partial(places, gazetteer=atlas), places)
    who = update_wrapper(partial(actors, gazetteer=atlas), actors)
    resolving = [stage(f, needs=["mentions"], gives=["mentions"]) for f in (where, who, coreference)]
    return (Parse(load_parser(), lambda w: bool(atlas.country(w))), stage(mentions, gives=["mentions"]), *resolving)


def understood(text: str) -> Reading:
    """The text with its mentions resolved; a stage that failed fails the test."""
    reading = read(Report(text=text, name="test"), stages())
    assert not reading.problems
    return reading


def mention(text: str, phrase: str, nth: int = 1) -> Mention:
    """The nth mention whose phrase this is."""
    reading = understood(text)
    found = [m for m in reading.mentions if m.span.of(text) == phrase]
    assert len(found) >= nth, [m.span.of(text) for m in reading.mentions]
    return found[nth - 1]
