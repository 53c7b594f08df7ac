"""actors: which actor of the gazetteer a mention stands for - by name, by nationality, or as the state's own forces."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from onrecord.model import Actor, Gazetteer, Mention, Reading, Span, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import content, singulars
from onrecord.read.mentions.countries import countries
from onrecord.read.mentions.joined import joined
from onrecord.read.mentions.names import (
    LOWER_PARTS,
    as_text,
    is_capital,
    listed,
    modifiers,
    name_run,
    name_runs,
    words_of,
)
from onrecord.read.mentions.persons import surnames
from onrecord.read.tree import child

SIDES = ("army", "police", "gov")
"""Prefixes of the ids that the gazetteer keeps for every country."""


def actors(reading: Reading, *, gazetteer: Gazetteer) -> Reading:
    """Resolve names, abbreviations, "Iraqi forces", "the army" and countries that act."""
    whole = joined(reading, gazetteer)
    plain = [replace(w, head=m.head) if (w := whole.get(m.head)) else m for m in reading.mentions]
    reading = reading.plus(mentions=tuple(plain))
    register = _Register(reading, gazetteer)
    by_head = {m.head: register.resolved(m) for m in reading.mentions}
    by_head |= {w.head: replace(by_head[last], head=w.head) for last, w in whole.items()}
    found = list(by_head.values())
    found += [one for m in reading.mentions for one in register.modifying(m)]
    return reading.plus(mentions=tuple(sorted(found, key=lambda m: m.head)))


class _Register:
    """What is known about actors while one report is read."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self._reading = reading
        self._gazetteer = gazetteer
        self._asked: dict[str, Actor | None] = {}
        self._votes = _votes(reading, gazetteer)
        self._surnames = surnames(reading)
        self._home = next((code for code, _ in self._votes.most_common(1)), None)
        self._short = {short: (name, self._ask(short) or self._ask(name)) for short, name in abbreviations(reading)}

        self._spelt = {name.casefold(): short for short, (name, _) in self._short.items()}

    def resolved(self, mention: Mention) -> Mention:
        """The mention with its actor, if it has one."""
        head = self._reading.words[mention.head]
        if (code := _seat(head)) and (country := self._gazetteer.place(code)):
            return replace(mention, kind="force", place=None, actor=self._side("gov", code), name=country.name)
        if mention.place is not None and mention.place.grain == "country" and mention.name == mention.place.name:
            return replace(mention, actor=self._side("gov", mention.place.country))
        if head.pos == "PRON" or mention.place is not None:
            return mention
        part = content(head)
        inner = self._reading.mention_of.get(part.i) if part is not None else None
        if inner is not None and (whole := self.resolved(inner)).actor:
            return replace(mention, kind=whole.kind, actor=whole.actor, name=whole.name)
        words = words_of(self._reading, mention)
        return (
            self._named(mention, head, words)
            or self._of_state(mention, head, words)
            or self._whole(mention, head, words)
            or self._within(mention, words)
        )

    def _named(self, mention: Mention, head: Word, words: Sequence[Word]) -> Mention | None:
        """The whole name: of an actor, an abbreviation told in this report, or a country that acts."""
        run = name_run(words)
        short = self._spelt.get(mention.name.casefold(), head.text)
        if short in self._short:
            name, known = self._short[short]
            return replace(mention, kind="force", actor=known, name=f"{name} ({short})")
        if not run or run[-1] is not head:
            return None
        for one in (as_text([*run, *_after(head)]), as_text(run)):
            if (known := self._ask(one)) and self._gazetteer.country(one) is None:
                return replace(mention, kind="force", actor=known, name=one if is_state(known) else full_name(known))
        person = len(run) == 1 and head.text in self._surnames
        code = self._gazetteer.country(as_text(run)) if mention.kind in {"force", "person"} and not person else None
        country = self._gazetteer.place(code) if code else None
        if code is None or country is None or _is_national(head):
            return None
        return replace(mention, kind="force", actor=self._side("gov", code), name=country.name)

    def _whole(self, mention: Mention, head: Word, words: Sequence[Word]) -> Mention | None:
        """A name whose head is a common noun: "US-led coalition", "Assad regime"."""
        if mention.kind != "force" or is_capital(head) or not any(is_capital(w) for w in words):
            return None
        known = self._ask(as_text([w for w in words if w.i <= head.i and w.pos not in {"DET", "NUM"}]))
        return replace(mention, actor=known, name=full_name(known)) if known and not is_state(known) else None

    def modifying(self, mention: Mention) -> Iterator[Mention]:
        """Who is named before a noun for what they did: "Israeli raid", "regime air strikes"."""
        for run in modifiers(self._reading, mention):
            if _is_prefixed(run[-1]):
                continue
            one = Mention(span=Span(run[0].start, run[-1].end), head=run[-1].i, kind="force", name=as_text(run))
            code = self._gazetteer.country(one.name)
            country = self._gazetteer.place(code) if code else None
            if known := self._longest(run):
                yield replace(one, actor=known, name=full_name(known))
            elif code and country:
                yield replace(one, actor=self._side("gov", code), name=country.name)

    def _within(self, mention: Mention, words: Sequence[Word]) -> Mention:
        """ "ISIS fighters", "YPG spokesman Salah Jamil", "fighters of the LRA": the actor named inside the phrase."""
        head = self._reading.words[mention.head]
        if mention.kind not in {"person", "force", "people"} or _is(head, "others"):
            return mention
        if mention.kind == "people" and not _is(head, "members"):
            return mention
        for run in (*name_runs(words), name_run(_after(head, "of", "from"))):
            if not run or _is_prefixed(run[-1]) or (known := self._longest(run)) is None:
                continue
            if mention.kind == "person":
                return replace(mention, actor=known)
            return replace(mention, kind="force", actor=known, name=full_name(known))
        return mention

    def _longest(self, run: Sequence[Word]) -> Actor | None:
        for size in range(len(run), 0, -1):
            for start in range(len(run) - size + 1):
                name = as_text(run[start : start + size])
                known = self._short.get(name, (name, None))[1] or self._ask(name)
                if known and self._gazetteer.country(name) is None:
                    return known
        return None

    def _of_state(self, mention: Mention, head: Word, words: Sequence[Word]) -> Mention | None:
        """ "Iraqi forces", "government troops", "the army": forces and offices of a state."""
        side = next((s for s in SIDES if _is(head, s)), None)
        if side is None or mention.kind == "person":
            return None
        before = [w for w in words if w.i < head.i and w.pos not in {"DET", "NUM", "PUNCT", "PART"}]
        codes = [c for w in before if is_capital(w) and (c := self._gazetteer.country(w.text))]
        if codes:
            whole = all(w.lower in listed("actors", "state_modifiers") or is_capital(w) for w in before)
            kind = "people" if mention.kind == "people" else "force"
            return replace(mention, kind=kind, actor=self._side(side, codes[0])) if whole else None
        owned = bool(before) and all(w.lower in listed("actors", "state_modifiers") for w in before)
        definite = (
            head.dep == "compound" or child(head, "det") is not None or head.tag in {"NNS", "NNPS"} or side == "police"
        )
        if not (owned and _is(head, "state_forces")) and not (not before and definite and _is(head, "state")):
            return None
        actor = self._side(side, self._home_of(head))
        return replace(mention, kind="force", actor=actor, name=_owned(mention.name, actor)) if actor else None

    def _home_of(self, word: Word) -> str | None:
        """The country that "the army" belongs to: of the places told in the sentence, else of the report."""
        told = {
            m.place.country
            for w in word.sentence.words
            if (m := self._reading.mention_of.get(w.i)) and m.place and m.place.country and not self._describes(w, word)
        }
        return told.pop() if len(told) == 1 else self._home

    def _describes(self, place: Word, but: Word) -> bool:
        """Whether a place only says which somebody is meant, `but` aside: "a group based in X", "officials in X"."""
        told = place.head.head if place.dep == "pobj" else place
        told = told.head if told.dep in {"acl", "relcl"} else told
        mention = self._reading.mention_of.get(told.i)
        return told not in (place, but) and mention is not None and mention.kind in {"force", "people", "person"}

    def _side(self, side: str, code: str | None) -> Actor | None:
        return self._gazetteer.actor(f"{side}-{code.lower()}") if code else None

    def _ask(self, name: str) -> Actor | None:
        if name not in self._asked:
            known = self._gazetteer.actors(name, on=self._reading.report.published, countries=self._votes)
            self._asked[name] = known[0] if known else None
        return self._asked[name]


def _votes(reading: Reading, gazetteer: Gazetteer) -> Counter[str]:
    """Votes for the countries of the report, with those of its places."""
    votes = countries(reading, gazetteer)
    votes.update(m.place.country for m in reading.mentions if m.place and m.place.country)
    return votes


@cache
def _seats() -> dict[str, str]:
    return {name.casefold(): code for code, names in table("read/words/capitals").items() for name in names}


def _seat(head: Word) -> str | None:
    """The country whose government a city stands for: as the subject of what cities do not do, after "by", in talks."""
    name = as_text([c for c in head.children if c.dep == "compound" and c.i < head.i] + [head]).casefold()
    code = _seats().get(name) if head.pos == "PROPN" else None
    if code is None:
        return None
    first = head
    while first.dep == "conj":
        first = first.head
    if first.dep == "nsubj" or (clause := child(head, "relcl")) is None:
        verb = first.head if first.dep == "nsubj" else None
    else:  # "Washington, which backed them"
        subject = child(clause, "nsubj")
        verb = clause if subject is not None and subject.lower == "which" else None
    if verb is not None:
        return code if verb.pos == "VERB" and verb.lemma not in listed("actors", "stative") else None
    before = first.head
    dealt = (
        first.dep == "pobj"
        and before.lower in {"with", "between"}
        and before.head.lower in listed("actors", "dealings")
    )
    return code if dealt or (first.dep == "pobj" and before.dep == "agent") else None


def _is(head: Word, key: str) -> bool:
    return any(form in listed("actors", key) for form in singulars(head.lower))


def _owned(name: str, actor: Actor) -> str:
    """ "army" -> "Syrian army", with the adjective that the gazetteer's own name for a state's forces begins with."""
    return f"{actor.name.rpartition(' ')[0]} {name}"


def _is_prefixed(word: Word) -> bool:
    """Whether the name only opens a compound: "US" in "US-led coalition"."""
    at = word.i + 1 - word.sentence.words[0].i
    return at < len(word.sentence.words) and word.sentence.words[at].text in {"-", "–"}


def _is_national(head: Word) -> bool:
    """Whether the word stands for people of a country, not for the country: "Palestinians", "a Ugandan"."""
    determiner = child(head, "det")
    return head.tag == "NNPS" or (determiner is not None and determiner.lower in {"a", "an", "another"})


def is_state(actor: Actor) -> bool:
    """Whether the actor is one of the three that every country has."""
    return actor.id.split("-")[0] in SIDES


def full_name(actor: Actor) -> str:
    """The gazetteer's name, with the abbreviation that most reports use: "Islamic State (ISIS)"."""
    if " " not in actor.name or is_state(actor):
        return actor.name
    short = next((a for a in actor.aliases if a.isupper() and len(a) > 1), None)
    return actor.name if short is None or short in actor.name else f"{actor.name} ({short})"


def _after(head: Word, *prepositions: str) -> list[Word]:
    """What follows a name's head and may belong to it: "Army of God", "Movement for Peace"."""
    follower = next((c for c in head.children if c.dep == "prep" and c.i == head.i + 1), None)
    inner = child(follower, "pobj") if follower is not None else None
    if follower is None or inner is None or not is_capital(inner):
        return []
    if prepositions and follower.lower not in prepositions:
        return []
    first = head.sentence.words[0].i
    return head.sentence.words[follower.i - first : inner.i + 1 - first]


def abbreviations(reading: Reading) -> Iterator[tuple[str, str]]:
    """Short forms told in the report, with their names: "People's Protection Units (YPG)"."""
    words = reading.words
    for i in range(2, len(words) - 1):
        short = words[i].text
        if words[i + 1].text == ")" and words[i - 1].text == "(" and short.isupper() and len(short) > 1:
            name = _spelt_out(words, i - 1, short)
            if name:
                yield short, as_text(name)


def _spelt_out(words: Sequence[Word], end: int, short: str) -> list[Word]:
    """The words before the bracket whose initials make the short form; the last name there, if none do."""
    for first in range(end - 1, max(-1, end - 2 * len(short) - 2), -1):
        run = words[first:end]
        if run[0].sentence is not words[end].sentence:
            break
        if run[0].lower not in LOWER_PARTS and _initials(run) == short.lower():
            return list(run)
    sentence = [w for w in words[end].sentence.words if w.i < end]
    return (name_runs(sentence) or [[]])[-1] if sentence and is_capital(sentence[-1]) else []


def _initials(run: Sequence[Word]) -> str:
    return "".join(w.lower[0] for w in run if w.lower not in LOWER_PARTS)
