"""The page of `onrecord explain --html`, opened as a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onrecord import app
from onrecord.cli.page import page
from onrecord.store import open_store
from tests.web.made import BLAST, make


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("id", [BLAST, "e" * 16])
def test_a_browser_shows_it_without_complaint(browser: Browser, tmp_path: Path, id: str, width: int) -> None:
    file = tmp_path / "page.html"
    store = open_store(make(tmp_path / "onrecord.db"))
    file.write_text(page(app.explain(store, id)), encoding="utf-8")
    store.close()
    context = browser.new_context(viewport={"width": width, "height": 800})
    shown = context.new_page()
    said: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("dialog", lambda dialog: said.append(dialog.message))
    shown.on("request", lambda request: said.append(request.url) if request.url != file.as_uri() else None)
    shown.goto(file.as_uri())
    assert said == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.evaluate("getComputedStyle(document.querySelector('.figure')).borderRadius") == "12px"
    context.close()
