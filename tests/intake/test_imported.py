"""Files of claims that were made elsewhere."""

import json
from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import IntakeError
from onrecord.intake.imported import batches, published


def test_a_file_named_after_its_report(tmp_path: Path) -> None:
    (tmp_path / "b.claims.jsonl").write_text('{"id": 1}\n\n[2]\nnonsense\n')
    (tmp_path / "a.claims.jsonl").write_text('{"report": "another"}')
    (tmp_path / "notes.txt").write_text("no claims")
    first, second = batches([tmp_path])
    assert (first.about, second.about) == ("a", "b")
    good, *bad = second.lines
    assert (good.number, good.row) == (1, {"id": 1})
    assert [(line.number, type(line.row)) for line in bad] == [(3, IntakeError), (4, IntakeError)]
    assert "line 3 is no JSON object" in str(bad[0].row)
    assert len(second.digest) == 64


def test_a_file_of_many_reports(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in ({"report": "a"}, {"report": "b"}, {"report": "a"}, {})))
    found = {batch.about: [line.number for line in batch.lines] for batch in batches([file])}
    assert found == {"a": [1, 3], "b": [2], "": [4]}


def test_an_empty_file_says_that_there_are_no_claims(tmp_path: Path) -> None:
    (tmp_path / "a.claims.jsonl").write_text("")
    (batch,) = batches([tmp_path])
    assert batch.lines == ()


def test_a_file_that_cannot_be_read_says_so_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.claims.jsonl").write_bytes(b"\x00\x01\x02\xff\xfe\x00")
    (batch,) = batches([tmp_path])
    (line,) = batch.lines
    assert isinstance(line.row, IntakeError)


def test_days(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    assert published(texts) == {}
    (tmp_path / "published.json").write_text('{"a": "2015-08-02", "b": null}')
    assert published(texts) == {"a": date(2015, 8, 2)}
    (texts / "published.json").write_text('{"a": "2015-08-03"}')
    assert published(texts) == {"a": date(2015, 8, 3)}


@pytest.mark.parametrize("words", ["[]", "{", '{"a": "August"}', '{"a": 5}'])
def test_days_that_are_none(tmp_path: Path, words: str) -> None:
    (tmp_path / "published.json").write_text(words)
    with pytest.raises(IntakeError, match="cannot be read") as error:
        published(tmp_path)
    assert "YYYY-MM-DD" in error.value.next_step
