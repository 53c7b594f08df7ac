from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import IntakeError
from onrecord.intake import source


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zürich – 12 tués".encode(), "Zürich – 12 tués"),
        (b"\xef\xbb\xbfabc", "abc"),
        ("أربعة".encode("utf-16"), "أربعة"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree"),
        (b"a\x00b", "a\ufffdb"),
        ("Les rebelles ont tué douze soldats près de la frontière, a déclaré le général.".encode("latin-1"), None),
    ],
)
def test_bytes_become_text(data: bytes, text: str | None) -> None:
    assert source.decode(data) == (
        text or "Les rebelles ont tué douze soldats près de la frontière, a déclaré le général."
    )


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(IntakeError, match="no text in any known encoding"):
        source.decode(bytes(range(256)) * 20)


@given(st.binary(max_size=400))
def test_decoding_gives_clean_text_or_a_clear_error(data: bytes) -> None:
    try:
        text = source.decode(data)
    except IntakeError:
        return
    assert not set("\r\x00") & set(text)


@given(st.text())
def test_utf8_text_keeps_its_offsets(text: str) -> None:
    plain = text.replace("\r", "").replace("\x00", "")
    assert source.decode(plain.encode(errors="ignore")) == plain.encode(errors="ignore").decode("utf-8-sig")


def test_folders_are_searched_and_a_file_comes_once(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.HTML", "sub/.hidden.txt", ".git/c.txt", "sub/picture.png", "old.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(source.sources([tmp_path, tmp_path / "b.txt"], [".txt", ".html"], [".doc"]))
    assert [str(p.relative_to(tmp_path)) for p in found] == ["b.txt", "old.doc", "sub/a.HTML"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"there is no .*gone"):
        list(source.sources([tmp_path / "gone"], [".txt"]))


def test_empty_and_huge_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty, huge = tmp_path / "empty.txt", tmp_path / "huge.txt"
    empty.write_text(" \n")
    huge.write_text("word " * 10)
    monkeypatch.setattr(source, "MAX_BYTES", 20)
    with pytest.raises(IntakeError, match="is empty"):
        source.read_bytes(empty)
    with pytest.raises(IntakeError, match="the most is"):
        source.read_bytes(huge)
    with pytest.raises(IntakeError, match="cannot be read"):
        source.read_bytes(tmp_path / "gone.txt")
