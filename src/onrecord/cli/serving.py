"""onrecord serve"""

import socket

import click

from onrecord.cli.options import opened, store_option
from onrecord.cli.text import clean
from onrecord.errors import OnrecordError

HOST = "127.0.0.1"
"""Loopback only: there is no login."""


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one")
@store_option
def serve(port: int, store: str) -> None:
    """Open the workbench in the browser of this machine.

    \b
    Example:
        onrecord serve --store syria.db
    """
    import uvicorn

    from onrecord.web import create_app

    opened(store)  # tells at once if there is none
    with _listening(port) as door:
        click.echo(f"http://{HOST}:{door.getsockname()[1]}  ({clean(store)})  Ctrl-C ends it")
        uvicorn.Server(uvicorn.Config(create_app(store), log_level="warning")).run(sockets=[door])


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise OnrecordError(
            f"port {port} cannot be opened: {error.strerror}", "name another one: onrecord serve --port 8001"
        ) from error
