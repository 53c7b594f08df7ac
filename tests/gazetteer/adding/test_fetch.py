"""Downloads: whole, cut off, refused, from nowhere."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from onrecord.errors import GazetteerError
from onrecord.gazetteer.adding.fetch import fetch

BODY = bytes(range(256)) * 40


class Server(SimpleHTTPRequestHandler):
    """Serves a folder, and the rest of a file where it is asked for."""

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        file = Path(self.translate_path(self.path))
        if not asked or not file.exists():
            super().do_GET()
            return
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        if start >= len(BODY):
            self.send_error(416)
            return
        same = self.headers["If-Range"] == self.date_time_string(int(file.stat().st_mtime))
        body = BODY[start:] if same else BODY
        self.send_response(206 if same else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "SY.zip").write_bytes(BODY)
    os.utime(tmp_path / "server" / "SY.zip", (1e9, 1e9))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(tmp_path / "server"))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("held", ["nothing", "a part", "all", "an older part"])
def test_a_file_comes_whole(base: str, tmp_path: Path, held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "downloads"
    monkeypatch.setattr("onrecord.gazetteer.adding.fetch._BLOCK", 5000)
    if held != "nothing":
        steps = fetch(base, "SY.zip", folder)
        next(steps)
        steps.close()  # type: ignore[attr-defined]
        part = folder / "SY.zip.part"
        assert part.stat().st_size == 5000
        if held == "all":
            part.write_bytes(BODY)
        if held == "an older part":
            part.write_bytes(b"old" * 9)
    last = [(step.done, step.total) for step in fetch(base, "SY.zip", folder)][-1:]
    assert last == ([] if held == "all" else [(len(BODY), len(BODY))])
    assert (folder / "SY.zip").read_bytes() == BODY
    assert not (folder / "SY.zip.part").exists()


def test_no_way_to_it_is_told(base: str, tmp_path: Path) -> None:
    for where, name, message in (
        (base, "XX.zip", "404"),
        ("http://127.0.0.1:9", "SY.zip", "cannot be reached"),
        ("ftp://example.org", "SY.zip", "no web address"),
    ):
        with pytest.raises(GazetteerError, match=message) as caught:
            list(fetch(where, name, tmp_path / "downloads"))
        assert caught.value.next_step


def test_a_mirror_may_be_a_folder(base: str, tmp_path: Path) -> None:
    list(fetch((tmp_path / "server").as_uri(), "SY.zip", tmp_path / "downloads"))
    assert (tmp_path / "downloads" / "SY.zip").read_bytes() == BODY
