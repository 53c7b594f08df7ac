"""A report as it was taken in."""

import hashlib
from datetime import date
from functools import cached_property

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One report. Its text never changes after intake; spans are offsets into it."""

    text: str
    """Title, a blank line, body - or the file's own text, for plain text."""
    name: str
    """A short name for people: the file's stem, or the id column of a table's row."""
    origin: str = ""
    """Where it was found: path, path#row, or URL."""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    """ISO 639-1 code as detected, or None if it could not be told."""
    digest: str = ""
    """SHA-256 of the raw bytes, in hex."""
    left_out: tuple[str, ...] = ()
    """Passages of the source that extraction did not carry into `text`; shown, never silently lost."""

    @cached_property
    def id(self) -> str:
        """16 hex digits of a hash over publisher, URL and text: the same report read again has the same id."""
        parts = (self.publisher or "", self.url or "", self.text)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
