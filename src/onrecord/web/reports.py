"""The list of reports, and one report with its claims."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from onrecord.export.contract import claim_json
from onrecord.model import Report
from onrecord.store import Entry, Store
from onrecord.web.cards import cards, grouped, verdicts
from onrecord.web.marks import kind_of, layers, paragraphs
from onrecord.web.pages import Kept, Sheet, page, sheet_of

router = APIRouter()


@router.get("/reports", response_class=HTMLResponse)
def reports(store: Kept, q: str = "", sheet: Sheet = 1) -> HTMLResponse:
    """All, or those that speak of something."""
    found = list(_matching(store, q))
    shown = sheet_of(found, sheet)
    trouble = _troubles(store)
    rows = [(report, _kinds(store, report.id), trouble.get(report.id)) for report in shown.rows]
    return page("reports.html", here="/reports", json="/reports.json", rows=rows, q=q, sheet=shown)


@router.get("/reports.json")
def reports_json(store: Kept, q: str = "") -> list[dict[str, Any]]:
    """The same as JSON, all of it."""
    trouble = _troubles(store)
    return [
        _metadata(report) | {"claims": _kinds(store, report.id), "problem": _problem(trouble.get(report.id))}
        for report in _matching(store, q)
    ]


@router.get("/reports/{id}.json")
def report_json(store: Kept, id: str) -> dict[str, Any]:
    """A report and its claims, in the contract's form, with what was judged of them."""
    report = store.report(id)
    judged = verdicts(store.judgements())
    claims = [
        claim_json(claim, report) | {"verdict": judged[claim.id].verdict if claim.id in judged else None}
        for claim in store.claims(id)
    ]
    left_out = list(report.left_out)
    return _metadata(report) | {"text": report.text, "left_out": left_out, "claims": claims}


@router.get("/reports/{id}", response_class=HTMLResponse)
def report(store: Kept, id: str) -> HTMLResponse:
    """A report's text with its claims marked in it, and beside it."""
    found = store.report(id)
    claims = list(store.claims(id))
    made = cards(store, claims, {id: found})
    return page(
        "report.html",
        here="/reports",
        json=f"/reports/{id}.json",
        report=found,
        groups=grouped(made),
        paragraphs=paragraphs(found.text, layers(claims)),
        trouble=_troubles(store).get(id),
        reviewed=sum(one.status != "unreviewed" for one in made),
        count=len(made),
    )


def _matching(store: Store, q: str) -> Iterator[Report]:
    wanted = q.casefold().split()
    for report in store.reports():
        parts = (report.title, report.publisher, report.name, report.text)
        if not wanted or all(word in "\n".join(filter(None, parts)).casefold() for word in wanted):
            yield report


def _kinds(store: Store, id: str) -> dict[str, int]:
    return Counter(map(kind_of, store.claims(id)))


def _troubles(store: Store) -> dict[str, Entry]:
    return {entry.report: entry for entry in store.problems() if entry.report}


def _problem(entry: Entry | None) -> dict[str, str] | None:
    return {"state": entry.state, "what": entry.what, "next_step": entry.next_step} if entry else None


def _metadata(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "name": report.name,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published and report.published.isoformat(),
        "url": report.url,
        "origin": report.origin,
        "language": report.language,
        "digest": report.digest,
    }
