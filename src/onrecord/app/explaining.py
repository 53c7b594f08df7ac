"""What stands behind an incident or a claim, down to the words."""

import re
from collections.abc import Mapping
from math import inf

import msgspec

from onrecord.app.judging import resolve
from onrecord.app.weighing import judgements
from onrecord.gazetteer import open_gazetteer
from onrecord.model import Claim, Event, Incident, Judgement, Report, Span, Toll
from onrecord.store import Store
from onrecord.weigh import reasons


class Quote(msgspec.Struct, frozen=True):
    """A claim's words with the sentence around them."""

    before: str
    words: str
    after: str


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with all that one needs to check it."""

    claim: Claim
    report: Report
    quotes: tuple[Quote, ...]
    judgements: tuple[Judgement, ...]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why two claims are taken to tell of one incident."""

    a: str
    """Claim id. Across reports, it stands for all that its report says of the incident."""
    b: str
    score: float
    """Log-odds; below zero it speaks against."""
    why: tuple[str, ...]
    """What was seen, with what it weighs; or who decided it."""
    across: bool
    """Whether the two are of different reports."""


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind an incident or a claim."""

    subject: Incident | Claim
    told: dict[str, Told]
    """Claim id -> its words: all claims of the incident, or the one claim."""
    incidents: tuple[Incident, ...]
    """Where it stands: the incident itself, or those in which the claim counts."""
    reasons: tuple[Reason, ...] = ()
    """Why its claims were brought together: what analysts decided, then reports, then claims of one report; the
    strongest first."""


def explain(store: Store, id: str) -> Explained:
    """What stands behind a claim or an incident, by its id or the beginning of it. Raises NotFound."""
    id = resolve(store, id)
    if ("incident", id) in store.find(id):
        incident = store.incident(id)
        told = {claim.id: tell(store, claim) for claim in store.claims(incident=id)}
        return Explained(subject=incident, told=told, incidents=(incident,), reasons=tuple(_reasons(store, told)))
    claim = store.claim(id)
    return Explained(subject=claim, told={id: tell(store, claim)}, incidents=tuple(store.incidents(id)))


def _reasons(store: Store, told: Mapping[str, Told]) -> list[Reason]:
    claims = [one.claim for one in told.values() if isinstance(one.claim.act, Event | Toll)]
    held = {one.report.id: one.report for one in told.values()}
    found = [
        Reason(a=a, b=b, score=link.score, why=link.why, across=told[a].report.id != told[b].report.id)
        for (a, b), link in reasons(claims, held, gazetteer=open_gazetteer()).items()
    ]
    for one in judgements(store).judgements:
        a, b = one.subject, one.other or ""
        if one.verdict == "same" and a in told and b in told:
            across = told[a].report.id != told[b].report.id
            why = (f"{one.by} says so{one.why and ': ' + one.why}",)
            found.append(Reason(a=a, b=b, score=inf, why=why, across=across))
    return sorted(found, key=lambda one: (one.score < inf, not one.across, -one.score, one.a, one.b))


def tell(store: Store, claim: Claim) -> Told:
    """The claim, its report, its words in their sentences, and what was judged of it."""
    report = store.report(claim.report)
    quotes = tuple(quote(report.text, span) for span in claim.evidence)
    return Told(claim=claim, report=report, quotes=quotes, judgements=tuple(store.judgements(claim.id)))


_ENDS = re.compile(r"[.!?][\"'”’)\]]*\s+|\n")


def quote(text: str, span: Span) -> Quote:
    """The words of a span, with what stands before and after them in their sentence (as punctuation tells it)."""
    begin = max((end.end() for end in _ENDS.finditer(text, 0, span.start)), default=0)
    end = _ENDS.search(text, max(span.start, span.end - 1))
    after = text[span.end : max(end.end(), span.end) if end else len(text)]
    return Quote(text[begin : span.start].lstrip(), span.of(text), after.rstrip())
