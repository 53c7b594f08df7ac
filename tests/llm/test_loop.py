import asyncio
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from threading import Event, enumerate

import pytest

from onrecord.llm.loop import Loop


async def nothing() -> None:
    pass


async def value(one: int) -> int:
    return one


async def failing() -> None:
    raise ValueError("no")


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    made.close(nothing)


def test_what_comes_out_comes_back(loop: Loop) -> None:
    assert loop.run(value(3)) == 3
    with pytest.raises(ValueError, match="no"):
        loop.run(failing())


def test_what_is_under_way_stops_and_what_comes_later_runs(loop: Loop) -> None:
    begun = Event()

    async def long() -> None:
        begun.set()
        await asyncio.sleep(60)

    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(loop.run, long()) for _ in range(2)]
        assert begun.wait(10)
        while not all(one.done() for one in waiting):
            loop.stop()
        for one in waiting:
            with pytest.raises(CancelledError):
                one.result()
    assert loop.run(value(4)) == 4


def test_closing_stops_all_does_the_last_thing_and_leaves_no_thread() -> None:
    loop, begun, last = Loop(), Event(), list[str]()

    async def long() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            last.append("stopped")

    async def end() -> None:
        last.append("closed")

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(loop.run, long())
        assert begun.wait(10)
        loop.close(end)
        with pytest.raises(CancelledError):
            waiting.result(10)
    loop.close(end)
    loop.stop()
    assert last == ["stopped", "closed"]
    assert "llm loop" not in {thread.name for thread in enumerate()}
    with pytest.raises(RuntimeError, match="closed"):
        loop.run(value(5))
