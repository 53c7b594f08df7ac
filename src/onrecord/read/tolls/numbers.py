"""Tolls of bare numbers, after words that say of what: "The army put the number at 12", "the rebels speak of 40"."""

from collections.abc import Iterator, Sequence

from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import Group, Groups
from onrecord.read.tolls.harms import harms, matches

_REACH = 4
"""Words between "the number" and what it is put at ("the number so far is at least 12")."""
_ENDS = frozenset({".", ",", ";", ")", '"', "-", "–", "and", "but", "not", "or", "since", ""})


def of_numbers(groups: Groups, found: Sequence[Finding], before: Sequence[Finding]) -> Iterator[Finding]:
    """The bare numbers that are told as another number of what is counted before them, or in the sentence `before`."""
    rules = harms()
    taken = {f.figure.span for f in found}
    for k, (first, last, _) in groups.number.items():
        group = groups.of(groups.words[k]) if k == first else None
        earlier = [f for f in found if f.group.end <= k] or before
        if group is None or group.counted is not None or group.figure.span in taken or not earlier:
            continue
        summed = next((p for p in rules.summing if matches(groups.words, last + 1, p)), ())
        grave = groups.lower(last + 1) in rules["gravely"] and groups.lower(first - 1) in {",", "(", "and"}
        end = last + 1 + (1 if grave else len(summed))
        if groups.lower(end) in _ENDS and (grave or summed or _is_told(groups, first)):
            yield _like(groups, group, earlier[-1])


def _is_told(groups: Groups, first: int) -> bool:
    """Whether the number at word `first` is what somebody says, or what "the number" is."""
    rules, before = harms(), first - 1
    _, last, _ = groups.number[first]
    if first == 0 and groups.lower(last + 1) == "," and groups.lower(last + 2) in rules["telling"]:
        return True  # "Twenty, say the rebels"
    if any(matches(groups.words, first - len(p), p) for p in rules.beside if first >= len(p)):
        return True
    while groups.lower(before) in {"of", "a", "an", "only", '"', "``"}:
        before -= 1
    if groups.lower(before) in rules["telling"] and before > 0:
        return groups.lower(before - 1) != "there"
    near = [groups.lower(i) for i in range(first - _REACH, first + 1)]
    named = next((i for i in range(first - 1, first - 1 - _REACH, -1) if groups.lower(i) in rules["numbers"]), None)
    return named is not None and groups.lower(named + 1) != "of" and not rules["put_at"].isdisjoint(near)


def _like(groups: Groups, group: Group, before: Finding) -> Finding:
    found = finding(groups, group, before.harm, group.head, "number told", also=before.also)
    return found.with_victims(before.victims)
