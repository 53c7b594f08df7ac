"""Accepting and rejecting a claim."""

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Header
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord import app
from onrecord.config import AUTHOR
from onrecord.web.cards import card, verdicts
from onrecord.web.pages import Kept, page

router = APIRouter()
Choice = Literal["accept", "reject"]


@router.get("/claims/{id}")
def claim(store: Kept, id: str) -> Response:
    """Leads to a claim's words in its report."""
    found = store.claim(id)
    return RedirectResponse(f"/reports/{found.report}#w-{found.id}", status_code=303)


@router.post("/claims/{id}/judgements", response_class=HTMLResponse)
def judge(
    store: Kept, id: str, verdict: Annotated[Choice, Form()], hx_request: Annotated[str, Header()] = ""
) -> Response:
    """Appends a judgement. Answers with the claim's card anew, or, to a plain form, by leading back to it."""
    found = store.claim(id)
    app.judge(store, found.id, verdict, by=AUTHOR.get())
    if not hx_request:
        return RedirectResponse(f"/reports/{found.report}#c-{found.id}", status_code=303)
    made = card(found, store.report(found.report), verdicts(store.judgements(found.id)))
    return page("_card.html", card=made)
