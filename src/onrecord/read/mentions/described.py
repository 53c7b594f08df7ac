"""Places told by a noun alone: through a name after it ("a village in Helmand"), or told before ("the city")."""

from collections.abc import Mapping

from msgspec.structs import replace

from onrecord.model import GRAINS, Grain, Mention, Word
from onrecord.read.mentions.names import listed
from onrecord.read.mentions.phrases import grain_of
from onrecord.read.tree import child, children, conjuncts


def described(
    head: Word, mention: Mention, named: Mapping[int, Mention], last: Mapping[Grain, Mention]
) -> Mention | None:
    """The place that a noun stands for; None where it is a name, or nothing tells."""
    if mention.kind != "place" or head.pos == "PROPN":
        return None
    before = _joined_before(head, named) or _named_after(head, named, last) or _meant(head, last)
    if before is None:
        return None
    return replace(
        mention, place=before.place, name=before.name, precision=before.precision, reason=f"told as {before.name}"
    )


def _joined_before(head: Word, named: Mapping[int, Mention]) -> Mention | None:
    """The first of the places that share a noun: "Sangin and Marjah districts" (settled point 3)."""
    first = next((c for c in children(head, "nmod", "compound") if conjuncts(c)[1:]), None)
    return named.get(first.i) if first is not None and head.tag == "NNS" else None


def is_definite(head: Word) -> bool:
    """Whether the noun stands for one that is known already: "the city", "this area"."""
    determiner = child(head, "det")
    return determiner is not None and determiner.lower in {"the", "this", "that"}


def _is_theirs(head: Word) -> bool:
    """Whether a pronoun says whose it is: "their city"."""
    owner = child(head, "poss")
    return owner is not None and owner.pos == "PRON"


def _named_after(head: Word, named: Mapping[int, Mention], last: Mapping[Grain, Mention]) -> Mention | None:
    for preposition in (c for c in head.children if c.dep == "prep" and c.i > head.i):
        inner = child(preposition, "pobj")
        known = (named.get(inner.i) or _meant(inner, last)) if inner is not None else None
        if known and (preposition.lower == "of" or preposition.lower in listed("grains", "locating")):
            return known
    return None


def _meant(head: Word, last: Mapping[Grain, Mention]) -> Mention | None:
    """ "the city", "the province", "there": the place of that grain told last."""
    if head.lower != "there" and not (is_definite(head) or _is_theirs(head)):
        return None
    if any(c.dep in {"amod", "compound", "prep"} or (c.dep == "poss" and c.pos != "PRON") for c in head.children):
        return None
    grain = grain_of(head.lower)
    exact = [last[g] for g in GRAINS[:5] if g in last]
    newest = max(exact, key=lambda m: m.head, default=None)
    if head.lower in listed("grains", "anywhere"):
        return last.get(grain, newest) if grain == "town" else newest
    return last.get(grain) if grain and grain != "country" else None
