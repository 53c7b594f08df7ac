from collections.abc import Collection, Sequence
from datetime import date

from onrecord.model import Actor, Claim, Place, Span, Voice
from onrecord.weigh import countries_of, enrich
from tests.weigh.make import ALEPPO, control, event, party, report, tie, toll, where

R = report("r", "2015-06-26")


class Gazette:
    def places(self, name: str, *, countries: Collection[str] = ()) -> Sequence[Place]:
        known = Place(id="1", name="Ostra", grain="town", lat=33.2, lon=40.1, country="VE")
        return (known,) if name.startswith("Ostra") and "VE" in countries else ()

    def actors(self, name: str, *, on: date | None = None) -> Sequence[Actor]:
        return (Actor(id="front", name="Dawn Front", kind="rebels"),) if name == "Dawn Front" else ()

    def country(self, word: str) -> str | None:
        return "VE" if word == "Velia" else None


GAZETTE = Gazette()
FRONT, OTHERS = party("Dawn Front"), party("others")


def rich(claim: Claim) -> Claim:
    return enrich(claim, GAZETTE, countries=["VE"])  # type: ignore[arg-type]


def test_names_get_ids_in_every_kind_of_act() -> None:
    ostra = where("Ostra, Velia")
    happened = rich(event(R, agents=(FRONT,), targets=(OTHERS,), place=ostra)).act
    assert [happened.agents[0].actor, happened.targets[0].actor] == ["front", None]  # type: ignore[union-attr]
    assert (happened.place.id, happened.place.lat, happened.place.grain) == ("1", 33.2, "town")  # type: ignore[union-attr]
    assert rich(toll(R, 3, victims=FRONT, place=None)).act.victims.actor == "front"  # type: ignore[union-attr]
    assert rich(toll(R, 3, place=None)).act.victims is None  # type: ignore[union-attr]
    assert rich(control(R, FRONT)).act.holder.actor == "front"  # type: ignore[union-attr]
    assert rich(tie(R, FRONT, OTHERS)).act.a.actor == "front"  # type: ignore[union-attr]


def test_what_is_known_or_unknown_stays() -> None:
    assert rich(event(R, place=ALEPPO)).act == event(R, place=ALEPPO).act
    assert rich(event(R, place=where("Nowhere"))).act.place.id is None  # type: ignore[union-attr]


def test_voices_too() -> None:
    claim = toll(R, 3)
    said = Claim(report=R.id, act=claim.act, evidence=claim.evidence, voice=Voice(Span(0, 5), "Dawn Front"))
    assert rich(said).voice == Voice(Span(0, 5), "Dawn Front", "front")


def test_the_countries_of_a_report_are_those_of_its_places() -> None:
    claims = [event(R, place=where("Ostra, Velia")), event(R, place=None), tie(R, FRONT, OTHERS)]
    assert countries_of(claims, GAZETTE) == {"VE"}  # type: ignore[arg-type]
