"""Starlette's client. It warns that it will leave httpx behind, which must not fail every test."""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

__all__ = ["TestClient"]
