"""A claim as a card: everything that is said, in words, and what was judged of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.model import Act, Claim, Control, Event, Judgement, Report, Tie, Toll
from onrecord.store import Store
from onrecord.web import words
from onrecord.web.marks import KINDS, kind_of
from onrecord.weigh.settle import latest

GROUPS = {"toll": "Tolls", "event": "Events", "control": "Control", "tie": "Ties"}
_STATUS = {"accept": "accepted", "reject": "rejected", "replace": "replaced"}


@dataclass(frozen=True)
class Card:
    """One claim, as a page shows it."""

    claim: Claim
    report: Report
    kind: str
    title: str
    saying: str
    fields: tuple[tuple[str, str], ...]
    quotes: tuple[str, ...]
    judgement: Judgement | None = None
    status: str = field(default="unreviewed")

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def href(self) -> str:
        """Where its words stand."""
        return f"/reports/{self.report.id}#w-{self.id}"


Verdicts = Mapping[str, Judgement]
"""Claim id -> the last accept, reject or replace on it."""


def verdicts(judgements: Iterable[Judgement]) -> Verdicts:
    """What was decided on single claims."""
    return {subject: one for (subject, pair), one in latest(judgements).items() if pair is None}


def card(claim: Claim, report: Report, judged: Verdicts) -> Card:
    """One claim in words."""
    judgement = judged.get(claim.id)
    return Card(
        claim=claim,
        report=report,
        kind=kind_of(claim),
        title=words.act(claim.act),
        saying=words.saying(claim),
        fields=tuple(_fields(claim.act)),
        quotes=tuple(span.of(report.text) for span in claim.evidence),
        judgement=judgement,
        status=_STATUS.get(judgement.verdict, "unreviewed") if judgement else "unreviewed",
    )


def cards(store: Store, claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Card]:
    """The cards of many claims, in their order."""
    judged = verdicts(store.judgements())
    return [card(claim, reports[claim.report], judged) for claim in claims]


def grouped(found: Iterable[Card]) -> dict[str, list[Card]]:
    """By kind, in the order in which kinds are shown; kinds without a card are left out."""
    all_ = list(found)
    by_kind = {kind: [one for one in all_ if one.kind == kind] for kind in KINDS}
    return {kind: some for kind, some in by_kind.items() if some}


def _fields(act: Act) -> Iterator[tuple[str, str]]:
    match act:
        case Toll():
            yield "who", words.names([act.victims] if act.victims else [])
            yield "by", words.names(act.perpetrators)
            yield "where", words.place(act.place)
        case Event():
            yield "who", words.names(act.agents)
            yield "to whom", words.names(act.targets)
            yield "where", words.place(act.place)
        case Control():
            yield "who", act.holder.name
            yield "where", words.place(act.place)
        case Tie():
            yield "between", f"{act.a.name} and {act.b.name}"
    yield "when", words.when(act.when)
