"""The command line: one module per group of commands. What takes long to import is imported when it is needed."""

from itertools import chain

import click

from onrecord import __version__
from onrecord.cli.actors import actors
from onrecord.cli.care import config, doctor
from onrecord.cli.explaining import explain
from onrecord.cli.exporting import export
from onrecord.cli.gazetteer import gazetteer
from onrecord.cli.group import ReportGroup
from onrecord.cli.importing import bring
from onrecord.cli.judging import judge, judgements
from onrecord.cli.reading import claims
from onrecord.cli.running import problems, run
from onrecord.cli.scoring import evaluate
from onrecord.cli.serving import serve
from onrecord.cli.timeline import timeline
from onrecord.cli.weighing import incidents
from onrecord.plugins import plugins


@click.group(cls=ReportGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Put conflict reporting on the record: who did what to whom - and who says so.

    `onrecord REPORT` shows what one report says; `onrecord run FOLDER` keeps and weighs what many say.

    \b
    Example:
        onrecord run reports/
        onrecord incidents
        onrecord serve
    """


_OWN = (
    *(run, bring, problems, claims, incidents, explain, timeline),
    *(judge, judgements, export, serve, actors, gazetteer, evaluate, doctor, config),
)

for _command in chain(_OWN, *plugins().hook.commands()):
    main.add_command(_command)

__all__ = ["main"]
