"""places: which mentions are places, and which place of the gazetteer each is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from onrecord.model import GRAINS, Gazetteer, Grain, Mention, Place, Reading, Span, Word
from onrecord.model.vocab import table
from onrecord.read.mentions import is_titled, nouns, singulars
from onrecord.read.mentions.countries import countries, datelines, is_located
from onrecord.read.mentions.names import LOWER_PARTS, as_text, is_capital, listed, modifiers, words_of
from onrecord.read.tree import child

WELL_KNOWN = 100_000
"""Inhabitants from which on a town may be meant although the report names another country."""
CANDIDATES = 12
ADMINISTRATIVE = frozenset({"district", "province"})


def places(reading: Reading, *, gazetteer: Gazetteer) -> Reading:
    """Resolve place names against the countries of the report; then "the city", "a village in Helmand"."""
    atlas = _Atlas(reading, gazetteer)
    mentions = sorted([*reading.mentions, *_modifying(reading, atlas)], key=lambda m: m.head)
    named = {m.head: done for m in reading.mentions if (done := atlas.named(m)) is not None}
    found: list[Mention] = []
    last: dict[Grain, Mention] = {}
    for mention in mentions:
        head = reading.words[mention.head]
        one = named.get(mention.head) or _described(head, mention, named, last) or atlas.of_country(head, mention)
        if one.head in named:
            last[one.place.grain if one.place else "town"] = one
        found.append(one)
    return reading.plus(mentions=tuple(found))


def _modifying(reading: Reading, atlas: "_Atlas") -> list[Mention]:
    """Places named before a noun for what happened there: "the Garissa attack"."""
    runs = [run for m in reading.mentions for run in modifiers(reading, m)]
    return [one for run in runs if (one := atlas.modifier(run)) is not None]


@dataclass(frozen=True)
class _Phrase:
    """ "the northern Helmand Province": the name Helmand, of grain province; `part` is the phrase if less is meant."""

    name: str
    whole: str | None
    """The name with its noun, if that is written as part of it: "Helmand Province", "Mexico City"."""
    grain: Grain | None
    part: str | None


class _Atlas:
    """Names of one report -> places, in the light of the countries that it is about."""

    def __init__(self, reading: Reading, gazetteer: Gazetteer) -> None:
        self._reading = reading
        self._gazetteer = gazetteer
        self._votes = Counter(dict(countries(reading, gazetteer).most_common()))
        self._total = sum(self._votes.values()) or 1
        self._datelines = datelines(reading)
        self._candidates: dict[str, Sequence[Place]] = {}
        self._surnames = _surnames(reading)

    def named(self, mention: Mention) -> Mention | None:
        """The mention as a place, if it holds a name and stands where places stand."""
        head = self._reading.words[mention.head]
        phrase = _phrase(words_of(self._reading, mention), head)
        if phrase is None or not self._may_be_place(mention, head, phrase):
            return None
        sure = phrase.grain is not None or phrase.part is not None or self._is_sure(head)
        place = self._choose(phrase, head)
        if place is None and head.pos != "PROPN":
            return None  # "the Iraqi city of Mosul" is told by its noun
        if place is None:
            sure = sure or (head.dep == "dobj" and head.head.lemma in listed("grains", "holding"))
            return replace(mention, kind="place") if sure and mention.kind in {"place", "force", "person"} else None
        if place.grain == "country" and not (sure or _is_reached(head)):
            return None  # "Turkey attacked": a government, not a place
        return replace(mention, kind="place", place=place, name=self._title(place, phrase))

    def of_country(self, head: Word, mention: Mention) -> Mention:
        """ "the capital", "the country", "a Kenyan village": known by the country named beside it, or the report's."""
        if mention.kind != "place" or head.pos == "PROPN":
            return mention
        told = [code for c in head.children if is_capital(c) and (code := self._gazetteer.country(c.text))]
        bare = is_definite(head) and not any(c.dep in {"amod", "compound", "poss", "prep"} for c in head.children)
        code = told[0] if told else next(iter(self._votes), None) if bare else None
        if code is None or not (told or head.lower in {"capital", "country"}):
            return mention
        place = self._capital(code) if head.lower == "capital" else self._gazetteer.place(code)
        if place is None:
            return mention
        return replace(mention, place=place, name=self._title(place, _Phrase(place.name, None, None, None)))

    def _capital(self, code: str) -> Place | None:
        seats = table("read/words/capitals").get(code, ())
        found = self._gazetteer.places(seats[0], countries=(code,)) if seats else ()
        return next(iter(found), None)

    def modifier(self, run: Sequence[Word]) -> Mention | None:
        """A name before a noun as a place, if it can be nothing else."""
        name = as_text(run)
        if run[-1].pos != "PROPN" or self._gazetteer.country(name) or self._gazetteer.actors(name):
            return None
        phrase = _Phrase(name, None, None, None)
        place = self._choose(phrase, run[-1])
        if place is None or place.country not in self._votes:
            return None
        span = Span(run[0].start, run[-1].end)
        return Mention(span=span, head=run[-1].i, kind="place", name=self._title(place, phrase), place=place)

    def _may_be_place(self, mention: Mention, head: Word, phrase: _Phrase) -> bool:
        if phrase.grain is not None:
            return not (phrase.whole and self._gazetteer.actors(phrase.whole))
        if head.pos != "PROPN" or head.lower in nouns("times") or head.text in self._surnames or is_titled(head):
            return False
        return self._gazetteer.country(phrase.name) is not None or not self._gazetteer.actors(phrase.name)

    def _is_sure(self, head: Word) -> bool:
        if head.sentence in self._datelines:
            return not any(w.text == "(" for w in head.sentence.words if w.i < head.i)
        return is_located(head)

    def _choose(self, phrase: _Phrase, head: Word) -> Place | None:
        """The likeliest place of the name: of the grain told, in a province named beside it, in a country voted for."""
        candidates = (phrase.whole and self._asked(phrase.whole)) or self._asked(phrase.name)
        beside = {w.text.casefold() for w in head.sentence.words if w.i != head.i and is_capital(w)}
        scored = [
            (self._score(place, phrase.grain, beside), -rank, place)
            for rank, place in enumerate(candidates)
            if self._is_likely(place, beside)
        ]
        return max(scored, key=lambda one: one[:2])[2] if scored else None

    def _asked(self, name: str) -> Sequence[Place]:
        if name not in self._candidates:
            self._candidates[name] = self._gazetteer.places(name, countries=tuple(self._votes))[:CANDIDATES]
        return self._candidates[name]

    def _score(self, place: Place, grain: Grain | None, beside: set[str]) -> float:
        score = 2.0 * self._votes[place.country or ""] / self._total
        if place.grain == (grain or "country"):
            score += 1.5
        elif {place.grain, grain} <= ADMINISTRATIVE:  # a county is a province here and a district there
            score += 1.0
        return score + (2.0 if _is_beside(place, beside) else 0.0)

    def _is_likely(self, place: Place, beside: set[str]) -> bool:
        if not self._votes or place.country in self._votes or place.grain in {"country", "region"}:
            return True
        return place.population >= WELL_KNOWN or _is_beside(place, beside)

    def _title(self, place: Place, phrase: _Phrase) -> str:
        """The usual name with its country; the phrase itself where it means a part of the place, or something in it."""
        name = phrase.part or self._usual(place, phrase)
        country = self._gazetteer.place(place.country) if place.country else None
        if place.grain in {"country", "region"} or country is None or country.name in name:
            return name
        return f"{name}, {country.name}"

    def _usual(self, place: Place, phrase: _Phrase) -> str:
        """The report's spelling, which is nearer to English use than a gazetteer's; the gazetteer's for a country."""
        if place.grain == "country" or not phrase.name[0].isupper():
            return place.name
        return phrase.whole if phrase.whole and phrase.whole.casefold() == place.name.casefold() else phrase.name


def _is_beside(place: Place, beside: set[str]) -> bool:
    """Whether the place's province is named in the same sentence."""
    return (
        bool(place.admin1) and place.name != place.admin1 and bool(beside & set(str(place.admin1).casefold().split()))
    )


def _phrase(words: Sequence[Word], head: Word) -> _Phrase | None:
    """The phrase taken apart; None where it holds no name."""
    inside = _named_part([w for w in words if w.i <= head.i])
    whole, grain, part = as_text(inside), None, None
    written = whole if inside and is_capital(inside[-1]) else None
    if len(inside) > 1 and (grain := grain_of(inside[-1].lower)):
        part = whole if grain == "site" or inside[-1].lower in listed("grains", "around") else None
        inside.pop()
    elif len(inside) > 1 and inside[-1].lower in listed("grains", "around"):
        grain, part = "province", whole
        inside.pop()
    while len(inside) > 1 and inside[0].lower in listed("grains", "directions"):
        part = whole
        inside.pop(0)
    if len(inside) > 1 and inside[0].lower in listed("grains", "leading"):
        grain, part = "site", whole
    owner = max((i for i, w in enumerate(inside) if w.tag == "POS"), default=-1)
    inside = inside[owner + 1 :] if owner + 1 < len(inside) else inside[:owner]
    if not inside or not all(is_capital(w) or w.text in {"-", "'s", "of"} for w in inside):
        return None
    return _Phrase(as_text(inside), written, grain, part)


def _named_part(words: list[Word]) -> list[Word]:
    """From the first capital or direction on, behind the adjectives: "rebel-held", "the nearby"."""
    first = next((i + 1 for i in range(len(words) - 2, -1, -1) if not _in_name(words[i])), 0)
    while first < len(words) - 1 and words[first].pos in {"DET", "NUM", "PUNCT"}:
        first += 1
    return words[first:]


def _in_name(word: Word) -> bool:
    return is_capital(word) or word.lower in LOWER_PARTS or word.lower in listed("grains", "directions")


def _is_reached(head: Word) -> bool:
    """Whether a country is gone to or from, or held, so that its land is meant."""
    if head.dep == "dobj":
        return head.head.lemma in listed("grains", "reaching")
    first = head
    while first.dep in {"conj", "appos"} and first.head is not first:
        first = first.head
    return first.dep == "pobj" and first.head.lower in listed("grains", "moving")


def _described(
    head: Word, mention: Mention, named: Mapping[int, Mention], last: Mapping[Grain, Mention]
) -> Mention | None:
    """A place told by a noun: through a name after it ("a village in Helmand"), or as the last place of its grain."""
    if mention.kind != "place" or head.pos == "PROPN":
        return None
    before = _named_after(head, named, last) or _meant(head, last)
    return replace(mention, place=before.place, name=before.name) if before else None


def _named_after(head: Word, named: Mapping[int, Mention], last: Mapping[Grain, Mention]) -> Mention | None:
    for preposition in (c for c in head.children if c.dep == "prep" and c.i > head.i):
        inner = child(preposition, "pobj")
        known = (named.get(inner.i) or _meant(inner, last)) if inner is not None else None
        if known and (preposition.lower == "of" or preposition.lower in listed("grains", "locating")):
            return known
    return None


def _meant(head: Word, last: Mapping[Grain, Mention]) -> Mention | None:
    """ "the city", "the province", "there": the place of that grain told last."""
    if head.lower != "there" and not is_definite(head):
        return None
    if any(c.dep in {"amod", "compound", "poss", "prep"} for c in head.children):
        return None
    grain = grain_of(head.lower)
    exact = [last[g] for g in GRAINS[:5] if g in last]
    newest = max(exact, key=lambda m: m.head, default=None)
    if head.lower in listed("grains", "anywhere"):
        return last.get(grain, newest) if grain == "town" else newest
    return last.get(grain) if grain and grain != "country" else None


def is_definite(head: Word) -> bool:
    """Whether the noun stands for one that is known already: "the city", "this area"."""
    determiner = child(head, "det")
    return determiner is not None and determiner.lower in {"the", "this", "that"}


@cache
def _grains() -> dict[str, Grain]:
    words = table("read/words/grains")
    return {word: grain for grain in GRAINS for word in words.get(grain, "").split()}


def grain_of(noun: str) -> Grain | None:
    """How exact a place noun is; None for nouns that do not say."""
    return next((grain for form in singulars(noun) if (grain := _grains().get(form))), None)


def _surnames(reading: Reading) -> frozenset[str]:
    """Last names of people who are named in full somewhere in the report, and never stand where places do."""
    heads = [(m, reading.words[m.head]) for m in reading.mentions]
    located = {w.text for _, w in heads if is_located(w)}
    titled = {w.text for _, w in heads if is_titled(w)}
    full = {w.text for m, w in heads if m.kind == "person" and w.pos == "PROPN"}
    return frozenset(titled | full - located)
