"""Tolls of nouns: "12 deaths", "the death of a guard", "the bodies of 70 civilians", "the toll rose to 43", "claimed 12 lives"."""

from collections.abc import Iterator

from onrecord.model import Party, Word
from onrecord.read.findings import Finding, finding
from onrecord.read.groups import Group, Groups, subject
from onrecord.read.harms import harms
from onrecord.read.parties import party
from onrecord.read.tree import child, conjuncts


def of_nouns(groups: Groups) -> Iterator[Finding]:
    """Tolls of all harm nouns of a sentence."""
    rules = harms()
    for k, word in enumerate(groups.words):
        lower = word.lower
        if lower not in rules.cues:
            continue
        if lower in rules.nouns and word.tag.startswith("NN"):
            yield from _happening(groups, k)
        elif lower in rules.people:
            yield from _people(groups, k)
        elif lower in rules["lives"]:
            yield from _lives(groups, k)
        elif lower in rules["tolls"]:
            yield from _toll(groups, k)
        if lower in rules.states or lower in rules.verbs:
            yield from _table(groups, k)


def _happening(groups: Groups, k: int) -> Iterator[Finding]:
    rules, word = harms(), groups.words[k]
    harm = rules.nouns[word.lower]
    if word.dep == "compound" or groups.lower(k + 1) in {
        "toll",
        "tolls",
        "penalty",
        "threat",
        "threats",
        "sentence",
        "squad",
        "squads",
        "row",
        "-",
    }:
        return
    said = groups.of(word)
    of = list(_of(groups, k))
    if of:
        for group in of:
            if groups.kind(group) not in {"place", "thing"}:
                chosen = said if said is not None and said.said and not group.said else group
                yield finding(groups, chosen, harm, word, "noun of", victims=groups.party(group))
        return
    if said is not None and said.said:
        yield (
            finding(groups, said, harm, word, "counted noun", also=_also(word, harm), victims=_sufferer(groups, word))
            if said.counted
            else finding(groups, said, harm, word, "counted noun")
        )
        return
    if (zero := _reports_of(groups, k)) is not None:
        yield finding(
            groups, zero, harm, word, "no reports of", also=_also(word, harm), victims=_sufferer(groups, word)
        )
        return
    if (owner := child(word, "poss")) is not None and owner.tag in {"NNP", "NN", "NNS", "NNPS"}:
        group = groups.of(owner)
        if group is not None and groups.is_people(group):
            yield finding(groups, group, harm, word, "noun's")
        return
    if said is not None and word.lower in rules["bare"] and _counts_bare(groups, k):
        yield finding(groups, said, harm, word, "bare noun", also=_also(word, harm), victims=_sufferer(groups, word))


def _of(groups: Groups, k: int) -> Iterator[Group]:
    """Who stands after "of": "the death of a guard and two drivers"."""
    if groups.lower(k + 1) == "of":
        for group in groups.series(k + 2):
            yield group
            if not group.said and groups.words[group.start].tag not in {"DT", "PRP$"}:
                return


def _reports_of(groups: Groups, k: int) -> Group | None:
    """ "no reports of casualties", "no immediate word on casualties": the number is that of the reports."""
    for i in range(k - 1, max(-1, k - 5), -1):
        if groups.lower(i) in {
            "of",
            "on",
            "about",
            "any",
            "civilian",
            "immediate",
            "further",
            "or",
            "damage",
            "serious",
            "deaths",
            "injuries",
        }:
            continue
        group = groups.ending(i)
        return group if group is not None and group.said and group.figure.high == 0 else None
    return None


def _also(word: Word, harm: str) -> str | None:
    """The harm of a noun joined to this one: "no deaths or injuries"."""
    for other in conjuncts(word):
        found = harms().nouns.get(other.lower)
        if other is not word and found and found != harm:
            return found
    return None


def _counts_bare(groups: Groups, k: int) -> bool:
    """Whether a plural without number is a toll: it is told of, not talked about."""
    rules, word = harms(), groups.words[k]
    if word.lower not in {"losses", "injuries"}:
        return groups.lower(k - 1) not in {"of"} or groups.lower(k - 2) not in {
            "number",
            "numbers",
            "figures",
            "risk",
            "kind",
            "causes",
        }
    near = {w.lower for w in groups.words[max(0, k - 5) : k + 4]}
    return bool(near & rules["losses_with"]) and word.lower == "losses"


def _sufferer(groups: Groups, word: Word) -> Party | None:
    """Who came to the harm of a counted noun: "civilian deaths", "the army suffered", "inflicted on the army", "among"."""
    for one in sorted(word.children, key=lambda c: -c.i):
        if one.dep in {"amod", "compound", "nmod"} and one.lower in {
            "civilian",
            "army",
            "police",
            "military",
            "troop",
            "rebel",
            "enemy",
            "child",
            "government",
            "coalition",
            "insurgent",
            "militant",
            "guerrilla",
        }:
            return Party(span=one.span, name=one.text)
    for preposition in (*word.children, *word.head.children):
        if (
            preposition.dep == "prep"
            and preposition.lower in {"on", "among", "amongst", "to", "for"}
            and preposition.i > word.i - 1
        ):
            found = _mention(groups, child(preposition, "pobj"))
            if found is not None:
                return found
    verb = word.head
    if word.dep == "dobj" and verb.lower in harms()["sufferers"]:
        return _mention(groups, subject(verb))
    return None


def _mention(groups: Groups, word: Word | None) -> Party | None:
    mention = groups.reading.mention_of.get(word.i) if word is not None else None
    return party(mention) if mention is not None and mention.kind in {"force", "people", "person"} else None


def _people(groups: Groups, k: int) -> Iterator[Finding]:
    """ "45 hostages", "the bodies of 70 civilians", "600,000 refugees"."""
    rules, word = harms(), groups.words[k]
    harm = rules.people[word.lower]
    of = list(_of(groups, k)) if harm == "killed" and word.tag.startswith("NN") else []
    if of:
        own = groups.of(word)
        for group in of:
            if groups.kind(group) not in {"thing", "place"}:
                chosen = own if own is not None and own.said and not group.said else group
                yield finding(groups, chosen, harm, word, "bodies of", victims=groups.party(group))
        return
    if not word.tag.startswith("NN"):
        return
    own = groups.of(word)
    if own is not None and own.said and own.figure.high != 0:
        yield finding(groups, own, harm, word, "people in the state")


def _lives(groups: Groups, k: int) -> Iterator[Finding]:
    """ "claimed 12 lives", "claimed the lives of 12 people", "hundreds of lives were lost"."""
    near = {w.lower for w in groups.words[max(0, k - 7) : k + 7]}
    word = groups.words[k]
    if not near & harms()["lives_with"]:
        return
    of = list(_of(groups, k))
    own = groups.of(word)
    if of:
        for group in of:
            yield finding(groups, group, "killed", word, "lives of")
    elif own is not None and own.said:
        yield finding(groups, own, "killed", word, "lives", victims=_sufferer(groups, word))


def _toll(groups: Groups, k: int) -> Iterator[Finding]:
    """ "the death toll rose from 12 to 43", "a toll of at least 30"."""
    rules = harms()
    if (
        groups.words[k].lower in {"toll"}
        and groups.lower(k - 1) not in rules["toll_words"]
        and groups.lower(k - 1) not in {"the", "a", "its", "this", "official"}
    ):
        return
    best: Group | None = None
    i = k + 1
    while i < len(groups.words):
        if i in groups.number:
            first, last, _ = groups.number[i]
            group = groups.of(groups.words[i])
            if (
                groups.lower(first - 1)
                in {
                    "to",
                    "at",
                    "of",
                    "as",
                    "is",
                    "was",
                    ":",
                    "stands",
                    "reached",
                    "reaching",
                    "hit",
                    "than",
                    "be",
                    "high",
                    "-",
                    "exceeds",
                    "passed",
                    "topped",
                }
                and group is not None
            ):
                best = group
                if groups.lower(first - 1) != "of":
                    break
            i = last + 1
        else:
            i += 1
    if best is not None:
        yield finding(groups, best, "killed", groups.words[k], "toll")


def _table(groups: Groups, k: int) -> Iterator[Finding]:
    """ "Killed: 14"."""
    if groups.lower(k + 1) in {":", "|", "-", "="} and k + 2 in groups.number and k - 1 not in groups.number:
        group = groups.of(groups.words[k + 2])
        word = groups.words[k]
        harm = harms().states.get(word.lower) or harms().verbs[word.lower].harm
        if group is not None:
            yield finding(groups, group, harm, word, "table")
