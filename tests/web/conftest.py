"""Pages over the made store, asked in the process itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.web import create_app
from tests.web.client import TestClient
from tests.web.made import make

HERE = "http://127.0.0.1"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create_app(make(tmp_path / "made.db")), base_url=HERE, follow_redirects=False) as client:
        yield client
