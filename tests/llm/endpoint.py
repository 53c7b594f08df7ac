"""A small real server of the chat protocol, in the test's own process: it answers what it is told to, errors too."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

Json = dict[str, Any]


@dataclass
class Reply:
    """One answer of the server."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after: float = 0.0
    """Seconds before it begins to answer."""
    drip: float = 0.0
    """Seconds between the letters."""
    dripping_headers: int = 0
    """Headers that are sent so, too, before the others."""


def said(content: Any, *, finish: str = "stop", usage: Json | None = None, **message: Any) -> Reply:
    """A chat completion whose message is this text, or this object as JSON."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text} | message}
    told = {"prompt_tokens": 100, "completion_tokens": 10} if usage is None else usage
    return Reply(json.dumps({"object": "chat.completion", "choices": [choice], "usage": told}).encode())


def error(status: int, message: str = "", **headers: str) -> Reply:
    """An error in OpenAI's form; `retry_after` becomes Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps({"error": {"message": message, "type": "x"}}).encode(), status, named)


@dataclass
class Endpoint:
    """What the server was asked, and what it will answer: the replies in their order, the last one for ever."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    models: list[str] = field(default_factory=lambda: ["small"])
    requests: list[Json] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def serving(*replies: Reply) -> Iterator[Endpoint]:
    """The server on a free port of the loopback address, while the context lasts."""
    endpoint = Endpoint(replies=list(replies) or [said({"claims": []})])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            endpoint.headers.append({name.lower(): value for name, value in self.headers.items()})
            data = [{"id": name, "object": "model"} for name in endpoint.models]
            there = self.path == "/v1/models"
            self._send(Reply(json.dumps({"data": data}).encode()) if there else error(404, "no such page"))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if self.path != "/v1/chat/completions":
                self._send(error(404, "no such page"))
                return
            endpoint.headers.append({name.lower(): value for name, value in self.headers.items()})
            endpoint.requests.append(json.loads(body))
            self._send(endpoint.next())

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.after)
            try:
                self.send_response(reply.status)
                for number in range(reply.dripping_headers):
                    self.send_header(f"X-{number}", "y")
                    self.flush_headers()
                    time.sleep(reply.drip)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                pieces = [bytes([one]) for one in reply.body] if reply.drip else [reply.body]
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(reply.drip)
            except OSError:
                pass  # who asked is gone

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    endpoint.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
