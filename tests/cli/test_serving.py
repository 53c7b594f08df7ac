"""onrecord serve"""

import socket

import pytest
import uvicorn

from onrecord.cli.serving import HOST
from onrecord.store import open_store
from tests.cli.conftest import Command


def test_it_listens_on_this_machine_only(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[str, int]] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        served.extend(door.getsockname() for door in sockets)

    monkeypatch.setattr("onrecord.web.create_app", lambda store: f"app of {store}", raising=False)
    monkeypatch.setattr(uvicorn.Server, "run", run)
    open_store("s.db", create=True).close()
    result = onrecord("serve", "--port", "0", "--store", "s.db")
    assert result.exit_code == 0
    ((host, port),) = served
    assert host == HOST == "127.0.0.1"
    assert f"http://{host}:{port} " in result.stdout


def test_a_port_that_is_taken_and_a_store_that_is_missing(onrecord: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.web.create_app", lambda store: None, raising=False)
    assert "there is no store" in onrecord("serve", "--store", "s.db").stderr
    open_store("s.db", create=True).close()
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        result = onrecord("serve", "--port", port, "--store", "s.db")
    assert result.exit_code == 1
    assert f"port {port} cannot be opened" in result.stderr
    assert "--port" in result.stderr
