"""What the user has added: actors, versions, and files that are not in form."""

import sqlite3
from pathlib import Path

import pytest

from onrecord import config
from onrecord.errors import GazetteerError, VocabularyError
from onrecord.gazetteer import own
from onrecord.gazetteer.actors import Actors


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(config.DATA.env, str(tmp_path / "data"))
    return tmp_path / "data"


def ids(name: str) -> list[str]:
    return [actor.id for actor in Actors().actors(name)]


def test_nothing_added() -> None:
    assert (own.version(), own.sources(), own.actors(), own.databases()) == ("", [], {}, ())


def test_more_names_for_an_actor_that_ships() -> None:
    before = Actors().actor("isis")
    own.call("isis", ["Soldiers of Nowhere", "Islamic State"])
    own.call("isis", ["Nowherians", "Soldiers of Nowhere"])
    assert own.actors() == {"isis": {"aliases": ["Soldiers of Nowhere", "Islamic State", "Nowherians"]}}
    after = Actors().actor("isis")
    assert before is not None
    assert after is not None
    assert (after.name, after.kind, after.country) == (before.name, before.kind, before.country)
    assert ids("the Soldiers of Nowhere") == ids("Nowherian") == ids("ISIS") == ["isis"]


def test_a_name_that_the_user_gave_means_nobody_else() -> None:
    assert ids("SLA")[0] != "isis"
    own.call("isis", ["SLA"])
    assert ids("SLA") == ["isis"]


def test_a_new_actor() -> None:
    own.call("falcon-brigade", ["Falcon Brigade", "Falcons"], {"name": "Falcon Brigade", "kind": "rebel-group"})
    actor = Actors().actor("falcon-brigade")
    assert actor is not None
    assert (actor.name, actor.kind, actor.aliases) == ("Falcon Brigade", "rebel-group", ("Falcons",))
    assert ids("Falcons' fighters") == ["falcon-brigade"]


def test_the_version_changes_with_every_name() -> None:
    seen = [own.version()]
    for name in ("A Name", "Another Name"):
        own.call("isis", [name])
        seen.append(own.version())
    assert len(set(seen)) == 3


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("a: [", GazetteerError, "are not YAML"),
        ("- a\n", GazetteerError, "no list of actors"),
        ("isis: x\n", GazetteerError, "no list of actors"),
        ("x: {name: X, kind: wizards}\n", VocabularyError, "wizards"),
        ("x: {name: X}\n", GazetteerError, "x is new, and lacks"),
    ],
)
def test_a_file_that_is_not_in_form(data: Path, text: str, error: type[Exception], message: str) -> None:
    data.mkdir()
    own.actors_file().write_text(text)
    with pytest.raises(error, match=message):
        Actors()


def test_words_that_yaml_takes_for_something_else(data: Path) -> None:
    data.mkdir()
    own.actors_file().write_text("isis: {aliases: [17 November, 1920, NO]}\nypg: {aliases: }\n")
    assert own.actors()["isis"]["aliases"] == ["17 November", "1920", "False"]
    assert ids("1920") == ["isis"]


def test_places_that_cannot_be_read(data: Path) -> None:
    data.mkdir()
    own.places_file().write_text("no database")
    with pytest.raises(GazetteerError, match="cannot be read"):
        own.sources()
    own.places_file().unlink()
    sqlite3.connect(own.places_file()).close()
    with pytest.raises(GazetteerError, match="cannot be read"):
        own.version()


def test_local_ids_are_the_same_for_all_spellings() -> None:
    assert own.local_id("the Falcon Brigade") == own.local_id("Falcon  BRIGADE") != own.local_id("Falcons")
    assert own.is_local(own.local_id("x"))
    assert not own.is_local("local-council")
