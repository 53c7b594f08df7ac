"""The sides in an act: parties at words, inside compounds ("US" in "US-backed"), and behind what they own."""

from collections.abc import Iterable
from functools import cache

from onrecord.model import Party, Reading, Span, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import nouns
from onrecord.read.mentions.parties import party
from onrecord.read.tree import children, conjuncts, noun_phrase

_REACH = 8
"""Mentions of forces back that "both" can reach."""
_CAPITALS = frozenset({"amod", "compound", "nmod", "npadvmod"})


class Sides:
    """Finds the parties of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._named: dict[str, Party] = {}
        for mention in reading.mentions:
            text = _bare(mention.span.of(reading.report.text))
            if mention.kind in {"force", "person", "place"} and (mention.actor or text not in self._named):
                self._named[text] = party(mention)

    def at(self, words: Iterable[Word]) -> tuple[Party, ...]:
        """Those of the words that stand for somebody; not "nobody"."""
        found = (self.of(w) for w in words if self.is_side(w))
        return tuple(p for p in found if p.name.casefold() not in _words("nobody"))

    def everybody(self, words: Iterable[Word]) -> tuple[Party, ...]:
        """Those of the words that stand for somebody, and the two that "both" and "the two groups" mean."""
        return tuple(p for w in words for p in self.both(w) or self.at([w]))

    def both(self, word: Word) -> tuple[Party, ...]:
        """The last two parties told before "both", "the two groups"; none where the word is no such thing."""
        if word.lower not in _words("pair") and not any(c.lower in _words("pair") for c in word.children):
            return ()
        if word.lower not in _words("pair") and word.lemma not in _words("pair_of"):
            return ()
        before = [
            m for m in self._reading.mentions if m.kind == "force" and m.span.end <= word.start and m.head != word.i
        ]
        told: dict[str, Party] = {}
        for mention in reversed(before[-_REACH:]):
            told.setdefault(mention.name.casefold(), party(mention))
        two = list(told.values())[:2]
        return (two[1], two[0]) if len(two) == 2 else ()

    def bodies(self, found: Iterable[Word]) -> tuple[Party, ...]:
        """Forces, persons, people and media; no things and no places."""
        kinds = {"force", "person", "people"}
        there = ((w, self._reading.mention_of.get(w.i)) for w in found)
        return self.at(w for w, m in there if m is None or m.kind in kinds or m.actor or w.lemma in _words("media"))

    def forces(self, found: Iterable[Word]) -> tuple[Party, ...]:
        """Forces alone."""
        return self.at(w for w in found if self._is_force(w))

    def of(self, word: Word) -> Party:
        """Whoever stands at the word; by its own phrase where it is no mention ("their", "US")."""
        mention = self._reading.mention_of.get(word.i)
        return party(mention) if mention else self.within(noun_phrase(word) if word.pos == "NOUN" else word.span)

    def within(self, span: Span) -> Party:
        """The party whose name the span is, known by a mention of the same words elsewhere in the report."""
        text = span.of(self._reading.report.text)
        same = self._named.get(_bare(text))
        return Party(span=span, name=same.name if same else text, actor=same.actor if same else None)

    def is_side(self, word: Word) -> bool:
        """Whether the word can stand for a party: anything but things, and places that are no names (of states)."""
        mention = self._reading.mention_of.get(word.i)
        if word.lower in _words("media"):
            return True
        if mention is None:
            return word.tag == "PRP$" or (word.pos == "PROPN" and word.text[0].isalnum())
        if mention.kind == "place":
            return word.pos == "PROPN" and (mention.place is None or mention.place.grain in {"country", "town"})
        return mention.kind != "thing" or word.lower in {"it", "which"}

    def named(self, word: Word) -> Party:
        """Whoever stands at the word, by the name that an apposition gives: "the president, X"."""
        for one in children(word, "appos"):
            if one.pos == "PROPN" and word.pos == "NOUN" and self.is_side(one):
                return self.of(one)
        return self.of(word)

    def armed(self, found: Iterable[Word]) -> tuple[Party, ...]:
        """Forces, states, peoples by name and pronouns; no civilians."""
        kinds = ((w, self._reading.mention_of.get(w.i)) for w in found)
        return self.at(
            w for w, m in kinds if m is None or m.kind in {"force", "place"} or w.pos in {"PRON", "PROPN"} or m.actor
        )

    def owners(self, noun: Word) -> tuple[Party, ...]:
        """Whose it is: "X's support", "its backers", "the support of X", "US support", "coalition air strikes"."""
        for owner in children(noun, "poss"):
            return self.at(conjuncts(owner)) if owner.tag != "PRP$" else (self.possessor(noun, owner),)
        return self.modifiers(noun)

    def possessor(self, noun: Word, pronoun: Word) -> Party:
        """Whom "its" and "their" mean: "X and its allies", "X said its allies"; the pronoun where nobody tells."""
        mention = self._reading.mention_of.get(pronoun.i)
        if pronoun.lower not in {"its", "their", "his", "her"} or (mention and mention.name.lower() != pronoun.lower):
            return self.of(pronoun)
        if noun.dep == "conj" and noun.head.pos != "VERB" and self.is_side(noun.head):
            return self.of(noun.head)
        before = [w for w in pronoun.sentence.words if w.i < pronoun.i]
        nearest = next((w for w in reversed(before) if self._is_force(w)), None)
        return self.of(nearest or pronoun)

    def _is_force(self, word: Word) -> bool:
        mention = self._reading.mention_of.get(word.i)
        return mention is not None and mention.kind == "force"

    def modifiers(self, noun: Word) -> tuple[Party, ...]:
        """Named parties that stand before the noun as adjectives or nouns: "Russian and Iranian backers"."""
        found: list[Party] = []
        for one in children(noun, *_CAPITALS):
            names = (w for w in conjuncts(one) if w.i < noun.i and _is_name(w))
            found.extend(self.within(_name_span(w)) for w in names)
        return tuple(found)


@cache
def _words(name: str) -> frozenset[str]:
    """One list of words/sides.yaml."""
    return frozenset(table("read/words/sides")[name])


def _is_name(word: Word) -> bool:
    if word.lower in _words("ranks"):
        return False
    if word.text[0].isupper() or word.lower in _words("adjectives"):
        return True
    return word.pos == "NOUN" and word.lower in nouns("force")


def _name_span(word: Word) -> Span:
    span = word.span
    for one in children(word, "compound", "amod"):
        if one.text[0].isupper():
            span = span.join(one.span)
    return span


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold().removeprefix("the ")
