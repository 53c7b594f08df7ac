"""Parts of a toll: "including three children", "of whom 12 were soldiers", "among the dead was a guard"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_span

from onrecord.model import Figure, Span
from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import Group, Groups, subject
from onrecord.read.tolls.harms import harms, matches
from onrecord.read.tree import conjuncts


def parts(groups: Groups, found: Sequence[Finding], before: Sequence[Finding]) -> Iterator[Finding]:
    """Tolls that are parts of tolls `found` before them in the sentence, of "the dead" of another sentence, or of
    whom the sentence `before` counts ("They include two nurses")."""
    rules = harms()
    for k, word in enumerate(groups.words):
        if k in groups.number:
            yield from _who_they_were(groups, k, found, before)
        elif word.lower in rules["bare_parts"]:
            yield from _bare_part(groups, k, found)
        if word.text in {":", "("}:
            yield from _listed(groups, k, found)
        if word.lower in rules.single and groups.lower(k - 1) in rules["single_after"]:
            yield from _only_victim(groups, k)
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
    if groups.lower(k) == "of" and groups.lower(k - 1) in harms()["wholes"]:
        yield from _most(groups, k - 1, _past_be(groups, end), whole)
        return
    for group in groups.series(_past_be(groups, end)):
        if group.counted is None and groups.lower(group.end) in harms()["was"]:
            continue  # "of whom 16 were soldiers": see below
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
    elif share is not None and groups.lower(end) in harms()["somewhere"]:
        for k in (number, *_others_somewhere(groups, end)):
            if (there := groups.of(groups.words[k])) is not None:
                yield finding(groups, there, whole.harm, whole.cue, "share").with_victims(whole.victims)


def _others_somewhere(groups: Groups, k: int) -> Iterator[int]:
    """The further numbers of "14 of them in the north and two in the south"."""
    for first, last in sorted({groups.number[i][:2] for i in groups.number if i > k}):
        if groups.lower(first - 1) in {"and", ","} and groups.lower(last + 1) in harms()["somewhere"]:
            yield first


def _most(groups: Groups, k: int, at: int, whole: Finding) -> Iterator[Finding]:
    """ "nearly all of them women", "mostly civilians": two or more, quoted with the words that say how many."""
    who, start = groups.starting(at), k
    if who is None or who.said or who.figure.high == 1 or not groups.is_people(who):
        return
    while groups.lower(start - 1) in harms()["wholes"]:
        start -= 1
    said = Span(groups.words[start].start, groups.words[who.end - 1].end)
    group = replace(who, start=start, figure=Figure(2, None, None, said))
    party, at = groups.party(who), groups.words[who.start].start
    if party is not None and party.span.start < at:  # the parser took "dead, mostly civilians" for one phrase
        party = with_span(
            party, span=Span(at, who.head.end), name=Span(at, who.head.end).of(groups.reading.report.text)
        )
    yield finding(groups, group, whole.harm, whole.cue, "most").with_victims(party)


def _bare_part(groups: Groups, k: int, found: Sequence[Finding]) -> Iterator[Finding]:
    """ "two hundred dead, mostly civilians"."""
    before = [f for f in found if f.group.end < k and f.figure.high != 0]
    if before and groups.lower(k - 1) in {",", "(", "-"}:
        yield from _most(groups, k, k + 1, max(before, key=lambda f: f.group.head.i))


def _who_they_were(groups: Groups, k: int, found: Sequence[Finding], before: Sequence[Finding]) -> Iterator[Finding]:
    """ "31 people died; 16 were policemen and 15 children": parts of a toll told right before."""
    first, last, _ = groups.number[k]
    if k != first or groups.lower(last + 1) not in harms()["was"]:
        return
    who, share = groups.starting(_past_be(groups, last + 1)), groups.of(groups.words[k])
    whole = max((f for f in found if f.group.end <= k), key=lambda f: f.group.head.i, default=None)
    whole = whole or (before[0] if before else None)
    if whole is None or share is None or share.counted is not None or who is None or who.said:
        return
    if groups.is_people(who) and who.head.tag in {"NNS", "NN"} and share.figure.low <= whole.figure.low:
        yield finding(groups, share, whole.harm, whole.cue, "who they were").with_victims(groups.party(who))
        for group in [*groups.series(who.end + 1)] if groups.lower(who.end) in {"and", ","} else []:
            if group.said and groups.is_people(group):
                yield finding(groups, group, whole.harm, whole.cue, "who they were")


def _past_be(groups: Groups, k: int) -> int:
    """Past "were", "are believed to be"."""
    if groups.lower(k) == "," and (end := next((i for i in range(k + 2, k + 5) if groups.lower(i) == ","), 0)):
        k = end + 1  # "four of them, they say, were farmers"
    while k not in groups.number and groups.lower(k) in harms()["being"]:
        k += 1
    return k


def _listed(groups: Groups, k: int, found: Sequence[Finding]) -> Iterator[Finding]:
    """ "four dead: two soldiers, a policeman and a child", "40 killed (25 men, 15 women)"."""
    before = [f for f in found if f.group.end <= k and f.figure.low > 1]
    closed = next((i for i in range(k, len(groups.words)) if groups.lower(i) == ")"), None)
    behind = groups.words[k + 1 : closed if groups.lower(k) == "(" else None]
    if not before or any(w.lower in harms().cues or w.tag.startswith("VB") for w in behind):
        return
    for group in groups.series(k + 1):
        if group.end > k + 1 + len(behind):
            break
        if groups.is_people(group) and (group.said or groups.lower(group.start) in harms()["indefinite"]):
            yield finding(groups, group, before[-1].harm, before[-1].cue, "listed")


def _only_victim(groups: Groups, k: int) -> Iterator[Finding]:
    """ "the only victim was a guard"."""
    for group in groups.series(_past_be(groups, k + 1)) if groups.lower(k + 1) in harms()["was"] else ():
        if groups.is_people(group):
            yield finding(groups, group, harms().single[groups.lower(k)], groups.words[k], "only victim")


def _of_the_dead(groups: Groups, k: int) -> Iterator[Finding]:
    """The collective at `k` ("the dead", "those killed", "the victims") and who belongs to it."""
    rules, word, start = harms(), groups.words[k], k - 1
    harm = rules.collectives[word.lower]
    while groups.lower(start) in rules["collective_after"]:
        start -= 1
    if groups.lower(start) == "of" and start == 0:
        yield from _of_those(groups, k, harm)
        return
    if groups.lower(start) == "of" and start - 1 in groups.number:
        who = groups.starting(_past_be(groups, k + 1)) if groups.lower(k + 1) in rules["being"] else None
        share = groups.of(groups.words[start - 1])
        if share is not None and who is not None and groups.is_people(who):
            yield finding(groups, share, harm, word, "of the dead").with_victims(groups.party(who))
        return
    for group in _members(groups, start, k):
        if groups.is_people(group):
            yield finding(groups, group, harm, word, "among the dead")


def _of_those(groups: Groups, k: int, harm: str) -> Iterator[Finding]:
    """ "Of those killed, nine were women"."""
    for i in range(k + 1, len(groups.words)):
        first, last, _ = groups.number.get(i, (0, 0, None))
        who = (
            groups.starting(_past_be(groups, last + 1))
            if first == i and groups.lower(last + 1) in harms()["was"]
            else None
        )
        share = groups.of(groups.words[i])
        if who is not None and share is not None and share.counted is None and groups.is_people(who):
            yield finding(groups, share, harm, groups.words[k], "of the dead").with_victims(groups.party(who))


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
