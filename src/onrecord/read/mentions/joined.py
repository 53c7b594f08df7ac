"""Adjectives joined before one noun: "Afghan and coalition forces", of which the parser makes two parties."""

from msgspec.structs import replace

from onrecord.model import Gazetteer, Mention, Reading, Word
from onrecord.read.mentions import nouns, singulars
from onrecord.read.tree import child, children


def joined(reading: Reading, gazetteer: Gazetteer) -> dict[int, Mention]:
    """Head of the force -> the whole phrase, as the mention of the nationality before it."""
    found = {}
    for mention in reading.mentions:
        first = reading.words[mention.head]
        if not first.text[:1].isupper() or first.tag in {"NNPS", "NNS"} or first.pos == "PRON":
            continue
        last = next(iter(children(first, "conj")), None)
        other = reading.mention_of.get(last.i) if last is not None else None
        if last is None or other is None or not _is_one(reading, first, last, other):
            continue
        if _is_demonym(first, gazetteer):
            name, span = f"{mention.name} and {other.name}", mention.span.join(other.span)
            found[last.i] = replace(other, head=first.i, span=span, name=name, kind="force")
    return found


def _is_one(reading: Reading, first: Word, last: Word, other: Mention) -> bool:
    """Whether only "and" stands between the adjective and a phrase that ends in a noun for a force."""
    between = reading.report.text[first.end : other.span.start].strip()
    if between != "and" or last.pos != "NOUN" or child(last, "det") is not None:
        return False
    return any(f in nouns("force") for f in singulars(last.lower))


def _is_demonym(word: Word, gazetteer: Gazetteer) -> bool:
    """Whether it is of a country without being its name."""
    code = gazetteer.country(word.text)
    country = gazetteer.place(code) if code else None
    return country is not None and country.name != word.text and not word.text.isupper()
