"""Intake: from files to reports. Whatever cannot be read is refused by name, and the rest goes on."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from onrecord.errors import IntakeError
from onrecord.intake.extracted import Extracted
from onrecord.intake.sandbox import Sandbox
from onrecord.intake.source import UNREADABLE, Refusal, digest, read_bytes
from onrecord.intake.source import sources as _sources
from onrecord.model import Report
from onrecord.plugins import plugins

__all__ = ["Refusal", "intake", "sources"]

_READABLE = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".jsonl", ".ndjson", ".csv", ".tsv")
"""The keys of `formats`, which is imported only when something is to be read: it loads the parsers."""


def sources(paths: Iterable[Path]) -> list[Path]:
    """The files that `intake` will go through, for a progress bar's total."""
    added = [suffix for formats in plugins().hook.intake_formats() for suffix in formats]
    return list(_sources(paths, (*_READABLE, *added), UNREADABLE - set(added)))


def intake(
    paths: Iterable[Path],
    *,
    published: date | None = None,
    known: Callable[[str], bool] = lambda digest: False,
) -> Iterator[Report | Refusal]:
    """Reports of all files below `paths`, in the order of their names, and a refusal for each that gives none.

    `published` dates reports that give no date of their own. Files (and rows of tables) whose raw digest is `known` are
    passed over without being parsed. Raises IntakeError only for a path that is not there.
    """
    files = sources(paths)
    with Sandbox() as sandbox:
        for path in files:
            data = b""
            try:
                data = read_bytes(path)
                yield from _reports(path, data, sandbox, published, known)
            except IntakeError as error:
                raw = digest(data) if data else ""
                yield Refusal(origin=str(path), what=error.what, next_step=error.next_step, digest=raw)


def _reports(
    path: Path, data: bytes, sandbox: Sandbox, published: date | None, known: Callable[[str], bool]
) -> Iterator[Report | Refusal]:
    from onrecord.intake.formats import HOSTILE, PLAIN, TABLES

    suffix = path.suffix.lower()
    if suffix in TABLES:
        for number, (name, words, found) in enumerate(TABLES[suffix](data, path.stem), 1):
            raw, origin = digest(words.encode()), f"{path}#{number}"
            if known(raw):
                continue
            if isinstance(found, IntakeError):
                yield Refusal(origin=origin, what=found.what, next_step=found.next_step, digest=raw)
            else:
                yield _report(found, name, origin, raw, published)
        return
    raw = digest(data)
    if known(raw):
        return
    if suffix in HOSTILE:
        found_one = sandbox.extract(suffix, data)
    elif suffix in PLAIN:
        found_one = PLAIN[suffix](data)
    else:
        raise IntakeError(f"{suffix or 'a file without a suffix'} cannot be read yet", f"save it as {_READABLE[0]}")
    yield _report(found_one, path.stem, str(path), raw, published)


def _report(found: Extracted, name: str, origin: str, raw: str, published: date | None) -> Report:
    from onrecord.intake.language import language_of

    if not found.text.strip():
        raise IntakeError(f"{name} has no text", "check that it is the right file")
    return Report(
        text=found.text,
        name=name,
        origin=origin,
        title=found.title,
        publisher=found.publisher,
        url=found.url,
        published=found.published or published,
        language=language_of(found.text),
        digest=raw,
        left_out=found.left_out,
    )
