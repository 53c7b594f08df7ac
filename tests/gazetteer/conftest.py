"""One gazetteer, unpacked once, for all tests of the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import config
from onrecord.gazetteer import Names, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Names]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(config.CACHE.env, str(tmp_path_factory.mktemp("cache")))
        yield open_gazetteer()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(config.CACHE.env, str(tmp_path / "cache"))
    return tmp_path / "cache"
