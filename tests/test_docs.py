"""Docs are tested: the command line page is the code's, links lead somewhere, modules stay small, reports are ours."""

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_command_line_page_is_up_to_date() -> None:
    assert generator().page() == (ROOT / "docs" / "cli.md").read_text(encoding="utf-8"), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_no_module_is_longer_than_400_lines() -> None:
    listed = subprocess.run(["git", "ls-files", "src", "tests", "bench"], cwd=ROOT, capture_output=True, text=True)
    files = [
        ROOT / name for name in listed.stdout.split() if name.endswith((".py", ".js", ".css")) and "vendor" not in name
    ]
    long = {str(f): n for f in files if f.exists() and (n := len(f.read_text(encoding="utf-8").splitlines())) > 400}
    assert not long
