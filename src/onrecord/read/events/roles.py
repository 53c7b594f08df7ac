"""Roles: who did it and to whom, read from the grammar around a trigger."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Mention, Party, Reading, Word
from onrecord.read.events.grounds import holders_of, is_site, struck_at
from onrecord.read.events.indirect import befallen, meant
from onrecord.read.events.noun_roles import MODIFIERS, Sides, between, names_a_party, noun_roles
from onrecord.read.events.subjects import is_passive, led_to, objects, subjects, words
from onrecord.read.events.triggers import Trigger
from onrecord.read.mentions import content, nouns, singulars
from onrecord.read.mentions.parties import party
from onrecord.read.tree import child, children, conjuncts, subtree

_PEOPLE = frozenset({"force", "people", "person"})
_WHERE = frozenset({"on", "upon"})
"""After a passive these say where, or on what grounds: "shot on the bridge", "held on suspicion of"."""
_RELATIVES = frozenset({"WDT", "WP", "WP$", "EX"})
Fits = Callable[[Mention, Word], bool]


@dataclass(frozen=True)
class Cast:
    """Who takes part in a happening: parties, and what kind of mention stands for each."""

    agents: tuple[Party, ...]
    targets: tuple[Party, ...]
    agent_kinds: frozenset[str]
    target_kinds: frozenset[str]


def roles(reading: Reading, trigger: Trigger) -> Cast:
    """Agents and targets of the happening at the trigger; empty where its sentence does not name them."""
    word, habit = trigger.word, trigger.row.get("habit")
    agents, targets = verb_roles(word) if trigger.entry.verbal or word.pos == "VERB" else ([], [])
    hurt: list[Word] = []
    if not trigger.entry.verbal:
        more = noun_roles(word)
        agents, targets, hurt = [*agents, *more[0]], [*targets, *more[1]], more[2]
        if trigger.entry.group == "clash":  # people killed in fighting may be of either side, and of none
            hurt = [w for w in hurt if w.lower not in words("anybody")]
    if habit == "receivers":  # "the town fell to the rebels"
        agents, targets = led_to(word, "to"), []
    if habit == "sufferers":  # "the convoy came under fire from the hills"
        agents, targets = led_to(word, "by", "from"), agents
    if habit == "yielders":  # "the rebels surrendered to the army"
        agents, targets = led_to(word, "to"), agents
    if habit == "givers":  # "supplied the rebels with arms", "sold arms to the rebels"
        given = [t for w in (word, *objects(word)) for t in led_to(w, "to", "for")]
        targets = given or (targets if led_to(word, "with") else [])
    if habit == "doers":  # who withdraws or moves does so, also in "the withdrawal of troops", "troops were sent"
        agents, targets = agents or targets, []
    doers = _parties(reading, agents, targets, _acts)
    fits = _UNDERGO.get(habit or "", _undergoes)
    struck = (
        _parties(reading, targets, agents, fits)
        or _parties(reading, hurt, agents, fits)
        or _holders(reading, targets)
        or (_parties(reading, meant(word), agents, _is_people) if habit is None else {})
        or (_parties(reading, befallen(word), agents, fits) if habit is None else {})
    )
    if not struck and trigger.row.get("goes_off"):
        struck = _parties(reading, struck_at(reading, word), agents, _stands)
    if habit == "mutual":
        doers, struck = doers | struck, {}
    struck = _told_apart({party: kind for party, kind in struck.items() if party not in doers})
    return Cast(tuple(doers), tuple(struck), frozenset(doers.values()), frozenset(struck.values()))


def verb_roles(verb: Word) -> Sides:
    """The subject and "by …" do it; the object, the passive subject, and "on", "against", "with" … undergo it."""
    passive = is_passive(verb)
    ends = led_to(verb, *words("against") - (_WHERE if passive else frozenset()))
    ends += led_to(verb, "with") if verb.lemma in words("mutual") else []
    onward = words("into") if verb.lemma in words("aiming") else {"to"} if verb.lemma in words("onto") else ()
    ends += [t for w in (verb, *objects(verb)) for t in led_to(w, *onward)]
    ends += led_to(verb, "from", "of") if verb.lemma in words("taking") else []
    if passive:
        return led_to(verb, "by"), [*subjects(verb), *ends]
    if any(_is_mutual(o) for o in (*objects(verb), *ends)) and _are_two(subjects(verb)):
        return _both_sides(subjects(verb))
    struck = [*(o for o in objects(verb) if o.lower not in words("shot_off")), *ends]
    struck = [s for s in struck if not s.lower.endswith(("self", "selves"))]
    return subjects(verb), struck or _hurt(verb)


def _is_mutual(word: Word) -> bool:
    """ "each other", "one another"."""
    return word.lower in {"other", "another"} and any(c.lower in {"each", "one"} for c in word.children)


def _are_two(sides: list[Word]) -> bool:
    return any(w.dep == "conj" for side in sides for w in subtree(side))


def _both_sides(sides: list[Word]) -> Sides:
    """ "A and B fought each other" is read as "A fought B" (settled point 18)."""
    agents: list[Word] = []
    targets: list[Word] = []
    between(sides, agents, targets)
    return agents, targets


def _hurt(verb: Word) -> list[Word]:
    """ "opened fire, killing five guards": on them."""
    clauses = (c for c in children(verb, "advcl", "conj") if c.i > verb.i and c.lemma in words("harmed"))
    return [one for clause in clauses if not is_passive(clause) for one in objects(clause)]


def _parties(reading: Reading, heads: list[Word], others: list[Word], fits: Fits) -> dict[Party, str]:
    """Everybody at the heads and joined to them, with their kinds, but those that stand on the other side."""
    found: dict[int, tuple[Party, str]] = {}
    for head in heads:
        for word in conjuncts(head):
            if _is_date(reading, word):
                continue
            if word not in others and (one := _party(reading, word, fits)) is not None:
                found.setdefault(one[0].span.start, one)
    return dict(found.values())


def _holders(reading: Reading, grounds: list[Word]) -> dict[Party, str]:
    """Who holds the ground that is struck."""
    found: dict[Party, str] = {}
    for word in (w for ground in grounds for one in conjuncts(ground) for w in holders_of(one)):
        mention = reading.mention_of.get(word.i)
        if mention is not None and mention.kind in _PEOPLE:
            found[party(mention)] = mention.kind
        elif word.dep in MODIFIERS and (one := _modifier(mention, word)) is not None:
            found[one[0]] = one[1]
    return found


def _told_apart(struck: dict[Party, str]) -> dict[Party, str]:
    """Without "others" and bare numbers beside somebody named: "killed a guard and wounded two others"."""
    named = {p: kind for p, kind in struck.items() if not _is_rest(p.name.lower().split()[-1])}
    return named or struck


def _is_rest(last: str) -> bool:
    return last in words("rest") or last.isdigit()


def _is_date(reading: Reading, word: Word) -> bool:
    return any(d.span is not None and d.span.overlaps(word.span) for d in reading.dates)


def _party(reading: Reading, word: Word, fits: Fits) -> tuple[Party, str] | None:
    mention = reading.mention_of.get(word.i)
    if mention is None and fits is _undergoes and is_site(word):
        return Party(span=word.span, name=word.text), "thing"  # "the embassy attack"
    if mention is None or word.dep in MODIFIERS:
        return _modifier(mention, word) if fits is _acts else None
    if word.tag in _RELATIVES or not fits(mention, word):
        return None
    return party(mention), mention.kind


def _modifier(mention: Mention | None, word: Word) -> tuple[Party, str] | None:
    """Who is named by a word before the trigger: an actor of the gazetteer, else what looks like one."""
    if mention is None and names_a_party(word):
        return Party(span=word.span, name=word.text), "force"
    return (party(mention), "force") if mention is not None and mention.kind == "force" else None


def _acts(mention: Mention, word: Word) -> bool:
    """Whether it can do something: people, forces, countries, and pronouns that may stand for them."""
    if mention.kind == "place":
        return word.pos == "PROPN" or word.lower == "country"
    return mention.kind in _PEOPLE or mention.actor is not None or word.pos == "PRON"


def _undergoes(mention: Mention, word: Word) -> bool:
    """Whether it can be struck: anybody, buildings, bases, things; a named place or a town is where it happens."""
    forms = singulars(word.lower)
    if word.pos == "NUM" and word.dep == "dobj" and content(word) is None:
        return False  # "wounded five": how many, not whom
    if mention.kind in _PEOPLE:
        bare = word.tag == "NN" and not word.children and word.lower in words("means")  # "took power"
        return not bare and not word.lower.endswith(("self", "selves"))
    if any(f in words("measures") for f in forms):
        return False
    if any(f in words("land") for f in forms):
        return _is_some_settlement(word, forms)
    if mention.kind == "place":
        return word.pos != "PROPN" or _is_shot_at(mention, word)
    return not any(f in words("means") or f in nouns("times") for f in forms)


def _is_shot_at(mention: Mention, word: Word) -> bool:
    """A country is struck by what is fired at it from outside, and else only where things happen."""
    if mention.place is None or mention.place.grain != "country" or word.dep != "pobj":
        return False
    return word.head.lower in words("into") and word.head.head.lemma in words("aiming")


def _is_some_settlement(word: Word, forms: tuple[str, ...]) -> bool:
    """ "Raided several villages", "attacked a town": nobody could find them, so they are what is struck, not where."""
    if word.pos == "PROPN" or not any(f in words("settlements") for f in forms) or led_to(word, "of"):
        return False
    determiner = child(word, "det", "poss")
    return word.tag == "NNS" if determiner is None else determiner.lower in {"a", "an", "another"}


def _stands(mention: Mention, word: Word) -> bool:
    """What a blast can go off at, by its full name too ("the Danish Embassy")."""
    return mention.kind == "place" or _undergoes(mention, word)


def _can_be_taken(mention: Mention, word: Word) -> bool:
    """People, and things; a place that is taken is where it happens."""
    return mention.kind in _PEOPLE or (mention.kind == "thing" and _undergoes(mention, word))


def _is_people(mention: Mention, word: Word) -> bool:
    """Only people are led away; what they are taken from is where they were."""
    return mention.kind in _PEOPLE and _undergoes(mention, word)


_UNDERGO: dict[str, Fits] = {"takers": _can_be_taken, "captors": _is_people, "givers": _is_people}
"""Whom a happening of a habit can strike."""
