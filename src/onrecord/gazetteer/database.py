"""A place database, read only: the one that ships, or the user's own."""

import os
import sqlite3
import threading
from pathlib import Path

from onrecord.errors import GazetteerError
from onrecord.gazetteer.schema import SCHEMA

_MAPPED = 1 << 28
"""Bytes of the file that are read without copying."""

Found = tuple[object, ...]


class Database:
    """Answers queries. Every thread and every forked process gets a connection of its own."""

    def __init__(self, file: Path) -> None:
        self._uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        self._local = threading.local()
        try:
            version = self.find("PRAGMA user_version")[0][0]
        except sqlite3.Error as error:
            raise GazetteerError(f"the gazetteer {file} cannot be read: {error}", "delete it, and try again") from error
        if version != SCHEMA:
            raise GazetteerError(
                f"{file} is a gazetteer of form {version}, not {SCHEMA}", "delete it, and build or add it again"
            )

    def find(self, query: str, values: tuple[object, ...] = ()) -> list[Found]:
        """All rows of the answer."""
        return self._connection().execute(query, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection; one made before a fork belongs to the parent."""
        held = getattr(self._local, "held", None)
        if held is None or held[0] != os.getpid():
            held = (os.getpid(), sqlite3.connect(self._uri, uri=True))
            held[1].execute(f"PRAGMA mmap_size = {_MAPPED}")
            self._local.held = held
        connection: sqlite3.Connection = held[1]
        return connection
