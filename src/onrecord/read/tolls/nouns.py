"""Tolls of nouns for what happened: "12 deaths", "the death of a guard", "no reports of casualties", "heavy losses"."""

from collections.abc import Iterator

from onrecord.model import Party, Word
from onrecord.read.mentions import kind_of
from onrecord.read.mentions.parties import party
from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import NOUNS, Group, Groups, subject
from onrecord.read.tolls.harms import harms
from onrecord.read.tree import child, conjuncts

_PEOPLE = {"force", "people", "person"}


def of_nouns(groups: Groups) -> Iterator[Finding]:
    """Tolls of all nouns of a sentence that say what happened to people."""
    for k, word in enumerate(groups.words):
        if word.lower in harms().nouns and word.tag in NOUNS and not _is_compound(groups, k):
            yield from _happening(groups, word, k)


def _is_compound(groups: Groups, k: int) -> bool:
    """ "death toll", "death penalty"."""
    return groups.words[k].dep == "compound" or groups.lower(k + 1) in harms()["never_before"]


def _happening(groups: Groups, word: Word, k: int) -> Iterator[Finding]:
    group, of = groups.of(word), of_whom(groups, k)
    if word.lower in harms()["bare"] and _is_listed(groups, k) and not (group is not None and group.said):
        yield from _listed(groups, word, k)
        return
    if of and not _is_talk(groups, k, of) and not is_put(groups, k):
        yield from each_of(groups, group, of, harms().nouns[word.lower], word, "noun of")
    elif _is_second(word) or (word.lower in harms()["only_of_counted"] and not _is_no_loss(groups, group, k)):
        return
    elif group is not None and group.said:
        if word.lower != "injuries" or group.figure.best is not None:  # "multiple injuries" are one man's
            yield _counted(groups, group, word, "counted noun")
    elif word.lower in harms()["had"] and (bearer := _bearer(groups, word)) is not None:
        yield finding(groups, bearer, harms().nouns[word.lower], word, "had")
    elif (none := _none_of(groups, word, k)) is not None:
        yield _counted(groups, none, word, "none of")
    elif (owner := _owner(groups, word)) is not None:
        yield finding(groups, owner, harms().nouns[word.lower], word, "noun's")
    elif group is not None and not group.told and _counts_bare(groups, word, k):
        yield _counted(groups, group, word, "bare noun")


def of_whom(groups: Groups, k: int) -> list[Group]:
    """Who stands after "of": "the death of a guard and two drivers"; a second one only where it is marked as such."""
    found: list[Group] = []
    for group in groups.series(k + 2) if groups.lower(k + 1) == "of" else ():
        marked = group.said or groups.words[group.start].tag in {"DT", "PRP$"}
        if found and not marked and groups.lower(group.start - 1) == ",":
            break
        found.append(group)
        if not marked:
            break
    return found


def _is_talk(groups: Groups, k: int, of: list[Group]) -> bool:
    """ "information on losses of our troops"; and "the loss of towns" is another."""
    word, rules = groups.words[k], harms()
    if word.lower in rules["only_of_counted"]:
        return not any(group.said and groups.is_people(group) for group in of)
    near = {groups.lower(i) for i in range(k - 2, k)}
    return word.lower in rules["bare"] and not of[0].said and bool(near & rules["talk"])


def each_of(groups: Groups, own: Group | None, of: list[Group], harm: str, word: Word, rule: str) -> Iterator[Finding]:
    """The number is that of the people, or, where they have none, of the noun: "12 killings of villagers"."""
    for group in of:
        if groups.kind(group) not in {"place", "thing"} and group.head.lower not in harms()["no_people"]:
            number = own if own is not None and own.said and not group.said else group
            yield finding(groups, number, harm, word, rule).with_victims(groups.party(group))


def _is_listed(groups: Groups, k: int) -> bool:
    """ "Losses on our side: one martyr and two wounded" is told by what follows."""
    colon = next((i for i in range(k + 1, k + 7) if groups.lower(i) == ":"), None)
    return colon is not None and any(i > colon for i in groups.number)


def _listed(groups: Groups, word: Word, k: int) -> Iterator[Finding]:
    """ "Enemy losses: 40 men, two tanks", "Own casualties: nil"."""
    colon = next(i for i in range(k + 1, len(groups.words)) if groups.lower(i) == ":")
    if not any(w.lower in harms().cues for w in groups.words[colon:]):
        for group in groups.series(colon + 1):
            if group.said and (group.figure.high == 0 or groups.is_people(group)):
                yield finding(groups, group, harms().nouns[word.lower], word, "listed").with_victims(
                    groups.party(group) or sufferer(groups, word)
                )


def _is_no_loss(groups: Groups, group: Group | None, k: int) -> bool:
    """ "suffered no loss", "no loss of life"."""
    if groups.lower(k) != "loss" or group is None or group.figure.high != 0:
        return False
    near = {groups.lower(i) for i in range(k - 5, k)}
    return bool(near & harms()["sufferers"]) or groups.lower(k + 1) in {"among", "of"}


def _bearer(groups: Groups, word: Word) -> Group | None:
    """ "four have light injuries"."""
    verb = word.head
    head = subject(verb) if word.dep == "dobj" and verb.lower in harms()["sufferers"] else None
    group = groups.of(head) if head is not None else None
    return group if group is not None and group.said and (group.counted is None or groups.is_people(group)) else None


def _counted(groups: Groups, group: Group, word: Word, rule: str) -> Finding:
    """A number of happenings; who came to harm stands elsewhere, if at all."""
    found = finding(groups, group, harms().nouns[word.lower], word, rule, also=_other_harm(word))
    return found.with_victims(sufferer(groups, word))


def _top(word: Word) -> Word:
    while word.dep == "conj":
        word = word.head
    return word


def _other_harm(word: Word) -> str | None:
    """The harm of a noun joined to this one: "no deaths or injuries"."""
    nouns = harms().nouns
    found = (nouns.get(other.lower) for other in conjuncts(word) if child(other, "nummod") is None)
    return next((harm for harm in found if harm and harm != nouns[word.lower]), None)


def _is_second(word: Word) -> bool:
    """Whether a noun before speaks for this one, too: "no deaths or injuries" is one toll."""
    if child(word, "nummod") is not None:
        return False  # "12 deaths and 30 injuries"
    return word.dep == "conj" and harms().nouns.get(_top(word).lower) not in {None, harms().nouns[word.lower]}


def _none_of(groups: Groups, word: Word, k: int) -> Group | None:
    """ "no reports of casualties", "no damage or casualties": the number is that of the noun before."""
    of = [i - 1 for i in range(max(1, k - 4), k) if groups.lower(i) == "of"]
    cases = next((groups.of(groups.words[i]) for i in of if groups.lower(i) in harms()["cases"]), None)
    if cases is not None and cases.said:
        return cases  # "14 cases of abduction"
    nouns = [groups.words[i] for i in of if groups.lower(i) in harms()["reports"]]
    for noun in [*nouns, _top(word)]:
        group = groups.of(noun)
        if group is not None and group.said and group.figure.high == 0:
            return group
    return None


def _owner(groups: Groups, word: Word) -> Group | None:
    """ "the commander's death"."""
    owner = child(word, "poss")
    group = groups.of(owner) if owner is not None and owner.tag in NOUNS else None
    return group if group is not None and groups.is_people(group) else None


def _counts_bare(groups: Groups, word: Word, k: int) -> bool:
    """Whether a plural without number is a toll: it is told of, not talked about."""
    rules = harms()
    if groups.words[groups.start_of(k)].tag == "PRP$" and word.lower not in rules["owned"]:
        return False  # "their deaths"
    if rules["member_verbs"] & {groups.lower(k + 1)} - rules["being"]:
        return False  # "casualties include four children"
    if (
        word.lower not in rules["bare"]
        or is_put(groups, k)
        or any(c.lower in rules["not_losses"] for c in word.children)
    ):
        return False
    if _is_heading(groups) or groups.lower(k + 1) == ":" or rules["talk"] & {groups.lower(i) for i in range(k - 4, k)}:
        return False
    near = {groups.lower(i) for i in range(k - 5, k + 4)}
    return word.lower != "losses" or bool(near & rules["losses_with"])


def _is_heading(groups: Groups) -> bool:
    """ "Casualties", on a line of its own: what follows counts them."""
    words = groups.words
    return words[-1].text not in {".", '"', "!"} and not any(w.tag.startswith("VB") for w in words[1:])


def is_put(groups: Groups, k: int) -> bool:
    """ "their losses were put at 1,200", "deaths have risen to 40"."""
    word, rules = groups.words[k], harms()
    verb = word.head.lower
    if word.dep == "dobj" and verb in {"put", "puts", "putting"}:
        return word.lower in rules["bare"] or word.lower in rules.people  # "put its own dead at 12"
    return word.dep in {"nsubj", "nsubjpass"} and word.lower in rules["bare"] and verb in rules["put_verbs"]


def sufferer(groups: Groups, word: Word) -> Party | None:
    """Who came to harm: "civilian deaths", "losses among the rebels", "inflicted on the army", "the army suffered"."""
    rules = harms()
    for one in sorted(word.children, key=lambda c: -c.i):
        if one.dep in {"amod", "compound", "nmod"} and (one.lower in rules["whose"] or kind_of(one) in _PEOPLE):
            return Party(span=one.span, name=one.text)
    for preposition in (*word.children, *word.head.children):
        behind = preposition.i > word.i and preposition.lower in rules["suffered_by"]
        if behind and (found := _somebody(groups, child(preposition, "pobj"))):
            return found
    suffers = word.dep == "dobj" and word.head.lower in rules["sufferers"]
    return _somebody(groups, subject(word.head)) if suffers else None


def _somebody(groups: Groups, word: Word | None) -> Party | None:
    mention = groups.reading.mention_of.get(word.i) if word is not None else None
    return party(mention) if mention is not None and mention.kind in _PEOPLE else None
