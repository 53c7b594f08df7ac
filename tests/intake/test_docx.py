import io
import zipfile

import pytest
from docx import Document

from onrecord.errors import IntakeError
from onrecord.intake.docx import docx


def made() -> bytes:
    document = Document()
    document.add_heading("Raid on the mill", 1)
    document.add_paragraph("Report of 2012-03-04")
    document.add_paragraph("Gunmen killed seven people.")
    document.add_paragraph("Two teachers were taken.", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ("Village", "Dead", "Old Ford", "9 killed"), strict=True
    ):
        cell.text = words
    document.add_paragraph("")
    document.add_paragraph("Soldiers came at noon.")
    document.sections[0].footer.paragraphs[0].text = "Not for circulation"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_lists_and_tables_in_their_order() -> None:
    report = docx(made())
    assert report.text.split("\n") == [
        "Raid on the mill",
        "Report of 2012-03-04",
        "Gunmen killed seven people.",
        "- Two teachers were taken.",
        "Village | Dead",
        "Old Ford | 9 killed",
        "Soldiers came at noon.",
    ]
    assert report.title == "Raid on the mill"
    assert str(report.published) == "2012-03-04"
    assert report.left_out == ("Not for circulation",)


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(IntakeError, match="would unpack to"):
        docx(archive(bomb=b"0" * (64 << 20)))


@pytest.mark.parametrize("data", [b"no zip", archive(a=b"x")])
def test_what_is_no_word_file_says_so(data: bytes) -> None:
    with pytest.raises(IntakeError, match="Word file"):
        docx(data)


def test_an_empty_document_says_so() -> None:
    out = io.BytesIO()
    Document().save(out)
    with pytest.raises(IntakeError, match="no text"):
        docx(out.getvalue())
