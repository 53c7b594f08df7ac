import json
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic, sleep
from typing import Any

import pytest

from onrecord.errors import LlmError
from onrecord.llm import Client, Options
from onrecord.llm.client import LARGEST, Answer, AskError
from tests.llm.endpoint import Endpoint, Reply, error, said, serving

REQUEST = {"model": "small", "messages": [{"role": "user", "content": "?"}]}


def client(endpoint: Endpoint, **more: Any) -> Client:
    told: dict[str, Any] = {"url": endpoint.url, "model": "small", "timeout": 5.0, "pause": 0.01, "tries": 3}
    return Client(Options(**told | more))


def under_way(pool: ThreadPoolExecutor, one: Client, endpoint: Endpoint) -> Future[Answer]:
    """What is asked in another thread, once it has come to the endpoint."""
    asked = pool.submit(one.ask, REQUEST)
    while not endpoint.requests:
        sleep(0.01)
    return asked


def test_an_answer_with_its_tokens(endpoint: Endpoint) -> None:
    endpoint.replies = [said("yes", usage={"prompt_tokens": 7, "completion_tokens": 2})]
    with client(endpoint) as one:
        found = one.ask(REQUEST)
    assert (found.text, found.tokens_in, found.tokens_out, found.whole) == ("yes", 7, 2, True)
    assert endpoint.requests == [REQUEST]
    assert "authorization" not in endpoint.headers[0]


@pytest.mark.parametrize("usage", [{}, {"prompt_tokens": "many", "completion_tokens": -1}, [], 3])
def test_tokens_that_are_not_told_are_none(endpoint: Endpoint, usage: Any) -> None:
    endpoint.replies = [said("yes", usage=usage)]
    with client(endpoint) as one:
        found = one.ask(REQUEST)
    assert (found.tokens_in, found.tokens_out) == (None, None)


def test_an_answer_that_was_cut_off_says_so(endpoint: Endpoint) -> None:
    endpoint.replies = [said('{"claims": [', finish="length")]
    with client(endpoint) as one:
        assert not one.ask(REQUEST).whole


def test_the_key_travels_in_the_header_alone(endpoint: Endpoint) -> None:
    with client(endpoint, key="sk-secret") as one:
        one.ask(REQUEST)
        assert "sk-secret" not in repr(one.options)
    assert endpoint.headers[0]["authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in json.dumps(endpoint.requests)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_it_is_tried_again_where_that_may_help(endpoint: Endpoint, status: int) -> None:
    endpoint.replies = [error(status), error(status), said("yes")]
    with client(endpoint) as one:
        assert one.ask(REQUEST).text == "yes"
    assert len(endpoint.requests) == 3


def test_it_gives_up_in_the_end(endpoint: Endpoint) -> None:
    endpoint.replies = [error(503, "over  loaded")]
    with client(endpoint) as one, pytest.raises(AskError, match="answers 503: over loaded") as raised:
        one.ask(REQUEST)
    assert len(endpoint.requests) == 3
    assert raised.value.lasting


def test_it_waits_as_long_as_the_endpoint_asks(endpoint: Endpoint) -> None:
    endpoint.replies = [error(429, "slow down", retry_after="0.3"), said("yes")]
    begin = monotonic()
    with client(endpoint) as one:
        one.ask(REQUEST)
    assert monotonic() - begin >= 0.3


def test_a_retry_after_may_be_a_date(endpoint: Endpoint) -> None:
    past = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    endpoint.replies = [error(429, retry_after=past), error(429, retry_after="soon"), said("yes")]
    with client(endpoint) as one:
        assert one.ask(REQUEST).text == "yes"


def test_it_does_not_wait_for_ever(endpoint: Endpoint) -> None:
    endpoint.replies = [error(429, "quota used up", retry_after="86400")]
    begin = monotonic()
    with client(endpoint) as one, pytest.raises(AskError, match="quota used up"):
        one.ask(REQUEST)
    assert monotonic() - begin < 5
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize(("status", "step"), [(401, "ONRECORD_LLM_KEY"), (404, "--llm-model"), (400, "JSON schema")])
def test_what_will_not_change_is_not_tried_again(endpoint: Endpoint, status: int, step: str) -> None:
    endpoint.replies = [error(status, "no")]
    with client(endpoint) as one, pytest.raises(AskError) as raised:
        one.ask(REQUEST)
    assert step in raised.value.next_step
    assert len(endpoint.requests) == 1


def test_an_endpoint_that_echoes_the_key_does_not_bring_it_into_problems(endpoint: Endpoint) -> None:
    endpoint.replies = [error(401, "bad key sk-secret")]
    with client(endpoint, key="sk-secret") as one, pytest.raises(AskError, match=r"bad key \(the key\)"):
        one.ask(REQUEST)


@pytest.mark.parametrize("before", [150, 185, 195])
def test_nor_the_beginning_of_it_where_the_message_is_cut(endpoint: Endpoint, before: int) -> None:
    endpoint.replies = [error(401, f"{'x' * before} sk-{'7' * 40}")]
    with client(endpoint, key=f"sk-{'7' * 40}") as one, pytest.raises(AskError) as raised:
        one.ask(REQUEST)
    assert "x" * before in str(raised.value)
    assert "sk-" not in str(raised.value)
    assert "7" not in str(raised.value)


def test_nor_into_an_answer_or_the_list_of_models(endpoint: Endpoint) -> None:
    endpoint.replies = [said("it is sk-secret-of-mine")]
    endpoint.models = ["small sk-secret-of-mine"]
    with client(endpoint, key="sk-secret-of-mine") as one:
        assert one.ask(REQUEST).text == "it is (the key)"
        assert one.models() == ["small (the key)"]


def test_a_key_that_is_none_but_a_word_does_not_spoil_answers(endpoint: Endpoint) -> None:
    endpoint.replies = [said("none was hurt")]
    with client(endpoint, key="none") as one:
        assert one.ask(REQUEST).text == "none was hurt"


def test_a_line_break_at_the_end_of_a_key_is_no_part_of_it(endpoint: Endpoint) -> None:
    with client(endpoint, key=" sk-secret\r\n") as one:
        one.ask(REQUEST)
    assert endpoint.headers[0]["authorization"] == "Bearer sk-secret"


@pytest.mark.parametrize(
    "key", ["sk-secret\r\nX: y", "sk secret", "sk-s\u00e9cret", "sk-\u2028secret", "sk-\x7fsecret"]
)
def test_a_key_that_is_none_is_refused_and_not_told(key: str) -> None:
    with pytest.raises(LlmError, match="ONRECORD_LLM_KEY") as raised:
        Client(Options(url="https://example.org/v1", model="m", key=key))
    assert not any(part in repr((raised.value, raised.value.__cause__)) for part in ("sk-", "cret"))


def test_what_goes_to_this_machine_passes_no_proxy(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url.removesuffix("/v1"))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        with client(endpoint, key="sk-secret") as one:
            one.ask(REQUEST)
            one.models()
        assert (len(endpoint.headers), len(proxy.headers)) == (2, 0)


def test_a_redirect_is_not_followed(endpoint: Endpoint) -> None:
    with serving() as other:
        endpoint.replies = [Reply(b"", 307, {"Location": f"{other.url}/chat/completions"})]
        with client(endpoint, key="k") as one, pytest.raises(AskError, match="leads elsewhere"):
            one.ask(REQUEST)
        assert other.requests == []


def test_no_answer_in_time(endpoint: Endpoint) -> None:
    endpoint.replies = [Reply(b"{}", after=1.0)]
    with (
        client(endpoint, timeout=0.1, tries=2) as one,
        pytest.raises(AskError, match=r"no whole answer within 0\.1 seconds"),
    ):
        one.ask(REQUEST)
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b" " * 100, drip=0.05),
        Reply(b"{}", drip=0.05, dripping_headers=100),
        Reply(b" " * 30, drip=0.05, dripping_headers=30),
    ],
    ids=["body", "headers", "both"],
)
def test_an_answer_that_drips_is_late_too_and_does_not_last(endpoint: Endpoint, reply: Reply) -> None:
    endpoint.replies = [reply]
    begin = monotonic()
    with client(endpoint, timeout=0.3) as one, pytest.raises(AskError, match=r"no whole answer within 0\.3") as raised:
        one.ask(REQUEST)
    assert monotonic() - begin < 2  # the drip would take three to five seconds
    assert not raised.value.lasting


def test_somebody_who_waits_may_be_let_go_and_the_client_goes_on(endpoint: Endpoint) -> None:
    endpoint.replies = [Reply(b"{}", after=3.0), said("yes")]
    with client(endpoint) as one:
        begin = monotonic()
        with ThreadPoolExecutor(1) as pool:
            asked = under_way(pool, one, endpoint)
            one.stop()
            with pytest.raises(CancelledError):
                asked.result()
        assert monotonic() - begin < 2.5
        assert one.ask(REQUEST).text == "yes"


def test_a_closed_client_asks_no_more(endpoint: Endpoint) -> None:
    one = client(endpoint)
    one.close()
    one.close()
    one.stop()
    with pytest.raises(RuntimeError, match="closed"):
        one.ask(REQUEST)


def test_closing_lets_go_of_what_is_under_way(endpoint: Endpoint) -> None:
    endpoint.replies = [Reply(b"{}", after=3.0)]
    one = client(endpoint)
    with ThreadPoolExecutor(1) as pool:
        asked = under_way(pool, one, endpoint)
        one.close()
        with pytest.raises(CancelledError):
            asked.result(timeout=2)


def test_an_answer_without_end_is_refused(endpoint: Endpoint) -> None:
    endpoint.replies = [Reply(b" " * (LARGEST + 1))]
    with client(endpoint) as one, pytest.raises(AskError, match="longer than"):
        one.ask(REQUEST)


def test_nobody_there() -> None:
    with serving() as endpoint:
        pass
    with client(endpoint, tries=2) as one, pytest.raises(AskError, match="cannot be reached") as raised:
        one.ask(REQUEST)
    assert raised.value.lasting


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<html>", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no JSON object"),
        (b"{}", "no message"),
        (b'{"choices": []}', "no message"),
        (b'{"choices": [{"message": {"content": null, "tool_calls": [{}]}}]}', "wrote nothing"),
    ],
    ids=range(6),
)
def test_an_answer_that_is_none(endpoint: Endpoint, body: bytes, what: str) -> None:
    endpoint.replies = [Reply(body)]
    with client(endpoint) as one, pytest.raises(AskError, match=what):
        one.ask(REQUEST)
    assert len(endpoint.requests) == 1


def test_models_are_listed(endpoint: Endpoint) -> None:
    with client(endpoint) as one:
        assert one.models() == ["small"]
    with client(endpoint, url=endpoint.url.replace("/v1", "")) as one, pytest.raises(AskError, match="404"):
        one.models()


def test_nobody_lists_models() -> None:
    with serving() as endpoint:
        pass
    with client(endpoint) as one, pytest.raises(AskError, match="cannot be reached"):
        one.models()


@pytest.mark.parametrize(
    ("url", "key", "what"),
    [
        ("", "", "no address"),
        ("ftp://host/v1", "", "no address"),
        ("http://host:port/v1", "", "no address"),
        ("https://me:pass@host/v1", "", "holds a password"),
        ("http://example.org/v1", "k", "unencrypted"),
        ("http://10.0.0.1/v1", "k", "unencrypted"),
    ],
)
def test_addresses_that_are_refused(url: str, key: str, what: str) -> None:
    with pytest.raises(LlmError, match=what):
        Client(Options(url=url, model="m", key=key))


@pytest.mark.parametrize("url", ["http://localhost:1/v1", "http://[::1]:1/v1", "https://example.org/v1"])
def test_a_key_may_travel_here_or_encrypted(url: str) -> None:
    Client(Options(url=url, model="m", key="k")).close()
