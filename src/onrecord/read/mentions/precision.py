"""How exactly words tell where something happened, by UCDP GED's codes (codebook, appendix 3).

1 exact, 2 near a place or in a limited area, 3 district, 4 province, 5 line or fuzzy area, 6 country, 7 sea or air.
"""

from onrecord.model import Place, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import singulars
from onrecord.read.mentions.countries import is_measured
from onrecord.read.mentions.names import listed
from onrecord.read.mentions.phrases import Phrase

NEAR, FUZZY, SEA = 2, 5, 7


def precision_of(place: Place, phrase: Phrase, head: Word) -> int:
    """The code for a place named by this phrase at this word."""
    written = phrase.name.casefold().split()
    nouns = {*singulars(phrase.noun), written[-1], *(phrase.part or "").casefold().split()[:1]}
    if nouns & listed("grains", "waters") or _is_off_the_coast(head):
        return SEA
    if nouns & listed("grains", "lines") or is_between(head) or (phrase.part and place.grain in {"country", "region"}):
        return FUZZY
    code = by_grain(place)
    in_part = phrase.part is not None and phrase.grain is None
    return max(code, NEAR) if in_part or phrase.noun in listed("grains", "around") or is_near(head) else code


def by_grain(place: Place) -> int:
    """The code that the grain alone gives."""
    codes: dict[str, int] = table("read/words/grains")["where_prec"]
    return codes[place.grain]


def is_near(head: Word) -> bool:
    """Whether the place only tells the neighbourhood: "near X", "north of X", "17 km from X", "the outskirts of X"."""
    before = _preposition(head)
    if before is None:
        return False
    if before.lower in listed("grains", "approximate") or (before.lower, before.head.lower) == ("to", "close"):
        return True
    return before.lower in {"of", "from"} and is_measured(before)


def is_between(head: Word) -> bool:
    """Whether the place is one end of a line: "between X and Y", "the road to X", "the border with X"."""
    before = _preposition(head)
    if before is None:
        return False
    return before.lower == "between" or (
        before.lower in {"to", "from", "with"} and before.head.lower in listed("grains", "lines")
    )


def _is_off_the_coast(head: Word) -> bool:
    before = _preposition(head)
    return (
        before is not None and before.lower == "of" and before.head.lower == "coast" and before.head.head.lower == "off"
    )


def _preposition(head: Word) -> Word | None:
    """What governs the place, or the places that it is joined to."""
    while head.dep in {"conj", "appos", "compound"} and head.head is not head:
        head = head.head
    return head.head if head.dep == "pobj" else None
