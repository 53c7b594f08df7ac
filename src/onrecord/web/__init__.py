"""The workbench in a browser: pages over one store, on this machine only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from onrecord.errors import NotFound, OnrecordError
from onrecord.store import open_store
from onrecord.web import incidents, judging, overview, reports
from onrecord.web.guard import Guard
from onrecord.web.pages import ROOM, page

__all__ = ["create_app"]


def create_app(store_url: str) -> FastAPI:
    """The application over the store at this file or URL. Raises StoreError if there is none."""
    store = open_store(store_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    # the interactive docs of FastAPI load their scripts from elsewhere
    made = FastAPI(title="onrecord", lifespan=lifespan, docs_url=None, redoc_url=None)
    made.state.store = store
    made.add_middleware(Guard)
    made.mount("/static", StaticFiles(directory=ROOM / "static"), name="static")
    for room in (overview, reports, incidents, judging):
        made.include_router(room.router)
    made.add_exception_handler(OnrecordError, _told)
    made.add_exception_handler(HTTPException, _http)
    made.add_exception_handler(RequestValidationError, _invalid)
    return made


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, OnrecordError)
    return _failed(request, 404 if isinstance(error, NotFound) else 503, error.what, error.next_step)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _failed(request, error.status_code, str(error.detail), "go back, or to the overview")


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    return _failed(request, 422, f"the request cannot be understood: {wrong}", "go back, and choose again")


def _failed(request: Request, status: int, what: str, next_step: str) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"what": what, "next_step": next_step}, status_code=status)
    return page("error.html", status=status, here="", json="", what=what, next_step=next_step)
