"""A verb of harm in its sentence: what stands before it, whether it is passive, and which verb is joined to it."""

from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Word
from onrecord.read.tolls.groups import Groups
from onrecord.read.tolls.harms import Verb, harms
from onrecord.read.tree import child


@dataclass(frozen=True)
class Left:
    """What stands left of a verb, auxiliaries and adverbs passed over."""

    at: int
    """Index of the first other word; -1 where there is none."""
    be: bool
    """Whether a form of "be" or "get" of this verb was passed."""
    have: bool


def left_of(groups: Groups, k: int) -> Left:
    """Look left of word `k`."""
    rules = harms()
    i, be, have = k - 1, False, False
    while i >= 0 and i not in groups.number:
        word = groups.words[i]
        if word.lower in rules["auxiliaries"] and word.pos in {"AUX", "VERB", "PART"}:
            be = be or not have  # "are said to have killed": the form of "be" belongs to another verb
        elif word.lower in rules["perfect"]:
            have = True
        elif word.lower not in rules["adverbs"] and word.tag not in {"RB", "MD"} and not is_joined(groups, i, k):
            break
        i -= 1
    return Left(i, be, have)


def is_joined(groups: Groups, i: int, k: int) -> bool:
    """Whether word `i` belongs to an earlier harm verb that is joined to the verb at `k`: "shot and", "killed or"."""
    word = groups.words[i]
    if word.lower in harms()["joins"]:
        return i > 0 and groups.lower(i - 1) in harms().cues and groups.words[i - 1].tag.startswith(("VB", "JJ"))
    return word.lower in harms().cues and word.tag.startswith("VB") and i + 1 < k


@dataclass(frozen=True)
class Cue:
    """The verb at word `k` of a sentence."""

    groups: Groups
    k: int
    verb: Verb
    said_by: Word
    """The word that says the harm: the verb, or what completes it ("took … hostage")."""

    @property
    def word(self) -> Word:
        """The verb itself."""
        return self.groups.words[self.k]

    @cached_property
    def left(self) -> Left:
        """What stands before it."""
        return left_of(self.groups, self.k)

    @cached_property
    def right(self) -> int:
        """Where its object would begin: past what completes it, joined verbs and adverbs."""
        at = self.k + 1 + (self.said_by.i == self.word.i + 1)
        if self.joined is not None:
            at = self.joined + 1
        while at not in self.groups.number and (word := self.groups.at(at)) is not None and word.tag == "RB":
            at += 1
        return at

    @cached_property
    def is_passive(self) -> bool:
        """Whether the harmed stand before the verb, though it is done to them."""
        if not harms().is_participle(self.word.lower):
            return False
        if self.left.be or self.left.have:
            return self.left.be
        if self.word.dep == "acl" and self.word.tag == "VBN":
            return True
        following = self.groups.at(self.right)
        if following is not None and following.text == "(":
            return True  # "14 killed (body count)"
        joined = self.groups.at(self.joined) if self.joined is not None else None
        if joined is not None and child(joined, "dobj"):
            return False  # "the patrol seized and destroyed arms"
        if child(self.word, "dobj") or (following is not None and following.tag == "WP"):
            return False  # "killed what they called rebels"
        group = self.groups.starting(self.right)
        return group is None or not (group.said or self.groups.is_people(group))

    @cached_property
    def joined(self) -> int | None:
        """Index of a second harm verb with nothing but "and" or "or" between: "killed or seriously wounded"."""
        groups, rules, i = self.groups, harms(), self.k + 1
        if groups.lower(i) not in rules["joins"] and groups.lower(i) != ",":
            return None
        i += 1
        while groups.lower(i) in rules["adverbs"] or groups.lower(i) in rules["joins"]:
            i += 1
        word = groups.at(i)
        if word is None or word.dep == "amod" or not (word.lower in rules.verbs or word.lower in rules.states):
            return None
        return i if word.lower.endswith("ing") == self.word.lower.endswith("ing") else None

    @property
    def is_manner(self) -> bool:
        """Whether it only says how another verb's harm came about: "shot and wounded"."""
        return self.said_by is self.word and self.verb.base in harms()["how"] and self.joined is not None

    @property
    def second_harm(self) -> str | None:
        """The harm of the joined verb, where it is another."""
        if self.joined is None:
            return None
        lower, rules = self.groups.lower(self.joined), harms()
        if lower in rules.verbs and rules.verbs[lower].base in rules["only_said"]:
            return None  # "seized and destroyed weapons"
        harm = rules.verbs[lower].harm if lower in rules.verbs else rules.states[lower]
        return harm if harm != self.verb.harm else None

    @property
    def is_second(self) -> bool:
        """Whether an earlier verb speaks for this one, too."""
        i, rules = self.k - 1, harms()
        while i > 0 and (self.groups.lower(i) in rules["adverbs"] or self.groups.lower(i) in {*rules["joins"], ","}):
            i -= 1
        first = self.groups.at(i)
        if first is None or i == self.k - 1 or first.lower not in rules.verbs:
            return False
        verb = rules.verbs[first.lower]
        return verb.base not in rules["how"] and Cue(self.groups, i, verb, first).joined == self.k

    @property
    def is_aim(self) -> bool:
        """Whether it is what somebody is out for: "an operation to capture a leader", "avoid harming"."""
        if self.word.tag == "VBG" and self.groups.lower(self.k - 1) in harms()["averted"]:
            return True
        if self.word.tag != "VB" or self.groups.lower(self.k - 1) not in {"to", *harms()["joins"]}:
            return False
        before = {self.groups.lower(self.k - 2), self.word.head.lower, self.word.head.head.lower}
        return not harms()["aims"].isdisjoint(before)

    @property
    def is_infinitive(self) -> bool:
        """Whether it is told as something to be done."""
        return self.word.tag == "VB" and self.groups.lower(self.k - 1) == "to"
