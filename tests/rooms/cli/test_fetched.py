"""A rota is fetched as a calendar from the address at which another program publishes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from clearline.cli.bring import fetched
from clearline.cli.serve.obstacle import Obstacle

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


class Answers(BaseHTTPRequestHandler):
    """A program that publishes a calendar, and has nothing else."""

    def do_GET(self) -> None:
        there = self.path == "/rota.ics"
        self.send_response(200 if there else 404)
        self.end_headers()
        self.wfile.write(CALENDAR if there else b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def published() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_what_is_published_is_a_file_like_any_other() -> None:
    with published() as address:
        source = fetched.calendar(f"{address}/rota.ics")
    assert (source.name, source.bytes.read()) == ("rota.ics", CALENDAR)


def test_what_is_not_there_is_said_in_a_sentence() -> None:
    with published() as address, pytest.raises(Obstacle, match="answered 404"):
        fetched.calendar(f"{address}/other.ics")
    with pytest.raises(Obstacle, match="did not answer"):
        fetched.calendar(f"{address}/rota.ics")


@pytest.mark.parametrize("address", ["http://rota.example/a.ics", "ftp://rota.example/a.ics"])
def test_nothing_is_fetched_where_others_can_read_along(address: str) -> None:
    assert fetched.is_address(address)
    with pytest.raises(Obstacle, match="over https"):
        fetched.calendar(address)


def test_a_file_is_no_address() -> None:
    assert not fetched.is_address("C:\\rota.ics")
    assert not fetched.is_address("rota/november.csv")
