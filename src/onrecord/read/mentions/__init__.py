"""mentions: noun phrases and pronouns, and what kind of thing each stands for."""

from onrecord.model import Mention, MentionKind, Reading, Span, Word
from onrecord.read.mentions.names import as_text, listed, within
from onrecord.read.tree import child, noun_phrase

_INSIDE = frozenset({"compound", "nummod", "amod", "quantmod", "det", "predet", "punct", "cc", "prep"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "attr", "dative", "oprd"})
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


def nouns(kind: str) -> frozenset[str]:
    """One list of words/nouns.yaml."""
    return listed("nouns", kind)


def mentions(reading: Reading) -> Reading:
    """A mention for every noun phrase head."""
    found = [_mention(reading, word) for word in reading.words if is_head(word)]
    return reading.plus(mentions=tuple(found))


def is_head(word: Word) -> bool:
    """Whether the word heads a noun phrase: nouns, names, pronouns, numbers, and "the wounded"."""
    if word.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        return word.dep not in _INSIDE or _is_acting(word)
    if word.dep not in _ARGUMENTS:
        return False
    return word.pos in {"ADJ", "DET"} or (word.tag == "VBN" and child(word, "det") is not None)


def _is_acting(word: Word) -> bool:
    """Whether a modifier says who did a thing: "coalition strikes"."""
    if word.dep != "compound" or word.lower not in nouns("acting") or word.head.pos != "NOUN":
        return False
    return not any(f in nouns(k) for f in singulars(word.head.lower) for k in ("force", "people", "place"))


def _mention(reading: Reading, word: Word) -> Mention:
    span, kind = noun_phrase(word), kind_of(word)
    name = plain_name(reading, span, word)
    if (inner := content(word)) is not None:
        name = plain_name(reading, noun_phrase(inner), inner)
    elif kind == "place":
        inner = _of(word, "PROPN")  # "the village of Marjeh"
    if inner is not None:
        span = span.join(noun_phrase(inner))
    return Mention(span=span, head=word.i, kind=kind, name=name)


def content(word: Word) -> Word | None:
    """What "members of …", "dozens of …", "one of …" counts or groups."""
    return _of(word) if word.lower in nouns("parts") else None


def _of(word: Word, *pos: str) -> Word | None:
    of = next((c for c in word.children if c.dep == "prep" and c.lower == "of" and c.i > word.i), None)
    found = child(of, "pobj") if of is not None else None
    return found if found is not None and (not pos or found.pos in pos) else None


def plain_name(reading: Reading, span: Span, head: Word) -> str:
    """The phrase without articles and leading numbers ("the two soldiers" -> "soldiers")."""
    words = within(reading, span, head.i)
    counts = [i for i, w in enumerate(words) if w.dep == "nummod" and w.head is head and w.i < head.i]
    first = counts[-1] + 1 if counts else 0
    while first < len(words) - 1 and _is_count(words[first], head):
        first += 1
    return as_text(words[first:])


def _is_count(word: Word, head: Word) -> bool:
    if word.pos in {"DET", "PUNCT", "CCONJ"} or word.tag == "PRP$":
        return True
    return word.lower in nouns("vague") or (word.pos == "NUM" and (word.head is head or word.head.pos == "NUM"))


def kind_of(word: Word) -> MentionKind:
    """What the phrase under this head stands for, as far as its own words tell."""
    if word.pos == "PRON" and (kind := _pronoun_kind(word)):
        return kind
    if (inner := content(word)) is not None:
        kind = kind_of(inner)
        return "people" if kind in {"thing", "place"} and word.lower in {"members", "member"} else kind
    if word.pos == "NUM" or word.pos in {"ADJ", "DET", "VERB"}:
        return "people" if word.dep in {"nsubj", "nsubjpass", "dobj"} else "thing"
    kind = _noun_kind(word)
    if kind == "place" and word.tag == "NN" and word.dep == "dobj" and not word.children:
        return "thing"  # "take place", "gain ground", "lose territory": no place that could be found
    if kind == "people" and any(c.lower in nouns("armed") for c in word.children if c.i < word.i):
        return "force"
    if word.pos == "PROPN" and kind in {None, "people"} and is_titled(word):
        return "person"
    return kind or (_name_kind(word) if word.pos == "PROPN" or word.text.isupper() else "thing")


def _pronoun_kind(word: Word) -> MentionKind | None:
    if word.lower in nouns("person_pronouns"):
        return "person"
    if word.lower in nouns("people_pronouns"):
        return "people"
    return "thing" if word.lower in nouns("thing_pronouns") else None


def _noun_kind(word: Word) -> MentionKind | None:
    """The kind that the head noun's own list gives it."""
    forms = singulars(word.lower)
    if any(f in nouns("times") for f in forms):
        return "thing"
    kinds: tuple[MentionKind, ...] = ("force", "people", "place")
    for kind in kinds:
        if any(f in nouns(kind) for f in forms):
            return kind
    if word.lower.endswith(("men", "women", "ists")) and word.tag in {"NNS", "NNPS"}:
        return "people"
    return None


def singulars(lower: str) -> tuple[str, ...]:
    """The word and what its singular may be."""
    return (lower, *(lower.removesuffix(end) + new for end, new in _ENDINGS if lower.endswith(end)))


def is_titled(word: Word) -> bool:
    """Whether a name has a title before it ("spokesman Salah Jamil", "Gen. Ali")."""
    before = [c for c in word.children if c.i < word.i and c.dep in {"compound", "appos", "nmod"}]
    return any(c.lower.rstrip(".") in nouns("titles") for c in before)


def _name_kind(word: Word) -> MentionKind:
    """A guess at a name by its place in the sentence; the gazetteer knows better."""
    if word.lower in nouns("not_actors"):
        return "thing"
    if word.tag == "NNPS":
        return "people"
    if is_of_place(word) or (word.dep == "pobj" and word.head.lower in nouns("place_prepositions")):
        return "place"
    first = [c for c in word.children if c.dep == "compound" and c.pos == "PROPN" and c.i < word.i]
    return "person" if first and not word.text.isupper() else "force"


def is_of_place(word: Word) -> bool:
    """Whether the word is the name behind a place noun: "the city of …"."""
    of = word.head
    if word.dep != "pobj" or of.lower != "of" or of.head.pos != "NOUN":
        return False
    return any(f in nouns("place") for f in singulars(of.head.lower))
