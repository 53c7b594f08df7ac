"""Who was harmed: the groups before or after a verb of harm, from the tree, checked against the row of words."""

from collections.abc import Iterator

from onrecord.model import Word
from onrecord.read.tolls.cues import Cue, is_joined
from onrecord.read.tolls.groups import NOUNS, Group, Groups, antecedent, subject
from onrecord.read.tolls.harms import harms, matches
from onrecord.read.tree import child, conjuncts, subtree

_NEAR = 10


def before(cue: Cue) -> list[Group]:
    """The groups that are the verb's subject: "six troops and seven insurgents were wounded"."""
    groups, head = cue.groups, subject(cue.word)
    near = groups.ending(cue.left.at)
    if near is not None and head is not None and near.said and near.counted and not groups.is_people(near):
        near = None  # "people from more than 40 countries were held"
    bare = near is not None and near.counted is None  # "3 martyrs and 12 wounded"
    alone = bare and not (cue.left.be or cue.left.have) and head is not None
    if near is not None and near.said and alone and groups.lower(near.start - 1) not in {"and", ","}:
        return [near]  # "rebel side 40 killed"
    if (beside_it := _before_comma(cue)) is not None:
        return [beside_it]
    by_tree = [] if head is None else _all(cue, conjuncts(head if bare else _first(head)))
    if near is not None and (row := _row(groups, by_tree, near)):
        return row
    if near is not None and (whole := _whole_before(groups, near)) is not None:
        return [whole]  # its part is found by itself
    if head is None or near is None:
        return by_tree if near is None else [*_joined_before(groups, near), near]
    if near.said and near.head not in set(subtree(head)):
        return [*_joined_before(groups, near), near]  # "12 wounded", whatever the tree says
    if near.said and not any(fits(cue, group) for group in by_tree):
        return [near]
    if near.said and groups.lower(near.start - 1) in {"and", ","} and not _is_part(groups, near):
        by_tree += [near] if near.head not in {g.head for g in by_tree} else []
    return by_tree


def _row(groups: Groups, by_tree: list[Group], near: Group) -> list[Group]:
    """ "Her mother, three other women and a guard", where the tree loses some: the series that ends before the verb."""
    row = list(groups.series(min(group.start for group in by_tree))) if by_tree else []
    whole = len(row) > len(by_tree) and row[-1].end == near.end and groups.lower(row[-1].start - 1) == "and"
    return row if whole and all(groups.is_people(group) for group in row) else []


def _before_comma(cue: Cue) -> Group | None:
    """ "mourners carry her son, killed in a raid": whom a participle behind a comma belongs to."""
    if cue.word.tag != "VBN" or cue.left.be or cue.left.have or cue.left.at != cue.k - 1:
        return None
    groups = cue.groups
    group = groups.ending(cue.k - 2) if groups.lower(cue.k - 1) == "," else None
    return group if group is not None and group.counted is not None and groups.is_people(group) else None


def _whole_before(groups: Groups, part: Group) -> Group | None:
    """ "Nine, including a major, were killed": whom the part belongs to, where it has no noun of its own."""
    for phrase in harms().parts:
        at = part.start - len(phrase)
        if at > 0 and matches(groups.words, at, phrase):
            whole = groups.ending(at - 1 - (groups.lower(at - 1) == ","))
            return whole if whole is not None and whole.said and whole.counted is None else None
    return None


def beside(cue: Cue) -> list[Group]:
    """ "was detained along with several others"."""
    at = cue.k + 1 + (cue.groups.lower(cue.k + 1) == ",")
    phrases = (p for p in harms().also_with if matches(cue.groups.words, at, p))
    found = [g for p in phrases for g in cue.groups.series(at + len(p))]
    return [g for g in found if g.said or not g.told]


def after(cue: Cue) -> list[Group]:
    """The groups that are the verb's object: "two police, a guard and, along with them, three others"."""
    groups, object_ = cue.groups, child(cue.word, "dobj")
    if object_ is cue.said_by or (object_ is not None and object_.i < cue.word.i):
        object_ = None
    first = groups.starting(cue.right) or (groups.of(object_) if object_ is not None else None)
    following = groups.at(cue.right)
    if following is not None and following.tag == "WP" and (first is None or not first.said):
        return _as_called(groups, cue.right)
    if first is None:
        return _object_before(cue)
    found = [first]
    if object_ is not None:
        more = _all(cue, conjuncts(object_))
        found += [g for g in more if g.start >= first.end and not groups.shares_number(first, g)]
    taken = {g.figure.span for g in found}
    return found + [g for g in _joined_after(cue, first.end) if g.figure.span not in taken]


def fits(cue: Cue, group: Group) -> bool:
    """Whether the group can have come to this harm."""
    groups, verb, rules = cue.groups, cue.verb, harms()
    kind, near = groups.kind(group), {w.lower for w in groups.words[max(0, cue.k - 4) : cue.k + 8]}
    if cue.said_by is cue.word and near & rules["not_with"]:
        return False
    if rules.people.get(group.head.lower) == "killed":
        return False
    if kind == "place" or group.head.lower in rules.nouns or rules.people.get(group.head.lower) == verb.harm:
        return False
    if group.head.lower in rules["no_people"] or not _says_so(cue, group):
        return False
    if (verb.frame == "suffered" and not rules["natural"].isdisjoint(w.lower for w in groups.words)) or (
        verb.base == "evacuate" and near & rules["medical"]
    ):
        return False
    if verb.base in rules["only_said"] and cue.said_by is cue.word and not group.said:
        return False
    if (
        verb.base in rules["only_civilians"]
        and verb.harm == "displaced"
        and (kind == "force" or not (kind or group.said))
    ):
        return False
    if verb.base in rules["of_a_place"] and cue.said_by is cue.word and not _leaves_a_place(cue):
        return False
    if verb.base in rules["without_object"] and child(cue.word, "dobj"):
        return False  # surrendered their weapons
    if verb.base in rules["only_many"] and group.figure.best == 1 and not group.said and cue.said_by is cue.word:
        return False  # a meeting, whatever its name, "was held"
    if not group.said and (_is_nobody_new(cue, group) or groups.is_numbered(group)):
        return False
    return kind != "thing" or (group.said and not verb.people_only and group.head.tag in {"NNS", "NNPS"})


def _says_so(cue: Cue, group: Group) -> bool:
    """Whether a verb that says a harm only of some, or only with "not", says it of this group."""
    groups, verb, rules = cue.groups, cue.verb, harms()
    if verb.counted and not (group.said or _is_counted_as(cue, group)):
        return False
    if verb.negated and rules["negations"].isdisjoint(groups.lower(i) for i in range(cue.k - 4, cue.k)):
        return False
    if verb.base in rules["only_named"] and cue.said_by is cue.word and group.counted is None:
        return group.figure.high == 0
    if verb.harm == "detained" and cue.said_by is not cue.word:  # the wounded are taken to hospital
        return not any(groups.lower(i) in rules.states for i in range(group.start, group.end + 2))
    if cue.said_by is cue.word or verb.harm != "displaced":
        return True
    # fighters who move are displaced by nobody, a march is no flight, and the wounded are flown to hospital
    near = {groups.lower(i) for i in range(cue.k, cue.k + 8)}
    if verb.base in rules["comers"] and group.counted and group.counted.lower not in rules["the_displaced"]:
        return False
    return groups.kind(group) != "force" and not near & (rules["medical"] | rules["streets"])


def _is_counted_as(cue: Cue, group: Group) -> bool:
    """ "a woman", "her father"; and families and residents on the road, who are seldom counted."""
    first, rules = cue.groups.words[group.start], harms()
    if group.figure.high is None:
        return cue.verb.harm == "displaced" and group.head.lower in rules["the_displaced"] and not group.told
    return first.lower in rules["indefinite"] or (first.tag == "PRP$" and group.head.tag == "NN")


def _leaves_a_place(cue: Cue) -> bool:
    left = child(cue.word, "dobj")
    mention = cue.groups.reading.mention_of.get(left.i) if left is not None else None
    return mention is not None and mention.kind == "place"


def _is_nobody_new(cue: Cue, group: Group) -> bool:
    """ "they were killed", "kill me", "the insurgent killed", "to kill the hostages": counted elsewhere or not yet."""
    head = group.head
    if head.lower in harms()["reflexive"]:
        return True
    if head.pos == "PRON" and (group.figure.best is None or head.lower in harms()["speakers"]):
        return head.lower != "others"
    return group.told and (cue.word.dep == "acl" or cue.is_infinitive)


def _first(head: Word) -> Word:
    """The first of the nouns joined before this one."""
    while head.dep == "conj" and head.head.tag in NOUNS:
        head = head.head
    return head


def _all(cue: Cue, heads: list[Word]) -> list[Group]:
    """The groups under these heads, but for bare plurals that share the number before them."""
    found: list[Group] = []
    last: Group | None = None
    for word in heads:
        group = cue.groups.of(word)
        if group is not None and not _is_anothers(cue, group) and not cue.groups.shares_number(last, group):
            found.append(group)
        last = group
    return found


def _joined_before(groups: Groups, group: Group) -> list[Group]:
    """The group joined to this one before it."""
    joined = groups.lower(group.start - 1) == "and" and group.counted is not None  # but "3 dead and 12 wounded"
    other = groups.ending(group.start - 2) if joined else None
    return [other] if other is not None and (other.said or group.said) else []


def _object_before(cue: Cue) -> list[Group]:
    """ "the men they had been holding"."""
    noun = cue.word.head
    if cue.word.dep != "relcl" or noun.i > cue.word.i or subject(cue.word) is noun:
        return []
    found = cue.groups.of(antecedent(noun))
    return [found] if found else []


def _joined_after(cue: Cue, k: int) -> Iterator[Group]:
    """Further objects that the tree may have lost: "… and a civilian", "along with three others"."""
    groups = cue.groups
    while True:
        at = k + (groups.lower(k) == ",")
        step = 1 if groups.lower(at) in harms()["joins"] else 0
        if at > k and not step and _opens_series(groups, at):
            at, step = k, 1  # "four men, a nurse and two guards"
        step = step or next((len(p) for p in harms().also_with if matches(groups.words, at, p)), 0)
        group = groups.starting(at + step) if step else None
        if group is None or not (group.said or groups.lower(group.start) in harms()["indefinite"]):
            return
        following = groups.at(group.end)
        if _is_anothers(cue, group) or (following is not None and following.tag in {"VBD", "VBZ", "VBP", "MD"}):
            return
        yield group
        k = group.end


def _as_called(groups: Groups, k: int) -> list[Group]:
    """ "killed what it called 12 rebels"."""
    for i in range(k + 1, min(k + _NEAR, len(groups.words))):
        if groups.lower(i) in harms()["called"]:
            found = (groups.of(groups.words[j]) for j in range(i + 1, i + _NEAR) if j in groups.number)
            return [group for group in found if group is not None and groups.is_people(group)][:1]
    return []


def _opens_series(groups: Groups, k: int) -> bool:
    """Whether "X and Y" begins here, X with a number or "a", and Y, too."""
    row = [] if k in groups.number else list(groups.series(k))
    ends = len(row) == 2 and groups.lower(row[0].end) == "and" and all(map(groups.is_people, row))
    return ends and groups.lower(k) in harms()["indefinite"] and row[1].said


def _is_part(groups: Groups, group: Group) -> bool:
    """Whether the group is told as a part of another: "including three children"."""
    return any(matches(groups.words, group.start - len(p), p) for p in harms().parts if group.start >= len(p))


def _is_anothers(cue: Cue, group: Group) -> bool:
    """Whether a harm word right behind the group claims it: "… and 30 wounded"."""
    groups, rules, at = cue.groups, harms(), group.end
    while (word := groups.at(at)) is not None and (
        word.lower in rules["auxiliaries"] or word.lower in rules["adverbs"] or word.tag == "RB"
    ):
        at += 1
    if word is None or word in {cue.word, cue.said_by} or word.lower not in rules.cues or word.tag in {"NN", "NNS"}:
        return False
    return groups.lower(cue.k - 1) not in rules["joins"] or not is_joined(groups, at, cue.k)
