"""A real server on a free port, and a real Chromium that may reach nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

from tests.web.made import make

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        if os.environ.get("ONRECORD_REQUIRE_SERVICES"):
            pytest.fail("ONRECORD_REQUIRE_SERVICES is set, and there is no Chromium: run `make services`")
        pytest.skip("there is no Chromium: run `make services`")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@contextmanager
def serving(where: str) -> Iterator[str]:
    """Where `onrecord serve` answers."""
    command = [sys.executable, "-u", "-m", "onrecord", "serve", "--port", "0", "--store", where]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[0]
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a made store, for tests that only look."""
    with serving(make(tmp_path_factory.mktemp("looked") / "made.db")) as found:
        yield found


@dataclass
class Watched:
    """A page, and what it should not have done."""

    page: Page
    faults: list[str] = field(default_factory=list)

    def said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def asked(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@dataclass
class Window:
    """Opens watched pages of one server."""

    browser: Browser
    address: str
    opened: list[Watched] = field(default_factory=list)

    def open(self, path: str, scheme: Literal["light", "dark"] = "light", width: int = 1280) -> Page:
        """A page, loaded, in a context of its own."""
        context = self.browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
        page = context.new_page()
        watched = Watched(page)
        self.opened.append(watched)
        page.on("console", watched.said)
        page.on("pageerror", lambda error: watched.faults.append(str(error)))
        page.on("dialog", watched.asked)
        page.on("request", lambda request: watched.faults.extend(_elsewhere(request.url, self.address)))
        page.goto(f"{self.address}{path}")
        return page

    def close(self) -> None:
        """Raises AssertionError on errors, warnings (as on the content policy), dialogs and requests to elsewhere."""
        for watched in self.opened:
            watched.page.context.close()
        assert [fault for watched in self.opened for fault in watched.faults] == []


def _elsewhere(url: str, address: str) -> list[str]:
    return [] if url.startswith((f"{address}/", "data:", "blob:")) else [f"asked {url}"]


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Window]:
    """For looking only. Closed without a fault, or the test fails."""
    opened = Window(browser, address)
    yield opened
    opened.close()


@pytest.fixture
def own(browser: Browser, tmp_path: Path) -> Iterator[Window]:
    """The same over a store of the test's own, for judging."""
    with serving(make(tmp_path / "made.db")) as found:
        opened = Window(browser, found)
        yield opened
        opened.close()
