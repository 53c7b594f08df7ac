import io
import time
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import IntakeError
from onrecord.intake import sandbox as module
from onrecord.intake.sandbox import Sandbox

GOOD = (
    b"<html><body><article><p>Rebels took the bridge on Tuesday after two days of shelling.</p></article></body></html>"
)
SLOW = b"<p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">Text</p>"


def test_a_page_that_hangs_the_parser_is_stopped_and_the_next_one_goes_on() -> None:
    with Sandbox(seconds=3) as box:
        assert "bridge" in box.extract(".html", GOOD).text
        started = time.monotonic()
        with pytest.raises(IntakeError, match="took longer than 3 s"):
            box.extract(".html", SLOW)
        assert time.monotonic() - started < 10
        assert "bridge" in box.extract(".html", GOOD).text


def test_a_page_that_eats_memory_does_not_take_the_run_down() -> None:
    with Sandbox(memory=400 << 20) as box:
        with pytest.raises(IntakeError, match=r"memory|cannot be parsed|parser died"):
            box.extract(".html", b"<html><body>" + b"<p>word</p>" * 6_000_000 + b"</body></html>")
        assert "bridge" in box.extract(".html", GOOD).text


def test_what_a_parser_refuses_comes_through() -> None:
    with Sandbox() as box, pytest.raises(IntakeError, match="no Word file") as caught:
        box.extract(".docx", b"no zip")
    assert caught.value.next_step == "save it as .docx"


def test_the_child_is_recycled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RECYCLE", 2)
    with Sandbox() as box:
        children = set()
        for _ in range(4):
            box.extract(".html", GOOD)
            children.add(box._child and box._child.pid)
    assert len(children) >= 2


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks at the child through /proc")
def test_the_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_LLM_KEY", "sk-secret")
    monkeypatch.setenv("ONRECORD_STORE", "postgresql://me:hidden@host/db")
    monkeypatch.setenv("ONRECORD_OF_A_PLUGIN", "sk-too")
    monkeypatch.setenv("LANG", "C.UTF-8")
    with Sandbox() as box:
        box.extract(".html", GOOD)
        assert box._child is not None
        told = Path(f"/proc/{box._child.pid}/environ").read_bytes()
    assert b"LANG=C.UTF-8" in told
    assert not any(word in told for word in (b"sk-secret", b"hidden", b"ONRECORD_"))


def frames(*parts: bytes) -> io.BytesIO:
    return io.BytesIO(b"".join(len(p).to_bytes(4, "big") + p for p in parts))


def answers_to(*parts: bytes) -> list[dict[str, object]]:
    out = io.BytesIO()
    module.serve(frames(*parts), out)
    out.seek(0)
    found = []
    while head := out.read(4):
        found.append(msgspec.msgpack.decode(out.read(int.from_bytes(head, "big"))))
    return found


def test_the_child_answers_every_request() -> None:
    good, refused, unknown = answers_to(b".html", GOOD, b".pdf", b"nonsense", b".xyz", b"data")
    assert "bridge" in str(good["extracted"])
    assert "the PDF is broken" in str(refused["what"])
    assert "KeyError" in str(unknown["what"])


def test_a_request_cut_short_ends_the_child() -> None:
    out = io.BytesIO()
    module.serve(io.BytesIO(b"\x00\x00\x00\x09.ht"), out)
    assert not out.getvalue()
