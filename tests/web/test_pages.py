"""The pages, and the same as JSON."""

import re
from html.parser import HTMLParser

import pytest

from onrecord.store import open_store
from onrecord.web import create_app
from onrecord.web.pages import PER_SHEET, sheet_of
from onrecord.web.visible import visible
from tests.web.client import TestClient
from tests.web.made import BLAST, EVIL, PAPER, WIRE, make, readings

FIRST, SECOND, THIRD = readings()
TOLL = FIRST.claims[1].id
PAGES = [
    "/",
    "/reports",
    "/reports?q=bomb",
    "/incidents",
    "/incidents?show=disputed",
    f"/incidents/{BLAST}",
    f"/incidents/{'e' * 16}",
    *(f"/reports/{one.report.id}" for one in (FIRST, SECOND, THIRD)),
]
ORIGIN = {"Origin": "http://127.0.0.1"}


class Tags(HTMLParser):
    """The tags of a page, and the text inside the report."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if self._depth or "data-text" in dict(attrs):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        self.text += data if self._depth else ""


@pytest.mark.parametrize("path", PAGES)
def test_a_hostile_report_becomes_no_markup(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = Tags(answer.text)
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert not (attributes.get("href") or "").startswith("javascript")
        assert tag != "b"
        if tag in {"script", "img"}:
            assert (attributes["src"] or "").startswith("/static/")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", answer.text)


@pytest.mark.parametrize("reading", [FIRST, SECOND, THIRD], ids=["wire", "paper", "evil"])
def test_the_text_is_shown_letter_by_letter_with_every_claim(client: TestClient, reading: object) -> None:
    from onrecord.model import Reading

    assert isinstance(reading, Reading)
    page = Tags(client.get(f"/reports/{reading.report.id}").text)
    assert page.text == visible(reading.report.text)
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for claim in reading.claims:
        assert {f"c-{claim.id}", f"w-{claim.id}"} <= set(ids)
        assert any(claim.id in (a.get("data-c") or "").split() for tag, a in page.tags if tag == "mark")


@pytest.mark.parametrize("path", [path for path in PAGES if "?" not in path])
def test_every_page_leads_to_its_json(client: TestClient, path: str) -> None:
    page = Tags(client.get(path).text)
    (link,) = [a["href"] for tag, a in page.tags if tag == "link" and a.get("rel") == "alternate"]
    answer = client.get(str(link))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


def test_the_overview_counts_and_puts_disputes_first(client: TestClient) -> None:
    text = client.get("/").text
    assert text.index("Open disputes") < text.index("Problems")
    assert "it is &lt;b&gt;broken&lt;/b&gt;" in text
    content = client.get("/index.json").json()
    assert content["summary"]["claims"] == {"control": 1, "event": 1, "tie": 1, "toll": 3}
    assert {one["id"] for one in content["disputed"]} == {BLAST, "e" * 16}
    assert content["summary"]["reports"] == 3


def test_an_empty_store_says_what_to_do(tmp_path: object) -> None:
    where = f"{tmp_path}/empty.db"
    open_store(where, create=True).close()
    with TestClient(create_app(where), base_url="http://127.0.0.1") as client:
        assert "onrecord run FOLDER" in client.get("/").text
        assert client.get("/reports").status_code == client.get("/incidents").status_code == 200


def test_reports_are_searched_by_all_words(client: TestClient) -> None:
    def found(q: str) -> list[str]:
        return [one["id"] for one in client.get("/reports.json", params={"q": q}).json()]

    assert found("MARIB") == [FIRST.report.id, SECOND.report.id]
    assert found("marib ministry") == [FIRST.report.id]
    assert found("marib zebra") == []
    assert "No report says that" in client.get("/reports?q=zebra").text
    assert client.get("/reports.json").json()[0]["claims"] == {"toll": 1, "event": 1, "tie": 1}
    assert client.get("/reports.json").json()[2]["problem"]["state"] == "failed"


def test_unknown_is_told_as_such(client: TestClient) -> None:
    page = client.get(f"/reports/{SECOND.report.id}").text
    assert re.search(r"<dt>publisher</dt><dd>unknown</dd>", page)
    assert re.search(r"<dt>published</dt><dd>unknown</dd>", page)
    assert "Home | About | &lt;b&gt;Contact&lt;/b&gt;" in page
    assert client.get(f"/reports/{SECOND.report.id}.json").json()["published"] is None


def test_a_report_as_json_has_its_claims_and_their_verdicts(client: TestClient) -> None:
    client.post(f"/claims/{TOLL}/judgements", data={"verdict": "reject"}, headers=ORIGIN)
    answer = client.get(f"/reports/{FIRST.report.id}.json").json()
    assert answer["text"] == WIRE
    assert {claim["id"]: claim["verdict"] for claim in answer["claims"]}[TOLL] == "reject"
    assert client.get(f"/reports/{THIRD.report.id}.json").json()["claims"][0]["evidence"][0]["text"] in EVIL


def test_a_judgement_without_scripts_leads_back_to_the_claim(client: TestClient) -> None:
    answer = client.post(f"/claims/{TOLL}/judgements", data={"verdict": "accept"}, headers=ORIGIN)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/{FIRST.report.id}#c-{TOLL}"
    page = Tags(client.get(f"/reports/{FIRST.report.id}").text)
    assert [a["data-status"] for _, a in page.tags if a.get("data-id") == TOLL] == ["accepted"]


def test_a_judgement_with_htmx_gives_the_card(client: TestClient) -> None:
    answer = client.post(
        f"/claims/{TOLL}/judgements", data={"verdict": "reject"}, headers={**ORIGIN, "HX-Request": "true"}
    )
    assert answer.status_code == 200
    tags = Tags(answer.text).tags
    assert tags[0][0] == "article"
    assert tags[0][1]["data-status"] == "rejected"
    assert not any(tag == "html" for tag, _ in tags)


@pytest.mark.parametrize("verdict", ["", "same", "drop table"])
def test_other_verdicts_are_refused(client: TestClient, verdict: str) -> None:
    answer = client.post(f"/claims/{TOLL}/judgements", data={"verdict": verdict}, headers=ORIGIN)
    assert answer.status_code == 422
    assert "verdict" in answer.text


def test_a_claim_leads_to_its_words(client: TestClient) -> None:
    answer = client.get(f"/claims/{TOLL}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/{FIRST.report.id}#w-{TOLL}"


@pytest.mark.parametrize("path", ["/reports/none", "/incidents/none", "/claims/none", "/nothing", "/reports?page=x"])
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {404, 422}
    assert "That did not work" in answer.text


@pytest.mark.parametrize("path", ["/reports/none.json", "/incidents/none.json"])
def test_and_told_as_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "none" in answer.json()["what"]


def test_incidents_are_filtered(client: TestClient) -> None:
    def found(**query: str) -> set[str]:
        return {one["id"] for one in client.get("/incidents.json", params=query).json()}

    assert len(found()) == 6
    assert found(show="disputed") == {BLAST, "e" * 16}
    assert found(kind="bomb") == {BLAST}
    assert found(place=" mARib") == {BLAST}
    assert "No incident fits" in client.get("/incidents?place=zebra").text
    page = client.get("/incidents").text
    assert "Undated: 1" in page
    assert "Not on the map: 1" in page


def test_the_map_has_what_a_map_can_show(client: TestClient) -> None:
    points = client.get("/incidents/map.json").json()
    assert sorted(one["grain"] for one in points) == ["country", "district", "province", "town", "town"]
    assert points[0] == {
        "id": BLAST,
        "what": "bomb, Marib, 2015-05-03",
        "place": "Marib",
        "lat": 15.46,
        "lon": 45.32,
        "grain": "town",
        "disputed": True,
    }
    assert [one["id"] for one in client.get(f"/incidents/map.json?id={BLAST}").json()] == [BLAST]


def test_every_figure_of_an_incident_leads_to_its_words(client: TestClient) -> None:
    page = Tags(client.get(f"/incidents/{BLAST}").text)
    figures = [a["href"] for tag, a in page.tags if tag == "a" and a.get("class") == "figure"]
    assert figures == [
        f"/reports/{reading.report.id}#w-{claim.id}"
        for reading, claim in ((FIRST, FIRST.claims[1]), (SECOND, SECOND.claims[0]))
    ]
    text = client.get(f"/incidents/{BLAST}").text
    assert PAPER[:23] in text  # both sides' words
    assert "It killed 12 people" in text


def test_long_lists_come_in_sheets() -> None:
    rows = list(range(2 * PER_SHEET + 1))
    assert sheet_of(rows, 3).rows == [2 * PER_SHEET]
    assert sheet_of(rows, 99).at == sheet_of(rows, 3).last == 3
    assert sheet_of(rows, -1).at == 1
    assert sheet_of([], 1).last == 1


def test_two_apps_do_not_share_a_store(tmp_path: object) -> None:
    from pathlib import Path

    full, empty = make(Path(f"{tmp_path}/a.db")), f"{tmp_path}/b.db"
    open_store(empty, create=True).close()
    with (
        TestClient(create_app(full), base_url="http://127.0.0.1") as one,
        TestClient(create_app(empty), base_url="http://127.0.0.1") as other,
    ):
        assert one.get("/index.json").json()["summary"]["reports"] == 3
        assert other.get("/index.json").json()["summary"]["reports"] == 0
