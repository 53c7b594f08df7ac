"""Export: what was claimed and weighed, in the forms that other tools read."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.export.bundle import Bundle, bundle
from onrecord.export.ged import write_ged
from onrecord.export.geojson import write_geojson
from onrecord.export.tables import write_csv, write_jsonl
from onrecord.model import Claim, Incident, Report
from onrecord.plugins import plugins

__all__ = ["Bundle", "Writer", "formats", "write"]

Writer = Callable[[Bundle, Path], None]


def formats() -> dict[str, Writer]:
    """Format name -> writer: the built-in ones, and those that plugins add."""
    found: dict[str, Writer] = {"csv": write_csv, "jsonl": write_jsonl, "geojson": write_geojson, "ged": write_ged}
    for added in plugins().hook.export_formats():
        found |= added
    return found


def write(
    format: str, incidents: Iterable[Incident], claims: Iterable[Claim], reports: Mapping[str, Report], out: Path
) -> None:
    """Write a file that takes the place of `out` when it is complete. Raises OnrecordError if it cannot be written."""
    try:
        formats()[format](bundle(incidents, claims, reports), out)
    except OSError as error:
        raise OnrecordError(f"{out} cannot be written: {error.strerror}", "choose another --out") from error
