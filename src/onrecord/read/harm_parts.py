"""Parts of a toll: "including three children", "of whom 12 were soldiers", "among the dead was a guard"."""

from collections.abc import Iterator, Sequence

from onrecord.read.findings import Finding, finding
from onrecord.read.groups import Groups, subject
from onrecord.read.harms import harms, matches
from onrecord.read.tree import conjuncts


def parts(groups: Groups, found: Sequence[Finding]) -> Iterator[Finding]:
    """Tolls that are parts of tolls told before them in the sentence, or of "the dead" of another."""
    rules = harms()
    for k, word in enumerate(groups.words):
        if word.lower in rules.collectives:
            yield from _among(groups, k)
        for phrase in rules.parts:
            if word.lower == phrase[0] and matches(groups.words, k, phrase):
                yield from _inherited(groups, k, k + len(phrase), found)


def _inherited(groups: Groups, k: int, end: int, found: Sequence[Finding]) -> Iterator[Finding]:
    """The groups behind "including" share the harm of the nearest toll before it."""
    before = [f for f in found if f.group.end <= k]
    if not before:
        return
    whole = max(before, key=lambda f: f.group.end)
    if groups.lower(k) == "of":  # many of them civilians, of whom 12 were civilians
        if k - 1 in groups.number:
            yield from _share(groups, k - 1, end, whole)
            return
    if groups.lower(end) in {"were", "was", "are", "is"}:
        end += 1
    for group in groups.series(end):
        if groups.is_people(group) or (group.said and group.counted is None):
            yield finding(groups, group, whole.harm, whole.cue, "part")


def _share(groups: Groups, number: int, end: int, whole: Finding) -> Iterator[Finding]:
    """ "many of them civilians"."""
    while groups.lower(end) in {"were", "was", "are", "is", "reportedly", "believed", "to", "be"}:
        end += 1
    who, share = groups.starting(end), groups.of(groups.words[number])
    if share is not None and who is not None and groups.is_people(who):
        yield finding(groups, share, whole.harm, whole.cue, "share", victims=groups.party(who))


def _among(groups: Groups, k: int) -> Iterator[Finding]:
    """ "among the dead were two boys", "the victims include a guard", "a guard was among those killed"."""
    rules, word = harms(), groups.words[k]
    harm = rules.collectives[word.lower]
    if groups.lower(k - 1) not in {"the", "those", "these", "other"} and word.lower not in {"victims"}:
        return
    start = k - 1
    while groups.lower(start) in {"the", "those", "these", "other"}:
        start -= 1
    if groups.lower(start) == "of" and start - 1 in groups.number:
        group = groups.of(groups.words[start - 1])
        if group is not None and word.lower == "victims":
            after = groups.starting(k + 2) if groups.lower(k + 1) in {"were", "was", "are"} else None
            yield finding(groups, group, harm, word, "of the victims", victims=groups.party(after) if after else None)
        return
    among = groups.lower(start) in {"among", "amongst"}
    end = k + 1
    while end < len(groups.words) and groups.words[end].tag in {"IN", "NN", "NNP", "DT"} and end < k + 6:
        end += 1
    verb = (
        groups.lower(end)
        if groups.lower(k + 1) not in {"were", "was", "are", "is", "include", "included", "includes"}
        else groups.lower(k + 1)
    )
    if groups.lower(k + 1) == verb:
        end = k + 1
    if (among and start <= 2 and verb in {"were", "was", "are", "is"}) or (
        not among and verb in {"include", "included", "includes"}
    ):
        for group in groups.series(end + 1):
            if groups.is_people(group):
                yield finding(groups, group, harm, word, "among the dead")
    elif among:
        preposition = groups.words[start]
        head = subject(preposition.head)
        for one in conjuncts(head) if head is not None else []:
            group = groups.of(one)
            if group is not None and groups.is_people(group):
                yield finding(groups, group, harm, word, "among the dead")
