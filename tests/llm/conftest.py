"""A stage that asks the test's own server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from onrecord.llm import Ask, Cache, Client, Options, Usage
from tests.llm.endpoint import Endpoint, serving

Asking = Callable[..., Ask]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with serving() as found:
        yield found


@pytest.fixture
def asking(endpoint: Endpoint, tmp_path: Path) -> Iterator[Asking]:
    """Makes stages that ask the server; they share a cache."""
    with ExitStack() as open_clients:

        def make(usage: Usage | None = None, **more: Any) -> Ask:
            told: dict[str, Any] = {"url": endpoint.url, "model": "small", "timeout": 5.0, "pause": 0.01, "tries": 3}
            client = open_clients.enter_context(Client(Options(**told | more)))
            return Ask(client, Cache(tmp_path / "llm"), usage)

        yield make
