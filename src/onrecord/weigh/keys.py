"""What counts as the same party, place and group of victims when claims of several reports are compared."""

import re
import unicodedata

from onrecord.model import Party, Where, vocab

_STATE = re.compile(r"(?:gov|army|police)-([a-z]{2})$")
_WORDS = vocab.table("weigh/names")
_EMPTY = frozenset(_WORDS["empty"])
_PEOPLE = frozenset(_WORDS["people"])


def party_key(party: Party) -> str:
    """One key for all names of a party. A state's government, army and police are one side: "state-sy"."""
    if party.actor:
        found = _STATE.match(party.actor)
        return f"state-{found.group(1)}" if found else party.actor
    return name_key(party.name)


def name_key(name: str) -> str:
    """A name without case, accents, punctuation and words that tell nothing ("the", "fighters")."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return " ".join(w for w in words if w not in _EMPTY) or " ".join(words)


def place_key(place: Where) -> str:
    """The gazetteer id, else the name."""
    return place.id or name_key(place.name)


def victims_key(party: Party | None) -> str | None:
    """Whose toll a toll is; None for people of whom nothing is said."""
    if party is None:
        return None
    key = party_key(party)
    return None if not key or set(key.split()) <= _PEOPLE else key
