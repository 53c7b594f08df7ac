"""Insert, or update what has the same key. The only statements that differ between databases."""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, case, func
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.store import tables
from onrecord.store.rows import Row

_INSERT: dict[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

_KEPT = {tables.report.name: ("title", "published", "language", "hand")}
"""Columns that "unknown" does not overwrite."""


def put(db: Connection, table: Table, values: list[Row]) -> None:
    """Write rows, all of a table's columns each (but a running number)."""
    if values:
        db.execute(_statement(db.dialect.name, table), values)


@cache
def _statement(dialect: str, table: Table) -> Any:
    statement = _INSERT[dialect](table)
    new, old = statement.excluded, table.c
    key = ["id"] if table is tables.report else [column.name for column in table.primary_key]
    changed: dict[str, Any] = {column.name: new[column.name] for column in old if column.name not in {*key, "n"}}
    changed |= {name: func.coalesce(new[name], old[name]) for name in _KEPT.get(table.name, ())}
    if "attempts" in changed:
        changed["attempts"] = case((old.digest == new.digest, old.attempts + 1), else_=1)
    return statement.on_conflict_do_update(index_elements=key, set_=changed)
