"""Tolls of verbs and participles: "killed 12", "12 were killed", "12 killed", "12 died", "left 12 dead"."""

from collections.abc import Iterator

from onrecord.model import Party, Word
from onrecord.read.findings import Finding, finding
from onrecord.read.groups import Group, Groups, antecedent, subject
from onrecord.read.harms import Verb, harms, matches
from onrecord.read.parties import parties
from onrecord.read.tree import child, conjuncts, subtree


def of_verbs(groups: Groups) -> Iterator[Finding]:
    """Tolls of all harm verbs and states of a sentence."""
    rules = harms()
    for k, word in enumerate(groups.words):
        if word.lower not in rules.cues:
            continue
        if (found := rules.verb_at(groups.words, k)) and not _is_noun(groups, k):
            yield from _Cue(groups, k, *found).tolls()
        elif word.lower in rules.states:
            yield from _states(groups, k)


def _is_noun(groups: Groups, k: int) -> bool:
    """Whether a form that may be a verb stands as a noun or before one: "the wounded", "a wounded child", "the arrest"."""
    word = groups.words[k]
    if word.lower in harms().nouns and (
        word.tag in {"NN", "NNS"} or groups.lower(k - 1) in {"the", "a", "an", "of", "'s"}
    ):
        return True
    if word.dep == "amod" or word.tag.startswith("JJ"):
        return not (k > 0 and (k - 1 in groups.number or _passive_before(groups, k))) or word.dep == "amod"
    return (
        word.lower in harms().collectives
        and groups.lower(k - 1) in {"the", "those", "and"}
        and word.tag in {"NN", "NNS", "NNP", "JJ"}
    )


def _passive_before(groups: Groups, k: int) -> bool:
    """Whether a form of "be" or "get" stands before, adverbs aside."""
    return _skip_left(groups, k)[1]


def _skip_left(groups: Groups, k: int) -> tuple[int, bool, bool]:
    """Index of the first word left of `k` that is no auxiliary or adverb; whether "be" was passed; whether "have" was."""
    rules = harms()
    i, be, have = k - 1, False, False
    while i >= 0:
        word = groups.words[i]
        if i in groups.number:
            break
        if word.lower in rules["auxiliaries"] and word.pos in {"AUX", "VERB", "PART"}:
            be = True
        elif word.lower in rules["perfect"]:
            have = True
        elif word.lower not in rules["adverbs"] and word.tag not in {"RB", "MD"} and not _chained(groups, i, k):
            break
        i -= 1
    return i, be, have


def _chained(groups: Groups, i: int, k: int) -> bool:
    """Whether word `i` joins an earlier harm verb to the verb at `k`: "shot and", "killed or"."""
    word = groups.words[i]
    if word.lower in {"and", "or", "/", "and/or", "then"}:
        return i > 0 and groups.lower(i - 1) in harms().cues and groups.words[i - 1].tag.startswith(("VB", "JJ"))
    return word.lower in harms().cues and word.tag.startswith("VB") and i + 1 < k


class _Cue:
    """A verb of harm at word `k`, with the word that completes it ("took … hostage")."""

    def __init__(self, groups: Groups, k: int, verb: Verb, said_by: Word) -> None:
        self.groups, self.k, self.verb, self.said_by = groups, k, verb, said_by
        self.word = groups.words[k]
        self.left, self.be, self.have = _skip_left(groups, k)

    def tolls(self) -> Iterator[Finding]:
        if self.is_aim() or self.is_chained_second():
            return
        passive = self.verb.frame == "suffered" or self.is_passive()
        heads = self.from_left() if passive else self.from_right()
        also, second = self.second_harm()
        doers = () if self.verb.frame == "suffered" else self.doers(passive)
        rule = self.verb.frame if self.verb.frame == "suffered" else ("passive" if passive else "active")
        for group in heads:
            if not self.fits(group):
                continue
            joint = also if group.said or also is None else None
            yield finding(self.groups, group, self.verb.harm, self.said_by, rule, also=joint, perpetrators=doers)
            if second and not joint:
                yield finding(self.groups, group, second, self.said_by, rule, perpetrators=doers)

    # -- what kind of verb

    def is_passive(self) -> bool:
        """Whether the harmed stand before the verb."""
        lower, groups = self.word.lower, self.groups
        if not harms().participle(lower):
            return False
        if self.be or self.word.dep == "acl":
            return True
        if self.have or child(self.word, "dobj"):
            return False
        after = self.k + 1
        if self.said_by is not self.word and self.said_by.i == self.word.i + 1:
            after += 1
        right = groups.starting(self.skip_right(after))
        return (
            right is None
            or groups.words[right.start].dep in {"npadvmod", "tmod"}
            or (not right.said and not groups.is_people(right))
        )

    def is_aim(self) -> bool:
        """Whether it is what somebody is about to do by trade: "an operation to capture a leader"."""
        if self.groups.lower(self.k - 1) != "to" and self.groups.lower(self.k - 1) not in {"or", "and"}:
            return False
        return self.word.tag == "VB" and any(g.lower in harms()["aims"] for g in (self.word.head, self.word.head.head))

    def chain(self) -> int | None:
        """Index of a second harm verb joined to this one with nothing between: "killed or seriously wounded"."""
        groups, i = self.groups, self.k + 1
        if groups.lower(i) not in {"and", "or", "/", "and/or", ","}:
            return None
        i += 1
        while groups.lower(i) in harms()["adverbs"] or groups.lower(i) in {"or", "and", "otherwise"}:
            i += 1
        word = groups.at(i)
        if word is None or (word.lower not in harms().verbs and word.lower not in harms().states):
            return None
        same_form = word.lower.endswith("ing") == self.word.lower.endswith("ing")
        return i if same_form and word.dep != "amod" else None

    def is_chained_second(self) -> bool:
        """Whether the first verb of a pair speaks for this one."""
        i = self.k - 1
        while i > 0 and (self.groups.lower(i) in harms()["adverbs"] or self.groups.lower(i) in {"and", "or", "/", ","}):
            i -= 1
        first = self.groups.at(i)
        if first is None or i == self.k - 1 or first.lower not in harms().verbs or first.lower == "shot":
            return False
        return _Cue(self.groups, i, harms().verbs[first.lower], first).chain() == self.k

    def second_harm(self) -> tuple[str | None, str | None]:
        """The harm of the second verb, as `also` (dead and wounded in one number) and as a harm of its own."""
        at = self.chain()
        if at is None:
            return None, None
        lower = self.groups.lower(at)
        harm = harms().verbs[lower].harm if lower in harms().verbs else harms().states[lower]
        if harm == self.verb.harm:
            return None, None
        return harm, harm

    # -- who was harmed

    def from_left(self) -> list[Group]:
        """The groups before the verb."""
        groups = self.groups
        near = groups.ending(self.left)
        head = subject(self.word)
        inside = head is not None and near is not None and near.head in set(subtree(head))
        if (
            head is not None
            and groups.words[0].i <= head.i <= groups.words[-1].i
            and (near is None or inside or near.head is head or not near.said)
        ):
            found = [g for w in conjuncts(head) if (g := groups.of(w)) and not self.owned(g)]
            if (
                near is not None
                and near.said
                and near.head not in [g.head for g in found]
                and groups.lower(near.start - 1) in {"and", ","}
                and not self.is_part(near)
            ):
                found.append(near)
            return found
        if near is None:
            return []
        return [*self.before(near), near]

    def before(self, group: Group) -> list[Group]:
        """Groups joined to this one before it: "six troops and seven insurgents were wounded"."""
        groups = self.groups
        if groups.lower(group.start - 1) != "and":
            return []
        other = groups.ending(group.start - 2)
        return [other] if other is not None and (other.said or group.said) else []

    def is_part(self, group: Group) -> bool:
        """Whether the group is told as a part of another: "including three children"."""
        return any(matches(self.groups.words, group.start - len(p), p) for p in harms().parts if group.start >= len(p))

    def from_right(self) -> list[Group]:
        """The groups after the verb."""
        groups = self.groups
        at = self.k + 1
        if self.said_by.i == self.word.i + 1:
            at += 1
        at = self.skip_right(at)
        near = groups.starting(at)
        dobj = child(self.word, "dobj")
        if near is None and dobj is None:
            if self.word.dep == "relcl" and self.word.head.i < self.word.i:
                found = groups.of(antecedent(self.word.head))  # "the men they had been holding"
                return [found] if found and subject(self.word) is not self.word.head else []
            return []
        first = near if near is not None else groups.of(dobj) if dobj is not None else None
        found = [] if first is None else [first]
        if dobj is not None and dobj.i > self.word.i:
            found += [
                g
                for w in conjuncts(dobj)
                if (g := groups.of(w)) and first and g.start >= first.end and not self.owned(g)
            ]
        if first is not None:
            taken = {g.figure.span for g in found}
            found += [g for g in self.joined(first.end) if g.figure.span not in taken]
        return found

    def skip_right(self, at: int) -> int:
        """Past adverbs and joined verbs: "killed and critically wounded three"."""
        groups = self.groups
        chain = self.chain()
        if chain is not None:
            at = chain + 1
        while at not in groups.number and (word := groups.at(at)) is not None and word.tag == "RB":
            at += 1
        return at

    def joined(self, k: int) -> Iterator[Group]:
        """Further objects: "two police and a civilian", "along with three others"."""
        groups = self.groups
        while True:
            at = k + (groups.lower(k) == ",")
            step = 1 if groups.lower(at) in {"and", "or"} else 0
            if not step:
                step = next((len(p) for p in harms().also_with if matches(groups.words, at, p)), 0)
            if not step:
                return
            group = groups.starting(at + step)
            if (
                group is None
                or not (group.said or groups.lower(group.start) in harms()["indefinite"])
                or self.owned(group)
            ):
                return
            after = groups.at(group.end)
            if after is not None and after.tag in {"VBD", "VBZ", "VBP", "MD"}:
                return
            yield group
            k = group.end

    def owned(self, group: Group) -> bool:
        """Whether a verb right behind the group claims it: "… and 30 wounded"."""
        at = group.end
        while at < len(self.groups.words) and (
            self.groups.lower(at) in harms()["auxiliaries"]
            or self.groups.lower(at) in harms()["adverbs"]
            or self.groups.words[at].tag == "RB"
        ):
            at += 1
        if at >= len(self.groups.words) or self.groups.words[at] in {self.word, self.said_by}:
            return False
        word = self.groups.words[at]
        if word.lower not in harms().cues or word.tag in {"NN", "NNS"}:
            return False
        return self.groups.lower(self.k - 1) not in {"and", "or"} or not _chained(self.groups, at, self.k)

    def fits(self, group: Group) -> bool:
        """Whether the group can have come to this harm."""
        groups, verb = self.groups, self.verb
        kind = groups.kind(group)
        if kind == "place" or (
            kind is None and verb.base in {"flee", "hold", "capture", "seize", "lose"} and group.figure.low == 0
        ):
            return False
        if verb.base in harms().only_civilians and (kind == "force" or (kind is None and not group.said)):
            return False
        if verb.base.startswith("evacuat") and any(
            w.lower in harms()["medical"] for w in groups.words[max(0, self.k - 4) : self.k + 8]
        ):
            return False
        if kind == "thing":
            return group.said and not verb.people_only and group.head.tag in {"NNS", "NNPS"}
        if verb.base == "shoot" and any(
            w.lower in {"dead", "killed", "wounded", "died", "injured"} for w in groups.words
        ):
            return False
        return True

    # -- who did it

    def doers(self, passive: bool) -> tuple[Party, ...]:
        """Who did it, where it is somebody: the subject of the active, or "by …"."""
        if passive:
            by = child(self.word, "agent")
            head = child(by, "pobj") if by is not None else None
        else:
            head = subject(self.word)
        if head is None:
            return ()
        mention = self.groups.reading.mention_of.get(head.i)
        if mention is None or mention.kind not in {"force", "people", "person"}:
            return ()
        return parties(self.groups.reading, head)


def _states(groups: Groups, k: int) -> Iterator[Finding]:
    """ "12 dead", "hundreds wounded", "two wounded soldiers", "some are still missing"."""
    rules, word = harms(), groups.words[k]
    harm = rules.states[word.lower]
    left, be, _ = _skip_left(groups, k)
    if word.dep == "amod" and word.head.i > word.i and word.lower not in rules["never_attributive"]:
        group = groups.of(word.head)
        if (
            group
            and group.start <= k
            and (group.said or groups.lower(group.start) in rules["indefinite"])
            and groups.is_people(group)
            and not group.told
        ):
            yield finding(groups, group, harm, word, "attributive")
            return
    near = groups.ending(left)
    if near is None or (not near.said and not be) or (near.counted is not None and not groups.is_people(near)):
        head = subject(word.head) if be and word.dep in {"acomp", "attr", "oprd"} else None
        near = groups.of(head) if head is not None else None
        if near is None or not groups.is_people(near):
            return
    yield finding(groups, near, harm, word, "state")
