"""What a format's extractor hands over."""

from datetime import date

import msgspec


class Extracted(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text and what the source itself says about it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    left_out: tuple[str, ...] = ()
    """Passages that did not go into `text`."""


def with_title(title: str | None, body: str) -> str:
    """A report's text as the coding guidelines have it: title, a blank line, body."""
    body = body.strip("\n")
    if not title or body.lstrip().casefold().startswith(title.casefold()):
        return body
    return f"{title}\n\n{body}"
