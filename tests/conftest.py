"""Fixtures that many rooms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from onrecord.kit import Kit


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The default kit, loaded once - and only for tests that read."""
    from onrecord.kit import default_kit

    return default_kit()
