"""Where other packages may add to onrecord, with pluggy. A plugin is a module that an entry point names:

    [project.entry-points.onrecord]
    my-format = "my_package.my_module"

and in that module, for one or more of the hooks below: `@hook def export_formats(): return {"mine": write}`.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import pluggy

NAME = "onrecord"
hook = pluggy.HookimplMarker(NAME)
_spec = pluggy.HookspecMarker(NAME)


class Hooks:
    """What can be added."""

    @_spec
    def intake_formats(self) -> Mapping[str, Callable[..., Any]]:  # type: ignore[empty-body]
        """A file name's suffix -> what makes `Extracted` text of the bytes; it runs in the sandbox."""

    @_spec
    def stages(self) -> Sequence[Any]:  # type: ignore[empty-body]
        """Stages that are added to the reading chain: behind the stage that their `after` names, else at its end; see
        `onrecord.read.stage`."""

    @_spec
    def export_formats(self) -> Mapping[str, Callable[..., Any]]:  # type: ignore[empty-body]
        """A format's name -> what writes it; see `onrecord.export`."""

    @_spec
    def commands(self) -> Sequence[Any]:  # type: ignore[empty-body]
        """click commands that are added to `onrecord`."""


@cache
def plugins() -> Any:
    """The plugins of all installed packages; `plugins().hook.stages()` lists what each gives."""
    manager = pluggy.PluginManager(NAME)
    manager.add_hookspecs(Hooks)
    manager.load_setuptools_entrypoints(NAME)
    return manager
