"""client: one question to an OpenAI-compatible endpoint, with patience, and no further than its limits."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from random import uniform
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from onrecord.errors import LlmError
from onrecord.llm.loop import Loop

if TYPE_CHECKING:
    import httpx

Json = dict[str, Any]

LARGEST = 4_000_000
"""Bytes of an answer, at most."""
CONNECT = 20.0
"""Seconds until somebody must have taken the call."""
SECRET = 12
"""Letters of a key that is no word of a report ("none", "ollama" are given where an endpoint wants any)."""
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Answers after which the same question may succeed."""


class AskError(LlmError):
    """The endpoint gave no usable answer. `lasting`: the next question will hardly fare better."""

    def __init__(self, what: str, next_step: str = "", *, lasting: bool = False) -> None:
        super().__init__(what, next_step)
        self.lasting = lasting


@dataclass(frozen=True, kw_only=True)
class Options:
    """Where to ask, whom, and how patiently."""

    url: str
    """The endpoint's base, as in "http://127.0.0.1:8080/v1"."""
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    """Seconds for one answer, from first byte sent to last byte received, however it drips."""
    tries: int = 4
    pause: float = 1.0
    """Seconds before the second try; doubled before each further one."""
    patience: float = 90.0
    """The longest pause that an endpoint may ask for."""
    longest: int = 8192
    """Tokens of an answer, at most."""
    window: int = 12_000
    """Letters of a report that are asked about together."""
    overlap: int = 800
    at_once: int = 1
    """Reports that are asked about side by side."""


@dataclass(frozen=True)
class Answer:
    """What the model wrote, and what it took (None where the endpoint does not tell)."""

    text: str
    tokens_in: int | None
    tokens_out: int | None
    whole: bool
    """False if it was cut off at the limit."""


class Client:
    """Speaks to one endpoint; threads may share it. The key travels in a header, over TLS or inside this machine."""

    def __init__(self, options: Options) -> None:
        self.options = options = replace(options, key=_checked(options.key))
        host = _check(options)
        try:
            import httpx
        except ImportError as error:
            raise LlmError("asking a language model needs httpx", "pip install 'onrecord[llm]'") from error
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {options.key}"} if options.key else {},
            timeout=httpx.Timeout(None, connect=CONNECT),  # the limit on the whole is ours: _once
            follow_redirects=False,  # nobody may send key and report on to a third
            trust_env=not _is_here(host),  # nor may a proxy of the environment get what stays inside this machine
        )
        self._loop = Loop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop what is under way, and give the connections back."""
        self._loop.close(self._http.aclose)

    def stop(self) -> None:
        """Let go of the questions under way: whoever waits gets concurrent.futures.CancelledError."""
        self._loop.stop()

    def ask(self, request: Json) -> Answer:
        """The answer to a chat request, tried again where that may help. Raises AskError."""
        answer = _answer(self._loop.run(self._patiently(request)))
        return replace(answer, text=self.redacted(answer.text)) if len(self.options.key) >= SECRET else answer

    def models(self) -> list[str]:
        """The models that the endpoint lists. Raises AskError."""
        try:
            listed = self._loop.run(self._once("GET", "models", None)).get("data")
        except _Busy as busy:
            raise AskError(busy.what, "try again later", lasting=True) from busy
        found = listed if isinstance(listed, list) else []
        return [self.redacted(str(one.get("id"))) for one in found if isinstance(one, dict)]

    def redacted(self, words: str) -> str:
        """The words without the key: some endpoints echo it, and Problems are kept. Do it before words are cut."""
        return words.replace(self.options.key, "(the key)") if self.options.key else words

    async def _patiently(self, request: Json) -> Json:
        for left in reversed(range(self.options.tries)):
            try:
                return await self._once("POST", "chat/completions", request)
            except _Busy as busy:
                told = busy.pause
                if left == 0 or (told or 0.0) > self.options.patience:
                    raise AskError(busy.what, "try again later: onrecord run --retry-failed", lasting=True) from busy
                doubled = self.options.pause * 2.0 ** (self.options.tries - 1 - left)
                pause = min(self.options.patience, doubled * uniform(1.0, 1.25))  # noqa: S311
                await asyncio.sleep(pause if told is None else told)
        raise AssertionError("a client tries at least once")

    async def _once(self, method: str, path: str, body: Json | None) -> Json:
        import httpx

        url, seconds = f"{self.options.url.rstrip('/')}/{path}", self.options.timeout
        try:
            async with asyncio.timeout(seconds), self._http.stream(method, url, json=body) as response:
                data = await _all(response)
        except TimeoutError as error:
            # not tried again: whoever writes slowly would only begin anew, and be paid anew
            step = "a longer --llm-timeout, or a shorter --llm-window"
            raise AskError(f"no whole answer within {seconds:g} seconds", step) from error
        except httpx.HTTPError as error:
            what = f"the endpoint cannot be reached: {type(error).__name__}: {error}"
            raise _Busy(self.redacted(what)) from error
        if response.status_code != 200:
            said = " ".join(self.redacted(_said(data)).split())[:200]
            raise _refusal(response.status_code, response.headers, f": {said}" if said else "")
        return _object(data)


async def _all(response: "httpx.Response") -> bytes:
    data = bytearray()
    async for chunk in response.aiter_bytes():
        data += chunk
        if len(data) > LARGEST:
            raise AskError(f"the answer is longer than {LARGEST:,} bytes")
    return bytes(data)


class _Busy(Exception):
    """It may go better in a while; `pause` is how long the endpoint asks to wait, in seconds."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.pause = pause


def _checked(key: str) -> str:
    """The key without the space and line break that copying leaves at its ends. No error tells a letter of it."""
    key = key.strip()
    if not all("!" <= letter <= "~" for letter in key):
        raise LlmError("the key holds a space or a letter that no key has", "copy it anew into ONRECORD_LLM_KEY")
    return key


def _check(options: Options) -> str:
    """The host of the endpoint, if it may be asked."""
    try:
        url = urlsplit(options.url)
        whole = url.scheme in {"http", "https"} and bool(url.hostname) and url.port != 0
    except ValueError:
        whole = False
    if not whole or url.hostname is None:
        raise LlmError(f"{options.url!r} is no address of an endpoint", "write it as https://HOST/v1")
    if url.username or url.password:
        raise LlmError("the endpoint's address holds a password", "put the key into ONRECORD_LLM_KEY")
    if options.key and url.scheme == "http" and not _is_here(url.hostname):
        step = "use https, or unset ONRECORD_LLM_KEY if the endpoint needs none"
        raise LlmError(f"the key would travel to {url.hostname} unencrypted", step)
    return url.hostname


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _refusal(status: int, headers: Mapping[str, str], said: str) -> Exception:
    what = f"the endpoint answers {status}{said}"
    if status in _AGAIN:
        return _Busy(what, _pause(headers.get("retry-after")))
    if 300 <= status < 400:
        return AskError(
            f"{what}, which leads elsewhere", "give the address that it leads to, if you trust it", lasting=True
        )
    steps = {401: "check ONRECORD_LLM_KEY", 403: "check ONRECORD_LLM_KEY", 404: "check --llm-url and --llm-model"}
    step = steps.get(status, "the endpoint must take a JSON schema (response_format); a shorter --llm-window may help")
    return AskError(what, step, lasting=status in steps)


def _said(data: bytes) -> str:
    """The endpoint's own words."""
    try:
        found = _object(data).get("error")
    except AskError:
        return ""
    words = found.get("message") if isinstance(found, dict) else found
    return str(words or "")


def _pause(told: str | None) -> float | None:
    """Retry-After: seconds, or a date (RFC 9110, 10.2.3)."""
    if not told:
        return None
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _object(data: bytes) -> Json:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise AskError("the endpoint's answer is no JSON", "check --llm-url: it should end in /v1") from error
    if not isinstance(found, dict):
        raise AskError("the endpoint's answer is no JSON object", "check --llm-url")
    return found


def _answer(found: Json) -> Answer:
    try:
        choice = found["choices"][0]
        text = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise AskError(
            "the endpoint's answer holds no message", "check that it speaks OpenAI's chat protocol"
        ) from error
    if not isinstance(text, str):  # tools were not offered: a call of one is no answer either
        raise AskError("the model wrote nothing (a refusal, or a call of a tool that it does not have)")
    told = found.get("usage")
    counts = [
        _count(told.get(name)) if isinstance(told, dict) else None for name in ("prompt_tokens", "completion_tokens")
    ]
    return Answer(text, counts[0], counts[1], choice.get("finish_reason") != "length")


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
