"""Where reports come from: files below the paths given, their bytes, and what is refused."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from charset_normalizer import from_bytes

from onrecord.errors import IntakeError

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused: no report is that long, and a table of reports can be split."""


UNREADABLE = frozenset({".doc", ".rtf", ".odt", ".epub", ".eml", ".msg", ".xlsx", ".xls", ".pptx", ".json", ".xml"})
"""Documents that we cannot read yet: listed as refused, so that nobody believes they were read."""

NEARLY = 0.02
"""Difference in charset-normalizer's `chaos` (0 to 1) that decides nothing."""


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Something that no report could be made from: what happened, to which file or row, and what to do next."""

    origin: str
    what: str
    next_step: str = ""
    digest: str = ""


def sources(paths: Iterable[Path], readable: Iterable[str], unreadable: Iterable[str] = ()) -> Iterator[Path]:
    """The files to read, sorted: files as given, and below folders those whose name ends in a known suffix.

    Hidden files and links to folders are passed over. Raises IntakeError for a path that is not there.
    """
    known = {*readable, *unreadable}
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise IntakeError(f"there is no {path}", "check the path")
        found = [path] if path.is_file() else _below(path, known)
        for file in found:
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield file


def _below(folder: Path, suffixes: set[str]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            file = Path(parent, name)
            if not name.startswith(".") and file.suffix.lower() in suffixes and file.is_file():
                yield file


def read_bytes(path: Path) -> bytes:
    """The raw bytes. Raises IntakeError if the file cannot be read, is empty or too large."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise IntakeError(f"{path} has {size >> 20} MB; the most is {MAX_BYTES >> 20} MB", "split it")
        data = path.read_bytes()
    except OSError as error:
        raise IntakeError(f"{path} cannot be read: {error.strerror}", "check its permissions") from error
    if not data.strip():
        raise IntakeError(f"{path} is empty", "nothing to do, or fetch it again")
    return data


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes) -> str:
    """Text from bytes: by byte-order mark, else UTF-8, else as charset-normalizer judges. Line ends become "\\n".

    Raises IntakeError for bytes that are no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            guesses = from_bytes(data)
            best = guesses.best()
            if best is None or b"\x00" in data:
                raise IntakeError("the bytes are no text in any known encoding", "save it as UTF-8 text") from None
            # on short texts the code pages of one script are all but equally likely: take the commonest
            western = (g for g in guesses if g.encoding == "cp1252" and g.chaos <= best.chaos + NEARLY)
            text = str(next(western, best)).removeprefix("\ufeff")
    return storable(text)


def storable(text: str) -> str:
    """The text with line ends as "\\n", and without NUL and lone surrogates, which no store and no JSON can hold."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    return clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
