"""The stages' own case tables."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.kit import Kit


def run(folder: Path, kit: Kit) -> Iterator[tuple[str, int, int]]:
    yield from ()
