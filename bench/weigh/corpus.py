"""Our own sample of reports (corpus.yaml), read into claims, and how well it is weighed: `corpus.py`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from onrecord.model import Claim, Event, Figure, Incident, Party, Report, Span, Toll, Voice, When, Where
from onrecord.weigh import weigh

FILE = Path(__file__).parent / "corpus.yaml"
HARMS = {"k": "killed", "w": "wounded", "d": "detained", "x": "displaced"}
_MARK = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")
Marks = list[tuple[Span, str]]


@dataclass
class Corpus:
    """Reports and claims; what each claim is of; which report is reprinted from which."""

    reports: dict[str, Report] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)
    reprints: list[tuple[str, str]] = field(default_factory=list)


def corpus() -> Corpus:
    """The sample."""
    made, data = Corpus(), yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for incident, rows in data["incidents"].items():
        ids: list[str] = []
        for n, row in enumerate(rows):
            text, marks = _unmarked(row["text"])
            report = Report(text=text, name=f"{incident}-{n}", publisher=row["by"], published=row["published"])
            made.reports[report.id] = report
            ids.append(report.id)
            if "of" in row:
                made.reprints.append((ids[row["of"]], report.id))
            for claim in _claims(report, marks, data["places"]):
                made.claims.append(claim)
                made.truth[claim.id] = incident
    return made


def _unmarked(text: str) -> tuple[str, Marks]:
    marks: Marks = []
    plain, end = "", 0
    for found in _MARK.finditer(text):
        plain += text[end : found.start()]
        marks.append((Span(len(plain), len(plain) + len(found[1])), found[2]))
        plain, end = plain + found[1], found.end()
    return plain + text[end:], marks


def _claims(report: Report, marks: Marks, places: dict[str, Any]) -> Iterator[Claim]:
    for start, end in _sentences(report.text):
        own = [(span, mark) for span, mark in marks if start <= span.start < end]
        place = next((_where(s, report.text, places) for s, m in own if m == "p"), None)
        when = next((_when(s, m) for s, m in own if m[0].isdigit()), None)
        party = {k: tuple(Party(s, s.of(report.text)) for s, m in own if m == k) for k in "at"}
        voice = next((Voice(s, s.of(report.text)) for s, m in own if m == "v"), None)
        denies = " denied " in report.text[start:end]
        common: dict[str, Any] = {"report": report.id, "evidence": (Span(start, end),), "voice": voice}
        for i, (span, mark) in enumerate(own):
            kind, _, value = mark.partition(":")
            if kind == "e":
                act: Event | Toll = Event(
                    type=value, trigger=span, agents=party["a"], targets=party["t"][:1], place=place, when=when
                )
                yield Claim(act=act, stance="denies" if denies else "asserts", **common)
            elif kind in HARMS:
                after = (Party(s, s.of(report.text)) for s, m in own[i:] if m == "t")
                act = Toll(
                    harm=HARMS[kind], figure=_figure(span, value), victims=next(after, None), place=place, when=when
                )
                yield Claim(act=act, **common)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*(m.end() for m in re.finditer(r"\.\s|\n+", text)), len(text)]:
        if end > start:
            yield start, end
        start = end


def _where(span: Span, text: str, places: dict[str, Any]) -> Where:
    known = places[span.of(text)]
    return Where(span, known["name"], None, known["lat"], known["lon"], known["grain"])


def _when(span: Span, mark: str) -> When:
    first, _, last = mark.partition("/")
    return When(start=date.fromisoformat(first), end=date.fromisoformat(last or first), how="stated", span=span)


def _figure(span: Span, value: str) -> Figure:
    low, _, high = value.rstrip("+").partition("-")
    if value.endswith("+"):
        return Figure(int(low), None, None, span)
    return Figure(int(low), int(low) if not high else None, int(high or low), span)


def pairwise(found: list[Incident], truth: dict[str, str]) -> float:
    """F of pairs of claims, over the claims of the truth."""
    ours = {pair for one in found for pair in combinations(one.claims, 2)}
    theirs = {pair for pair in combinations(sorted(truth), 2) if truth[pair[0]] == truth[pair[1]]}
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


if __name__ == "__main__":
    sample = corpus()
    weighed = list(weigh(sample.claims, sample.reports))
    print(f"{len(sample.reports)} reports, {len(sample.claims)} claims, {len(weighed)} incidents")
    print(f"pairwise F {pairwise(weighed, sample.truth):.3f}")
    for one in weighed:
        names = sorted({sample.truth[c] for c in one.claims})
        print(f"  {one.kind:8} {one.what:55} {len(one.claims):3} {', '.join(names)}")
