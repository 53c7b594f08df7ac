"""PDF: the text layer, with lines that the page broke joined again into paragraphs."""

import io
from statistics import quantiles

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from onrecord.errors import IntakeError
from onrecord.intake import metadata
from onrecord.intake.extracted import Extracted

MAX_PAGES = 500
_BULLETS = ("•", "- ", "* ", "▪", "–")


def pdf(data: bytes) -> Extracted:
    """The report in a PDF. Raises IntakeError if it is broken, locked, too long, or has no text layer."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError("the PDF is locked with a password", "unlock it and save it again")
        if len(reader.pages) > MAX_PAGES:
            raise IntakeError(f"the PDF has {len(reader.pages)} pages; the most is {MAX_PAGES}", "split it")
        lines = [line.rstrip() for page in reader.pages for line in page.extract_text().split("\n")]
        title = str(reader.metadata.title).strip() if reader.metadata and reader.metadata.title else None
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise IntakeError(f"the PDF is broken: {error}", "open it in a viewer and save it again") from error
    text = "\n".join(paragraphs(lines)).replace("\x00", "\ufffd")
    if not text.strip():
        raise IntakeError("the PDF has no text layer (a scan?)", "run it through OCR first")
    first = text.split("\n", 1)[0]
    return Extracted(
        text=text, title=title or (first if len(first) < 160 else None), published=metadata.published(text)
    )


def paragraphs(lines: list[str]) -> list[str]:
    """Join a line to the one before it where that was broken by the page's width and not by its author."""
    lengths = [len(line) for line in lines if line]
    full = 0.75 * (quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 80)
    joined: list[str] = []
    width = 0
    for line in lines:
        words = line.strip()
        if joined and joined[-1] and words and _runs_on(words, broken=width >= full):
            hyphenated = joined[-1].endswith("-") and words[0].islower()
            joined[-1] = joined[-1][:-1] + words if hyphenated else f"{joined[-1]} {words}"
        else:
            joined.append(words)
        width = len(words)
    return [line for line in joined if line]


def _runs_on(words: str, *, broken: bool) -> bool:
    if words.startswith(_BULLETS):
        return False
    return words[0].islower() or broken
