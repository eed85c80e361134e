"""Starts what needs the settings, once they can be read."""

import socket
from pathlib import Path

from clearline.cli.serve import database, greeting, http, made_up, memory
from clearline.web.asgi import application


def start(data: Path, listener: socket.socket, *, demo: bool) -> None:
    """Bring the record up to date, and answer until told to stop."""
    database.prepare()
    is_made_up = made_up.prepare(wanted=demo, here_only=http.is_here_only(listener))
    address = http.address_of(listener)
    memory.keep_what_is_here()
    http.serve(
        listener,
        application,
        ready=lambda: greeting.say(address, data, is_made_up=is_made_up),
        stopping=application.end_streams,
    )
