"""Run a command with a throwaway PostgreSQL beside it: `with_postgresql.py [--durable] COMMAND …`.

The command finds its address in CLEARLINE_TEST_DATABASE_URL; server and data are gone when it ends.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Tests kill our processes, never the machine, so the server need not wait for the disk.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
SETTINGS = ("listen_addresses=127.0.0.1", "max_connections=200", "shared_buffers=256MB")


def binary(name: str) -> str:
    """Return where the server's program lies; Debian keeps them off the PATH."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in [*map(str, folders), None]:
        if found := shutil.which(name, path=folder):
            return found
    raise SystemExit(f"{name} was not found: sudo apt-get install postgresql")


def server_account() -> str | None:
    """Return whom the server runs as: PostgreSQL refuses to run as root."""
    return "postgres" if os.geteuid() == 0 else None


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def prepare(folder: Path, account: str | None) -> None:
    """Make an empty cluster in the folder."""
    if account:
        shutil.chown(folder, account, account)
    choices = ["-U", "clearline", "-A", "trust", "-N", "--encoding=UTF8", "--locale=C"]
    subprocess.run(
        [binary("initdb"), "-D", str(folder / "cluster"), *choices],
        user=account,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextmanager
def throwaway_server(*, durable: bool) -> Iterator[str]:
    """Start a server on a free port and yield the address of its database."""
    account, port = server_account(), free_port()
    with tempfile.TemporaryDirectory(prefix="clearline-pg-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        prepare(folder, account)
        settings = [*SETTINGS, *(() if durable else HASTY), f"unix_socket_directories={folder}"]
        control = [binary("pg_ctl"), "-D", str(folder / "cluster"), "-w", "-s"]
        options = f"-p {port} " + " ".join(f"-c {setting}" for setting in settings)
        log = ["-l", str(folder / "log")]
        subprocess.run([*control, *log, "-o", options, "start"], user=account, check=True)
        try:
            yield f"postgresql://clearline@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], user=account, check=False)


def main(words: Sequence[str]) -> int:
    """Run the command, and return its exit status."""
    durable = words[:1] == ["--durable"]
    # A stop from outside ends the command and then the server, never only one of them.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with throwaway_server(durable=durable) as address:
        environment = {**os.environ, "CLEARLINE_TEST_DATABASE_URL": address}
        return subprocess.run(words[durable:], env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
