"""`clearline run`: what it makes, what it refuses, and how it ends."""

import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearline.cli.serve import http
from tests.live import Clearline, Prepared, empty

pytestmark = pytest.mark.live


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Clearline]:
    """An installation with nothing in it yet."""
    with empty(tmp_path / "data") as clearline:
        yield clearline


@pytest.fixture
def ready(bare: Prepared, tmp_path: Path) -> Iterator[Clearline]:
    """An installation that was started before, with nobody in it."""
    with bare.copy(tmp_path / "data") as clearline:
        yield clearline


def test_it_makes_a_folder_that_only_its_own_account_can_open(new: Clearline) -> None:
    new.start()

    secrets = new.data / "secrets"
    assert _mode(new.data) == _mode(secrets) == _mode(secrets / "sealing") == 0o700
    assert {_mode(key) for key in secrets.iterdir() if key.is_file()} == {0o600}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_when_asked_to(ready: Clearline, how: signal.Signals) -> None:
    ready.start()

    assert ready.end(how) == 0
    assert ready.complaints() == ""


def test_it_ends_quietly_while_somebody_is_connected(ready: Clearline) -> None:
    ready.start()
    host, _, port = ready.address.removeprefix("http://").partition(":")

    with socket.create_connection((host, int(port))):
        assert ready.stop() == 0
    assert ready.complaints() == ""


def test_it_starts_again_on_what_it_made(new: Clearline) -> None:
    new.start()
    key = (new.data / "secrets" / "secret_key").read_text()
    new.stop()

    new.start()

    assert (new.data / "secrets" / "secret_key").read_text() == key


def test_it_answers_without_saying_what_answers(ready: Clearline) -> None:
    ready.start()

    with ready.browse() as browser:
        answer = browser.get("/", follow_redirects=True)

    assert answer.status_code == 200
    assert "server" not in answer.headers


def test_a_second_one_on_the_same_folder_is_refused(ready: Clearline) -> None:
    ready.start()

    second = ready.run("run", "--port", "0")

    assert second.returncode == 1
    assert second.stderr.endswith("Stop that one, or name another folder with --data.\n")


def test_a_taken_port_is_refused_before_anything_is_made(new: Clearline) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        refused = new.run("run", "--port", str(port))

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Clearline cannot listen there: port {port} on 127.0.0.1 is taken."
        f" Choose another: --port {port + 1}.\n"
    )
    assert not new.data.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["--port", "99999"],
            "99999 is not a port: give a number from 1 to 65535, or 0 for any that is free",
        ),
        (
            ["--port", "many"],
            "many is not a port: give a number from 1 to 65535, or 0 for any that is free",
        ),
        (["--host", "no such place"], "no such place is no address or name."),
        (["--host", "192.0.2.1"], "192.0.2.1 is not an address of this machine."),
    ],
)
def test_an_address_that_is_none_is_refused(new: Clearline, words: list[str], told: str) -> None:
    refused = new.run("run", "--port", "0", *words)

    assert refused.returncode != 0
    assert refused.stderr.strip().endswith(told)


def test_the_made_up_organisation_for_all_the_world_is_refused_and_leaves_nothing(
    new: Clearline,
) -> None:
    refused = new.run("run", "--demo", "--port", "0", "--host", "0.0.0.0")

    assert refused.returncode == 1
    assert "it answers on this machine only" in refused.stderr
    assert not new.data.exists()


def test_a_marker_laid_while_a_real_record_runs_opens_no_chooser(ready: Clearline) -> None:
    ready.start()
    (ready.data / "made-up-organisation").touch()

    with ready.browse() as browser:
        assert browser.get("/sign-in/as/").status_code == 404
        assert "/sign-in/as/" not in browser.get("/sign-in/").text


def test_a_file_in_the_place_of_the_folder_is_refused(new: Clearline) -> None:
    new.data.touch()

    refused = new.run("run", "--port", "0")

    assert refused.returncode == 1
    assert refused.stderr == f"{new.data} is a file, and Clearline needs a folder there.\n"


@pytest.mark.parametrize("key", ["secret_key", "ledger_key"])
def test_a_lost_key_beside_a_record_is_not_made_anew(tmp_path: Path, key: str) -> None:
    new = Clearline(tmp_path / "data")
    new.start()
    new.stop()
    (new.data / "secrets" / key).unlink()

    refused = new.run("run", "--port", "0")

    assert refused.returncode == 1
    assert refused.stderr.endswith(
        f"Put the folder {new.data / 'secrets'} back from your backup.\n"
    )
    assert not (new.data / "secrets" / key).exists()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://clearline@127.0.0.1:1/none", "The database at 127.0.0.1:1/none cannot be"),
        ("nonsense://somewhere", "CLEARLINE_DATABASE_URL cannot be read"),
    ],
)
def test_a_database_that_is_not_there_is_told_in_a_sentence(
    tmp_path: Path, address: str, told: str
) -> None:
    refused = Clearline(tmp_path / "data", address).run("run", "--port", "0")

    assert refused.returncode == 1
    assert refused.stderr.startswith(told)
    assert "Traceback" not in refused.stderr


def test_the_made_up_organisation_says_who_can_sign_in(server: Clearline) -> None:
    assert any("registered manager" in line for line in server.rest_of_the_greeting())


def test_the_made_up_organisation_is_never_put_over_people(
    made_up: Prepared, tmp_path: Path
) -> None:
    with made_up.copy(tmp_path / "data") as clearline:
        (clearline.data / "made-up-organisation").unlink()
        (clearline.data / "made-up-record").unlink()

        refused = clearline.run("run", "--port", "0", "--demo")

    assert refused.returncode == 1
    assert "holds a real record" in refused.stderr


@pytest.mark.parametrize("words", [[], ["--demo"], ["--host", "0.0.0.0"]])
def test_a_made_up_record_without_its_marker_does_not_become_a_real_one(
    made_up: Prepared, tmp_path: Path, words: list[str]
) -> None:
    with made_up.copy(tmp_path / "data") as clearline:
        (clearline.data / "made-up-organisation").unlink()

        refused = clearline.run("run", "--port", "0", *words)

    assert refused.returncode == 1
    assert "is made up and can never become a real one" in refused.stderr


def test_the_marker_of_a_made_up_record_opens_no_other(made_up: Prepared, tmp_path: Path) -> None:
    with made_up.copy(tmp_path / "data") as clearline:
        (clearline.data / "made-up-record").write_text("Somebody else 2020-01-01T00:00:00+00:00\n")

        refused = clearline.run("run", "--port", "0")

    assert refused.returncode == 1
    assert "is marked as made up, but the record in it is another" in refused.stderr


@pytest.mark.parametrize("words", [["--demo"], []])
def test_the_made_up_organisation_answers_on_this_machine_only(
    made_up: Prepared, tmp_path: Path, words: list[str]
) -> None:
    with made_up.copy(tmp_path / "data") as clearline:
        refused = clearline.run("run", "--port", "0", "--host", "0.0.0.0", *words)

    assert refused.returncode == 1
    assert "it answers on this machine only" in refused.stderr


def test_the_command_helps() -> None:
    help_ = subprocess.run(
        [sys.executable, "-m", "clearline", "run", "--help"],
        check=True,
        capture_output=True,
        text=True,
    )

    assert "--demo" in help_.stdout


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_listener_says_that_it_is_tcp_so_that_answers_go_at_once() -> None:
    with http.bind("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
