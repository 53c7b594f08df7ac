"""Roles around a noun: "ISIS's attack on the army", "clashes between A and B", "X launched a raid"."""

from onrecord.model import Word
from onrecord.model.vocab import table
from onrecord.read.events.grounds import is_site
from onrecord.read.events.indirect import struck as struck_by
from onrecord.read.events.subjects import holders, is_passive, led_to, objects, subjects, words
from onrecord.read.mentions import nouns, singulars
from onrecord.read.tree import children, conjuncts, subtree

Sides = tuple[list[Word], list[Word]]
"""Heads of agents and of targets."""
NounSides = tuple[list[Word], list[Word], list[Word]]
"""The same, and of whom it hurt, who are the targets if no others are named."""
MODIFIERS = ("compound", "amod", "nmod")
_NOUNS = frozenset({"NOUN", "PROPN"})


def noun_roles(noun: Word) -> NounSides:
    """Who did it and to whom, from the noun's own phrase, then from what governs it.

    "An attack on a convoy killed three" was on the convoy, so whom it hurt stands apart.
    """
    agents: list[Word] = []
    targets: list[Word] = []
    group = _joined(noun)
    for one in group:
        _own(one, agents, targets)
    struck: list[Word] = []
    _lent(group[0], agents, struck)
    return agents, targets, struck


def _joined(noun: Word) -> list[Word]:
    """The noun and those joined with it ("air strikes and shelling by …"), the first of them first."""
    top = noun
    while top.dep == "conj" and top.head.pos in _NOUNS:
        top = top.head
    return [top, *(w for w in conjuncts(noun) if w is not top)] if top is not noun else [noun]


def _own(noun: Word, agents: list[Word], targets: list[Word]) -> None:
    blamed = noun.head.lemma in words("blame_on") and noun.dep == "dobj"
    agents += children(noun, "poss")
    agents += led_to(noun, "by")
    for one in children(noun, *MODIFIERS):
        (targets if is_site(one) else agents).append(one)  # "the embassy attack"
    between(led_to(noun, "between") or _between_after(noun), agents, targets)
    against = led_to(noun, *words("against")) or _right_after(noun)
    (agents if blamed else targets).extend(against)
    (agents if against else targets).extend(led_to(noun, "of"))  # "the campaign of the coalition against the rebels"
    targets += [] if against else led_to(noun, "with")
    for clause in children(noun, "acl", "relcl"):
        if not is_passive(clause):
            targets += objects(clause) if clause.lemma in words("struck") else []
        elif clause.lemma in words("struck"):  # "an attack in which two guards were killed"
            targets += children(clause, "nsubjpass")
        else:
            agents += led_to(clause, "by", "on") if clause.lemma in words("blame_on") else led_to(clause, "by")


def between(sides: list[Word], agents: list[Word], targets: list[Word]) -> None:
    """ "between A and B": A is coded as the agent, the others as targets (settled point 18)."""
    for side in sides:
        first, *rest = conjuncts(side)
        agents.append(first)
        targets.extend(rest or [w for w in subtree(side) if w.dep == "conj"][:1])  # "between rebels in the south and …"


def _between_after(noun: Word) -> list[Word]:
    """A "between" later in the sentence that the parser hung elsewhere ("clashes on Friday in the city between …")."""
    for word in noun.sentence.words:
        if word.i > noun.i and word.lower == "between" and word.dep == "prep":
            sides = children(word, "pobj")
            return sides if all(len(conjuncts(s)) > 1 and s.pos in _NOUNS for s in sides) else []
    return []


def _right_after(noun: Word) -> list[Word]:
    """What "on" or "against" right after the noun leads to, wherever the parser hung it."""
    after = noun.i + 1 - noun.sentence.words[0].i
    if after >= len(noun.sentence.words):
        return []
    word = noun.sentence.words[after]
    return children(word, "pobj") if word.lower in words("against") and word.dep == "prep" else []


def names_a_party(word: Word) -> bool:
    """Whether a modifier names who did it: "ISIS attacks", "Israeli raid", "rebel offensive", "US-led strikes"."""
    lower = word.lower
    if lower in words("not_parties"):
        return False
    if any(f in nouns("force") for f in singulars(lower)):
        return True
    if lower in {"led", "backed"}:
        return True
    if word.dep == "compound" and (word.pos == "PROPN" or (word.text.isupper() and len(word.text) > 1)):
        return True
    return word.text[:1].isupper() and lower.endswith(_endings())


def _endings() -> tuple[str, ...]:
    return tuple(table("read/words/roles")["nation_endings"])


def _lent(noun: Word, agents: list[Word], targets: list[Word]) -> None:
    """Parties of the verb above: "X launched an attack", "the attack killed Y", "Z came under attack"."""
    governor = noun.head
    if governor is noun:
        return
    if noun.dep == "pobj":
        if governor.lower == "of" and governor.head.lower in words("bunches"):
            _lent(governor.head, agents, targets)
        else:
            _of_adjunct(governor, agents, targets)
    elif noun.dep == "dobj":
        _of_object(governor, agents, targets)
    elif noun.dep in {"nsubj", "nsubjpass"}:
        _of_subject(governor, agents, targets)


def _of_object(verb: Word, agents: list[Word], targets: list[Word]) -> None:
    if verb.lemma in words("suffered") or verb.lemma in words("failed"):
        targets += subjects(verb)
    elif verb.lemma in words("blame_on"):
        agents += led_to(verb, "on", "to")
    elif verb.lemma in words("light"):
        agents += led_to(verb, "by") if is_passive(verb) else subjects(verb)
        targets += led_to(verb, *words("against"))


def _of_subject(verb: Word, agents: list[Word], targets: list[Word]) -> None:
    if is_passive(verb) and verb.lemma in words("blame_on"):
        agents += led_to(verb, "on", "to")
        return
    if is_passive(verb):
        agents += led_to(verb, "by")
    for clause in (verb, *children(verb, "advcl", "xcomp", "conj")):  # "a blast hit the market, killing ten people"
        if clause.lemma in words("struck") and not is_passive(clause):
            targets += objects(clause)
    targets += led_to(verb, *words("against"))
    between(led_to(verb, "between"), agents, targets)


def _of_adjunct(prep: Word, agents: list[Word], targets: list[Word]) -> None:
    """ "killed in an attack", "responsibility for the attack", "accused of the attack", "responded with shelling"."""
    governor, lower = prep.head, prep.lower
    verb = governor.pos in {"VERB", "AUX"}
    if governor.dep == "dobj" and governor.head.lemma in words("blame_for"):  # "accused the rebels of the attack"
        agents.append(governor)
        return
    if governor.lemma in words("responsible"):
        agents += holders(governor) or (subjects(governor.head) if governor.dep in {"acomp", "attr"} else [])
    elif governor.lemma in words("blame_for") and lower in {"of", "for", "over", "with"}:
        agents += subjects(governor) if is_passive(governor) else objects(governor)
    elif verb and lower in {"in", "by", "during", "from", "when", "after", "following"}:
        if governor.lemma == "die" or (governor.lemma in words("struck") and is_passive(governor)):
            targets += struck_by(governor, subjects)
        elif governor.lemma in words("struck"):  # "the army killed ten rebels in clashes"
            agents += subjects(governor)
            targets += struck_by(governor, objects)
    elif verb and lower == "under":
        targets += subjects(governor)
    elif verb and lower == "as" and governor.lemma == "use":  # "used villagers as human shields"
        targets += subjects(governor) if is_passive(governor) else objects(governor)
    elif verb and lower in {"with", "to", "in"} and governor.lemma in words("light"):
        agents += subjects(governor)
