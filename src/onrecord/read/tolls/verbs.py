"""Tolls of verbs: "killed 12", "12 were killed", "12 killed in the raid", "12 died", "took 12 hostage"."""

from collections.abc import Iterator

from onrecord.model import Party, Word
from onrecord.read.mentions.parties import parties
from onrecord.read.tolls.cues import Cue, left_of
from onrecord.read.tolls.findings import Finding, finding
from onrecord.read.tolls.groups import Groups, subject
from onrecord.read.tolls.harmed import after, before, beside, fits
from onrecord.read.tolls.harms import harms
from onrecord.read.tolls.states import of_state
from onrecord.read.tree import child

_JOINT = {"killed", "wounded"}


def of_verbs(groups: Groups) -> Iterator[Finding]:
    """Tolls of all harm verbs of a sentence, and of participles and adjectives that are no verbs there."""
    rules = harms()
    taken: set[Word] = set()
    for k, word in enumerate(groups.words):
        if word.lower not in rules.cues or word in taken:
            continue
        if (found := rules.verb_at(groups.words, k)) and not _is_noun_or_state(groups, k):
            taken.add(found[1])
            yield from _of_cue(Cue(groups, k, *found))
        else:
            yield from of_state(groups, k)


def _is_noun_or_state(groups: Groups, k: int) -> bool:
    """Whether a form that may be a verb is none: "the wounded", "a wounded child", "the arrest of"."""
    word, before_it, rules = groups.words[k], groups.lower(k - 1), harms()
    if before_it == "of" and k - 2 in groups.number:
        return True  # "thousands of wounded"
    if word.lower in rules.nouns and (word.tag in {"NN", "NNS"} or before_it in rules["noun_after"]):
        return True
    if (word.dep == "amod" and word.tag != "VBD") or (word.tag == "NN" and before_it in rules["noun_after"]):
        return True
    if word.tag.startswith("JJ"):
        return not (k - 1 in groups.number or left_of(groups, k).be)
    return word.lower in rules.collectives and before_it in rules["noun_after"] and not word.tag.startswith("VB")


def _of_cue(cue: Cue) -> Iterator[Finding]:
    if cue.is_aim or cue.is_second or cue.is_manner:
        return
    suffered = cue.verb.frame == "suffered"
    harmed = [*before(cue), *beside(cue)] if suffered or cue.is_passive else after(cue)
    rule = "suffered" if suffered else "passive" if cue.is_passive else "active"
    second, doers = cue.second_harm, () if suffered else _doers(cue)
    for group in harmed:
        if not fits(cue, group):
            continue
        # "300 killed or wounded" is one number for both; "captured and killed" is said of each
        also = second if group.said and {second, cue.verb.harm} == _JOINT else None
        yield finding(cue.groups, group, cue.verb.harm, cue.said_by, rule, also=also, perpetrators=doers)
        if second and not also:
            yield finding(cue.groups, group, second, cue.said_by, rule, perpetrators=doers)


def _doers(cue: Cue) -> tuple[Party, ...]:
    """Who did it, where it is somebody: the subject of the active, or "by …"."""
    by = child(cue.word, "agent")
    head = (child(by, "pobj") if by is not None else None) if cue.is_passive else subject(cue.word)
    mention = cue.groups.reading.mention_of.get(head.i) if head is not None else None
    if head is None or mention is None or mention.kind not in {"force", "people", "person"}:
        return ()
    return parties(cue.groups.reading, head)
