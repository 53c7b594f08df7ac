"""Incidents: as a list, on a map, and one with all that stands behind it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from onrecord.app import Shelf
from onrecord.export.contract import incident_json
from onrecord.model import Incident
from onrecord.store import Store
from onrecord.web import bars
from onrecord.web.cards import Card, cards
from onrecord.web.pages import Kept, Sheet, page, sheet_of

router = APIRouter()
Show = Literal["all", "disputed"]
WIDE = frozenset({"region"})
"""Grains that no shape or point of the map stands for."""


@router.get("/incidents", response_class=HTMLResponse)
def incidents(store: Kept, show: Show = "all", kind: str = "", place: str = "", sheet: Sheet = 1) -> HTMLResponse:
    """A list beside a map, with trays for what has no day and what has no place."""
    everything = list(store.incidents())
    found = [one for one in everything if _fits(one, show, kind, place)]
    return page(
        "incidents.html",
        here="/incidents",
        json="/incidents.json",
        sheet=sheet_of([one for one in found if one.start], sheet),
        undated=[one for one in found if not one.start],
        unlocated=[one for one in found if not on_map(one)],
        kinds=sorted(Counter(one.type for one in everything).items()),
        show=show,
        kind=kind,
        place=place,
        count=len(found),
        total=len(everything),
    )


@router.get("/incidents.json")
def incidents_json(store: Kept, show: Show = "all", kind: str = "", place: str = "") -> list[dict[str, Any]]:
    """The same as JSON, in the contract's form."""
    return [_contract(store, one) for one in store.incidents() if _fits(one, show, kind, place)]


@router.get("/incidents/map.json")
def points(store: Kept, show: Show = "all", kind: str = "", place: str = "", id: str = "") -> list[dict[str, Any]]:
    """What the map draws: those whose place is known; only the one with this id, where one is given."""
    found = [store.incident(id)] if id else store.incidents()
    return [_point(one) for one in found if on_map(one) and _fits(one, show, kind, place)]


@router.get("/incidents/{id}.json")
def incident_as_json(store: Kept, id: str) -> dict[str, Any]:
    """One incident in the contract's form."""
    return _contract(store, store.incident(id))


@router.get("/incidents/{id}", response_class=HTMLResponse)
def incident(store: Kept, id: str) -> HTMLResponse:
    """What came out of the claims, what is disputed, and the claims themselves."""
    found = store.incident(id)
    made = {one.id: one for one in cards(store, store.claims(incident=id), Shelf(store))}
    return page(
        "incident.html",
        here="/incidents",
        json=f"/incidents/{id}.json",
        incident=found,
        cards=made,
        estimates=[(one, bars.bar(one, _said(one.claims, made))) for one in found.estimates],
        disputed={claim for dispute in found.disputes for side in dispute.sides for claim in side.claims},
        on_map=on_map(found),
    )


def on_map(incident: Incident) -> bool:
    """Whether the map can show where it was."""
    place = incident.place
    return place is not None and place.lat is not None and place.lon is not None and place.grain not in WIDE


def _fits(incident: Incident, show: Show, kind: str, place: str) -> bool:
    name = incident.place.name if incident.place else ""
    return (
        (show == "all" or bool(incident.disputes))
        and kind in {"", incident.type}
        and place.strip().casefold() in name.casefold()
    )


def _point(incident: Incident) -> dict[str, Any]:
    place = incident.place
    return {
        "id": incident.id,
        "what": incident.what,
        "place": place and place.name,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "grain": place and place.grain,
        "disputed": bool(incident.disputes),
    }


def _contract(store: Store, incident: Incident) -> dict[str, Any]:
    members = {claim.id: claim for claim in store.claims(incident=incident.id)}
    return incident_json(incident, members, Shelf(store))


def _said(claims: tuple[str, ...], made: dict[str, Card]) -> Iterator[Card]:
    return (made[id] for id in claims if id in made)
