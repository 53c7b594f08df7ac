"""stage: the end of the chain: asks a language model what the report says, and adds what it found."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.llm import prompt
from onrecord.llm.cache import Cache
from onrecord.llm.claims import Claims
from onrecord.llm.client import AskError, Client
from onrecord.llm.rows import row_of, rows_of, whole_rows_of
from onrecord.llm.same import says_again
from onrecord.llm.usage import Usage
from onrecord.llm.windows import windows
from onrecord.model import Claim, Problem, Reading, Span

Json = dict[str, Any]

STAGE = "llm"
"""The `stage` of its Problems."""
STRIKES = 3
"""Lasting failures in a row after which an endpoint is left alone for the rest of a run. Slowness is none."""


class Ask:
    """The language-model stage. It never fails a report: what goes wrong is a Problem, and the other claims stand."""

    needs: tuple[str, ...] = ("report", "claims")
    gives: tuple[str, ...] = ("claims",)

    def __init__(self, client: Client, cache: Cache, usage: Usage | None = None) -> None:
        self._client = client
        self._cache = cache
        self.usage = usage or Usage()
        self.name = f"llm {client.options.model} {prompt.version()}"
        """Names model and prompt: a reading may come out otherwise with another one."""
        self._strikes = 0
        self._lock = Lock()

    def __call__(self, reading: Reading, /) -> Reading:
        options = self._client.options
        pieces = windows(reading, options.window, options.overlap)
        found: list[Claim] = list(reading.claims)
        problems: list[Problem] = []
        for part, piece in enumerate(pieces, 1):
            rows: list[Any] = []
            try:
                rows = self._rows(reading, piece, part, len(pieces))
            except _CutOff as error:
                rows = whole_rows_of(error.answer)
                problems.append(self._failure(error))
            except (OnrecordError, ValueError) as error:
                problems.append(self._failure(error))
            self._take(Claims(reading, piece, f"llm/{options.model}"), rows, found, problems)
        return reading.plus(claims=tuple(found), problems=(*reading.problems, *problems))

    def many(self, readings: Iterable[Reading], /) -> Iterator[Reading]:
        """Several reports side by side, in their order."""
        if self._client.options.at_once <= 1:
            yield from map(self, readings)
            return
        waiting: deque[Future[Reading]] = deque()
        pool = ThreadPoolExecutor(self._client.options.at_once, thread_name_prefix="llm")
        try:
            for reading in readings:
                waiting.append(pool.submit(self, reading))
                if len(waiting) >= self._client.options.at_once:
                    yield _first(waiting)
            while waiting:
                yield _first(waiting)
        finally:
            self._let_go(waiting)
            pool.shutdown()

    def _let_go(self, waiting: Iterable[Future[Reading]]) -> None:
        """Wait for nobody any more (Ctrl-C): until all have noticed, what they ask is stopped again."""
        for one in waiting:
            one.cancel()
        while wait(waiting, timeout=0.05).not_done:
            self._client.stop()

    def _failure(self, error: Exception) -> Problem:
        self.usage.add(failed=1)
        return Problem(STAGE, self._told(error))

    def _take(self, claims: Claims, rows: list[Any], found: list[Claim], problems: list[Problem]) -> None:
        """Add what is new and stands in the report; say what does not."""
        for row in rows:
            try:
                claim = claims.of(row_of(row))
            except (OnrecordError, ValueError) as error:
                self.usage.add(left_out=1)
                problems.append(Problem(STAGE, f"a claim was left out: {self._told(error)}", fails=False))
                continue
            if not any(says_again(claim, old) for old in found):
                found.append(claim)

    def _told(self, error: Exception) -> str:
        """In one short line, and without letters that no file takes: it may hold words of the model or the endpoint."""
        step = f" ({error.next_step})" if isinstance(error, OnrecordError) and error.next_step else ""
        what = self._client.redacted(error.what if isinstance(error, OnrecordError) else str(error))
        return f"{' '.join(what.split())[:300]}{step}".encode(errors="backslashreplace").decode()

    def _rows(self, reading: Reading, piece: Span, part: int, parts: int) -> list[Any]:
        """The rows that the model tells. Only answers that can be used are kept. Raises LlmError, ValueError."""
        text, report = piece.of(reading.report.text), reading.report
        request = self._request(prompt.messages(text, published=report.published, part=part, parts=parts))
        question = {"url": self._client.options.url.rstrip("/")} | request  # two endpoints may call two models the same
        if (kept := self._cache.get(report.id, question)) is not None:
            self.usage.add(cached=1)
            return rows_of(kept)
        answer = self._asked(request)
        rows = rows_of(answer)
        self._cache.put(report.id, question, answer)
        return rows

    def _asked(self, request: Json) -> str:
        if self._strikes >= STRIKES:
            raise AskError(f"not asked: the endpoint failed {STRIKES} times running", "onrecord run --retry-failed")
        self.usage.add(asked=1)
        try:
            answer = self._client.ask(request)
        except AskError as error:
            with self._lock:
                self._strikes = self._strikes + 1 if error.lasting else 0
            raise
        with self._lock:
            self._strikes = 0
        told = answer.tokens_in is not None and answer.tokens_out is not None
        self.usage.add(tokens_in=answer.tokens_in or 0, tokens_out=answer.tokens_out or 0, untold=not told)
        if not answer.whole:
            raise _CutOff(answer.text)
        return answer.text

    def _request(self, messages: list[Json]) -> Json:
        options = self._client.options
        form = {"name": "claims", "strict": True, "schema": prompt.schema()}
        return {
            "model": options.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": options.longest,
            "response_format": {"type": "json_schema", "json_schema": form},
        }


class _CutOff(AskError):
    """The answer reached its limit; the claims that stand whole in it are good."""

    def __init__(self, answer: str) -> None:
        super().__init__("the answer was cut off at its limit", "ask about less at once: a shorter --llm-window")
        self.answer = answer


def _first(waiting: deque[Future[Reading]]) -> Reading:
    """The next one's reading. It leaves the row only when it is done, so that an interruption finds it there."""
    found = waiting[0].result()
    waiting.popleft()
    return found
