"""GeoNames' files: plain, gzipped, zipped, damaged."""

import gzip
import zipfile
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer.adding.dump import Table, digest, entry
from tests.gazetteer.adding.conftest import line


def test_rows_of_every_kind_of_file(tmp_path: Path) -> None:
    text = "# note\na\tb\nc\td\r\n"
    (tmp_path / "t.txt").write_bytes(text.encode())
    with gzip.open(tmp_path / "t.txt.gz", "wb") as out:
        out.write(text.encode())
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("iso-languagecodes.txt", "x" * 999)
        archive.writestr("t.txt", text)
    for file in sorted(tmp_path.iterdir()):
        table = Table(file)
        assert list(table.rows()) == [(2, ["a", "b"]), (3, ["c", "d"])], file
        assert (table.lines, table.done) == (3, table.total)
        assert list(Table(file).rows(skip=2)) == [(3, ["c", "d"])]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no file"):
        Table(tmp_path / "none.txt")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("picture.png", "x")
    with pytest.raises(GazetteerError, match="holds no table"):
        Table(tmp_path / "empty.zip")
    whole = gzip.compress(b"a\tb\n" * 99)
    (tmp_path / "cut.gz").write_bytes(whole[:-9])
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\n")
    for name in ("cut.gz", "bytes.txt"):
        with pytest.raises(GazetteerError, match="is damaged") as caught:
            list(Table(tmp_path / name).rows())
        assert "again" in caught.value.next_step


@pytest.mark.parametrize("row", ["1\ttwo", line(1, "X", "P.PPL").replace("35.1", "north"), "<html>"])
def test_a_row_that_is_none_is_told_with_its_line(row: str) -> None:
    with pytest.raises(GazetteerError, match=r"SY\.txt, line 7"):
        entry(Path("SY.txt"), 7, row.split("\t"))


def test_an_entry_knows_its_units() -> None:
    town = entry(Path("f"), 1, line(1, "X", "P.PPL", units="02.7").split("\t"))
    land = entry(Path("f"), 1, line(1, "X", "A.PCLI", units="00").split("\t"))
    assert town is not None
    assert land is not None
    assert (town.admin1, town.admin2) == ("adm1-SY.02", "adm2-SY.02.7")
    assert (land.grain, land.admin1, land.admin2) == ("country", None, None)


def test_the_digest_is_of_contents_and_settings(tmp_path: Path) -> None:
    for name, content in (("a", "x"), ("b", "x"), ("c", "y")):
        (tmp_path / name).write_text(content)
    a, b, c = (tmp_path / name for name in "abc")
    assert digest([a]) == digest([b]) != digest([c])
    assert digest([a, c]) != digest([c, a])
    assert digest([a], "SY") != digest([a])
