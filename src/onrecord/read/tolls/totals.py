"""Tolls of totals: "45 hostages", "the bodies of 70 villagers", "12 lives", "the toll rose to 43", "Killed: 14"."""

from collections.abc import Iterator

from onrecord.model import Party
from onrecord.read.mentions.parties import party
from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import NOUNS, Group, Groups
from onrecord.read.tolls.harms import harms
from onrecord.read.tolls.nouns import each_of, is_put, of_whom, sufferer
from onrecord.read.tree import child

_NEAR_LIVES = 7
_NEAR = 5


def of_totals(groups: Groups) -> Iterator[Finding]:
    """Tolls of people in a state, of lives, death tolls and tables of one sentence."""
    rules = harms()
    for k, word in enumerate(groups.words):
        lower = word.lower
        if lower not in rules.cues:
            continue
        if lower in rules.people and word.tag in NOUNS:
            yield from _people(groups, k)
        if lower in rules["lives"]:
            yield from _lives(groups, k)
        if lower in rules["tolls"] and groups.lower(k - 1) in rules["toll_after"]:
            yield from _put_at(groups, k, "killed")
        if lower in rules["counts"] and groups.lower(k - 1) in rules["counts_after"]:
            yield from (f.with_victims(None) for f in _put_at(groups, k, "killed"))
        harm = rules.collectives.get(lower) or rules.nouns.get(lower) or rules.people.get(lower)
        if harm and (_is_number_of(groups, k) or is_put(groups, k)):
            yield from _put_at(groups, k, harm)
        if lower in rules.states or lower in rules.verbs:
            yield from _table(groups, k)


def _people(groups: Groups, k: int) -> Iterator[Finding]:
    """ "45 hostages", "the bodies of 70 civilians", "600,000 refugees"."""
    rules, word = harms(), groups.words[k]
    harm, group = rules.people[word.lower], groups.of(word)
    if harm == "killed" and (of := of_whom(groups, k)):
        yield from each_of(groups, group, of, harm, word, "bodies of")
    elif harm == "detained" and _around(groups, k, _NEAR) & rules["freed"]:
        return
    elif group is not None and group.said and group.figure.high != 0:
        yield finding(groups, group, harm, word, "people in the state")
    elif group is not None and group.start == k and word.lower in rules["bodies"]:
        yield finding(groups, group, harm, word, "bodies")


def _lives(groups: Groups, k: int) -> Iterator[Finding]:
    """ "claimed 12 lives", "claimed the lives of 12 people", "claimed lives"; but not "lost their lives"."""
    word, group = groups.words[k], groups.of(groups.words[k])
    if not _around(groups, k, _NEAR_LIVES) & harms()["lives_with"]:
        return
    if of := of_whom(groups, k):
        yield from each_of(groups, group, of, "killed", word, "lives of")
    elif word.lower == "lives" and group is not None and (group.said or group.start == k):
        yield finding(groups, group, "killed", word, "lives").with_victims(sufferer(groups, word))


def _around(groups: Groups, k: int, reach: int) -> set[str]:
    return {groups.lower(i) for i in range(k - reach, k + reach)}


def _is_number_of(groups: Groups, k: int) -> bool:
    """Whether the number of the noun at `k` is spoken of: "the total number of reported deaths"."""
    near = [groups.lower(i) for i in range(k - _NEAR, k)]
    return "of" in near and not harms()["number_nouns"].isdisjoint(near)


def _put_at(groups: Groups, k: int, harm: str) -> Iterator[Finding]:
    """The number that a toll is put at or rises to: "rose from 12 to 43"."""
    best: Group | None = None
    i = k + 1
    while i < len(groups.words) and (best is None or groups.lower(best.start - 1) == "of"):
        first, last, _ = groups.number.get(i, (i, i, None))
        before = first - 1
        while groups.lower(before) in harms()["adverbs"] and groups.lower(before) not in harms()["put_at"]:
            before -= 1
        if i in groups.number and not harms()["put_at"].isdisjoint({groups.lower(before), groups.lower(first)}):
            best = groups.of(groups.words[i]) or best
        i = last + 1
    best = best or _number_before(groups, k)
    if best is not None:
        found = finding(groups, best, harm, groups.words[k], "toll")
        yield found if best.counted is not None else found.with_victims(_whose(groups, k))


def _number_before(groups: Groups, k: int) -> Group | None:
    """ "raised to 29 the number of men killed"."""
    at = next((i for i in range(k - 1, k - 1 - _NEAR, -1) if groups.lower(i) in harms()["number_nouns"]), 0)
    first, _, _ = groups.number.get(at - 2, (0, 0, None))
    put = first > 1 and groups.lower(at - 1) == "the" and groups.lower(first - 1) in harms()["put_at"]
    return groups.of(groups.words[at - 2]) if put else None


def _whose(groups: Groups, k: int) -> Party | None:
    """ "the number of its dead"."""
    owner = child(groups.words[k], "poss")
    mention = groups.reading.mention_of.get(owner.i) if owner is not None else None
    return party(mention) if mention is not None else sufferer(groups, groups.words[k])


def _table(groups: Groups, k: int) -> Iterator[Finding]:
    """ "Killed: 14"."""
    if groups.lower(k + 1) not in harms()["cell_marks"] or k + 2 not in groups.number or k - 1 in groups.number:
        return
    word, group = groups.words[k], groups.of(groups.words[k + 2])
    harm = harms().states.get(word.lower) or harms().verbs[word.lower].harm
    if group is not None:
        yield finding(groups, group, harm, word, "table")
