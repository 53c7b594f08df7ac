"""What weighing keeps in order, so that one more report is weighed without weighing all others again.

The room that keeps it is `onrecord.store`; a test may keep it in a list.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class Posting(NamedTuple):
    """A row of an index. Under each key, postings stand in the order of `at` and `id`, which together name one."""

    key: str
    at: int
    id: str
    body: str = ""


class Index(Protocol):
    """Postings in order."""

    def under(self, keys: Iterable[str]) -> list[Posting]:
        """All postings under these keys; those of one key in their order."""
        ...

    def beside(self, key: str, at: int, id: str, count: int) -> tuple[list[Posting], list[Posting]]:
        """Up to `count` postings of a key before a place in the order, and as many after it; the place left out.

        Both in their order. Nothing needs to stand at the place itself.
        """
        ...

    def count(self, key: str, first: int, last: int, most: int) -> int:
        """How many postings a key has from `first` to `last`, both included; `most` at most."""
        ...

    def put(self, postings: Iterable[Posting]) -> None:
        """Add these, or change their bodies."""
        ...

    def drop(self, postings: Iterable[Posting]) -> None:
        """Take these away; what is not there does no harm."""
        ...
