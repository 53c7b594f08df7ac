"""What is exported: incidents, claims and reports, held together."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TextIO

from onrecord.model import Claim, Incident, Report


@dataclass(frozen=True)
class Bundle:
    """Everything a writer may need. `claims` is in the order of reports and texts."""

    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claim id -> claim."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def incident_of(self) -> dict[str, Incident]:
        """Claim id -> the incident it stands in."""
        return {id: incident for incident in self.incidents for id in incident.claims}

    def members(self, incident: Incident) -> list[Claim]:
        """The incident's claims."""
        return [self.claim[id] for id in incident.claims if id in self.claim]

    def sources(self, incident: Incident) -> list[Report]:
        """The reports that speak of it, the earliest first."""
        found = {claim.report: self.reports[claim.report] for claim in self.members(incident)}
        return sorted(found.values(), key=lambda r: (str(r.published or "9999"), r.id))


def bundle(incidents: Iterable[Incident], claims: Iterable[Claim], reports: Mapping[str, Report]) -> Bundle:
    """Gather what is to be written."""
    return Bundle(tuple(incidents), tuple(claims), reports)


@contextmanager
def replacing(out: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `out` only when it has been written wholly."""
    draft = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            yield file
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)


def beside(out: Path, what: str) -> Path:
    """The name of a second file: "x.csv" -> "x.incidents.csv"."""
    return out.with_name(f"{out.stem}.{what}{out.suffix}")
