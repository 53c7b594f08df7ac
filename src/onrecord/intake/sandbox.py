"""Hostile formats are parsed in a child process with limits on time and memory, which can be killed.

The child (`python -m onrecord.intake.sandbox`) reads frames from standard input - format name and bytes - and answers
each with a frame: an `Extracted`, or what went wrong. It is recycled after some documents, and after every failure.
"""

import contextlib
import selectors
import struct
import subprocess
import sys
import time
from typing import IO

import msgspec

from onrecord.config import others_environment
from onrecord.errors import IntakeError
from onrecord.intake.extracted import Extracted

SECONDS = 30.0
MEMORY = 1 << 30
"""Bytes of address space."""
RECYCLE = 200
_HEAD = struct.Struct("!I")


class _Failure(msgspec.Struct, frozen=True, tag=True):
    what: str
    next_step: str


class _Success(msgspec.Struct, frozen=True, tag=True):
    extracted: Extracted


class Sandbox:
    """One parser child at a time, started when needed. Use it as a context manager."""

    def __init__(self, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._child: subprocess.Popen[bytes] | None = None
        self._done = 0

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def extract(self, format: str, data: bytes) -> Extracted:
        """Parse in the child. Raises IntakeError for what the parser refuses, and if the child hangs or dies."""
        child = self._started()
        if child.stdin is None or child.stdout is None:
            raise AssertionError("the child has pipes")
        try:
            _write(child.stdin, format.encode())
            _write(child.stdin, data)
            answer = _read_within(child.stdout, self._seconds)
        except TimeoutError:
            self._stop()
            raise IntakeError(
                f"parsing it took longer than {self._seconds:g} s and was stopped", "save its text as a .txt file"
            ) from None
        except (BrokenPipeError, EOFError):
            self._stop()
            raise IntakeError(
                "its parser died (out of memory, or a file made to break parsers)", "save its text as a .txt file"
            ) from None
        self._done += 1
        if self._done >= RECYCLE:
            self._stop()
        result = msgspec.msgpack.decode(answer, type=_Success | _Failure)
        if isinstance(result, _Failure):
            raise IntakeError(result.what, result.next_step)
        return result.extracted

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            command = [sys.executable, "-m", "onrecord.intake.sandbox", str(self._memory), str(int(self._seconds) + 1)]
            self._child = subprocess.Popen(  # noqa: S603 - our own module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=others_environment(),  # what takes over a parser is not to find the keys
            )
            self._done = 0
        return self._child

    def _stop(self) -> None:
        if self._child is not None:
            self._child.kill()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            self._child.wait()
            self._child = None


def _write(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _read(pipe: IO[bytes]) -> bytes:
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    size = _HEAD.unpack(head)[0]
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _read_within(pipe: IO[bytes], seconds: float) -> bytes:
    deadline = time.monotonic() + seconds
    with selectors.DefaultSelector() as ready:
        ready.register(pipe, selectors.EVENT_READ)
        if not ready.select(max(0.0, deadline - time.monotonic())):
            raise TimeoutError
    # the child answers with one write once it is done, so the rest follows at once
    return _read(pipe)


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds * RECYCLE, seconds * RECYCLE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """The child's loop: parse what is asked until the parent goes away."""
    from onrecord.intake.formats import HOSTILE

    while True:
        try:
            format, data = _read(requests).decode(), _read(requests)
        except EOFError:
            return
        try:
            answer: _Success | _Failure = _Success(HOSTILE[format](data))
        except IntakeError as error:
            answer = _Failure(error.what, error.next_step)
        except MemoryError:
            answer = _Failure("parsing it needs too much memory", "save its text as a .txt file")
        except Exception as error:
            answer = _Failure(f"its parser failed: {type(error).__name__}: {error}", "save its text as a .txt file")
        _write(answers, msgspec.msgpack.encode(answer))


if __name__ == "__main__":
    _limit(int(sys.argv[1]), int(sys.argv[2]))
    serve(sys.stdin.buffer, sys.stdout.buffer)
