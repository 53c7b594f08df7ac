"""Word files: paragraphs and table rows in their order; headers, footers and notes are counted as left out."""

import io
import zipfile
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table

from onrecord.errors import IntakeError
from onrecord.intake import metadata
from onrecord.intake.extracted import Extracted

MAX_UNPACKED = 256 * 1024 * 1024
MAX_RATIO = 200
"""A ZIP that grows more than this is a bomb, not a document."""


def docx(data: bytes) -> Extracted:
    """The report in a Word file. Raises IntakeError if it is broken or would unpack to more than a document."""
    _check_zip(data)
    try:
        document = Document(io.BytesIO(data))
        lines = [line for block in document.iter_inner_content() for line in _lines(block)]
        left_out = [p.text for s in document.sections for part in (s.header, s.footer) for p in part.paragraphs]
        title = (document.core_properties.title or "").strip() or None
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise IntakeError(
            f"the Word file is broken: {error}", "open it in a word processor and save it again"
        ) from error
    text = "\n".join(lines).replace("\x00", "\ufffd")
    if not text.strip():
        raise IntakeError("the Word file has no text", "check that it is the right file")
    return Extracted(
        text=text,
        title=title or (lines[0] if len(lines[0]) < 160 else None),
        published=metadata.published(text),
        left_out=tuple(words for words in left_out if words.strip()),
    )


def _lines(block: Any) -> list[str]:
    if isinstance(block, Table):
        rows = ([cell.text.strip().replace("\n", " ") for cell in row.cells] for row in block.rows)
        return [" | ".join(cells) for cells in rows if any(cells)]
    style = (block.style.name or "") if block.style is not None else ""
    words = block.text.strip()
    return [f"- {words}" if style.startswith("List") else words] if words else []


def _check_zip(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile as error:
        raise IntakeError("the file is no Word file (.docx)", "save it as .docx") from error
    if size > MAX_UNPACKED or size > MAX_RATIO * max(len(data), 1):
        raise IntakeError(f"the Word file would unpack to {size >> 20} MB", "do not open it; ask where it came from")
