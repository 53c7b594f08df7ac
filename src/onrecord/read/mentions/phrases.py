"""Place phrases taken apart: which words are the name, which tell its grain, and which mean a part of it or near it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import GRAINS, Grain, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import nouns, singulars
from onrecord.read.mentions.names import LOWER_PARTS, as_text, is_capital, listed
from onrecord.read.tree import children, conjuncts

_INSIDE = LOWER_PARTS - {"and", "for"}
"""Small words inside names of places: two places joined are not one."""
_PARTICLE = 2
"""Letters of what joins the parts of a name ("Nahr-e Saraj"), at most."""


@dataclass(frozen=True)
class Phrase:
    """ "the northern Helmand Province": the name Helmand, of grain province; `part` is the phrase if less is meant."""

    name: str
    whole: str | None = None
    """The name with its noun, if that is written as part of it: "Helmand Province", "Mexico City"."""
    grain: Grain | None = None
    part: str | None = None
    noun: str = ""
    """The noun behind the name: "province", "countryside"."""
    written: str = ""
    """Name and noun as they stand there."""


def phrase_of(words: Sequence[Word], head: Word) -> Phrase | None:
    """The phrase up to its head taken apart; None where it holds no name."""
    inside = _named_part([w for w in words if w.i <= head.i])
    while len(inside) > 1 and inside[-1].lower.rstrip(".") in nouns("times"):
        inside.pop()  # headlines write "in Khost Overnight"
    whole, grain, part, noun = as_text(inside), None, None, ""
    written = whole if inside and is_capital(inside[-1]) else None
    last = inside[-1].lower if len(inside) > 1 else ""
    if last and (grain := grain_of(last)):
        part = whole if grain in {"site", "neighbourhood"} or last in listed("grains", "around") else None
        noun = inside.pop().lower
    elif last in listed("grains", "around"):
        grain, part = ("province" if last in listed("grains", "provincial") else None), whole
        noun = inside.pop().lower
    while len(inside) > 1 and inside[0].lower in listed("grains", "directions"):
        part = whole
        inside.pop(0)
    if len(inside) > 1 and inside[0].lower in listed("grains", "leading"):
        grain, part = "site", whole
    owner = max((i for i, w in enumerate(inside) if w.tag == "POS"), default=-1)
    inside = inside[owner + 1 :] if owner + 1 < len(inside) else inside[:owner]
    if not inside or not any(is_capital(w) for w in inside):
        return None
    if not all(is_capital(w) or w.lower in _INSIDE or len(w.text) <= _PARTICLE for w in inside) or not _opens(inside):
        return None
    if all(w.lower in listed("grains", "directions") or w.text == "-" for w in inside):
        return None
    return Phrase(as_text(inside), written, grain, part, noun, whole)


def shared_noun(head: Word) -> str | None:
    """The noun that a name shares with those joined to it: "Sangin and Marjah districts", "in Bor, Wau counties"."""
    top = head
    while top.dep == "conj" and top.head is not top:
        top = top.head
    after = [w for w in (*conjuncts(top), *children(top, "appos")) if w.i > head.i]
    after += [top.head] if top.dep in {"nmod", "compound"} and conjuncts(top)[1:] else []
    return next((w.lower for w in after if w.tag == "NNS" and grain_of(w.lower)), None)


def _opens(name: Sequence[Word]) -> bool:
    """Whether a name may begin so: with a capital, or an article that is written as one with it ("al-Hawl")."""
    return is_capital(name[0]) or (len(name) > 2 and name[1].text == "-")


def _named_part(words: list[Word]) -> list[Word]:
    """From the first capital or direction on, behind the adjectives: "rebel-held", "the nearby"."""
    first = next((i + 1 for i in range(len(words) - 2, -1, -1) if not _in_name(words, i)), 0)
    while first < len(words) - 1 and words[first].pos in {"DET", "NUM", "PUNCT", "PART"}:
        first += 1
    return words[first:]


def _in_name(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if at and len(word.text) <= _PARTICLE and words[at - 1].text == "-":
        return True
    return is_capital(word) or word.lower in LOWER_PARTS or word.lower in listed("grains", "directions")


@cache
def _grains() -> dict[str, Grain]:
    words = table("read/words/grains")
    return {word: grain for grain in GRAINS for word in words.get(grain, "").split()}


def grain_of(noun: str) -> Grain | None:
    """How exact a place noun is; None for nouns that do not say."""
    return next((grain for form in singulars(noun) if (grain := _grains().get(form))), None)
