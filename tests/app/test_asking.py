"""Which incidents, and time lines."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord import app
from onrecord.app.asking import Area, Spots, kilometres, matcher
from onrecord.errors import NotFound
from onrecord.gazetteer import Names, open_gazetteer
from onrecord.model import Claim, Dispute, Incident, Party, Place, Reading, Report, Span, Where
from onrecord.store import Store, open_store
from tests.weigh.make import control, day, event, party, report, tie, toll

ISIS, ARMY = party("Islamic State (ISIS)", "isis"), party("the army", "army-sy")
NEARBY = Where(Span(0, 5), "Tall Tamr, Syria", "near", 36.6, 40.37, "town")
FAR = Where(Span(0, 5), "Aleppo, Syria", "far", 36.2, 37.16, "town")
PROVINCE = Where(Span(0, 5), "Hasakah province", "province", 36.51, 40.9, "province")
NAMELESS = Where(Span(0, 5), "Nashwa")
PAPER = Report(text="A report of fighting, of who holds which place and of allies.", name="paper")


@pytest.fixture(scope="module")
def names() -> Names:
    return open_gazetteer()


@pytest.fixture(scope="module")
def hasakah(names: Names) -> Place:
    return names.places("Hasakah")[0]


@pytest.fixture
def kept(tmp_path: Path, hasakah: Place) -> Iterator[Store]:
    """Three incidents: a clash of ISIS in the town, a blast nearby that is disputed, and an undated one far away."""
    opened = open_store(str(tmp_path / "store.db"), create=True)
    there = Where(Span(0, 5), "Hasakah, Syria", hasakah.id, hasakah.lat, hasakah.lon, "town")
    claims = (
        event(PAPER, agents=(ISIS,), targets=(ARMY,), place=there, when=day("2015-06-25")),
        event(PAPER, "bomb", targets=(ARMY,), place=NEARBY, when=day("2015-07-06")),
        toll(PAPER, 7, place=FAR),
        control(PAPER, ISIS, "gains"),
        tie(PAPER, ISIS, ARMY, "hostile"),
    )
    claims = (*claims[:3], on(claims[3], there), claims[4])
    opened.add([Reading(PAPER, claims=claims)], "v1")
    opened.put_incidents(
        [
            incident("clash", claims[0], place=there, start=date(2015, 6, 25), end=date(2015, 6, 26)),
            incident("blast", claims[1], type="bomb", place=NEARBY, start=date(2015, 7, 6), disputed=True),
            incident("toll", claims[2], place=FAR),
            incident("control", claims[3], type="control", place=there),
        ],
        "mark",
    )
    yield opened
    opened.close()


def on(claim: Claim, where: Where) -> Claim:
    from msgspec.structs import replace

    return replace(claim, act=replace(claim.act, place=where))


def incident(id: str, claim: Claim, type: str = "armed-clash", disputed: bool = False, **fields: object) -> Incident:
    disputes = (Dispute(about="killed", sides=()),) if disputed else ()
    return Incident(
        id=id,
        what=id,
        type=type,
        rule="range",
        claims=(claim.id,),
        disputes=disputes,
        **fields,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (app.Wanted(), ["clash", "blast", "control", "toll"]),
        (app.Wanted(start=date(2015, 6, 26)), ["clash", "blast"]),
        (app.Wanted(start=date(2015, 6, 27)), ["blast"]),
        (app.Wanted(end=date(2015, 7, 5)), ["clash"]),
        (app.Wanted(start=date(2015, 6, 1), end=date(2015, 6, 25)), ["clash"]),
        (app.Wanted(disputed=True), ["blast"]),
        (app.Wanted(type="bomb"), ["blast"]),
        (app.Wanted(near="Hasakah"), ["clash", "control"]),
        (app.Wanted(near="Hasakah", within=40), ["clash", "blast", "control"]),
        (app.Wanted(near="Syria"), ["clash", "control"]),
        (app.Wanted(near="Tall Tamr", disputed=True), ["blast"]),
        (app.Wanted(party="ISIS"), ["clash", "control"]),
        (app.Wanted(party="Islamic State"), ["clash", "control"]),
        (app.Wanted(party="army", type="bomb"), ["blast"]),
    ],
)
def test_what_is_asked_for(kept: Store, names: Names, wanted: app.Wanted, ids: list[str]) -> None:
    assert [one.id for one in app.incidents(kept, wanted, gazetteer=names)] == ids


def test_another_rule_is_for_this_answer_only(kept: Store, names: Names) -> None:
    app.reweigh(kept)
    before = list(kept.incidents())
    assert {one.rule.partition("/")[0] for one in app.incidents(kept, rule="ucdp", gazetteer=names)} == {"ucdp"}
    assert list(kept.incidents()) == before
    with pytest.raises(ValueError, match="no rule"):
        list(app.incidents(kept, rule="guess", gazetteer=names))


def test_a_party_of_which_nothing_is_known(kept: Store, names: Names) -> None:
    with pytest.raises(NotFound, match="Martians"):
        app.incidents(kept, app.Wanted(party="Martians"), gazetteer=names)


@pytest.mark.parametrize(
    ("asked", "name", "actor", "is_meant"),
    [
        ("army", "the Syrian army", None, True),
        ("Army", "the army", "army-sy", True),
        ("arm", "the army", None, False),
        ("army-sy", "government troops", "army-sy", True),
        ("Islamic State", "the Islamic  State group", None, True),
        ("State Islamic", "the Islamic State group", None, False),
        ("Syrian army", "soldiers", "army-sy", True),
        ("", "the army", None, False),
    ],
)
def test_which_party_is_meant(names: Names, asked: str, name: str, actor: str | None, is_meant: bool) -> None:
    assert matcher(asked, names)(Party(Span(0, 3), name, actor)) == is_meant


def test_near_and_inside(names: Names, hasakah: Place) -> None:
    there = Where(Span(0, 5), "Hasakah", hasakah.id, hasakah.lat, hasakah.lon, "town")
    town, land = Area("Hasakah", names), Area("Syria", names)
    assert town.holds(there)
    assert land.holds(there)
    assert not town.holds(PROVINCE)
    assert not town.holds(NEARBY)
    assert Area("Hasakah", names, 40).holds(NEARBY)
    assert not Area("Hasakah", names, 40).inside(NEARBY)
    assert not town.holds(NAMELESS)
    assert Area("nashwa", names).holds(NAMELESS)
    assert Area("Nashwa Nowhere Town", names).place is None
    assert not Area("Nashwa Nowhere Town", names).holds(there)


def test_a_part_of_a_town_is_not_the_town(names: Names, hasakah: Place) -> None:
    spots = Spots(names)
    town = Where(Span(0, 5), "Hasakah, Syria", hasakah.id)
    part = Where(Span(0, 5), "Nashwa neighbourhood, Hasakah, Syria", hasakah.id)
    assert spots.key(town) == spots.key(town) == hasakah.id
    assert spots.key(part) not in {hasakah.id, spots.key(NAMELESS)}
    assert spots.key(NAMELESS) == "nashwa"


def test_kilometres() -> None:
    assert kilometres(52.52, 13.405, 48.857, 2.352) == pytest.approx(878, abs=2)
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=1)


def test_the_time_line_of_a_place(kept: Store, names: Names) -> None:
    found = app.timeline(kept, "Hasakah", gazetteer=names)
    assert list(found.control) == ["Hasakah, Syria"]
    assert [step.after for step in found.control["Hasakah, Syria"]] == [()]  # neither it nor its report has a day
    assert not found.ties
    assert [one.id for one in found.incidents] == ["clash"]


def test_the_time_line_of_a_party(kept: Store, names: Names) -> None:
    found = app.timeline(kept, "ISIS", gazetteer=names)
    assert list(found.control) == ["Hasakah, Syria"]
    assert list(found.ties) == ["Islamic State (ISIS) and the army"]
    assert [one.id for one in found.incidents] == ["clash"]


def test_rejected_claims_have_no_place_on_a_time_line(kept: Store, names: Names) -> None:
    for claim in list(kept.claims()):
        if claim.act.__struct_config__.tag in {"control", "tie"}:
            app.judge(kept, claim.id, "reject", by="Ada")
    found = app.timeline(kept, "ISIS", gazetteer=names)
    assert not found.control
    assert not found.ties


def test_two_places_of_one_name(tmp_path: Path, names: Names) -> None:
    first, second = (Where(Span(0, 5), "Newtown", id, 1.0, 1.0, "town") for id in ("n1", "n2"))
    of = report("paper", "2015-08-08")
    with_store = open_store(str(tmp_path / "two.db"), create=True)
    found = (on(control(of, ISIS, "gains"), first), on(control(of, ISIS, "gains"), second))
    with_store.add([Reading(of, claims=found)], "v1")
    assert list(app.timeline(with_store, "ISIS", gazetteer=names).control) == ["Newtown", "Newtown (2)"]
    with_store.close()


def test_a_name_of_which_nothing_is_known(kept: Store, names: Names) -> None:
    with pytest.raises(NotFound, match="nothing of Atlantis"):
        app.timeline(kept, "Atlantis", gazetteer=names)
