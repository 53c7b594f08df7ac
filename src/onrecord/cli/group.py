"""The group of all commands: a report's path alone means `claims`; errors are told in two lines."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from onrecord.cli.text import clean
from onrecord.config import TRACE
from onrecord.errors import OnrecordError

STOPPED = 130
"""Exit code after Ctrl-C, as shells give it."""


class ReportGroup(click.Group):
    """Commands in the order in which they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if word not in self.commands and Path(word).exists():
            return "claims", self.commands["claims"], args
        if word not in self.commands and not word.startswith("-"):
            near = get_close_matches(word, self.commands, 1)
            hint = f"did you mean `onrecord {near[0]}`?" if near else "`onrecord --help` lists the commands"
            ctx.fail(f"there is no command or file {clean(word)!r}; {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            tell(error)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            ctx.exit(STOPPED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            name = f" {error.filename}" if error.filename else ""
            tell(OnrecordError(f"cannot open or write{name}: {error.strerror}", "check the path and its permissions"))
            ctx.exit(1)
        except Exception as error:
            if TRACE.get():
                raise
            step = f"this is a fault of onrecord; {TRACE.env}=1 shows where"
            tell(OnrecordError(f"{type(error).__name__}: {error}", step))
            ctx.exit(1)


def tell(error: OnrecordError) -> None:
    """What happened and what to do next, to stderr."""
    click.echo(clean(str(error)), err=True)
