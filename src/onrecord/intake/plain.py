"""Plain text and Markdown: the text as it is, after a front-matter block if it has one."""

from datetime import date, datetime
from typing import Any

from onrecord.intake import metadata
from onrecord.intake.extracted import Extracted, with_title
from onrecord.intake.source import decode


def plain(data: bytes) -> Extracted:
    """Keep every letter, so that offsets into the file are offsets into the report."""
    fields, body = metadata.front_matter(decode(data))
    title = _string(fields.get("title"))
    return Extracted(
        text=with_title(title, body) if fields else body,
        title=title or metadata.headline(body),
        publisher=_string(fields.get("publisher") or fields.get("source")) or metadata.agency(body),
        url=_string(fields.get("url") or fields.get("link")),
        published=as_date(fields.get("date") or fields.get("published")) or metadata.published(body),
    )


def _string(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def as_date(value: Any) -> date | None:
    """A date from a date, a date and time, or words; None if there is none in it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return metadata.date_of(str(value)) if value is not None else None
