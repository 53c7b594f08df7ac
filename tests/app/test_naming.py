"""Whom a store speaks of, and names for those that no list knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from onrecord import config
from onrecord.app.naming import Cast, call, cast
from onrecord.errors import GazetteerError, NotFound
from onrecord.gazetteer import open_gazetteer, own
from onrecord.model import Claim, Event, Party, Reading, Tie, Voice
from onrecord.store import Store, open_store
from tests.store.things import claims, report, span

OF = report()


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(config.DATA.env, str(tmp_path / "data"))


def party(name: str, actor: str | None = None) -> Party:
    return Party(span("Rebels"), name, actor)


def event(agent: Party, *targets: Party) -> Claim:
    act = Event(type="armed-clash", trigger=span("shelled"), agents=(agent,), targets=targets)
    return Claim(report=OF.id, act=act, evidence=(span("Rebels"),))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    isis = party("Islamic State", "isis")
    told = (
        event(party("Falcon Brigade"), isis),
        event(party("the Falcon Brigade"), party("gunmen")),
        replace(event(party("Falcon Brigade"), isis), voice=Voice(span("Rebels"), "ISIS", "isis")),
        Claim(report=OF.id, act=Tie(a=isis, b=party("Owl Company"), kind="allied"), evidence=(span("Rebels"),)),
        *claims(OF),
    )
    kept = open_store(str(tmp_path / "s.db"), create=True)
    kept.add([Reading(OF, claims=told)], "test")
    yield kept
    kept.close()


def by_name(store: Store) -> dict[str, Cast]:
    return {one.name: one for one in cast(store)}


def test_actors_by_frequency_and_as_what(store: Store) -> None:
    found = cast(store)
    assert [one.claims for one in found] == sorted((one.claims for one in found), reverse=True)
    seen = by_name(store)
    falcons, isis = seen["Falcon Brigade"], seen["Islamic State"]
    assert (falcons.id, falcons.known, falcons.claims) == (own.local_id("Falcon Brigade"), False, 3)
    assert falcons.names == ("Falcon Brigade", "the Falcon Brigade")
    assert (isis.id, isis.known, isis.claims, isis.roles) == ("isis", True, 3, {"target": 2, "side": 1, "voice": 1})
    assert seen["rebels"].roles == {"agent": 1, "holder": 1, "perpetrator": 1, "side": 1}
    assert not seen["rebels"].known


def test_common_nouns_are_no_actors(store: Store) -> None:
    assert not {"gunmen", "soldiers", "the ministry"} & {name for one in cast(store) for name in one.names}


def test_a_name_for_an_actor_of_the_lists(store: Store) -> None:
    made = call([own.local_id("Owl Company")], "isis", store=store)
    assert "Owl Company" in made.aliases
    assert open_gazetteer().actors("Owl Company")[0].id == "isis"


def test_merging_unknown_ones_makes_an_actor(store: Store) -> None:
    local = own.local_id("Falcon Brigade")
    made = call(["Owl Company"], local, kind="rebel-group", country="SY", store=store)
    assert (made.id, made.name, made.kind, made.country) == (local, "Owl Company", "rebel-group", "SY")
    assert {a.id for n in ("Falcon Brigade", "Owl Company") for a in open_gazetteer().actors(n)} == {local}
    assert by_name(store)["Owl Company"].known


def test_what_cannot_be_named(store: Store) -> None:
    with pytest.raises(NotFound, match="no actor local-00000000"):
        call(["local-00000000"], "isis", store=store)
    with pytest.raises(NotFound, match="no actor local-"):
        call([own.local_id("Falcon Brigade")], "isis")
    with pytest.raises(GazetteerError, match="no list knows the actor owl") as caught:
        call(["Owl Company"], "owl")
    assert "rebel-group" in caught.value.next_step
    with pytest.raises(GazetteerError, match="is no id"):
        call(["Owl Company"], "Owl Company", kind="rebel-group")
    assert own.actors() == {}
