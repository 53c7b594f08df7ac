from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Claim, Event, Incident, Report, Span, When, Where
from onrecord.weigh import reasons, weigh
from onrecord.weigh.lasting import conclusion, explain_lasting
from onrecord.weigh.origins import origins
from onrecord.weigh.profile import Profile, profiles
from onrecord.weigh.scene import Scene, scene
from onrecord.weigh.spots import Atlas
from tests.weigh.make import ALEPPO, HASAKAH, SYRIA, day, event, party, report, toll

ISIS, YPG, ARMY = party("ISIS", "isis"), party("YPG", "ypg"), party("the army", "army-sy")
OTHER = Where(Span(0, 5), "Mosul, Iraq", "99072", 36.34, 43.13, "town")
EARLY = report(
    "early", "2015-06-20", "The siege of the town went on. The offensive stalled. A war of two years, 40 dead."
)
LATE = report("late", "2015-08-02", "A siege was laid. Their offensive was slow. In the war 3,000 died, 90,000 fled.")
YEARS_ON = report("years-on", "2019-01-02", "The siege was remembered. So was the offensive that others fought there.")
REPORTS = {r.id: r for r in (EARLY, LATE, YEARS_ON)}


def named(told: Report, noun: str, type: str = "armed-clash", **fields: Any) -> Claim:
    """An event whose trigger is this noun of the report."""
    at = told.text.index(noun)
    one = event(told, type, at=at, **fields)
    assert isinstance(one.act, Event)
    act = Event(
        **{name: getattr(one.act, name) for name in one.act.__struct_fields__} | {"trigger": Span(at, at + len(noun))}
    )
    return Claim(report=told.id, act=act, evidence=one.evidence, mood=one.mood)


def siege(told: Report, **fields: Any) -> Claim:
    return named(told, "siege", type="siege", **fields)


def offensive(told: Report, **fields: Any) -> Claim:
    return named(told, "offensive", **fields)


def found(*claims: Claim) -> list[Incident]:
    return list(weigh(claims, REPORTS))


def seen(*claims: Claim) -> list[Profile]:
    return profiles(claims, REPORTS, origins(REPORTS), Atlas())


def scenes_of(*claims: Claim) -> list[Scene]:
    return [scene([p]) for p in seen(*claims)]


def test_a_siege_told_twice_is_one_campaign() -> None:
    [one] = found(siege(EARLY, agents=(ISIS,)), siege(LATE))
    assert one.kind == "campaign"
    assert len(one.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        siege(LATE, agents=(ARMY,)),
        siege(LATE, agents=(ISIS,), place=OTHER),
        siege(YEARS_ON, agents=(ISIS,)),
        offensive(LATE, agents=(ISIS,), targets=(ARMY,)),
    ],
    ids=["others besiege", "elsewhere", "years on", "no siege"],
)
def test_another_siege_is_another(other: Claim) -> None:
    assert len(found(siege(EARLY, agents=(ISIS,)), other)) == 2


def test_an_offensive_is_known_by_its_sides_wherever_its_place_is_told() -> None:
    both = {"agents": (ISIS,), "targets": (YPG,)}
    assert len(found(offensive(EARLY, **both), offensive(LATE, **both, place=SYRIA))) == 1
    assert len(found(offensive(EARLY, **both), offensive(LATE, agents=(ARMY,), targets=(ISIS,), place=SYRIA))) == 2


def test_a_siege_belongs_to_the_offensive_on_the_same_people_there() -> None:
    assert len(found(siege(EARLY, targets=(YPG,)), offensive(LATE, agents=(ISIS,), targets=(YPG,)))) == 1


def test_what_happened_on_a_day_is_no_campaign() -> None:
    dated = offensive(EARLY, agents=(ISIS,), when=day("2015-06-19"))
    assert [p.lasts for p in seen(dated)] == [False]
    assert {i.kind for i in found(dated)} == {"incident"}
    assert len(found(dated, offensive(LATE, agents=(ISIS,)))) == 2


def test_a_crime_of_war_is_no_war() -> None:
    [one] = seen(named(EARLY, "war", "attack-on-civilians"))
    assert not one.lasts


def test_a_toll_without_a_day_belongs_to_the_campaign_of_its_sentence() -> None:
    dead = toll(LATE, 7, at=LATE.text.index("Their"))
    [one] = found(offensive(LATE, agents=(ISIS,)), dead)
    assert one.kind == "campaign"
    assert [e.low for e in one.estimates] == [7]


def test_totals_of_a_war_are_one_in_its_country_and_no_small_number_is_a_total() -> None:
    many, fled = (toll(LATE, n, at=LATE.text.index(w), harm=h, place=SYRIA) for n, w, h in _TOTALS)
    few = toll(EARLY, 40, at=EARLY.text.index("40"), place=SYRIA)
    assert [p.lasts for p in seen(many, fled, few)] == [False, True, True]
    assert len(found(many, fled)) == 1
    elsewhere = toll(EARLY, 5000, at=EARLY.text.index("40"), place=OTHER)
    assert len(found(many, elsewhere)) == 2


_TOTALS = ((3000, "3,000", "killed"), (90000, "90,000", "displaced"))


def test_offensives_of_other_months_are_others() -> None:
    def told(on: Report, first: str, last: str) -> Claim:
        when = When(start=date.fromisoformat(first), end=date.fromisoformat(last), how="stated")
        return offensive(on, agents=(ISIS,), targets=(YPG,), when=when)

    assert len(found(told(EARLY, "2014-01-01", "2014-03-01"), told(LATE, "2015-06-01", "2015-07-20"))) == 2
    assert len(found(told(EARLY, "2015-05-01", "2015-06-20"), told(LATE, "2015-06-01", "2015-07-20"))) == 1


def test_reasons_say_what_the_two_have_in_common() -> None:
    one, other = siege(EARLY), siege(LATE)
    [link] = reasons([one, other], REPORTS).values()
    assert link.why == ("one siege (+1.5)",)
    assert link == explain_lasting(*scenes_of(one, other))


ANY: Iterable[Claim] = [
    make(told, agents=doer, targets=hit, place=place)
    for make in (siege, offensive)
    for told in (EARLY, LATE)
    for doer in ((), (ISIS,), (ARMY,))
    for hit in ((), (YPG,), (ISIS,))
    for place in (None, HASAKAH, ALEPPO, SYRIA, OTHER)
]
SCENES = scenes_of(*ANY, *(toll(LATE, n, at=LATE.text.index(w), harm=h, place=SYRIA) for n, w, h in _TOTALS))


@given(st.sampled_from(SCENES), st.sampled_from(SCENES))
def test_the_order_of_two_does_not_matter(a: Scene, b: Scene) -> None:
    assert conclusion(a, b) == conclusion(b, a)
