"""Weighing's own rows: the incidents, and what is kept of how they were made."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, text, tuple_, update

from onrecord.model import Incident, Posting
from onrecord.store import rows, tables
from onrecord.store.upsert import put

T = TypeVar("T")
CHUNK = 500
"""Rows that are fetched or written together."""
_ROW = tables.posting.c
_PLACE = tuple_(_ROW.at, _ROW.id)
_GIVEN = tuple_(bindparam("at"), bindparam("id"))
_UNDER = select(tables.posting).where(_ROW.key.in_(bindparam("keys", expanding=True)))
_UNDER = _UNDER.order_by(_ROW.key, _ROW.at, _ROW.id)
_OF_KEY = select(_ROW.at, _ROW.id, _ROW.body).where(_ROW.key == bindparam("key")).limit(bindparam("count"))
_BEFORE = _OF_KEY.where(_PLACE < _GIVEN).order_by(_ROW.at.desc(), _ROW.id.desc())
_AFTER = _OF_KEY.where(_PLACE > _GIVEN).order_by(_ROW.at, _ROW.id)
_BETWEEN = and_(_ROW.key == bindparam("key"), _ROW.at >= bindparam("first"), _ROW.at <= bindparam("last"))
_COUNT = select(func.count()).select_from(select(_ROW.id).where(_BETWEEN).limit(bindparam("most")).subquery())
_DROP = delete(tables.posting).where(
    and_(_ROW.key == bindparam("k"), _ROW.at == bindparam("a"), _ROW.id == bindparam("i"))
)


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """A few at a time."""
    each = iter(values)
    while some := list(islice(each, size)):
        yield some


class SqlBench:
    """A `Bench` inside one transaction, in which nobody else writes."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    # -- what is kept of the last weighing ----------------------------------------------------------------------

    def under(self, keys: Iterable[str]) -> list[Posting]:
        found = (self._db.execute(_UNDER, {"keys": some}) for some in chunks(keys))
        return [Posting(*row) for rows_of in found for row in rows_of]

    def beside(self, key: str, at: int, id: str, count: int) -> tuple[list[Posting], list[Posting]]:
        given = {"key": key, "at": at, "id": id, "count": count}
        before = [Posting(key, *row) for row in self._db.execute(_BEFORE, given)]
        return before[::-1], [Posting(key, *row) for row in self._db.execute(_AFTER, given)]

    def count(self, key: str, first: int, last: int, most: int) -> int:
        return self._db.scalar(_COUNT, {"key": key, "first": first, "last": last, "most": most}) or 0

    def put(self, postings: Iterable[Posting]) -> None:
        for some in chunks(postings):
            put(self._db, tables.posting, [one._asdict() for one in some])

    def drop(self, postings: Iterable[Posting]) -> None:
        for some in chunks(postings):
            self._db.execute(_DROP, [{"k": one.key, "a": one.at, "i": one.id} for one in some])

    # -- reports, claims, incidents ------------------------------------------------------------------------------

    def stale(self) -> list[str]:
        return list(self._db.scalars(select(tables.stale.c.report).order_by(tables.stale.c.report)))

    def homes(self, claims: Iterable[str]) -> dict[str, str]:
        claim = tables.claim.c
        query = select(claim.id, claim.report).where(claim.id.in_(bindparam("ids", expanding=True)))
        found = (self._db.execute(query, {"ids": some}) for some in chunks(claims))
        return {row.id: row.report for rows_of in found for row in rows_of}

    def holding(self, claims: Iterable[str]) -> dict[str, list[str]]:
        row = tables.incident_claim.c
        query = select(row.claim, row.incident).where(row.claim.in_(bindparam("ids", expanding=True)))
        found: dict[str, list[str]] = {}
        for some in chunks(claims):
            for claim, incident in self._db.execute(query, {"ids": some}):
                found.setdefault(claim, []).append(incident)
        return found

    def incidents(self, ids: Iterable[str]) -> list[Incident]:
        row = tables.incident.c
        query = select(row.body).where(row.id.in_(bindparam("ids", expanding=True)))
        return [rows.incident_of(body) for some in chunks(ids) for body in self._db.scalars(query, {"ids": some})]

    # -- what comes out ------------------------------------------------------------------------------

    def replace(self, gone: Iterable[str], made: Iterable[Incident]) -> None:
        for some in chunks(gone):
            self._db.execute(delete(tables.incident_claim).where(tables.incident_claim.c.incident.in_(some)))
            self._db.execute(delete(tables.incident).where(tables.incident.c.id.in_(some)))
        add(self._db, made)
        self._db.execute(delete(tables.stale))
        self._db.execute(update(tables.note).values(weighed=tables.note.c.changes))


def add(db: Connection, incidents: Iterable[Incident]) -> None:
    """Write incidents that are not there."""
    for some in chunks(incidents):
        db.execute(insert(tables.incident), [rows.incident_row(one) for one in some])
        if members := [row for one in some for row in rows.member_rows(one)]:
            db.execute(insert(tables.incident_claim), members)


def start_anew(db: Connection, postings: Iterable[Posting]) -> None:
    """Write these postings in the place of all. The database sorts them first: so they lie side by side."""
    db.execute(delete(tables.posting))
    db.execute(text("CREATE TEMPORARY TABLE fresh AS SELECT key, at, id, body FROM posting WHERE 1 = 0"))
    for some in chunks(postings, 10 * CHUNK):
        db.execute(text("INSERT INTO fresh VALUES (:key, :at, :id, :body)"), [one._asdict() for one in some])
    db.execute(text("INSERT INTO posting (key, at, id, body) SELECT * FROM fresh ORDER BY key, at, id"))
    db.execute(text("DROP TABLE fresh"))


def note_stale(db: Connection, reports: Iterable[str]) -> None:
    """Count a change, and note whose incidents have to be made again."""
    note = tables.note
    db.execute(update(note).values(changes=note.c.changes + 1))
    change = db.scalar(select(note.c.changes))
    for some in chunks(dict.fromkeys(reports)):
        put(db, tables.stale, [{"report": id, "change": change} for id in some])


def weighed(db: Connection, mark: str, seen: int) -> None:
    """Note by what rules the incidents were made, and up to which change."""
    db.execute(delete(tables.stale).where(tables.stale.c.change <= seen))
    db.execute(update(tables.note).values(mark=mark, weighed=seen))


def is_outrun(db: Connection, mark: str, seen: int) -> bool:
    """Whether somebody else has weighed later changes by the same rules in the meantime."""
    found = db.execute(select(tables.note.c.mark, tables.note.c.weighed)).one()
    return bool(found.mark == mark and found.weighed > seen)
