"""Who is let in."""

import pytest

from onrecord.web.guard import POLICY
from tests.web.client import TestClient
from tests.web.made import readings

CLAIM = readings()[0].claims[1].id
JUDGE = f"/claims/{CLAIM}/judgements"
HERE = "http://127.0.0.1"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]:8000"])
def test_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.0.1", "", "localhost:x"]
)
def test_other_names_are_not(client: TestClient, host: str) -> None:
    for path in ("/", "/reports.json", "/static/style.css"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == 403
        assert "this machine" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1"},
        {"Origin": "http://127.0.0.1:81"},
        {"Origin": "http://localhost"},
    ],
)
def test_only_our_own_pages_may_write(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post(JUDGE, data={"verdict": "accept"}, headers=headers).status_code == 403
    assert client.get("/index.json").json()["summary"]["judgements"] == 0
    assert client.post(JUDGE, data={"verdict": "accept"}, headers={"Origin": HERE}).status_code == 303
    assert client.get("/index.json").json()["summary"]["judgements"] == 1


@pytest.mark.parametrize("path", ["/", "/reports", "/reports.json", "/no-such-page", "/static/style.css", "/static/no"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == ("no-cache" if path.startswith("/static") else "no-store")
    assert "set-cookie" not in headers
