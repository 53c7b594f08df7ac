"""The store on a SQL database."""

from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from datetime import date
from itertools import chain
from typing import Any, Literal

from sqlalchemy import (
    Column,
    ColumnCollection,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    union,
    update,
)

from onrecord.errors import NotFound
from onrecord.model import Claim, Incident, Judgement, Posting, Reading, Report
from onrecord.store import rows, tables
from onrecord.store.bench import CHUNK, SqlBench, add, is_outrun, note_stale, start_anew, weighed
from onrecord.store.engine import connect, locate, telling
from onrecord.store.migrations import is_current, migrate
from onrecord.store.protocol import IMPORT, JUDGED, OUTDATED, OWN, Bench, Entry, Summary
from onrecord.store.upsert import put


class SqlStore:
    """A `Store` in a SQLite file or a PostgreSQL database. Threads and processes may share it."""

    def __init__(self, where: str, *, create: bool = False) -> None:
        url = locate(where)
        self.url = url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string()
        self._engine = connect(url, create=create)
        try:
            with self._reads() as db:
                current = is_current(db, self.url)
            if not current:
                migrate(self._writes, self.url)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._engine.dispose()

    # -- reports and their claims ------------------------------------------------------------------------------

    def add(self, readings: Iterable[Reading], version: str, seconds: float = 0.0) -> None:
        batch = list(readings)
        letters = sum(len(r.report.text) for r in batch) or 1
        # a fault must not undo what an earlier version understood
        understood = [r.report.id for r in batch if rows.state_of(r) != "failed"]
        claims = [rows.claim_row(claim, OWN) for reading in batch for claim in reading.claims]
        shares = (seconds * len(r.report.text) / letters for r in batch)
        entries = [rows.reading_row(*pair, version) for pair in zip(batch, shares, strict=True)]
        with self._writes() as db:
            put(db, tables.report, [rows.report_row(reading.report) for reading in batch])
            _put_aside(db, tables.claim.c.report.in_(understood), OWN)
            put(db, tables.claim, claims)
            put(db, tables.ledger, entries)
            note_stale(db, (reading.report.id for reading in batch))

    def bring(
        self, reading: Reading, hand: str, files: Sequence[Entry], refused: Sequence[Entry], *, aside: bool = False
    ) -> bool:
        report, claim, ledger = tables.report.c, tables.claim.c, tables.ledger.c
        of, new = reading.report.id, {one.id: rows.claim_row(one, hand) for one in reading.claims}
        ours = select(claim.id, claim.body).where(claim.report == of, claim.hand == hand)
        lines = [ledger.origin.startswith(f"{file.origin}#", autoescape=True) for file in files]
        with self._writes() as db:
            dated = db.scalar(select(report.published).where(report.id == of))
            put(db, tables.report, [rows.report_row(reading.report)])
            stood = db.scalar(select(report.hand).where(report.id == of))
            stands = hand if not aside else None if stood == hand else stood
            same = {row["id"]: row["body"] for row in db.execute(ours).mappings()}
            changed = stands != stood or same != {id: row["body"] for id, row in new.items()}
            if changed:
                _put_aside(db, claim.report == of, hand)
                put(db, tables.claim, list(new.values()))
                db.execute(update(tables.report).where(report.id == of).values(hand=stands))
            if changed or reading.report.published not in {None, dated}:
                note_stale(db, [of])
            db.execute(delete(tables.ledger).where(or_(*lines), ledger.report == of, ledger.version == IMPORT))
            put(db, tables.ledger, [rows.brought_row(entry) for entry in (*files, *refused)])
        return changed

    def refuse(self, origin: str, what: str, next_step: str, *, digest: str, version: str) -> None:
        row = rows.refusal_row(origin, what, next_step, digest, version)
        with self._writes() as db:
            put(db, tables.ledger, [row])

    def again(self, reports: Iterable[Report], version: str) -> None:
        row = tables.ledger.c
        with self._writes() as db:
            for report in reports:
                query = select(row.state, row.what, row.next_step).where(row.report == report.id).limit(1)
                if found := db.execute(query.where(row.version == version)).mappings().first():
                    put(db, tables.ledger, [rows.entry_row(report, version, **found)])

    def known(self, version: str, *, retry_failed: bool = False, published: date | None = None) -> Set[str]:
        row = tables.ledger.c
        query = select(row.digest).where(row.version == version)
        if retry_failed:
            query = query.where(row.state.not_in(("failed", "refused")))
        if published is not None:
            query = query.outerjoin(tables.report).where(
                or_(row.report.is_(None), tables.report.c.published == published)
            )
        with self._reads() as db:
            return set(db.scalars(query))

    def has(self, report: Report, version: str, *, retry_failed: bool = False) -> bool:
        row, ledger = tables.report.c, tables.ledger.c
        query = select(row.title, row.published, row.language).join(tables.ledger, ledger.report == row.id)
        query = query.where(row.id == report.id, ledger.version == version)
        if retry_failed:
            query = query.where(ledger.state != "failed")
        with self._reads() as db:
            found = db.execute(query).first()
        now = (report.title, report.published, report.language)
        return found is not None and all(new is None or new == old for new, old in zip(now, found, strict=True))

    def reports(self) -> Iterator[Report]:
        return map(rows.report_of, self._all(select(tables.report).order_by(tables.report.c.n)))

    def report(self, id: str) -> Report:
        return rows.report_of(self._one(select(tables.report).where(tables.report.c.id == id), "report", id))

    def claims(self, report: str | None = None, *, incident: str | None = None) -> Iterator[Claim]:
        query = _in_order(_standing())
        if report is not None:
            query = query.where(tables.claim.c.report == report)
        if incident is None:
            return (rows.claim_of(row["body"]) for row in self._all(query))
        member = tables.incident_claim.c
        inside = tables.claim.c.id.in_(select(member.claim).where(member.incident == incident))
        found = (self._all(query.where(inside)), self._all(_in_order(_outdated()).where(inside)))
        return _each_once(chain.from_iterable(found))

    def claim(self, id: str) -> Claim:
        claim = tables.claim.c
        query = select(claim.body).join(tables.report).where(claim.id == id)
        return rows.claim_of(self._one(query.order_by(case((_standing(), 0), else_=1)), "claim", id)["body"])

    def outdated(self) -> Iterator[Claim]:
        return _each_once(self._all(_in_order(_outdated())))

    # -- judgements ------------------------------------------------------------------------------

    def judge(self, judgement: Judgement, new: Claim | None = None) -> None:
        row = {"subject": judgement.subject, "other": judgement.other, "body": rows.body(judgement)}
        with self._writes(durable=True) as db:
            if new is not None:
                put(db, tables.claim, [rows.claim_row(new, JUDGED)])
            db.execute(insert(tables.judgement), row)
            note_stale(db, _reports_of(db, judgement) if judgement.verdict != "note" else ())

    def judgements(self, subject: str | None = None) -> Iterator[Judgement]:
        row = tables.judgement.c
        query = select(row.body).order_by(row.n)
        if subject is not None:
            query = query.where(or_(row.subject == subject, row.other == subject))
        return (rows.judgement_of(found["body"]) for found in self._all(query))

    # -- incidents ------------------------------------------------------------------------------

    def put_incidents(
        self,
        incidents: Iterable[Incident],
        mark: str = "",
        postings: Iterable[Posting] = (),
        *,
        seen: int | None = None,
    ) -> None:
        found = list(incidents)  # weighed before the lock is taken
        with self._writes() as db:
            seen = (db.scalar(select(tables.note.c.changes)) or 0) if seen is None else seen
            if not is_outrun(db, mark, seen):
                db.execute(delete(tables.incident_claim))
                db.execute(delete(tables.incident))
                add(db, found)
                start_anew(db, postings)
                weighed(db, mark, seen)

    @contextmanager
    def weighing(self) -> Iterator[Bench]:
        with self._writes() as db:
            db.execute(select(tables.note).with_for_update())  # on PostgreSQL; on SQLite the transaction is the lock
            yield SqlBench(db)

    def stale(self) -> tuple[int, int]:
        stale, newest = select(func.count()).select_from(tables.stale), select(func.max(tables.report.c.n))
        with self._reads() as db:
            return db.scalar(stale) or 0, db.scalar(newest) or 0

    def incidents(self, claim: str | None = None) -> Iterator[Incident]:
        row, member = tables.incident.c, tables.incident_claim.c
        query = select(row.body).order_by(row.place, row.id)
        if claim is not None:
            query = query.where(row.id.in_(select(member.incident).where(member.claim == claim)))
        return (rows.incident_of(found["body"]) for found in self._all(query))

    def incident(self, id: str) -> Incident:
        query = select(tables.incident.c.body).where(tables.incident.c.id == id)
        return rows.incident_of(self._one(query, "incident", id)["body"])

    def mark(self) -> str:
        with self._reads() as db:
            return db.scalar(select(tables.note.c.mark)) or ""

    def changes(self) -> int:
        with self._reads() as db:
            return db.scalar(select(tables.note.c.changes)) or 0

    # -- all of it ------------------------------------------------------------------------------

    def find(self, prefix: str) -> list[tuple[Literal["claim", "incident", "report"], str]]:
        found: list[tuple[Literal["claim", "incident", "report"], str]] = []
        with self._reads() as db:
            for kind, table in _NAMED:
                between = table.c.id.between(prefix, f"{prefix}zz")  # so that an index is used
                query = select(table.c.id).distinct().where(between, table.c.id.startswith(prefix, autoescape=True))
                found.extend((kind, id) for id in db.scalars(query.order_by(table.c.id).limit(10)))
        return found

    def ledger(self) -> Iterator[Entry]:
        return map(rows.entry_of, self._all(select(tables.ledger).order_by(tables.ledger.c.origin)))

    def problems(self) -> Iterator[Entry]:
        row = tables.ledger.c
        told = or_(row.state != "read", and_(row.what != "", row.version != IMPORT))
        return map(rows.entry_of, self._all(select(tables.ledger).where(told).order_by(row.state, row.origin)))

    def summary(self) -> Summary:
        def count(table: Table) -> Any:
            return select(func.count()).select_from(table).scalar_subquery()

        def by(column: Column[Any], query: Select[Any]) -> dict[str, int]:
            found = db.execute(query.group_by(column).order_by(column))
            return {row[0]: row[1] for row in found}

        state, kind = tables.ledger.c.state, tables.claim.c.kind
        standing = select(kind, func.count()).join_from(tables.claim, tables.report).where(_standing())

        with self._reads() as db:
            numbers = db.execute(
                select(
                    count(tables.report).label("reports"),
                    count(tables.incident).label("incidents"),
                    count(tables.judgement).label("judgements"),
                    _sum(tables.incident.c.disputes).label("disputes"),
                    _sum(tables.report.c.left_out_count).label("left_out"),
                )
            ).mappings()
            states = by(state, select(state, func.count()))
            return Summary(**dict(numbers.one()), states=states, claims=by(kind, standing))

    # -- transactions ------------------------------------------------------------------------------

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with telling(self.url), self._engine.connect() as db:
            yield db

    @contextmanager
    def _writes(self, *, durable: bool = False) -> Iterator[Connection]:
        with telling(self.url), self._engine.connect() as plain:
            db = plain.execution_options(writes=True, durable=durable)
            with db.begin():
                yield db

    def _all(self, query: Select[Any]) -> Iterator[RowMapping]:
        # both are closed even if the caller takes only the first of them
        with self._reads() as db, db.execution_options(yield_per=CHUNK).execute(query) as found:
            yield from found.mappings()

    def _one(self, query: Select[Any], kind: str, id: str) -> RowMapping:
        with self._reads() as db:
            found = db.execute(query).mappings().first()
        if found is None:
            raise NotFound(f"{self.url} holds no {kind} {id}", "see `onrecord incidents` for the ids that it holds")
        return found


_NAMED: tuple[tuple[Literal["claim", "incident", "report"], Table], ...] = (
    ("incident", tables.incident),
    ("claim", tables.claim),
    ("report", tables.report),
)


def _judged() -> ColumnElement[bool]:
    judgement = tables.judgement.c
    others = select(judgement.other).where(judgement.other.is_not(None))
    return tables.claim.c.id.in_(union(select(judgement.subject), others))


def _counts(claim: ColumnCollection[str, Column[Any]]) -> ColumnElement[bool]:
    return claim.hand == func.coalesce(tables.report.c.hand, OWN)


def _standing() -> ColumnElement[bool]:
    """Of the hand that counts for the report; or an analyst's, unless that hand found the same."""
    claim, same = tables.claim.c, tables.claim.alias().c
    found = select(same.id).where(same.id == claim.id, _counts(same)).exists()
    return or_(_counts(claim), and_(claim.hand == JUDGED, ~found))


def _outdated() -> ColumnElement[bool]:
    """Judged, and no longer standing under any hand."""
    claim, same = tables.claim.c, tables.claim.alias().c
    stands = select(same.id).where(same.id == claim.id, or_(same.hand == JUDGED, _counts(same))).exists()
    return and_(_judged(), ~stands)


def _in_order(which: ColumnElement[bool]) -> Select[Any]:
    claim, of = tables.claim.c, tables.report.c
    query = select(claim.id, claim.body).join(tables.report, claim.report == of.id).where(which)
    return query.order_by(of.n, claim.place, claim.id, claim.hand)


def _each_once(found: Iterable[RowMapping]) -> Iterator[Claim]:
    seen: set[str] = set()
    for row in found:
        if row["id"] not in seen:
            seen.add(row["id"])
            yield rows.claim_of(row["body"])


def _put_aside(db: Connection, which: ColumnElement[bool], hand: str) -> None:
    """Take a hand's claims of some reports away; what was judged is kept as outdated."""
    claim = tables.claim.c
    mine = and_(which, claim.hand == hand)
    judged = db.execute(select(tables.claim).where(mine, _judged())).mappings()
    put(db, tables.claim, [dict(row) | {"hand": OUTDATED} for row in judged])
    db.execute(delete(tables.claim).where(mine))


def _sum(column: Any) -> Any:
    return select(func.coalesce(func.sum(column), 0)).scalar_subquery()


def _reports_of(db: Connection, judgement: Judgement) -> list[str]:
    claim = tables.claim.c
    query = select(claim.report).distinct().where(claim.id.in_({judgement.subject, judgement.other or ""}))
    return list(db.scalars(query))
