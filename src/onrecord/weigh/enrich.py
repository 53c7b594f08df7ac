"""Claims that come with names alone get the gazetteer's ids, so that they can be weighed with the rest."""

from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from onrecord.model import Claim, Control, Event, Gazetteer, Party, Tie, Toll, Voice, Where


def enrich(
    claim: Claim, gazetteer: Gazetteer, *, countries: Collection[str] = (), published: date | None = None
) -> Claim:
    """The claim with ids, coordinates and grains where it has names only; ids that it has are kept.

    `countries` (ISO codes) say where the report is about, for names without a country; `published` prefers actors that
    were active then. A name that the gazetteer does not know stays a name.
    """

    def party(value: Party) -> Party:
        found = () if value.actor else gazetteer.actors(value.name, on=published)
        return replace(value, actor=found[0].id) if found else value

    def parties(values: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(map(party, values))

    def where(value: Where) -> Where:
        found = () if value.id else gazetteer.places(value.name, countries=countries)
        if not found:
            return value
        place = found[0]
        return replace(value, id=place.id, lat=place.lat, lon=place.lon, grain=place.grain)

    def voice(value: Voice) -> Voice:
        found = () if value.actor else gazetteer.actors(value.name, on=published)
        return replace(value, actor=found[0].id) if found else value

    act = claim.act
    place = getattr(act, "place", None)
    match act:
        case Event():
            placed = where(place) if place else None
            act = replace(act, agents=parties(act.agents), targets=parties(act.targets), place=placed)
        case Toll():
            victims = party(act.victims) if act.victims else None
            placed = where(place) if place else None
            act = replace(act, victims=victims, perpetrators=parties(act.perpetrators), place=placed)
        case Control():
            act = replace(act, holder=party(act.holder), place=where(act.place))
        case Tie():
            act = replace(act, a=party(act.a), b=party(act.b))
    return replace(
        claim,
        act=act,
        voice=voice(claim.voice) if claim.voice else None,
        via=tuple(map(voice, claim.via)),
    )


def countries_of(claims: Collection[Claim], gazetteer: Gazetteer) -> frozenset[str]:
    """The countries that the claims of one report name: in places ("Hasakah, Syria") and parties ("Syrian army")."""
    found: set[str | None] = set()
    for claim in claims:
        place = getattr(claim.act, "place", None)
        if place:
            found.add(gazetteer.country(place.name.rpartition(",")[2].strip()))
    return frozenset(code for code in found if code)
