"""What the user has added: a place database and a list of actors in the data folder. Both may be missing."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from onrecord import config
from onrecord.errors import GazetteerError
from onrecord.gazetteer import keys
from onrecord.model.vocab import check

_HEAD = "# Actors of your own, and more names of those that ship. Made by `onrecord actors`; may be edited by hand.\n"


class Source(Struct, frozen=True):
    """One addition to the places: a country's GeoNames dump, or a list."""

    name: str
    digest: str
    """SHA-256 over its files."""
    files: str
    dated: str
    """The last day on which one of its rows was changed."""
    places: int
    credit: str


def places_file() -> Path:
    """The user's place database."""
    return config.data_dir() / "places.sqlite"


def actors_file() -> Path:
    """The user's actors, in the form of data/actors/*.yaml."""
    return config.data_dir() / "actors.yaml"


def databases() -> tuple[Path, ...]:
    """The user's place database, if there is one."""
    return (places_file(),) if places_file().exists() else ()


def sources() -> list[Source]:
    """What has been added, in the order of names."""
    found: list[Source] = []
    for file in databases():
        try:
            with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                query = "SELECT name, digest, files, dated, places, credit FROM source ORDER BY name"
                found += [Source(*row) for row in connection.execute(query)]
        except sqlite3.Error as error:
            raise GazetteerError(f"your places {file} cannot be read: {error}", "delete and add them again") from error
    return found


def version() -> str:
    """Changes with everything that the user adds; empty where nothing was added."""
    mark = hashlib.sha256()
    added = [f"{source.name}={source.digest}" for source in sources()]
    mark.update("\n".join(added).encode())
    if actors_file().exists():
        mark.update(actors_file().read_bytes())
    elif not added:
        return ""
    return mark.hexdigest()[:8]


def actors() -> dict[str, dict[str, Any]]:
    """The user's rows by id. Raises GazetteerError where the file is not in form."""
    file = actors_file()
    if not file.exists():
        return {}
    try:
        rows = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise GazetteerError(f"your actors {file} are not YAML: {error}", "mend it or delete it") from error
    if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
        raise GazetteerError(f"{file} is no list of actors", "each is `id: {name, kind, aliases: [...]}`")
    for row in rows.values():
        if "kind" in row:
            check("actor_kinds", row["kind"])
        row["aliases"] = [str(name) for name in row.get("aliases") or ()]  # YAML reads NO and 17 as something else
    return {str(id): row for id, row in rows.items()}


def call(id: str, names: Iterable[str], row: Mapping[str, Any] | None = None) -> None:
    """Give the actor these names for good; with `row`, it is new: its name, kind and country."""
    rows = actors()
    kept = {**(row or {}), **rows.get(id, {})}
    said = [*kept.get("aliases", ()), *(name for name in names if name != kept.get("name"))]
    rows[id] = {**kept, "aliases": list(dict.fromkeys(said))}
    file = actors_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(_HEAD + yaml.safe_dump(rows, allow_unicode=True, sort_keys=True), encoding="utf-8")
    part.replace(file)


def named() -> dict[str, str]:
    """Key of every name that the user gave -> id."""
    rows = actors().items()
    return {keys.group(name): id for id, row in rows for name in (row.get("name", ""), *row["aliases"]) if name}


def id_of(name: str, given: Mapping[str, str]) -> str:
    """Whom a name means that reading did not know: by what the user has said since (`named`), else a local id."""
    return given.get(keys.group(name)) or local_id(name)


def local_id(name: str) -> str:
    """A stable id for an actor that no list knows: the same for all spellings of one key."""
    return f"local-{hashlib.sha256(keys.group(name).encode()).hexdigest()[:8]}"


def is_local(id: str) -> bool:
    """Whether it is such an id."""
    return re.fullmatch(r"local-[0-9a-f]{8}", id) is not None
