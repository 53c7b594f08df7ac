"""Hyphenated compounds: "rebel-held Azaz", "a Russian and Iranian-backed force", "pro-government fighters".

The parser splits most of them at the hyphens and seldom agrees with itself on the tree: they are read on the surface.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Sentence, Span, Word

HYPHENS = frozenset({"-", "‐", "‑", "–"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod", "advmod", "quantmod"})


@dataclass(frozen=True)
class Compound:
    """`parts` stand at one side of the hyphen, `cue` at the other; `head` is the noun that the whole describes."""

    cue: Word
    key: str
    """"held" in "rebel-held", "pro" in "pro-government"; lower case."""
    parts: tuple[Span, ...]
    """More than one in "Russian and Iranian-backed"."""
    last: Word
    """The last word of the last part."""
    head: Word


def compounds(sentence: Sentence, endings: Collection[str], beginnings: Collection[str] = ()) -> Iterator[Compound]:
    """The compounds of a sentence that end ("-held") or begin ("pro-") with one of these words."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.text in HYPHENS:
            yield from _split(words, at, endings, beginnings)
        elif "-" in word.text[1:]:
            yield from _whole(words, at, endings, beginnings)


def _split(words: Sequence[Word], at: int, endings: Collection[str], beginnings: Collection[str]) -> Iterator[Compound]:
    if not 0 < at < len(words) - 1:
        return
    before, after = words[at - 1], words[at + 1]
    if after.lower in endings and (head := following_noun(words, at + 1)) is not None:
        first = _first(words, at - 1)
        parts = (*_joined(words, first), Span(words[first].start, before.end))
        yield Compound(after, after.lower, parts, before, head)
    elif before.lower in beginnings:
        end = _past_hyphens(words, at + 1)
        if (head := following_noun(words, end)) is not None:
            yield Compound(before, before.lower, (Span(after.start, words[end].end),), words[end], head)


def _whole(words: Sequence[Word], at: int, endings: Collection[str], beginnings: Collection[str]) -> Iterator[Compound]:
    word = words[at]
    left, right = word.text.rsplit("-", 1)
    first, rest = word.text.split("-", 1)
    if right.lower() in endings and left:
        part = Span(word.start, word.start + len(left))
    elif first.lower() in beginnings and rest:
        part = Span(word.end - len(rest), word.end)
    else:
        return
    if (head := following_noun(words, at)) is not None:
        key = right.lower() if right.lower() in endings else first.lower()
        yield Compound(word, key, (*_joined(words, at), part), word, head)


def _first(words: Sequence[Word], at: int) -> int:
    """Index of the first word of the name that ends at `at`: "al-Qaida", "Islamic State"."""
    while at >= 2 and words[at - 1].text in HYPHENS and words[at - 1].end == words[at].start:
        at -= 2
    while at and words[at].text[0].isupper() and words[at - 1].text[0].isupper() and words[at - 1].pos == "PROPN":
        at -= 1
    return at


def _past_hyphens(words: Sequence[Word], at: int) -> int:
    while at + 2 < len(words) and words[at + 1].text in HYPHENS and words[at].end == words[at + 1].start:
        at += 2
    return at


def _joined(words: Sequence[Word], first: int) -> tuple[Span, ...]:
    """The other half of "Russian and Iranian-backed": an adjective or name that only modifies."""
    if first < 2 or words[first - 1].lower not in {"and", "or"}:
        return ()
    end = first - 2
    if words[end].text in HYPHENS:  # "US- and Turkish-backed"
        end -= 1
    other = words[end]
    start = _first(words, end)
    modifies = other.tag == "JJ" or other.dep in MODIFIERS or (start < end and words[end - 1].text in HYPHENS)
    if end < 0 or not other.text[0].isupper() or not modifies:
        return ()
    return (Span(words[start].start, other.start + len(other.text.rstrip("-"))),)


def following_noun(words: Sequence[Word], at: int) -> Word | None:
    """The noun that the adjective or compound ending at `at` stands before, read on the surface."""
    end = at + 1
    while end < len(words) and (
        words[end].pos in INSIDE or words[end].text in HYPHENS or words[end - 1].text in HYPHENS
    ):
        end += 1
    run = words[at + 1 : end]
    head = next((w for w in run if w.pos in {"NOUN", "PROPN"}), None)
    while head is not None and head.dep in MODIFIERS and head.i < head.head.i <= run[-1].i:
        head = head.head
    return head
