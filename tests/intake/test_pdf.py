import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas

from onrecord.errors import IntakeError
from onrecord.intake import pdf as module
from onrecord.intake.pdf import paragraphs, pdf


def made(*lines: str, title: str = "") -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, invariant=1)
    page.setTitle(title)
    for n, line in enumerate(lines):
        page.drawString(72, 780 - 14 * n, line)
    page.save()
    return out.getvalue()


def test_lines_that_the_page_broke_are_joined() -> None:
    report = pdf(
        made(
            "Ministry of Defence",
            "16 October 2017",
            "The ministry announces that rebels attacked the barracks and that",
            "twelve soldiers were killed in an exchange of fire that lasted hours.",
            "They withdrew.",
            title="Attack on the barracks",
        )
    )
    assert report.text.split("\n") == [
        "Ministry of Defence",
        "16 October 2017",
        "The ministry announces that rebels attacked the barracks and that twelve soldiers were killed in an exchange "
        "of fire that lasted hours. They withdrew.",
    ]
    assert report.title == "Attack on the barracks"
    assert str(report.published) == "2017-10-16"


def test_bullets_stay_apart_and_hyphens_are_mended() -> None:
    lines = ["Killed in the three days before the ceasefire was to be-", "gin:", "• 12 soldiers", "• 30 civilians"]
    assert paragraphs(lines) == [
        "Killed in the three days before the ceasefire was to begin:",
        "• 12 soldiers",
        "• 30 civilians",
    ]


def test_a_locked_pdf_says_so() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made("Secret"))))
    writer.encrypt("key", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(IntakeError, match="password"):
        pdf(out.getvalue())


def test_a_scan_says_so() -> None:
    with pytest.raises(IntakeError, match="no text layer"):
        pdf(made())


@pytest.mark.parametrize("data", [b"%PDF-1.4 nonsense", b"\x00" * 50, made("Text")[:200]])
def test_a_broken_pdf_says_so(data: bytes) -> None:
    with pytest.raises(IntakeError, match="broken"):
        pdf(data)


def test_a_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PAGES", 0)
    with pytest.raises(IntakeError, match="1 pages"):
        pdf(made("Text"))
