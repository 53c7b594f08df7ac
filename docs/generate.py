"""Write docs/cli.md from the commands themselves: `make docs`. A test fails when the page is out of date."""

from pathlib import Path

import click

from onrecord.cli import main
from onrecord.config import SETTINGS

PAGE = Path(__file__).parent / "cli.md"


def page() -> str:
    """Every command's help, and every setting."""
    parts = ["# Command line", "", "Written by `make docs` from the code; do not edit.", ""]
    context = click.Context(main, info_name="onrecord", **main.context_settings)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None:
            parts += _command(command, name, context, 2)
    parts += ["## Settings", "", "| variable | what it sets |", "|---|---|"]
    parts += [f"| `{setting.env}` | {setting.help} |" for setting in SETTINGS]
    return "\n".join(parts) + "\n"


def _command(command: click.Command, name: str, parent: click.Context, level: int) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    found = ["#" * level + f" {context.command_path}", "", "```", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            below = command.get_command(context, inner)
            if below is not None:
                found += _command(below, inner, context, level + 1)
    return found


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
