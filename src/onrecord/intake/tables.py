"""Tables of reports: JSON lines and CSV, a report a row."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake import metadata
from onrecord.intake.extracted import Extracted, with_title
from onrecord.intake.plain import as_date
from onrecord.intake.source import decode, storable
from onrecord.model import vocab

Row = tuple[str, str, Extracted | IntakeError]
"""The row's name, its raw words (for its digest), and what it holds - or why it holds no report."""

_COLUMNS: dict[str, list[str]] = vocab.table("intake/columns")


def jsonl(data: bytes, stem: str) -> Iterator[Row]:
    """One JSON object a line. A line that is no object is refused; the others go on."""
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            if not isinstance(fields, dict):
                raise ValueError("it is no object")
        except (ValueError, RecursionError) as error:
            yield f"{stem}-{number}", line, IntakeError(f"line {number} is not a JSON object: {error}", "mend the line")
            continue
        yield _row(fields, stem, number, line)


def table(data: bytes, stem: str) -> Iterator[Row]:
    """A header row, then one report a row; comma, semicolon or tab as the header shows."""
    text = decode(data)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(32 * 1024 * 1024)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if not _COLUMNS_TEXT & {(name or "").strip().lower() for name in rows.fieldnames or []}:
        what = f"no column holds the text; the header has: {', '.join(rows.fieldnames or [])}"
        yield stem, header, IntakeError(what, f"name it one of: {', '.join(_COLUMNS['text'])}")
        return
    number = 1
    while True:
        number += 1
        try:
            fields = next(rows, None)
        except csv.Error as error:
            yield f"{stem}-{number}", str(number), IntakeError(f"row {number} cannot be read: {error}", "mend the row")
            continue
        if fields is None:
            return
        yield _row({k: v for k, v in fields.items() if k and v}, stem, number, json.dumps(fields, default=str))


def _row(fields: dict[str, Any], stem: str, number: int, raw: str) -> Row:
    fields = {str(k).strip().lower(): v for k, v in fields.items()}

    def first(column: str) -> Any:
        return next((fields[name] for name in _COLUMNS[column] if fields.get(name)), None)

    def string(column: str) -> str | None:
        value = first(column)
        return storable(str(value)).strip() or None if isinstance(value, str | int) else None

    name = string("id") or f"{stem}-{number}"
    body = first("text")
    if not isinstance(body, str) or not body.strip():
        columns = ", ".join(_COLUMNS["text"])
        return name, raw, IntakeError(f"row {number} has no text", f"put the text into one of: {columns}")
    body = storable(body)
    title = string("title")
    return (
        name,
        raw,
        Extracted(
            text=with_title(title, body) if title else body,
            title=title or metadata.headline(body),
            publisher=string("publisher") or metadata.agency(body),
            url=string("url"),
            published=as_date(first("published")) or metadata.published(body),
        ),
    )


_COLUMNS_TEXT = set(_COLUMNS["text"])
