"""What counts as the same party, place and group of victims when claims of several reports are compared."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Party, vocab

_STATE = re.compile(r"(?:gov|army|police)-([a-z]{2})$")
_TABLE = vocab.table("weigh/names")
_EMPTY, _PEOPLE, _WEAPONS, _STOP = (frozenset(_TABLE[name]) for name in ("empty", "people", "weapons", "stop"))
_NOBODY = _EMPTY | _PEOPLE | _WEAPONS
_WORD = re.compile(r"[a-z0-9]+")


class Name(NamedTuple):
    """A party as compared: the side it stands for, if known, and the words that tell it from others."""

    side: str | None
    words: frozenset[str]

    def same(self, other: "Name") -> bool:
        """Same side, or, where a side is not known, most of the shorter name's words."""
        if self.side and other.side:
            return self.side == other.side
        shorter = min(len(self.words), len(other.words))
        return shorter > 0 and 2 * len(self.words & other.words) > shorter


def party_key(party: Party) -> str:
    """One key for all names of a party. A state's government, army and police are one side: "state-sy"."""
    return side_of(party.actor) or name_key(party.name)


def side_of(actor: str | None) -> str | None:
    """The side of an actor id."""
    if actor is None:
        return None
    found = _STATE.match(actor)
    return f"state-{found.group(1)}" if found else actor


def name_of(party: Party) -> Name:
    """The party as it is compared; weapons, and people of whom nothing is said, have no words."""
    return Name(side_of(party.actor), _name_words(party.name))


@lru_cache(65536)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(singular(w) for w in name_key(name).split() if not w.isdecimal() and w not in _NOBODY)


@lru_cache(65536)
def name_key(name: str) -> str:
    """A name without case, accents, punctuation and words that tell nothing ("the", "fighters")."""
    words = _WORD.findall(plain(name))
    return " ".join(w for w in words if w not in _EMPTY) or " ".join(words)


def plain(text: str) -> str:
    """Lower case without accents."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return text.lower()


def victims_key(party: Party | None) -> str | None:
    """Whose toll a toll is; None for people of whom nothing is said ("1,200", "dozens of people")."""
    if party is None:
        return None
    key = party_key(party)
    return None if all(word in _PEOPLE or word.isdecimal() for word in key.split()) else key


def content_words(text: str) -> frozenset[str]:
    """What a sentence is about: its words without function words, in the singular."""
    return frozenset(singular(w) for w in _WORD.findall(plain(text)) if len(w) > 2 and w not in _STOP)


def singular(word: str) -> str:
    """Crudely: "strikes" -> "strike"; enough to compare words of two reports."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
