"""Files from GeoNames' server or a mirror, on request only; a download that was cut off goes on where it was."""

import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from onrecord import __version__
from onrecord.errors import GazetteerError
from onrecord.gazetteer.adding.geonames import Step

BASE = "https://download.geonames.org/export/dump"
_BLOCK = 1 << 18
_WAIT = 60.0
"""Seconds without an answer."""
_EPOCH = "Thu, 01 Jan 1970 00:00:00 GMT"
_DONE = 416
"""Status for a part that is wanted from the file's end on: there is no more."""


def fetch(base: str, name: str, folder: Path) -> Iterator[Step]:
    """Download a file into a folder, over an older one. Raises GazetteerError where there is no way to it."""
    url = f"{base.rstrip('/')}/{name}"
    if urlsplit(url).scheme not in {"http", "https", "file"}:
        raise GazetteerError(f"{url} is no web address", "begin it with https://")
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{name}.part"
    held = part.stat().st_size if part.exists() else 0
    headers = {"User-Agent": f"onrecord/{__version__}"}
    if held:  # the rest, unless there is a newer file now
        headers |= {"Range": f"bytes={held}-", "If-Range": formatdate(part.stat().st_mtime, usegmt=True)}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=_WAIT) as answer:  # noqa: S310
            resumed = getattr(answer, "status", None) == 206
            step = Step(name, done=held if resumed else 0)
            step.total = step.done + int(answer.headers.get("Content-Length") or 0)
            changed = parsedate_to_datetime(answer.headers["Last-Modified"] or _EPOCH).timestamp()
            with part.open("ab" if resumed else "wb") as out:
                while block := answer.read(_BLOCK):
                    out.write(block)
                    out.flush()
                    os.utime(part, (changed, changed))
                    step.done += len(block)
                    yield step
            os.utime(part, (changed, changed))
    except urllib.error.HTTPError as error:
        if error.code != _DONE or not held:
            raise GazetteerError(f"{url}: {error.code} {error.reason}", _instead(url)) from error
    except OSError as error:  # no network, no such host, cut off: what came stays for the next try
        reason = getattr(error, "reason", error)
        raise GazetteerError(f"{url} cannot be reached: {reason}", _instead(url)) from error
    part.replace(folder / name)


def _instead(url: str) -> str:
    return f"try again; or get {url} on a machine with a connection, and give the file with --from-file"
