"""The pages in a real Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

from onrecord.web.visible import visible
from tests.browser.conftest import Window
from tests.web.made import BLAST, EVIL, WIRE, readings

pytestmark = pytest.mark.browser
FIRST, SECOND, THIRD = readings()
REPORT = f"/reports/{FIRST.report.id}"
PATHS = {
    "overview": "/",
    "reports": "/reports",
    "report": REPORT,
    "hostile report": f"/reports/{THIRD.report.id}",
    "incidents": "/incidents",
    "incident": f"/incidents/{BLAST}",
    "no report": "/reports?q=zebra",
}


def loaded(page: Page) -> None:
    """Until the map is drawn, where there is one."""
    if page.locator("[data-map]").count():
        expect(page.locator("[data-map]")).to_have_attribute("data-ready", re.compile(r"\d+"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_fit_for_all(window: Window, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for name, path in PATHS.items():
        page = window.open(path, "dark" if scheme == "dark" else "light")
        loaded(page)
        found = Axe().run(page).response["violations"]
        grave = {one["id"]: one["nodes"][0]["html"] for one in found if one["impact"] in {"serious", "critical"}}
        assert grave == {}, name


def test_narrow_windows_need_no_scrolling_sideways(window: Window) -> None:
    for name, path in PATHS.items():
        page = window.open(path, width=400)
        assert page.evaluate("document.documentElement.scrollWidth") <= 400, name


def test_a_claim_accepted_by_key_stays_accepted(own: Window) -> None:
    page = own.open(REPORT)
    toll = page.locator(f"#c-{FIRST.claims[1].id}")
    page.keyboard.press("j")
    expect(toll).to_have_attribute("aria-current", "true")
    expect(toll).to_be_focused()
    page.keyboard.press("a")
    expect(toll).to_have_attribute("data-status", "accepted")
    expect(page.locator("[data-live]")).to_contain_text("accepted: 12 killed")
    expect(page.locator(f"#c-{FIRST.claims[0].id}")).to_have_attribute("aria-current", "true")
    page.reload()
    expect(toll).to_have_attribute("data-status", "accepted")
    expect(page.locator("[data-reviewed]")).to_have_text("1")
    page.keyboard.press("u")
    expect(page.locator("[data-live]")).to_contain_text("Undone: now rejected")
    page.keyboard.press("u")
    expect(page.locator("[data-live]")).to_contain_text("nothing to undo")


def test_keys_are_silent_in_fields_and_when_switched_off(window: Window) -> None:
    page = window.open(REPORT)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_label("switch single keys off").focus()
    page.keyboard.press("j")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("[aria-current=true]")).to_have_count(0)


def test_words_and_cards_lead_to_each_other(window: Window) -> None:
    page = window.open(REPORT)
    toll, event = FIRST.claims[1].id, FIRST.claims[0].id
    page.locator(f"mark[data-c~='{event}']").first.click()
    expect(page.locator(f"#c-{event}")).to_have_class(re.compile(r"\bon\b"))
    page.locator(f"#c-{toll} h3").click()
    expect(page.locator(f"mark[data-c~='{toll}']").first).to_have_class(re.compile(r"\bon\b"))
    page.locator(f"#c-{event}").hover()
    expect(page.locator(f"mark[data-c~='{event}']").first).to_have_class(re.compile(r"\bnear\b"))


def test_a_figure_leads_to_its_words(window: Window) -> None:
    page = window.open(f"/incidents/{BLAST}")
    page.locator("a.figure").first.click()
    page.wait_for_url(re.compile(REPORT))
    lit = page.locator("mark.on")
    expect(lit.first).to_be_in_viewport()
    assert "It killed 12 people" in "".join(lit.all_text_contents())


def test_the_text_is_the_reports_own_in_the_browser_too(window: Window) -> None:
    for reading, text in ((FIRST, WIRE), (THIRD, visible(EVIL))):
        page = window.open(f"/reports/{reading.report.id}")
        assert page.locator("[data-text]").evaluate("one => one.textContent") == text


def test_the_map_shows_places_as_exactly_as_they_are_known(window: Window) -> None:
    page = window.open("/incidents")
    loaded(page)
    assert page.locator("[data-map]").get_attribute("data-ready") == "5"
    expect(page.locator(".leaflet-control-attribution")).to_have_text("Made with Natural Earth")
    assert page.locator(".map canvas").count() >= 2


def test_it_works_without_scripts(own: Window) -> None:
    context = own.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{own.address}{REPORT}")
    toll = page.locator(f"#c-{FIRST.claims[1].id}")
    toll.get_by_role("button", name="Reject").click()
    expect(toll).to_have_attribute("data-status", "rejected")
    context.close()
