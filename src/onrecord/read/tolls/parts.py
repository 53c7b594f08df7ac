"""Parts of a toll: "including three children", "of whom 12 were soldiers", "among the dead was a guard"."""

from collections.abc import Iterator, Sequence

from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import Group, Groups, subject
from onrecord.read.tolls.harms import harms, matches
from onrecord.read.tree import conjuncts


def parts(groups: Groups, found: Sequence[Finding], before: Sequence[Finding]) -> Iterator[Finding]:
    """Tolls that are parts of tolls `found` before them in the sentence, of "the dead" of another sentence, or of
    whom the sentence `before` counts ("They include two nurses")."""
    rules = harms()
    for k, word in enumerate(groups.words):
        if word.lower in rules.collectives and groups.lower(k - 1) in rules["collective_after"]:
            yield from _of_the_dead(groups, k)
        for phrase in rules.parts:
            if word.lower == phrase[0] and matches(groups.words, k, phrase):
                yield from _inherited(groups, k, k + len(phrase), found or (before if _means_them(groups, k) else ()))


def _inherited(groups: Groups, k: int, end: int, found: Sequence[Finding]) -> Iterator[Finding]:
    """The groups behind "including" share the harm of the nearest toll before it."""
    before = [f for f in found if f.group.end <= k or f.cue.sentence is not groups.words[0].sentence]
    if not before:
        return
    whole = max(before, key=lambda f: f.group.head.i)
    if groups.lower(k) == "of" and k - 1 in groups.number:
        yield from _share(groups, k - 1, end, whole)
        return
    for group in groups.series(_past_be(groups, end)):
        if groups.is_people(group) or (group.said and group.counted is None):
            yield finding(groups, group, whole.harm, whole.cue, "part")


def _means_them(groups: Groups, k: int) -> bool:
    """Whether a part at `k` is one of those counted in the sentence before: "they include", "three of them were"."""
    if groups.lower(k) in {"of", "among"} and groups.lower(k + 1) == "them":
        return True
    return k in {1, 2} and groups.lower(k - 1) in harms()["for_them"]


def _share(groups: Groups, number: int, end: int, whole: Finding) -> Iterator[Finding]:
    """ "many of them civilians"."""
    who, share = groups.starting(_past_be(groups, end)), groups.of(groups.words[number])
    if share is not None and who is not None and groups.is_people(who):
        yield finding(groups, share, whole.harm, whole.cue, "share").with_victims(groups.party(who))


def _past_be(groups: Groups, k: int) -> int:
    """Past "were", "are believed to be"."""
    while k not in groups.number and groups.lower(k) in harms()["being"]:
        k += 1
    return k


def _of_the_dead(groups: Groups, k: int) -> Iterator[Finding]:
    """The collective at `k` ("the dead", "those killed", "the victims") and who belongs to it."""
    rules, word, start = harms(), groups.words[k], k - 1
    harm = rules.collectives[word.lower]
    while groups.lower(start) in rules["collective_after"]:
        start -= 1
    if groups.lower(start) == "of" and start - 1 in groups.number:
        who = groups.starting(_past_be(groups, k + 1)) if groups.lower(k + 1) in rules["being"] else None
        share = groups.of(groups.words[start - 1])
        if share is not None and who is not None and groups.is_people(who):
            yield finding(groups, share, harm, word, "of the dead").with_victims(groups.party(who))
        return
    for group in _members(groups, start, k):
        if groups.is_people(group):
            yield finding(groups, group, harm, word, "among the dead")


def _members(groups: Groups, start: int, k: int) -> Iterator[Group]:
    """ "among the dead were two boys", "the victims include a guard", "a guard was among those killed"."""
    rules, among = harms(), groups.lower(start) in {"among", "amongst"}
    verb = next((i for i in range(k + 1, k + 7) if groups.lower(i) in rules["member_verbs"]), None)
    if verb is not None and (groups.lower(verb) not in rules["being"] or (among and start <= 2)):
        yield from groups.series(_past_be(groups, verb + 1))
    elif among:
        head, last = subject(groups.words[start].head), None
        for one in conjuncts(head) if head is not None else []:
            if (group := groups.of(one)) and not groups.shares_number(last, group):
                yield group
            last = group
