"""What is in the store, at a glance."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from msgspec import structs, to_builtins

from onrecord.store import Store
from onrecord.web.pages import Kept, page

router = APIRouter()
SHOWN = 12
"""Problems and incidents that the overview lists."""


@router.get("/", response_class=HTMLResponse)
def overview(store: Kept) -> HTMLResponse:
    """Numbers, open disputes, what failed, and how to add reports."""
    return page("overview.html", here="/", json="/index.json", store=store.url, shown=SHOWN, **_content(store))


@router.get("/index.json")
def overview_json(store: Kept) -> dict[str, Any]:
    """The same as JSON."""
    content = _content(store)
    content["disputed"] = [{"id": one.id, "what": one.what} for one in content["disputed"]]
    built: dict[str, Any] = to_builtins({**content, "summary": structs.asdict(content["summary"])})
    return built


def _content(store: Store) -> dict[str, Any]:
    disputed = [one for one in store.incidents() if one.disputes and one.status == "open"]
    disputed.sort(key=lambda one: -len(one.disputes))
    return {"summary": store.summary(), "disputed": disputed, "problems": list(store.problems())}
