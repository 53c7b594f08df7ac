"""Code lists and word tables: data in YAML files, read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from onrecord.errors import VocabularyError


@cache
def table(path: str) -> Any:
    """A YAML file of the package, by its path below `onrecord` without the ending: `table("read/words/numbers")`.

    The result is shared: do not change it. Raises VocabularyError if the file is missing or is not YAML.
    """
    file = files("onrecord").joinpath(*f"{path}.yaml".split("/"))
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"the table {path}.yaml cannot be read: {error}", "install onrecord again") from error


def codes(name: str) -> Mapping[str, Mapping[str, Any]]:
    """A code list of model/vocab (events, harms, actor_kinds): code -> label, definition, crosswalk."""
    found: Mapping[str, Mapping[str, Any]] = table(f"model/vocab/{name}")
    return found


def check(name: str, code: str) -> None:
    """Raise VocabularyError unless `code` stands in the list `name`."""
    if code not in codes(name):
        raise VocabularyError(f"{code!r} is not in {name}.yaml", f"use one of: {', '.join(codes(name))}")
