"""places: which mentions are places, and which place of the gazetteer each is."""

from collections.abc import Sequence
from dataclasses import replace as replace_phrase
from itertools import groupby

from msgspec.structs import replace

from onrecord.model import Gazetteer, Grain, Mention, Place, Reading, Span, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import is_of_place, is_titled, nouns
from onrecord.read.mentions.atlas import Atlas, Context, Found
from onrecord.read.mentions.containment import around_in_sentence, said_around
from onrecord.read.mentions.countries import datelines, is_located
from onrecord.read.mentions.described import described, is_definite
from onrecord.read.mentions.names import as_text, is_capital, listed, modifiers, words_of
from onrecord.read.mentions.persons import surnames
from onrecord.read.mentions.phrases import Phrase, grain_of, phrase_of, shared_noun
from onrecord.read.mentions.precision import by_grain, precision_of
from onrecord.read.tree import child


def places(reading: Reading, *, gazetteer: Gazetteer) -> Reading:
    """Resolve place names against the countries of the report; then "the city", "a village in Helmand"."""
    finder = _Places(reading, gazetteer)
    mentions = sorted([*reading.mentions, *finder.modifying()], key=lambda m: m.head)
    named = finder.all_named()
    found: list[Mention] = []
    last: dict[Grain, Mention] = {}
    for mention in mentions:
        head = reading.words[mention.head]
        one = named.get(mention.head) or described(head, mention, named, last) or finder.of_country(head, mention)
        if one.head in named:
            last[one.place.grain if one.place else "town"] = one
        found.append(one)
    return reading.plus(mentions=tuple(found))


class _Places:
    """The place names of one report."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self._reading = reading
        self._gazetteer = gazetteer
        self._atlas = Atlas(reading, gazetteer)
        self._datelines = datelines(reading)
        self._surnames = surnames(reading)
        self._town: Mention | None = None

    def all_named(self) -> dict[int, Mention]:
        """Head -> mention of every named place. In a sentence from its end: what follows says where a place lies."""
        named: dict[int, Mention] = {}
        for _, group in groupby(self._reading.mentions, key=lambda m: self._reading.words[m.head].sentence):
            line = list(group)
            for mention in (*reversed(line), *line):  # then once more, for what lies in a place told before it
                if mention.head not in named and (one := self._named(mention, named)):
                    named[mention.head] = one
            told = [one for m in line if (one := named.get(m.head)) and one.place and one.place.grain == "town"]
            self._town = told[-1] if told else self._town
        return named

    def _named(self, mention: Mention, named: dict[int, Mention]) -> Mention | None:
        """The mention as a place, if it holds a name and stands where places stand."""
        head = self._reading.words[mention.head]
        phrase = phrase_of(words_of(self._reading, mention), head)
        if phrase is not None and not phrase.noun and (noun := shared_noun(head)) is not None:
            phrase = replace_phrase(phrase, noun=noun, grain=grain_of(noun))
        if phrase is None or not self._may_be_place(head, phrase):
            return None
        found = self._atlas.find(phrase, self._context(head, phrase, named))
        return self._as_place(mention, head, phrase, found)

    def _context(self, head: Word, phrase: Phrase, named: dict[int, Mention]) -> Context:
        around = self._owner(head, named) or said_around(self._reading, head, named)
        if around and around.place and (other := self._atlas.meant_around(phrase.name, around.place, around.name)):
            title = self._title(other, Phrase(around.name))
            around = replace(around, place=other, name=title, precision=None, reason=f"{phrase.name} lies there")
            named[around.head] = around
        if around is None and phrase.noun and phrase.grain in {"district", "town"}:
            around = around_in_sentence(head, named)
        urban = phrase.grain == "neighbourhood" or phrase.noun in listed("grains", "urban")
        town = self._town if urban else None
        return Context(
            inside=around.place if around else None,
            inside_name=around.name if around else "",
            beside=frozenset(w.text.casefold() for w in head.sentence.words if w.i != head.i and is_capital(w)),
            town=town.place if town else None,
            town_name=town.name if town else "",
            definite=is_definite(head),
        )

    def _owner(self, head: Word, named: dict[int, Mention]) -> Mention | None:
        """Whose place it is: "Kunar province's Dara Noor district", "Syria's Idlib"."""
        owner = child(head, "poss")
        mention = self._reading.mention_of.get(owner.i) if owner is not None else None
        found = self._named(mention, named) if mention else None
        return found if found and found.place else None

    def _as_place(self, mention: Mention, head: Word, phrase: Phrase, found: Found) -> Mention | None:
        sure = phrase.grain is not None or phrase.part is not None or self._is_sure(head)
        place = found.place
        if place is None:
            if head.pos != "PROPN":
                return None  # "the Iraqi city of Mosul" is told by its noun
            holds = head.dep == "dobj" and head.head.lemma in listed("grains", "holding")
            sure = sure or holds or (found.suggested is not None and head.dep in {"pobj", "dobj"})
            if not sure or mention.kind not in {"place", "force", "person"}:
                return None
            return replace(mention, kind="place", reason=found.reason, suggested=found.suggested)
        if found.inside_name and not sure:
            return None
        if place.grain == "country" and not found.inside_name and not (sure or _is_reached(head)):
            return None  # "Turkey attacked": a government, not a place
        return replace(
            mention,
            kind="place",
            place=place,
            name=f"{phrase.written}, {found.inside_name}" if found.inside_name else self._title(place, phrase),
            precision=by_grain(place) if found.inside_name else precision_of(place, phrase, head),
            reason=found.reason,
            suggested=found.suggested,
        )

    def of_country(self, head: Word, mention: Mention) -> Mention:
        """ "the capital", "the country", "a Kenyan village": known by the country named beside it, or the report's."""
        if mention.kind != "place" or head.pos == "PROPN":
            return mention
        told = [code for c in head.children if is_capital(c) and (code := self._gazetteer.country(c.text))]
        bare = is_definite(head) and not any(c.dep in {"amod", "compound", "poss", "prep"} for c in head.children)
        code = told[0] if told else next(iter(self._atlas.votes), None) if bare else None
        part = head.lower in listed("grains", "directions")
        if code is None or not (part or head.lower in {"capital", "country"} or (told and _is_land(head))):
            return mention  # an embassy, a base or a position of a country may lie in another one
        place = self._capital(code) if head.lower == "capital" else self._gazetteer.place(code)
        if place is None:
            return mention
        phrase = Phrase(place.name, noun=head.lower, part=f"{place.name}'s {head.lower}" if part else None)
        reason = f"{place.name} is the country told beside it" if told else f"the report is about {place.name} most"
        precise = precision_of(place, phrase, head)
        return replace(mention, place=place, name=self._title(place, phrase), precision=precise, reason=reason)

    def _capital(self, code: str) -> Place | None:
        seats = table("read/words/capitals").get(code, ())
        found = self._gazetteer.places(seats[0], countries=(code,)) if seats else ()
        return next(iter(found), None)

    def modifying(self) -> list[Mention]:
        """Places named before a noun for what happened there: "the Garissa attack"."""
        runs = [run for m in self._reading.mentions for run in modifiers(self._reading, m)]
        return [one for run in runs if (one := self._modifier(run)) is not None]

    def _modifier(self, run: Sequence[Word]) -> Mention | None:
        """A name before a noun as a place, if it can be nothing else."""
        name = as_text(run)
        if run[-1].pos != "PROPN" or self._gazetteer.country(name) or self._gazetteer.actors(name):
            return None
        phrase = Phrase(name)
        found = self._atlas.find(phrase, Context())
        place = found.place
        if place is None or place.country not in self._atlas.votes:
            return None
        return Mention(
            span=Span(run[0].start, run[-1].end),
            head=run[-1].i,
            kind="place",
            name=self._title(place, phrase),
            place=place,
            reason=found.reason,
        )

    def _may_be_place(self, head: Word, phrase: Phrase) -> bool:
        if phrase.grain is not None or phrase.noun:
            return not (phrase.whole and self._gazetteer.actors(phrase.whole))
        if head.pos != "PROPN" or head.lower in nouns("times") or _is_common(phrase.name):
            return False
        if self._gazetteer.country(phrase.name) is not None:
            return head.text not in self._surnames or " " in phrase.name  # "DR Congo" is no doctor
        if head.text in self._surnames or is_titled(head):
            return False
        if head.sentence.words[head.i - head.sentence.words[0].i - 1].text == "(":
            return False  # another name of what stands before it
        known = self._gazetteer.actors(phrase.name)
        said = {name.casefold() for actor in known for name in (actor.name, *actor.aliases)}
        return not known or (is_located(head) and phrase.name.casefold() not in said)  # "Hama" is near to "Hamas"

    def _is_sure(self, head: Word) -> bool:
        if head.sentence in self._datelines:
            return not any(w.text == "(" for w in head.sentence.words if w.i < head.i)
        return is_located(head) or is_of_place(head)

    def _title(self, place: Place, phrase: Phrase) -> str:
        """The usual name with its country; the phrase itself where it means a part of the place, or something in it."""
        name = phrase.part or self._usual(place, phrase)
        country = self._gazetteer.place(place.country) if place.country else None
        if place.grain in {"country", "region"} or country is None or country.name in name:
            return name
        return f"{name}, {country.name}"

    def _usual(self, place: Place, phrase: Phrase) -> str:
        """The report's spelling, which is nearer to English use than a gazetteer's; the gazetteer's for a country."""
        if place.grain == "country" or not phrase.name[0].isupper():
            return place.name
        return phrase.whole if phrase.whole and phrase.whole.casefold() == place.name.casefold() else phrase.name


def _is_common(name: str) -> bool:
    """Whether a capital is all that makes a name of it: "the Port", "Airport", "North"."""
    lower = name.casefold()
    return grain_of(lower) is not None or any(lower in listed("grains", key) for key in ("around", "directions"))


def _is_land(head: Word) -> bool:
    """Whether a country's adjective before the noun says where it is: villages and borders, not bases and embassies."""
    return grain_of(head.lower) not in {None, "site"} or head.lower in listed("grains", "around")


def _is_reached(head: Word) -> bool:
    """Whether a country is gone to or from, or held, so that its land is meant."""
    if head.dep == "dobj":
        return head.head.lemma in listed("grains", "reaching")
    first = head
    while first.dep in {"conj", "appos"} and first.head is not first:
        first = first.head
    return first.dep == "pobj" and first.head.lower in listed("grains", "moving")
