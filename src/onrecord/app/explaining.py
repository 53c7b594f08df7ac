"""What stands behind an incident or a claim, down to the words."""

import re

import msgspec

from onrecord.app.judging import resolve
from onrecord.model import Claim, Incident, Judgement, Report, Span
from onrecord.store import Store


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


class Explained(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind an incident or a claim."""

    subject: Incident | Claim
    told: dict[str, Told]
    """Claim id -> its words: all claims of the incident, or the one claim."""
    incidents: tuple[Incident, ...]
    """Where it stands: the incident itself, or those in which the claim counts."""


def explain(store: Store, id: str) -> Explained:
    """What stands behind a claim or an incident, by its id or the beginning of it. Raises NotFound."""
    id = resolve(store, id)
    if ("incident", id) in store.find(id):
        incident = store.incident(id)
        told = {claim.id: tell(store, claim) for claim in store.claims(incident=id)}
        return Explained(subject=incident, told=told, incidents=(incident,))
    claim = store.claim(id)
    return Explained(subject=claim, told={id: tell(store, claim)}, incidents=tuple(store.incidents(id)))


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
