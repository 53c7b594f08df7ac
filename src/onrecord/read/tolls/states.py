"""Tolls of states: "12 dead", "hundreds wounded", "two wounded soldiers", "some are missing", "in custody"."""

from collections.abc import Iterator

from onrecord.read.mentions import kind_of
from onrecord.read.tolls.cues import left_of
from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import Group, Groups, subject
from onrecord.read.tolls.harms import harms


def of_state(groups: Groups, k: int) -> Iterator[Finding]:
    """The toll of the adjective or participle at word `k`, or of "custody"; none where it is neither."""
    rules, word = harms(), groups.words[k]
    if harm := rules.custody.get(word.lower):
        group = _in_custody(groups, k)
        if group is not None:
            yield finding(groups, group, harm, word, "in custody")
    elif word.lower in rules.states:
        attributive = _before_noun(groups, k)
        group = attributive or _predicated(groups, k)
        if group is not None:
            yield finding(groups, group, rules.states[word.lower], word, "attributive" if attributive else "state")


def _before_noun(groups: Groups, k: int) -> Group | None:
    """ "a wounded child", "16 missing soldiers"."""
    word = groups.words[k]
    if word.dep != "amod" or word.head.i < word.i or word.lower in harms()["never_attributive"]:
        return None
    group = groups.of(word.head)
    if group is None or group.start > k or group.told or not groups.is_people(group):
        return None
    return group if group.said or groups.lower(group.start) in harms()["indefinite"] else None


def _predicated(groups: Groups, k: int) -> Group | None:
    """ "12 dead", "thousands of wounded", "some are still missing"."""
    word, left = groups.words[k], left_of(groups, k)
    before_its_noun = word.dep == "amod" and word.head.i > word.i and groups.lower(k + 1) != ","
    if before_its_noun and kind_of(word.head) in {"force", "people"}:
        return None
    near = groups.ending(left.at - (groups.lower(left.at) == "of"))
    if near is not None and (near.said or left.be) and (near.counted is None or groups.is_people(near)):
        return near
    head = subject(word.head) if left.be and word.dep in {"acomp", "attr", "oprd"} else None
    group = groups.of(head) if head is not None else None
    if group is None or not groups.is_people(group) or group.head.lower in harms().people:
        return None
    return group


def _in_custody(groups: Groups, k: int) -> Group | None:
    """ "520 fighters were in government custody", "12 are in enemy hands", "some 9,000 are on the move"."""
    prepositions = harms().custody_after[groups.lower(k)]
    at = next((i for i in range(k - 1, max(-1, k - 4), -1) if groups.lower(i) in prepositions), None)
    group = groups.ending(left_of(groups, at).at) if at is not None else None
    if group is not None and not group.said and groups.lower(group.start - 1) == "and":
        before = groups.ending(group.start - 2)  # "300 women and children"
        group = before if groups.shares_number(before, group) else group
    if group is None or not group.said or not (group.counted is None or groups.is_people(group)):
        return None
    return group
