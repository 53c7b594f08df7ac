"""UCDP GED's 49 columns, so that scripts written for UCDP read our incidents.

Only incidents with an estimate of deaths are events to UCDP. `best` is the sum of deaths_a, _b, _civilians and
_unknown, as in GED; where no single number was said it takes the low one, and where "or more" was said `high` takes the
highest number said. An incident that no report dates gets UCDP's default for undated news: the three days before the
first report. Ids of conflicts, dyads and sides are UCDP's own and stay empty.
"""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.export.bundle import Bundle
from onrecord.export.contract import where_prec
from onrecord.export.tables import write_rows
from onrecord.model import Claim, Estimate, Event, Incident, Party, Report, Where, vocab

_TABLE = vocab.table("export/ged")
COLUMNS: list[str] = _TABLE["columns"]
_CIVILIANS = frozenset(_TABLE["civilians"])
_STATE = re.compile(r"(?:gov|army|police)-[a-z]{2}$")


def write_ged(bundle: Bundle, out: Path) -> None:
    """A row for every incident with deaths, as comma-separated values."""
    incidents = [i for i in bundle.incidents if any(_deadly(e) for e in i.estimates)]
    write_rows(out, COLUMNS, (row(n, incident, bundle) for n, incident in enumerate(incidents, 1)))


def row(number: int, incident: Incident, bundle: Bundle) -> dict[str, Any]:
    """One incident in GED's columns. What we do not know is empty."""
    members, reports = bundle.members(incident), bundle.sources(incident)
    a, b = sides(members)
    start, end, precision = _days(incident, reports)
    deaths = _deaths([e for e in incident.estimates if _deadly(e)], a, b)
    place = incident.place
    return {
        "id": number,
        "relid": incident.id,
        "year": start.year if start else None,
        "code_status": "Clear" if incident.status == "reviewed" else "Unreviewed",
        "type_of_violence": _violence(a, b, deaths),
        "dyad_name": f"{a.name} - {b.name}" if a and b else None,
        "side_a": a.name if a else None,
        "side_b": b.name if b else None,
        "number_of_sources": len(reports),
        "source_article": ";".join(f'"{r.publisher or r.name},{r.published or ""},{r.title or ""}"' for r in reports),
        "source_office": reports[0].publisher if reports else None,
        "source_date": reports[0].published if reports else None,
        "source_headline": reports[0].title if reports else None,
        "source_original": "; ".join(sorted({c.voice.name for c in members if c.voice})),
        "event_clarity": 1,
        "date_prec": precision,
        "date_start": start,
        "date_end": end,
        **(_where(place) if place else {}),
        **deaths,
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell (half a degree; Tollefsen et al. 2012) that holds a point."""
    return int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1


def sides(members: list[Claim]) -> tuple[Party | None, Party | None]:
    """The two parties named most: states first, as UCDP has side A."""
    count: dict[str, int] = {}
    party: dict[str, Party] = {}
    for claim in members:
        if isinstance(claim.act, Event):
            for one in (*claim.act.agents, *claim.act.targets):
                key = one.actor or one.name.casefold()
                if not _CIVILIANS & set(one.name.casefold().split()):
                    count[key] = count.get(key, 0) + 1
                    party.setdefault(key, one)
    named = sorted(count, key=lambda k: (-count[k], k))[:2]
    named.sort(key=lambda k: (not _STATE.match(k), -count[k], k))
    found = [party[k] for k in named]
    return (found[0] if found else None), (found[1] if len(found) > 1 else None)


def _violence(a: Party | None, b: Party | None, deaths: dict[str, int]) -> int | None:
    if a is None:
        return None
    if b is None:
        return 3 if deaths["deaths_civilians"] == deaths["best"] > 0 else None
    return 1 if any(p.actor and _STATE.match(p.actor) for p in (a, b)) else 2


def _deaths(estimates: list[Estimate], a: Party | None, b: Party | None) -> dict[str, int]:
    found = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "low", "high"), 0)
    counted = [e for e in estimates if e.inside != "a group"]
    for estimate in counted:
        best = _best(estimate)
        inside = sum(_best(e) for e in counted if e.inside) if estimate.victims is None else 0
        found[_column(estimate.victims, a, b)] += max(0, best - inside)
        if not estimate.inside:
            found["low"] += estimate.low
            found["high"] += max(best, estimate.high or best)
    parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    return found | {"best": sum(found[part] for part in parts)}


def _deadly(estimate: Estimate) -> bool:
    """ "Killed or wounded" is no count of the dead."""
    return estimate.harm == "killed" and estimate.also is None


def _best(estimate: Estimate) -> int:
    return estimate.low if estimate.best is None else estimate.best


def _column(victims: str | None, a: Party | None, b: Party | None) -> str:
    name = (victims or "").casefold()
    for party, column in ((a, "deaths_a"), (b, "deaths_b")):
        if name and party and (party.name.casefold() in name or name in party.name.casefold()):
            return column
    return "deaths_civilians" if _CIVILIANS & set(name.split()) else "deaths_unknown"


def _days(incident: Incident, reports: list[Report]) -> tuple[date | None, date | None, int | None]:
    start, end = incident.start, incident.end
    if start is None or end is None:
        first = next((r.published for r in reports if r.published), None)
        if first is None:
            return None, None, None
        start, end = first - timedelta(days=3), first - timedelta(days=1)
    days = (end - start).days + 1
    return start, end, next((precision for most, precision in _TABLE["date_prec"] if days <= most), 5)


def _where(place: Where) -> dict[str, Any]:
    *inner, country = [part.strip() for part in place.name.split(",")]
    found: dict[str, Any] = {
        "where_prec": where_prec(place),
        "where_coordinates": place.name,
        "where_description": f"{place.name} ({place.reason})" if place.reason else place.name,
        "adm_1": inner[0] if inner and place.grain == "province" else None,
        "adm_2": inner[0] if inner and place.grain == "district" else None,
        "country": country,
    }
    if place.lat is not None and place.lon is not None:
        point = {"geom_wkt": f"POINT ({place.lon} {place.lat})", "priogrid_gid": priogrid(place.lat, place.lon)}
        found |= {"latitude": place.lat, "longitude": place.lon, **point}
    return found
