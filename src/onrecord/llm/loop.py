"""loop: an event loop in a thread of its own: whatever is under way in it can be stopped from outside at any moment."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from threading import Lock, Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Loop:
    """Runs coroutines for threads that wait for them. Close it in the end."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="llm loop", daemon=True)
        self._thread.start()
        self._lock = Lock()
        self._closed = False

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What the coroutine returns or raises; concurrent.futures.CancelledError if it was stopped.

        Whoever is interrupted while waiting takes the work with them. Raises RuntimeError if the loop is closed.
        """
        with self._lock:
            if self._closed:
                work.close()
                raise RuntimeError("the loop is closed")
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        finally:
            future.cancel()

    def stop(self) -> None:
        """Stop what is under way. What is begun later runs as before."""
        with self._lock:
            if not self._closed:
                self._loop.call_soon_threadsafe(_stop_all, self._loop)

    def close(self, last: Callable[[], Awaitable[None]]) -> None:
        """Stop what is under way, do a last thing, and end the thread. A second time nothing happens."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
        asyncio.run_coroutine_threadsafe(_end(last), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _stop_all(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()


async def _end(last: Callable[[], Awaitable[None]]) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await last()
