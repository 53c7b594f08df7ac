"""The formats that reports come in, by file name suffix."""

from collections.abc import Callable, Iterator

from onrecord.intake.docx import docx
from onrecord.intake.extracted import Extracted
from onrecord.intake.html import html
from onrecord.intake.pdf import pdf
from onrecord.intake.plain import plain
from onrecord.intake.tables import Row, jsonl, table
from onrecord.plugins import plugins

HOSTILE: dict[str, Callable[[bytes], Extracted]] = {".html": html, ".htm": html, ".pdf": pdf, ".docx": docx}
"""Parsed in the sandbox; so is whatever plugins add."""
for _added in plugins().hook.intake_formats():
    HOSTILE |= _added

PLAIN: dict[str, Callable[[bytes], Extracted]] = {".txt": plain, ".md": plain}

TABLES: dict[str, Callable[[bytes, str], Iterator[Row]]] = {
    ".jsonl": jsonl,
    ".ndjson": jsonl,
    ".csv": table,
    ".tsv": table,
}
