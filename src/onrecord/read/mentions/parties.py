"""Parties and places of an act, from the mentions at its words."""

from onrecord.model import Mention, Party, Reading, Where, Word
from onrecord.read.mentions.precision import by_grain
from onrecord.read.tree import conjuncts


def party(mention: Mention) -> Party:
    """The mention as a party."""
    return Party(span=mention.span, name=mention.name, actor=mention.actor.id if mention.actor else None)


def parties(reading: Reading, word: Word) -> tuple[Party, ...]:
    """Everybody joined at this word by "and"; empty where the words are no noun phrases."""
    found = (reading.mention_of.get(w.i) for w in conjuncts(word))
    return tuple(party(m) for m in found if m)


def where(mention: Mention) -> Where:
    """The mention as a place; id, coordinates and precision only where the gazetteer knows it."""
    place = mention.place
    if place is None:
        return Where(span=mention.span, name=mention.name, reason=mention.reason, suggested=mention.suggested)
    return Where(
        span=mention.span,
        name=mention.name,
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        grain=place.grain,
        precision=mention.precision or by_grain(place),
        matched=place.name,
        reason=mention.reason,
        suggested=mention.suggested,
    )
