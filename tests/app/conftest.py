"""The stores of the store's own tests."""

from tests.store.conftest import postgres, server, store, where

__all__ = ["postgres", "server", "store", "where"]
