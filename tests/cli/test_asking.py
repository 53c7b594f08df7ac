"""--llm-url: run and claims ask a language model, too."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import config
from onrecord.cli import care
from tests.cli.conftest import Command
from tests.llm.endpoint import Endpoint, error, said, serving
from tests.llm.told import event, toll

REPORT = "On Monday 12 people were killed in the town, officials said. Rebels shelled the market on Tuesday morning."
SHELLED = event("Rebels shelled the market", "shelling", "shelled")


@pytest.fixture
def endpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.setenv(config.DATA.env, str(tmp_path / "data"))
    with serving(said({"claims": [SHELLED, toll("90 dead", "90", 90)]})) as found:
        yield found


@pytest.fixture
def report(onrecord: Command) -> Path:
    Path("one").mkdir()
    Path("one/report.txt").write_text(REPORT)
    return Path("one")


def test_a_run_asks_sums_up_and_asks_once(onrecord: Command, report: Path, endpoint: Endpoint) -> None:
    asked = ("run", "one", "--llm-url", endpoint.url, "--llm-model", "small", "--llm-price", "10", "50")
    result = onrecord(*asked)
    assert result.exit_code == 0, result.stderr
    assert f"Sends the reports to {endpoint.url}" in result.stderr
    assert "claims     2 kept: 1 tolls, 1 events" in result.stdout
    assert "llm        1 asked, 1 claims left out, 100 tokens in, 10 out, cost 0.0015" in result.stdout
    assert "`onrecord problems` tells which claims were left out and why" in result.stdout
    assert "1 new" in result.stdout
    assert "1 failed" not in result.stdout  # a claim that was left out is no failure ...
    assert "'90 dead' does not stand in the report" in onrecord("problems").stdout  # ... and is not hidden
    again = onrecord(*asked)
    assert "left out and why" not in again.stdout
    assert "0 new, 1 unchanged" in again.stdout
    assert "llm        0 asked" in again.stdout
    assert "1 new" in onrecord("run", "one").stdout  # without: another reading
    assert "from the cache" in onrecord(*asked[:6], "--store", "other.db").stdout
    assert len(endpoint.requests) == 1


def test_a_failure_is_listed_and_taken_up_again(onrecord: Command, report: Path, endpoint: Endpoint) -> None:
    endpoint.replies = [error(400, "no"), said({"claims": [SHELLED]})]
    options = ("--llm-url", endpoint.url, "--llm-model", "small")
    result = onrecord("run", "one", *options)
    assert result.exit_code == 0
    assert "1 failed" in result.stdout
    assert "claims     1 kept: 1 tolls" in result.stdout
    assert "llm: the endpoint answers 400: no" in onrecord("problems").stdout
    assert "claims     2 kept" in onrecord("run", "--retry-failed", *options).stdout


def test_claims_ask_too(onrecord: Command, report: Path, endpoint: Endpoint) -> None:
    result = onrecord("claims", "one", "--json", "--llm-url", endpoint.url, "--llm-model", "small")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["made_by"] for row in rows] == ["onrecord", "llm/small"]
    assert "llm: 1 asked" in result.stderr


def test_nobody_is_asked_unless_told_to(onrecord: Command, report: Path, endpoint: Endpoint) -> None:
    assert "llm" not in onrecord("run", "one").output
    assert onrecord("run", "one", "--llm-model", "small").exit_code == 0
    assert onrecord("run", "one", "--llm-price", "1", "2").exit_code == 2
    assert endpoint.requests == []


def test_a_model_must_be_named_and_a_key_kept_safe(
    onrecord: Command, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = onrecord("run", "one", "--llm-url", "https://example.org/v1")
    assert missing.exit_code == 2
    assert "--llm-model" in missing.stderr
    monkeypatch.setenv("ONRECORD_LLM_KEY", "sk-secret")
    plain = onrecord("run", "one", "--llm-url", "http://example.org/v1", "--llm-model", "m")
    assert plain.exit_code == 1
    assert "unencrypted" in plain.stderr
    assert "sk-secret" not in plain.output + onrecord("config").stdout + onrecord("run", "--help").stdout
    assert "ONRECORD_LLM_KEY   (not shown)  (set)" in onrecord("config").stdout


def test_the_environment_may_say_whom_to_ask(
    onrecord: Command, report: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_LLM_URL", endpoint.url)
    monkeypatch.setenv("ONRECORD_LLM_MODEL", "small")
    monkeypatch.setenv("ONRECORD_LLM_KEY", "sk-secret")
    assert "llm        1 asked" in onrecord("run", "one").stdout
    assert endpoint.headers[0]["authorization"] == "Bearer sk-secret"
    assert b"sk-secret" not in Path("onrecord.db").read_bytes()


def test_the_doctor_looks_at_the_endpoint(
    onrecord: Command, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "_parser", lambda: "well")
    monkeypatch.setattr(care, "_gazetteer", lambda: "well")
    monkeypatch.setattr(care, "_tagger", lambda: "well")
    assert "ok  llm" not in onrecord("doctor").stdout
    monkeypatch.setenv("ONRECORD_LLM_URL", endpoint.url)
    assert "BAD llm        RuntimeError: ONRECORD_LLM_MODEL is not set" in onrecord("doctor").stdout
    monkeypatch.setenv("ONRECORD_LLM_MODEL", "small")
    assert f"ok  llm        small at {endpoint.url}: the endpoint answers and lists it" in onrecord("doctor").stdout
    monkeypatch.setenv("ONRECORD_LLM_URL", f"{endpoint.url}/elsewhere")
    result = onrecord("doctor")
    assert result.exit_code == 1
    assert "BAD llm        AskError: the endpoint answers 404" in result.stdout
