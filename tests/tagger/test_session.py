"""The shipped model: it opens, scores, and says what is wrong with a file that is not it."""

import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.model import Reading, Report
from onrecord.tagger.session import HOME, HOMES, Session
from onrecord.tagger.stage import tags
from tests.tagger.parsed import parsed


@pytest.fixture(scope="module", params=sorted(HOMES))
def session(request: pytest.FixtureRequest) -> Session:
    return Session(HOMES[request.param])


def test_it_knows_what_happened_from_who_did_it(session: Session) -> None:
    words = "Rebels attacked an army convoy near Hama on Monday , killing 12 soldiers .".split()  # noqa: SIM905
    found = session.scores(words)
    trigger = [found.holds("trigger", i) for i in range(len(words))]
    assert max(range(len(words)), key=lambda i: trigger[i]) in {1, 10}
    assert found.holds("toll", 11) > 0.5 > found.holds("toll", 8)
    shares = found.shares("harm", 11)
    assert max(shares, key=lambda harm: shares[harm]) == "killed"
    assert found.link("agent", 1, 0) > found.link("target", 1, 0)


def test_every_word_is_scored_once(session: Session) -> None:
    long = ["The", "army", "shelled", "Orvel", "."] * 200
    found = session.scores(long)
    assert len(found.tags) == 1000
    assert abs(found.tags).sum(axis=1).all()
    assert len(session.scores([]).tags) == 0


def test_the_stage_tags_a_reading(session: Session) -> None:
    found = tags(parsed("Rebels killed three soldiers."), session).tags
    assert found is not None
    assert found.holds("toll", 2) > 0.5
    assert tags(Reading(Report(text="", name="empty")), session).tags is not None


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"(?s)cannot be read.*--profile fast"):
        Session(tmp_path)


def test_another_model_is_refused(tmp_path: Path) -> None:
    shutil.copytree(HOME, tmp_path / "model")
    with (tmp_path / "model" / "model.onnx").open("ab") as file:
        file.write(b"!")
    with pytest.raises(ModelError, match="is not the model that ships"):
        Session(tmp_path / "model")


def test_a_model_that_is_none_is_refused(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "model.onnx").write_bytes(b"no model")
    about = json.loads((HOME / "links.json").read_text()) | {"sha256": hashlib.sha256(b"no model").hexdigest()}
    (tmp_path / "links.json").write_text(json.dumps(about))
    shutil.copy(HOME / "tokenizer.json", tmp_path)
    with pytest.raises(ModelError, match="cannot be opened"):
        Session(tmp_path)
