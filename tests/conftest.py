"""Fixtures that many rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from onrecord import config

if TYPE_CHECKING:
    from onrecord.kit import Kit


@pytest.fixture(scope="session", autouse=True)
def nothing_added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees what whoever runs it has added to the gazetteer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(config.DATA.env, str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The default kit, loaded once - and only for tests that read."""
    from onrecord.kit import default_kit

    return default_kit()
