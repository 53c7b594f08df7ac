"""Which place of the gazetteer a name of the report stands for, and why.

Only the exact name is sure, or a name that sounds alike in the province told beside it: of UCDP's place names in Syria,
99 of 100 exact names and 98 of 100 such sound-alikes were right, of sound-alikes alone 63 (our measurement). Anything
else is a suggestion. An unknown name is put where the text says that it lies (UCDP GED codebook, appendix 3: rather the
certain coarser place).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Gazetteer, Grain, Place, Reading
from onrecord.read.mentions.containment import kilometres, lies_in, same_name, telling
from onrecord.read.mentions.countries import countries
from onrecord.read.mentions.phrases import Phrase

WELL_KNOWN = 100_000
"""Inhabitants from which on a town may be meant although the report names another country; by its own name."""
GREAT = 1_000_000
"""The same by any of its names ("Rangoon")."""
CANDIDATES = 24
NEARBY = 250.0
"""Kilometres from a place settled already, within which one of several namesakes is the likelier."""
ADMINISTRATIVE = frozenset({"district", "province"})


@dataclass(frozen=True)
class Found:
    """What a name came to. Without a place, `suggested` may be one for somebody to confirm."""

    place: Place | None
    reason: str
    inside_name: str = ""
    """The report's name of the place, where it is only what the named one lies in."""
    suggested: str | None = None


@dataclass(frozen=True)
class Context:
    """What the words around a name tell of where it is."""

    inside: Place | None = None
    """The place that the text says it lies in."""
    inside_name: str = ""
    """The report's name of it."""
    beside: frozenset[str] = frozenset()
    """Other capitalised words of the sentence, in lower case."""
    town: Place | None = None
    """The town told last, for its quarters and streets."""
    town_name: str = ""
    """The report's name of it."""
    definite: bool = False
    """"the" stands before it."""


class Atlas:
    """Names of one report -> places, in the light of the countries that it is about."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.votes: Counter[str] = Counter(dict(countries(reading, gazetteer).most_common()))
        self._total = sum(self.votes.values()) or 1
        self._asked: dict[tuple[str, str | None], tuple[Sequence[Place], frozenset[str]]] = {}
        self._settled: Place | None = None
        self._told: dict[str, Found] = {}
        self._abroad: dict[str, set[str]] = {}

    def find(self, phrase: Phrase, context: Context) -> Found:
        """The likeliest place of the phrase's name that the words around it allow."""
        if self.is_demonym(phrase.name):
            site = phrase.grain == "site"  # an embassy of one country lies in another one
            return self._within(phrase, context, None) if site else Found(None, "a nationality, not a place")
        candidates, exact = self._candidates(phrase, context.inside)
        likely = [p for p in candidates if self._fits(p, phrase, context)]
        sure = [p for p in likely if p.id in exact or self._agrees(p, phrase, context)]
        if not sure and context.inside is None and (told := self._told.get(phrase.name.casefold())):
            return told
        if sure:
            best = max(sure, key=lambda p: (self._score(p, phrase.grain, context), -sure.index(p)))
            if best.grain not in {"country", "region"}:
                self._settled = best
            found = Found(best, self._why(best, sure, best.id in exact, context))
        else:
            found = self._within(phrase, context, likely[0] if likely else None)
        if found.place is not None:
            self._told.setdefault(phrase.name.casefold(), found)
            self._hear(found.place)
        return found

    def _hear(self, place: Place) -> None:
        """Two well known places of a country that the report does not name show that it is about it."""
        code = place.country
        if code is None or code in self.votes or place.grain in {"country", "region"}:
            return
        known = self._abroad.setdefault(code, set())
        known.add(place.name)
        if len(known) > 1:
            self.votes[code] += 1
            self._asked.clear()

    def meant_around(self, name: str, outer: Place, outer_name: str) -> Place | None:
        """The province called like a country ("Georgia") that places of this name lie in, if there is one."""
        if outer.grain != "country":
            return None
        found, exact = self._places(name, None)
        if any(p.id in exact and p.country == outer.country for p in found):
            return None
        homes = {p.country for p in found if p.id in exact and p.admin1 and same_name(p.admin1, outer.name)}
        provinces = self._gazetteer.places(outer_name, countries=tuple(c for c in homes if c))[:CANDIDATES]
        return next((p for p in provinces if p.grain == "province" and p.country in homes), None)

    def is_demonym(self, name: str) -> bool:
        """Whether the word is of a country, but not its name: "Syrian", "Kenyans"."""
        code = self._gazetteer.country(name)
        if code is None:
            return False
        country = self._gazetteer.place(code)
        named = {p.id for p in self._places(name, None)[0] if p.grain in {"country", "province", "region"}}
        return country is not None and country.id not in named and name.casefold() != country.name.casefold()

    def _candidates(self, phrase: Phrase, inside: Place | None) -> tuple[Sequence[Place], frozenset[str]]:
        country = inside.country if inside else None
        if phrase.whole and phrase.whole != phrase.name:
            found = self._places(phrase.whole, country)
            if any(p.id in found[1] for p in found[0]):
                return found
        return self._places(phrase.name, country)

    def _places(self, name: str, country: str | None) -> tuple[Sequence[Place], frozenset[str]]:
        """Candidates, and the ids of those that bear the name exactly: without countries no sound-alike is given."""
        key = (name, country)
        if key not in self._asked:
            among = (country,) if country else tuple(self.votes)
            found = self._gazetteer.places(name, countries=among)[:CANDIDATES]
            exact = frozenset(p.id for p in self._gazetteer.places(name)) if found else frozenset()
            self._asked[key] = found, exact
        return self._asked[key]

    def _fits(self, place: Place, phrase: Phrase, context: Context) -> bool:
        if place.grain == "country" and self._gazetteer.country(phrase.name) is None:
            return False  # a capital's name among its country's old ones
        if context.inside is not None:
            return lies_in(place, context.inside)
        alone = phrase.grain is None and phrase.part is None
        if context.definite and alone and place.grain in {"town", "district", "neighbourhood"}:
            return False  # "the Union": towns have no article
        if phrase.grain == "neighbourhood" and context.town and place.grain != "neighbourhood":
            return place.id == context.town.id or lies_in(place, context.town)
        if not self.votes or place.country in self.votes or place.grain in {"country", "region"}:
            return True
        least = WELL_KNOWN if phrase.name.casefold() == place.name.casefold() else GREAT
        great = place.grain == "town" and place.population >= least and phrase.grain in {None, "town", "site"}
        return great or _is_beside(place, context.beside)

    def _agrees(self, place: Place, phrase: Phrase, context: Context) -> bool:
        """Whether more than its sound speaks for a place: its province, or that it is one of the few provinces."""
        if place.grain == "province" and phrase.grain == "province":
            return True
        if context.inside is not None and context.inside.grain in {"province", "district", "town"}:
            return True
        return _is_beside(place, context.beside)

    def _score(self, place: Place, grain: Grain | None, context: Context) -> float:
        score = 2.0 * self.votes[place.country or ""] / self._total
        if place.grain == (grain or "country"):
            score += 1.5
        elif {place.grain, grain} <= ADMINISTRATIVE:  # a county is a province here and a district there
            score += 1.0
        if self._settled is not None and (far := kilometres(place, self._settled)) is not None and far <= NEARBY:
            score += 0.3
        if context.inside is not None and place.admin1:
            score += 0.5  # it is known to lie there, not only near enough
        return score + (2.0 if _is_beside(place, context.beside) else 0.0)

    def _within(self, phrase: Phrase, context: Context, suggested: Place | None) -> Found:
        """The place that the unknown one lies in, as far as the text tells."""
        outer, name = context.inside, context.inside_name
        if outer is None and context.town is not None:
            outer, name = context.town, context.town_name
        if outer is not None:
            reason = f"{phrase.written} is not known; it lies in {name}"
            return Found(outer, reason, inside_name=name, suggested=suggested.id if suggested else None)
        if suggested is None:
            return Found(None, f"no place called {phrase.name} is known where the report could mean it")
        reason = f"{phrase.name} is not known; {_title(suggested)}, sounds like it"
        return Found(None, reason, suggested=suggested.id)

    def _why(self, place: Place, sure: Sequence[Place], exact: bool, context: Context) -> str:
        how = "the exact name" if exact else "a name that sounds alike"
        if context.inside is not None:
            return f"{how}, in {_title(context.inside)} as the text says"
        if _is_beside(place, context.beside):
            return f"{how}, and its province {place.admin1} is named beside it"
        if place.grain in {"country", "region"}:
            return how
        there = (
            "in a country that the report is about"
            if place.country in self.votes
            else f"a well known place of {place.population:,} people"
        )
        others = len({p.id for p in sure}) - 1
        return f"{how}; {there}" + (f"; likelier than {others} of the same name" if others else "")


def _is_beside(place: Place, beside: frozenset[str]) -> bool:
    """Whether the place's province is named in the same sentence."""
    if not place.admin1 or same_name(place.name, place.admin1):
        return False
    return bool(beside & telling(place.admin1))


def _title(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country and place.grain != "country" else place.name
