"""The words that say that people came to harm, from `words/harms.yaml`, ready for look-ups form by form."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from onrecord.model import Word
from onrecord.model.vocab import table

Frame = Literal["done", "suffered"]
_REACH = 9
"""Words between a verb and its particle ("took at least 60 of the town's men hostage")."""


class Verb(NamedTuple):
    """A verb of harm: `done` to its object, or `suffered` by its subject."""

    base: str
    harm: str
    frame: Frame
    people_only: bool
    counted: bool = False
    """Whether it says so only of those who are counted: with a number, or "a"."""
    negated: bool = False
    """Whether it says so only with "not" or "never"."""


class Particle(NamedTuple):
    """Words that make a harm of a verb: "took … hostage"."""

    words: tuple[str, ...]
    verb: Verb


class Harms:
    """All lists of the table; forms are in small letters."""

    def __init__(self, rules: Any) -> None:
        self._irregular: dict[str, list[str]] = rules["irregular"]
        self.verbs = {form: verb for verb in self._single(rules) for form in self.forms(verb.base)}
        self.particles: dict[str, list[Particle]] = {}
        for rule in rules["particles"]:
            for base in rule["verbs"]:
                flags = (rule.get(key, False) for key in ("people", "counted", "negated"))
                verb = Verb(base, rule["harm"], rule["frame"], *flags)
                found = [Particle(tuple(w.split()), verb) for w in rule["with"]]
                for form in self.forms(base):
                    self.particles.setdefault(form, []).extend(found)
        self.nouns = _turned(rules["nouns"])
        self.states = _turned(rules["states"])
        self.people = _turned(rules["people"])
        self.collectives: dict[str, str] = rules["collectives"]
        self.custody: dict[str, str] = rules["custody"]
        self.custody_after: dict[str, list[str]] = rules["custody_after"]
        self.single: dict[str, str] = rules["single"]
        self.never_with: dict[str, list[str]] = rules["never_with"]
        self.sized: dict[str, int] = rules["sized"]
        plain = {key: v for key, v in rules.items() if isinstance(v, list) and key != "particles"}
        self.sets: dict[str, frozenset[str]] = {key: frozenset(v) for key, v in plain.items()}
        self.also_with = [tuple(p.split()) for p in rules["also_with"]]
        self.parts = [tuple(p.split()) for p in rules["parts"]]
        self.beside = [tuple(p.split()) for p in rules["beside"]]
        self.shares = {tuple(p.split()) for p in rules["shares"]}
        self.labels: dict[str, str] = rules["labels"]
        self.summing = [tuple(p.split()) for p in rules["summing"]]
        self.cues = frozenset(
            {
                *self.verbs,
                *self.particles,
                *self.nouns,
                *self.states,
                *self.people,
                *self.sets["lives"],
                *self.sets["tolls"],
                *self.collectives,
                *self.custody,
                *self.single,
                *self.sets["counts"],
            }
        )

    @staticmethod
    def _single(rules: Any) -> Iterator[Verb]:
        """The verbs that say a harm by themselves; where one stands in two lists, the last wins."""
        lists: tuple[tuple[str, Frame], ...] = (("done_to_people", "done"), ("done", "done"), ("suffered", "suffered"))
        for group, frame in lists:
            for harm, bases in rules[group].items():
                for base in bases:
                    if group != "done_to_people" or base not in rules["only_with_particle"]:
                        people = group == "done_to_people" or base in rules["only_people"]
                        yield Verb(base, harm, frame, people, counted=base in rules["only_counted"])

    def __getitem__(self, name: str) -> frozenset[str]:
        """A plain list of the table."""
        return self.sets[name]

    def forms(self, base: str) -> set[str]:
        """All forms of a verb."""
        made = {base, *_regular(base)}
        if base in self._irregular:
            stems = {f for f in made if not f.endswith("ed")}
            made = stems | set(self._irregular[base])
        return made

    def is_participle(self, lower: str) -> bool:
        """Whether this form of a verb can be a past participle."""
        found = self.verbs.get(lower)
        if lower.endswith(("ing", "s")):
            return False
        return found is None or found.base != lower or lower in self._irregular.get(lower, ())

    def verb_at(self, words: Sequence[Word], at: int) -> tuple[Verb, Word] | None:
        """The harm that the verb `words[at]` says, by itself or with its particle, and the word that says it."""
        lower = words[at].lower
        for particle in self.particles.get(lower, ()):
            for i in range(at + 1, min(at + _REACH + len(particle.words), len(words))):
                if words[i].lower == particle.words[0] and matches(words, i, particle.words):
                    if particle.words == ("dead",) and i + 1 < len(words) and words[i].dep == "amod":
                        break
                    return particle.verb, words[i]
                if words[i].lower in {".", ";", ","}:
                    break
        found = self.verbs.get(lower)
        return (found, words[at]) if found and not self._is_other(found, words, at) else None

    def _is_other(self, verb: Verb, words: Sequence[Word], at: int) -> bool:
        """Whether the word behind it makes another verb of it: "shot down"; but not "shot at least 12"."""
        following = [w.lower for w in words[at + 1 : at + 3]] or [""]
        return following[0] in self.never_with.get(verb.base, ()) and following != ["at", "least"]


def matches(words: Sequence[Word], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether `phrase` begins at `words[at]`."""
    return at + len(phrase) <= len(words) and all(words[at + k].lower == p for k, p in enumerate(phrase))


@cache
def harms() -> Harms:
    """The vocabulary of `words/harms.yaml`."""
    return Harms(table("read/words/harms"))


def _turned(groups: dict[str, Iterable[str]]) -> dict[str, str]:
    return {word: harm for harm, words in groups.items() for word in words}


def _regular(base: str) -> Iterator[str]:
    """-s, -ed and -ing."""
    if base.endswith("ee"):
        yield from (f"{base}s", f"{base}d", f"{base}ing")
    elif base.endswith("e"):
        yield from (f"{base}s", f"{base}d", f"{base[:-1]}ing")
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    else:
        yield from (f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s", f"{base}ed", f"{base}ing")
