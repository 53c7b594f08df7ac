"""The few things a user may set, and where they come from."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path, user_data_path


@dataclass(frozen=True)
class Setting:
    """One setting: the environment variable that sets it, its default, and what it does."""

    env: str
    default: str
    help: str
    secret: bool = False
    """Never shown."""

    def get(self) -> str:
        """The value in force: the environment's, else the default."""
        return os.environ.get(self.env) or self.default

    def put(self, value: str) -> None:
        """Set it for this process and those that it starts."""
        os.environ[self.env] = value

    def shown(self) -> str:
        """The value in force, for people."""
        return "(not shown)" if self.secret and self.get() else self.get()


STORE = Setting("ONRECORD_STORE", "onrecord.db", "the store: a SQLite file, or a PostgreSQL URL")
CACHE = Setting("ONRECORD_CACHE", str(user_cache_path("onrecord")), "where the gazetteer is unpacked")
DATA = Setting("ONRECORD_DATA", str(user_data_path("onrecord")), "where your own places and actors are kept")
AUTHOR = Setting("ONRECORD_AUTHOR", os.environ.get("USER") or "analyst", "who signs judgements")
PROFILES = ("fast", "default", "accurate")
PROFILE = Setting(
    "ONRECORD_PROFILE", "default", "how to read: fast (rules alone), default (with the tagger), accurate (a larger one)"
)
TRACE = Setting("ONRECORD_TRACE", "", "1 shows where in the code an unforeseen error came from")
LLM_URL = Setting("ONRECORD_LLM_URL", "", "asks the language model behind this endpoint, too (https://HOST/v1)")
LLM_MODEL = Setting("ONRECORD_LLM_MODEL", "", "the language model's name at its endpoint")
LLM_KEY = Setting("ONRECORD_LLM_KEY", "", "the endpoint's key; kept nowhere else", secret=True)

SETTINGS = (STORE, CACHE, DATA, AUTHOR, PROFILE, TRACE, LLM_URL, LLM_MODEL, LLM_KEY)


def others_environment() -> dict[str, str]:
    """The environment for a child process that needs none of our settings: no key, no password of a store's URL."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}


def cache_dir() -> Path:
    """The folder for files that can be made again; made if missing."""
    path = Path(CACHE.get())
    path.mkdir(parents=True, exist_ok=True)
    return path


def data_dir() -> Path:
    """The folder for what the user has added; not made here."""
    return Path(DATA.get())
