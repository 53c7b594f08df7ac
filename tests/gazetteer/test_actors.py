"""Actors by name, alias, abbreviation, description and date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer import countries
from onrecord.gazetteer.actors import Actors, active
from onrecord.model.vocab import codes, table

ACTORS = Actors()
LISTED = [a for a in ACTORS._by_id.values() if not a.id.startswith(("gov-", "army-", "police-"))]


def first(name: str, on: date | None = None) -> str | None:
    return next((a.id for a in ACTORS.actors(name, on)), None)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("ISIS", "isis"),
        ("Isis", "isis"),
        ("Da’esh", "isis"),
        ("the Islamic State group", "isis"),
        ("so-called Islamic State", "isis"),
        ("ISIS fighters", "isis"),
        ("YPG", "ypg"),
        ("People’s Protection Units (YPG)", "ypg"),
        ("Syrian Democratic Forces' fighters", "sdf"),
        ("peshmerga", "peshmerga"),
        ("al-Shabab", "al-shabaab"),
        ("Shabaab", "al-shabaab"),
        ("Taleban", "taliban"),
        ("al-Qa'ida", "al-qaida"),
        ("Al Qaeda", "al-qaida"),
        ("Hizbullah", "hezbollah"),
        ("Lebanese Hezbollah", "hezbollah"),
        ("the militant group Boko Haram", "boko-haram"),
        ("Houthi rebels", "houthis"),
        ("Hamas gunmen", "hamas"),
        ("Sendero Luminoso", "sendero-luminoso"),
        ("National Defense Force", "ndf"),
        ("UNMISS", "unmiss"),
        ("UNMIS", "unmis"),
        ("Arkan's Tigers", "arkan-tigers"),
        ("Army of National Liberation (ELN)", "eln"),
    ],
)
def test_listed(name: str, id: str) -> None:
    assert first(name) == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Syrian army", "army-sy"),
        ("the Syrian troops", "army-sy"),
        ("Turkey's air force", "army-tr"),
        ("U.S. soldiers", "army-us"),
        ("army of Uganda", "army-ug"),
        ("South Sudanese forces", "army-ss"),
        ("Democratic Republic of Congo army", "army-cd"),
        ("Afghan policemen", "police-af"),
        ("Sri Lankan government", "gov-lk"),
        ("Assad regime", "gov-sy"),
        ("IDF", "army-il"),
        ("Turkey", "gov-tr"),
        ("United States", "gov-us"),
        ("Palestinian Authority", "gov-ps"),
    ],
)
def test_states(name: str, id: str) -> None:
    assert first(name) == id


@pytest.mark.parametrize(
    "name",
    [
        "",
        "us",
        "is",
        "Syrians",
        "civilians",
        "the group",
        "rebels",
        "Turkish-backed forces",
        "Iraqi Hamas",
        "(",
        "militant fighters",
    ],
)
def test_unknown(name: str) -> None:
    assert ACTORS.actors(name) == ()


def test_who_is_not_active_comes_last() -> None:
    assert first("coalition", date(2010, 1, 1)) == "isaf"
    assert first("coalition", date(2016, 1, 1)) == "us-led-coalition"
    assert {a.id for a in ACTORS.actors("coalition")} == {a.id for a in ACTORS.actors("coalition", on=date(1950, 1, 1))}


def test_who_is_at_home_in_the_countries_comes_first() -> None:
    for name in ("SLA", "FAR", "PDF"):
        homes = {a.country for a in ACTORS.actors(name)}
        assert len(homes) == 2
        for home in homes:
            assert ACTORS.actors(name, countries=[str(home)])[0].country == home
    assert first("SLA", date(2010, 1, 1)) == ACTORS.actors("SLA", date(2010, 1, 1), ["LB"])[0].id == "slm-a"


def test_active() -> None:
    aqi = ACTORS.actor("aqi")
    assert aqi is not None
    assert active(aqi, date(2005, 6, 1))
    assert not active(aqi, date(2003, 1, 1))
    assert not active(aqi, date(2010, 1, 1))


def test_years_and_months_mean_their_first_or_last_day() -> None:
    leap, year = ACTORS.actor("real-ira"), ACTORS.actor("mahdi-army")
    assert leap is not None
    assert year is not None
    assert (leap.active_from, leap.active_to) == (date(1997, 11, 1), date(2012, 12, 31))
    assert (year.active_from, year.active_to) == (date(2003, 6, 1), date(2008, 8, 31))


def test_every_country_has_three_state_actors() -> None:
    for code in countries.countries():
        for role in ("gov", "army", "police"):
            actor = ACTORS.actor(f"{role}-{code.lower()}")
            assert actor is not None
            assert actor.country == code


def test_the_list_is_sound() -> None:
    assert len(LISTED) >= 250
    for actor in LISTED:
        assert actor.kind in codes("actor_kinds")
        assert actor.country is None or actor.country in countries.countries(), actor.id
        assert actor.parent is None or ACTORS.actor(actor.parent), actor.id
        assert actor.active_from is None or actor.active_to is None or actor.active_from <= actor.active_to, actor.id


def test_additions_to_state_actors_name_existing_ones() -> None:
    assert all(ACTORS.actor(id) for id in table("gazetteer/data/actors/states"))


@given(st.sampled_from(LISTED).flatmap(lambda a: st.tuples(st.just(a), st.sampled_from([a.name, *a.aliases]))))
def test_every_name_finds_its_actor(pair: tuple[object, str]) -> None:
    actor, name = pair
    assert actor in ACTORS.actors(name)
    assert actor in ACTORS.actors(f"the {name}'s")


@given(st.text(max_size=60))
def test_any_words_get_an_answer(name: str) -> None:
    assert all(ACTORS.actor(a.id) is a for a in ACTORS.actors(name))
