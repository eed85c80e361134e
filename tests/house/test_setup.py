"""What somebody is told whose machine lacks something, before there is any Python of ours."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT

OLD = 'case "$1" in --version) echo Python 3.10.4 ;; *) echo old ;; esac'
NO_VENV = 'case "$2" in *print*%d*) echo 3.12 ;; *) echo novenv ;; esac'
# Answers what it is asked, and stands in for making the environment.
GOOD = """case "$1 $2" in
  "-c "*) echo yes ;;
  "-m venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo made >>made ;;
  "-m pip") echo "$@" >>asked; [ ! -e no-network ] ;;
esac"""
# All that the script itself needs, so that no Python of this machine is found.
TOOLS = ("sh", "cat", "cksum", "cp", "dirname", "id", "mkdir")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A checkout beside a PATH on which almost nothing lies."""
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    for name in (
        "scripts/setup.sh",
        "requirements/run.txt",
        "requirements/test.txt",
        "pyproject.toml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def _has(machine: Path, name: str, does: str) -> None:
    program = machine / "bin" / name
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


def _set_up(machine: Path, what: str = "run", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "scripts/setup.sh", what],
        cwd=machine,
        env={"PATH": str(machine / "bin"), **more},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_python_that_is_too_old_is_named(machine: Path) -> None:
    _has(machine, "python3", OLD)

    told = _set_up(machine)

    assert told.returncode == 1
    assert told.stderr.startswith(
        "Clearline needs Python 3.11 or newer, and none was found (python3 is: Python 3.10.4).\n"
    )


def test_a_newer_one_beside_it_is_used(machine: Path) -> None:
    _has(machine, "python3", OLD)
    _has(machine, "python3.12", GOOD)

    assert _set_up(machine).returncode == 0
    assert (machine / "made").read_text() == "made\n"


def test_no_python_at_all_is_told(machine: Path) -> None:
    told = _set_up(machine)

    assert told.returncode == 1
    assert "none was found (python3 is: missing)" in told.stderr


def test_a_missing_venv_is_told_with_what_to_install(machine: Path) -> None:
    _has(machine, "python3", NO_VENV)

    told = _set_up(machine)

    assert told.returncode == 1
    assert told.stderr.splitlines()[-1] == (
        "On Debian or Ubuntu: sudo apt-get install python3.12-venv"
    )


def test_the_second_time_nothing_is_done(machine: Path) -> None:
    _has(machine, "python3", GOOD)
    _set_up(machine)
    asked = (machine / "asked").read_text()

    again = _set_up(machine)

    assert (again.returncode, again.stderr) == (0, "")
    assert (machine / "asked").read_text() == asked


def test_a_changed_lock_is_installed_anew(machine: Path) -> None:
    _has(machine, "python3", GOOD)
    _set_up(machine)
    asked = (machine / "asked").read_text()
    with (machine / "requirements" / "run.txt").open("a") as lock:
        lock.write("# changed\n")

    _set_up(machine)

    assert len((machine / "asked").read_text()) > len(asked)


def test_a_checkout_that_was_moved_gets_a_new_environment(machine: Path, tmp_path: Path) -> None:
    _has(machine, "python3", GOOD)
    _set_up(machine)
    moved = tmp_path / "moved"
    shutil.copytree(machine, moved, symlinks=True, ignore=shutil.ignore_patterns("moved"))

    _set_up(moved)

    assert (moved / "made").read_text() == "made\nmade\n"


def test_a_failed_installation_is_told_and_tried_again(machine: Path) -> None:
    _has(machine, "python3", GOOD)
    (machine / "no-network").touch()

    assert "needs the network this first time" in _set_up(machine).stderr

    (machine / "no-network").unlink()
    assert _set_up(machine).returncode == 0


def test_whoever_may_not_install_is_told_what_to(machine: Path) -> None:
    (machine / "bin" / "id").unlink()
    _has(machine, "id", "echo 1000")

    told = _set_up(machine, "system")

    assert told.returncode == 1
    assert "  sudo apt-get install --no-install-recommends " in told.stderr
    assert "chromium" in told.stderr
