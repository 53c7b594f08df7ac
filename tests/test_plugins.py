"""What another package adds."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.kit import added_stages, default_version
from onrecord.model import Reading
from onrecord.plugins import hook, plugins
from onrecord.read import Stage, stage

MODULE = """
import click
from onrecord.plugins import hook

@hook
def commands():
    return [click.Command("extra", callback=lambda: click.echo("hello"))]

@hook
def export_formats():
    return {"stone": lambda bundle, out: out.write_text("in stone")}

@hook
def intake_formats():
    from onrecord.intake.extracted import Extracted
    return {".rune": lambda data: Extracted(text=data.decode()[::-1])}
"""


def test_a_package_adds_a_command_a_format_to_write_and_one_to_read(tmp_path: Path) -> None:
    """As installed packages do it: by an entry point."""
    (tmp_path / "stone.py").write_text(MODULE)
    info = tmp_path / "stone-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stone\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[onrecord]\nstone = stone\n")
    (tmp_path / "report.rune").write_text(".deid evlewT")
    code = (
        "import sys; from pathlib import Path\n"
        "from onrecord.export import formats; print(sorted(formats()))\n"
        "from onrecord.intake import intake; print([r.text for r in intake([Path(sys.argv.pop(1))])])\n"
        "from onrecord.cli import main; main()"
    )
    command = [sys.executable, "-c", code, str(tmp_path), "extra"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert "'stone'" in done.stdout
    assert "'Twelve died.'" in done.stdout
    assert done.stdout.endswith("hello\n")


def test_a_stage_that_is_added_changes_the_version() -> None:
    def shout(reading: Reading) -> Reading:
        return reading

    class Plugin:
        @hook
        def stages(self) -> Sequence[Stage]:
            return [stage(shout, gives=["claims"])]

    before = default_version()
    plugin = Plugin()
    plugins().register(plugin)
    try:
        assert [one.name for one in added_stages()] == ["shout"]
        assert default_version() == f"{before} + shout"
    finally:
        plugins().unregister(plugin)
    assert default_version() == before


def test_a_hook_that_does_not_exist_is_refused() -> None:
    class Plugin:
        @hook
        def recipes(self) -> None: ...

    plugin = Plugin()
    plugins().register(plugin)
    try:
        with pytest.raises(Exception, match="recipes"):
            plugins().check_pending()
    finally:
        plugins().unregister(plugin)
