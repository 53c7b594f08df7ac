"""Fixtures that many rooms share."""

import pytest

from onrecord.kit import Kit, default_kit


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The default kit, loaded once."""
    return default_kit()
