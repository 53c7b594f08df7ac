"""Fixtures that many rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from onrecord import config

if TYPE_CHECKING:
    from onrecord.kit import Kit


settings.register_profile("untimed", deadline=None)  # speed is measured by benchmarks; a busy machine fails no test
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def nothing_added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees what whoever runs it has added to the gazetteer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(config.DATA.env, str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The rules alone, loaded once - and only for tests that read."""
    from onrecord.kit import kit_of

    return kit_of("fast")


@pytest.fixture(scope="session")
def whole_kit() -> Kit:
    """What `onrecord run` reads with unless told otherwise: rules and tagger."""
    from onrecord.kit import kit_of

    return kit_of("default")
