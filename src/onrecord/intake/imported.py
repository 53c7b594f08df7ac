"""Files of claims that were made elsewhere: which report each line speaks of, and when the reports were published."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.source import decode, digest, read_bytes, sources

SUFFIX = ".claims.jsonl"
"""A file of this name holds the claims of the report that it is named after."""
DATES = "published.json"
"""Report name -> day of publication."""
_FORM = "write one claim a line, in the form of `onrecord claims --json`"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of claims; `row` is an error where it is no JSON object."""

    number: int
    row: dict[str, Any] | IntakeError


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file says of one report."""

    origin: str
    """The file's path."""
    about: str
    """The report: its name or id."""
    digest: str
    """SHA-256 of the file, in hex."""
    lines: tuple[Line, ...]


def batches(paths: Iterable[Path]) -> Iterator[Batch]:
    """What the files (and those below folders) say of each report, in the order of their names.

    `NAME.claims.jsonl` speaks of NAME; in other .jsonl files, each line says by its `report` of which one ("" where it
    says nothing). Raises IntakeError for a path that is not there.
    """
    for path in sources(paths, (".jsonl",)):
        raw, lines = _read(path)
        by_report: dict[str, list[Line]] = defaultdict(list)
        if path.name.endswith(SUFFIX):
            by_report[path.name.removesuffix(SUFFIX)] = lines
        else:
            for line in lines:
                about = line.row.get("report") if isinstance(line.row, dict) else None
                by_report[str(about or "")].append(line)
        for about, found in by_report.items():
            yield Batch(str(path), about, raw, tuple(found))


def _read(path: Path) -> tuple[str, list[Line]]:
    """Digest and lines. A file that cannot be read has one line, which says why; an empty one says: no claims."""
    try:
        data = read_bytes(path)
        return digest(data), list(_lines(decode(data)))
    except IntakeError as error:
        empty = path.is_file() and not path.stat().st_size
        return "", [] if empty else [Line(0, error)]


def _lines(text: str) -> Iterator[Line]:
    for number, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            row = json.loads(words)
        except (ValueError, RecursionError) as error:
            yield Line(number, IntakeError(f"line {number} is no JSON: {error}", _FORM))
            continue
        told = IntakeError(f"line {number} is no JSON object", _FORM)
        yield Line(number, row if isinstance(row, dict) else told)


def published(texts: Path) -> dict[str, date]:
    """Report name -> day, from `published.json` in the folder of the texts or beside it; empty where there is none.

    Raises IntakeError if it is there and is not such a table.
    """
    file = next((file for file in (texts / DATES, texts.parent / DATES) if file.is_file()), None)
    if file is None:
        return {}
    try:
        found = json.loads(decode(read_bytes(file)))
        return {str(name): date.fromisoformat(day) for name, day in found.items() if day}
    except (ValueError, TypeError, AttributeError) as error:
        raise IntakeError(f"{file} cannot be read: {error}", 'write it as {"NAME": "YYYY-MM-DD", …}') from error
