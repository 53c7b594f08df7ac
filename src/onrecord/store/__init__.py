"""Keeping: reports, claims, judgements and incidents, in a SQLite file or a PostgreSQL database."""

from onrecord.store.protocol import IMPORT, LANGUAGE, Bench, Entry, State, Store, Summary
from onrecord.store.rows import state_of
from onrecord.store.sql import SqlStore

__all__ = ["IMPORT", "LANGUAGE", "Bench", "Entry", "State", "Store", "Summary", "open_store", "state_of"]


def open_store(where: str, *, create: bool = False) -> Store:
    """Open the store at a file's path or a PostgreSQL URL, and bring it up to date.

    Raises StoreError if there is none (unless `create`), or if it is of a newer version or another program's.
    """
    return SqlStore(where, create=create)
