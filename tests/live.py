"""Clearline in a process of its own, as somebody who installs it would have it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import psycopg
from psycopg import sql

from tests import once

TEST_DATABASE_URL = os.environ.get("CLEARLINE_TEST_DATABASE_URL", "")
READY = "Clearline is running at "


def command(
    *words: str, data: Path, database_url: str = "", settings: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """Start `clearline` with the words; what it says can be read from its streams."""
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("CLEARLINE_", "DJANGO_"))
    }
    environment |= {"CLEARLINE_DATABASE_URL": database_url, "PYTHONUNBUFFERED": "1"}
    environment |= settings or {}
    data.parent.mkdir(parents=True, exist_ok=True)
    with (data.parent / f"{data.name}.stderr").open("a") as complaints:
        return subprocess.Popen(
            [sys.executable, "-m", "clearline", *words, "--data", str(data)],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )


@dataclass
class Clearline:
    """One installation: a data folder, a database, and the process while it runs."""

    data: Path
    database_url: str = ""
    words: tuple[str, ...] = ()
    address: str = ""
    process: subprocess.Popen[str] | None = None
    # What is set in its environment besides.
    settings: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """Start it, and return once it answers."""
        self.process = command(
            "run",
            "--port",
            "0",
            *self.words,
            data=self.data,
            database_url=self.database_url,
            settings=self.settings,
        )
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith(READY):
                self.address = line.removeprefix(READY).strip()
                return
        raise AssertionError(f"it did not start: {self.complaints()}")

    def rest_of_the_greeting(self) -> list[str]:
        """Return what it said after its address, up to how to stop it."""
        assert self.process
        assert self.process.stdout
        return list(iter(self.process.stdout.readline, "To stop it, press Ctrl-C.\n"))

    def complaints(self) -> str:
        """Return what it has said on its standard error."""
        return (self.data.parent / f"{self.data.name}.stderr").read_text()

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run another command on the same record."""
        process = command(
            *words, data=self.data, database_url=self.database_url, settings=self.settings
        )
        said, _ = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, said, self.complaints())

    def browse(self) -> httpx.Client:
        """Return a client whose addresses begin here."""
        return httpx.Client(base_url=self.address, timeout=30)

    def query(self, statement: str) -> list[tuple[Any, ...]]:
        """Ask its database directly, as nobody but a test does."""
        if self.database_url:
            with psycopg.connect(self.database_url) as connection:
                return connection.execute(statement).fetchall()
        with closing(sqlite3.connect(self.data / "clearline.sqlite3")) as connection:
            return connection.execute(statement).fetchall()

    def stop(self) -> int:
        """Ask it to stop, wait until it has, and return its exit status."""
        return self.end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.end(signal.SIGKILL)

    def end(self, how: signal.Signals) -> int:
        """Send it a signal, wait until it has ended, and return its exit status."""
        if self.process is None:
            return 0
        self.process.send_signal(how)
        self.process.communicate()
        status, self.process = self.process.returncode, None
        return status

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process is not None:
            self.kill()
        if self.database_url:
            _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", _name_in(self.database_url))


@dataclass(frozen=True)
class Prepared:
    """An installation that was started once, to be copied."""

    folder: Path
    words: tuple[str, ...]

    @classmethod
    def start(cls, name: str, *words: str) -> Self:
        """Let `clearline run` make it, from nothing."""

        def make(folder: Path) -> None:
            first = Clearline(folder / "data", _new_database(), words=words)
            first.start()
            first.stop()
            (folder / "address").write_text(first.database_url)

        return cls(once.made(name, make), words)

    def copy(self, data: Path) -> Clearline:
        """Return an installation that begins where this one stands."""
        shutil.copytree(self.folder / "data", data)
        like = (self.folder / "address").read_text()
        return Clearline(data, _new_database(like=like), words=self.words)


def empty(data: Path) -> Clearline:
    """Return an installation with nothing in it yet."""
    return Clearline(data, _new_database())


def _new_database(like: str = "") -> str:
    """Make a database on the tests' PostgreSQL and return its address; nothing on SQLite."""
    if not TEST_DATABASE_URL:
        return ""
    name = f"clearline_{uuid.uuid4().hex}"
    if like:
        _administer("CREATE DATABASE {} TEMPLATE {}", name, _name_in(like))
    else:
        _administer("CREATE DATABASE {}", name)
    return TEST_DATABASE_URL.rpartition("/")[0] + "/" + name


def _name_in(database_url: str) -> str:
    return database_url.rpartition("/")[2]


def _administer(statement: str, *names: str) -> None:
    with psycopg.connect(TEST_DATABASE_URL, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
