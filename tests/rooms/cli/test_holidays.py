"""`clearline holidays` reads a file or an address, keeps what is whole, and refuses the rest."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from clearline.cli import checkup, main
from clearline.cli.checkup import Is
from clearline.clocks import working_days
from clearline.contact.due import holidays
from tests.rooms.clocks.test_published import DAYS, listed

DAY = date(2031, 5, 5)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    settings.DATA = tmp_path
    monkeypatch.setenv("CLEARLINE_DATA", str(tmp_path))
    (tmp_path / "clearline.sqlite3").touch()
    yield tmp_path
    working_days.learn({})


@contextmanager
def published(text: str, *, status: int = 200) -> Iterator[str]:
    """Publish this on a free port, and give its address."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/bank-holidays.json"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_file_is_read_in(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "list.json").write_text(listed(*DAYS))

    assert main.main(["holidays", str(data / "list.json"), "--data", str(data)]) == 0

    assert "of 2031 to 2031" in capsys.readouterr().out
    assert not working_days.is_working_day(DAY)
    assert (data / "bank-holidays.toml").read_text().count("2031-") == len(DAYS)


def test_an_address_is_asked(data: Path) -> None:
    with published(listed(*DAYS)) as address:
        assert main.main(["holidays", address, "--data", str(data)]) == 0

    assert not working_days.is_working_day(DAY)


@pytest.mark.parametrize(("text", "status"), [("<html>", 200), (listed(*DAYS), 404)])
def test_what_is_no_list_changes_nothing(
    text: str, status: int, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with published(text, status=status) as address:
        assert main.main(["holidays", address, "--data", str(data)]) == 1

    assert "Traceback" not in capsys.readouterr().err
    assert not (data / "bank-holidays.toml").exists()


def test_where_nothing_is_there_it_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["holidays", str(data / "none.json"), "--data", str(data)]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_year_read_in_later_stands_beside_the_one_before(data: Path) -> None:
    for year in ("2031", "2033"):
        days = ["2033-01-03" if day == "2033-01-01" else day for day in _in(year)]
        (data / "list.json").write_text(listed(*days))
        main.main(["holidays", str(data / "list.json"), "--data", str(data)])

    assert {2031, 2033} <= working_days.holidays().keys()


def _in(year: str) -> list[str]:
    moved = {"2033-05-26": "2033-05-30", "2033-12-25": "2033-12-27"}
    days = [day.replace("2031", year) for day in DAYS]
    return [moved.get(day, day) for day in days]


def test_a_program_that_runs_follows_the_file(data: Path) -> None:
    holidays.follow()
    assert 2031 not in working_days.holidays()

    (data / "bank-holidays.toml").write_text(f"2031 = [{', '.join(DAYS)}]\n")
    holidays.follow()

    assert 2031 in working_days.holidays()


@pytest.mark.parametrize(("year", "stands"), [(2026, Is.WELL), (2028, Is.NOTE)])
def test_the_doctor_says_until_when_they_are_known(year: int, stands: Is, clock: Any) -> None:
    clock.move_to(f"{year}-11-23 16:30")
    assert [line.stands for line in checkup._holidays()] == [stands]
