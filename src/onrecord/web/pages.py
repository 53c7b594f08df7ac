"""What every page needs: the store, and templates that escape everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from onrecord.store import Store
from onrecord.web import cards, words
from onrecord.web.visible import visible

T = TypeVar("T")
ROOM = Path(__file__).parent
PER_SHEET = 100
"""Rows of a list that are shown at once."""


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


TEMPLATES = Environment(
    loader=FileSystemLoader(ROOM / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals |= {"words": words, "GROUPS": cards.GROUPS}


def page(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, or a part of one."""
    return HTMLResponse(TEMPLATES.get_template(template).render(values), status_code=status)


def store_of(request: Request) -> Store:
    """The store that this application shows."""
    store: Store = request.app.state.store
    return store


Kept = Annotated[Store, Depends(store_of)]


@dataclass(frozen=True)
class Rows(Generic[T]):
    """One sheet of a long list."""

    rows: Sequence[T]
    at: int
    last: int
    count: int
    """Rows on all sheets."""


Sheet = Annotated[int, Query(alias="page")]


def sheet_of(everything: Sequence[T], wanted: int) -> Rows[T]:
    """The sheet with this number, counted from 1, brought into bounds."""
    last = max(1, -(-len(everything) // PER_SHEET))
    at = min(max(1, wanted), last)
    return Rows(everything[(at - 1) * PER_SHEET : at * PER_SHEET], at, last, len(everything))
