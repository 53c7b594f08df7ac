"""An incident on one page that needs nothing else: no script, no picture, no network."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from onrecord.app import Explained, Reason, Told
from onrecord.cli.words import saying, source
from onrecord.model import Dispute, Estimate, Incident, Report, Toll
from onrecord.model.wording import number
from onrecord.web import words
from onrecord.web.visible import visible

ROOM = Path(__file__).parent / "templates"
SHOWN = 60
"""Reasons that are shown, between reports and inside them: the strongest. How many more there are is said."""


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


_TEMPLATES = Environment(
    loader=FileSystemLoader(ROOM),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(explained: Explained) -> str:
    """The HTML of an incident that was explained: figures, disputes, sources side by side, reasons."""
    incident = explained.subject
    assert isinstance(incident, Incident)
    style = (ROOM / "explained.css").read_text(encoding="utf-8")
    hashed = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    told = explained.told
    return _TEMPLATES.get_template("explained.html").render(
        style=Markup(style),  # noqa: S704 - our own file
        policy=f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'",
        incident=incident,
        words=words,
        saying=saying,
        source=source,
        figures=[figure(one, told) for one in incident.estimates],
        disputes=[(dispute, list(_sides(dispute, told))) for dispute in incident.disputes],
        disputed={id for dispute in incident.disputes for side in dispute.sides for id in side.claims},
        sources=list(sources(incident, told)),
        across=[Linked.of(one, told) for one in explained.reasons if one.across],
        beside=[Linked.of(one, told) for one in explained.reasons if not one.across],
        SHOWN=SHOWN,
        safe_url=safe_url,
    )


@dataclass(frozen=True)
class Whisker:
    """A low, best and high on the scale of a figure, in percent of its width; `open` is "or more"."""

    start: float
    end: float
    best: float | None
    open: bool
    text: str


@dataclass(frozen=True)
class Row:
    """What one claim gives to a figure."""

    told: Told
    whisker: Whisker


@dataclass(frozen=True)
class Figure:
    """An estimate over the claims that it comes from, on one scale."""

    estimate: Estimate
    title: str
    weighed: Whisker
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, int], ...]
    """Where the scale is marked, and with which number."""


def figure(estimate: Estimate, told: Mapping[str, Told]) -> Figure:
    """Low, best and high of the estimate and of each of its claims, on a scale from nought."""
    said = [(told[id], told[id].claim.act) for id in estimate.claims if id in told]
    tolls = [(one, act) for one, act in said if isinstance(act, Toll)]
    known = [estimate.low, estimate.best, estimate.high]
    known += [n for _, act in tolls for n in (act.figure.low, act.figure.best, act.figure.high)]
    top = _round_up(max(n for n in known if n is not None))

    def whisker(low: int, best: int | None, high: int | None) -> Whisker:
        end = 100.0 if high is None else 100 * high / top
        at = None if best is None else round(100 * best / top, 2)
        return Whisker(round(100 * low / top, 2), round(end, 2), at, high is None, number(low, best, high))

    rows = [Row(one, whisker(act.figure.low, act.figure.best, act.figure.high)) for one, act in tolls]
    rows.sort(key=lambda row: (row.whisker.start, row.whisker.end, row.told.claim.id))
    whom = f" ({estimate.victims})" if estimate.victims else ""
    also = f" or {words.label(estimate.also)}" if estimate.also else ""
    return Figure(
        estimate=estimate,
        title=f"{words.label(estimate.harm)}{also}{whom}",
        weighed=whisker(estimate.low, estimate.best, estimate.high),
        rows=tuple(rows),
        ticks=tuple((25.0 * n, top * n // 4) for n in range(5)) if top % 4 == 0 else ((0.0, 0), (100.0, top)),
    )


def _round_up(most: int) -> int:
    """The scale's end: 4, 8, 12, 20, 40, 60, 80, 100, 200, ... - the first with some room above."""
    size = 1
    while True:
        for step in (4, 8, 12, 20):
            if step * size >= most * 1.05:
                return step * size
        size *= 10


def _sides(dispute: Dispute, told: Mapping[str, Told]) -> Iterator[tuple[Any, list[Told]]]:
    return ((side, [told[id] for id in side.claims if id in told]) for side in dispute.sides)


def sources(incident: Incident, told: Mapping[str, Told]) -> Iterator[tuple[Report, list[Told]]]:
    """The reports, the earliest first, each with its claims in the order of its text."""
    by_report: dict[str, list[Told]] = {}
    for one in (told[id] for id in incident.claims if id in told):
        by_report.setdefault(one.report.id, []).append(one)
    for some in sorted(by_report.values(), key=lambda some: (str(some[0].report.published or "~"), some[0].report.id)):
        yield some[0].report, sorted(some, key=lambda one: (one.claim.evidence[0].start, one.claim.id))


@dataclass(frozen=True)
class Linked:
    """A reason with the claims it joins."""

    a: Told
    b: Told
    reason: Reason
    score: str

    @staticmethod
    def of(reason: Reason, told: Mapping[str, Told]) -> "Linked":
        score = "decided" if reason.score == inf else f"{reason.score:+.1f}"
        return Linked(told[reason.a], told[reason.b], reason, score)


def safe_url(url: str | None) -> str | None:
    """The address, if a browser may be led there."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def counted(things: Iterable[Any], one: str) -> str:
    """ "1 report", "3 reports"."""
    return words.counted(len(list(things)), one)


_TEMPLATES.globals["counted"] = counted
