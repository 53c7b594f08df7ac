"""The place database: shipped compressed, unpacked once into the cache under a name that holds its checksum."""

import hashlib
import lzma
import os
import shutil
import tempfile
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from onrecord import config
from onrecord.errors import GazetteerError

PACKED = "places.sqlite.xz"
CHECKSUM = "places.sqlite.sha256"
_BLOCK = 1 << 20


def pack(database: Path, out: Path) -> None:
    """Write `database` compressed into the folder `out`, and its checksum beside it."""
    (out / CHECKSUM).write_text(_digest(database) + "\n", encoding="ascii")
    with database.open("rb") as source, lzma.open(out / PACKED, "wb", preset=9 | lzma.PRESET_EXTREME) as target:
        shutil.copyfileobj(source, target, _BLOCK)


def unpacked(data: Traversable | None = None) -> Path:
    """The database as a file, unpacked if it is not there yet (a second or two).

    Processes may race: each unpacks into a file of its own, and renames it when it is whole.
    """
    data = data or files("onrecord.gazetteer") / "data"
    try:
        digest = (data / CHECKSUM).read_text(encoding="ascii").strip()
    except OSError as error:
        raise GazetteerError(f"the gazetteer's places are missing: {error}", "install onrecord again") from error
    try:
        target = config.cache_dir() / f"places-{digest[:16]}.sqlite"
        if not target.exists():
            with as_file(data / PACKED) as packed:
                _unpack(packed, target, digest)
    except OSError as error:
        raise GazetteerError(
            f"the gazetteer cannot be unpacked: {error}",
            f"set {config.CACHE.env} to a folder that you may write to, with 60 MB free",
        ) from error
    return target


def _unpack(packed: Path, target: Path, digest: str) -> None:
    handle, name = tempfile.mkstemp(prefix=target.stem, suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out, lzma.open(packed) as source:
            shutil.copyfileobj(source, out, _BLOCK)
        if _digest(part) != digest:
            raise GazetteerError(
                f"{packed} is damaged: its checksum is not the one it shipped with", "install onrecord again"
            )
        part.replace(target)
    except (lzma.LZMAError, EOFError) as error:
        raise GazetteerError(f"{packed} is damaged: {error}", "install onrecord again") from error
    finally:
        part.unlink(missing_ok=True)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
