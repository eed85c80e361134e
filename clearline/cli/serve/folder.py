"""The data folder: who may open it, the secrets in it, and that one process at a time has it."""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from clearline.channels.push import keys as push_keys
from clearline.cli.serve.obstacle import Obstacle
from clearline.ledger import keys

SECRETS = "secrets"
SEALING = "sealing"
KEYS: dict[str, Callable[[], str]] = {
    # Whoever holds this signs people in, and opens what a second factor needs.
    "secret_key": lambda: secrets.token_urlsafe(48),
    # Whoever holds this signs for the record.
    "ledger_key": keys.make,
}
# What came later than the first records: a new one over an old record loses nothing but that.
LATER: dict[str, Callable[[], str]] = {
    # Whoever holds this may tell the browsers of staff that something waits.
    "push_key": push_keys.make,
}


def prepare(data: Path, *, record_is_here: bool) -> None:
    """Make the folder and what is missing in it, readable by this account alone."""
    try:
        for folder in (data, data / SECRETS, data / SECRETS / SEALING):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        for name, make in KEYS.items():
            _keep(data / SECRETS / name, make(), record_is_here=record_is_here)
        for name, make in LATER.items():
            _keep(data / SECRETS / name, make(), record_is_here=False)
    except (FileExistsError, NotADirectoryError):
        raise Obstacle(f"{data} is a file, and Clearline needs a folder there.") from None
    except OSError as trouble:
        raise Obstacle(f"The folder {data} cannot be used: {trouble.strerror}.") from None


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Hold the folder: SQLite has one web process, by rule."""
    with (data / "lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Obstacle(
                f"Clearline is running on {data} already."
                " Stop that one, or name another folder with --data."
            ) from None
        yield


def _keep(path: Path, made: str, *, record_is_here: bool) -> None:
    if path.exists() or os.environ.get(f"CLEARLINE_{path.name.upper()}"):
        return
    # A new key over an old record would look like a start and be a loss.
    if record_is_here:
        raise Obstacle(
            f"The record is here, but {path} is missing."
            f" Put the folder {path.parent} back from your backup."
        )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(made + "\n")
        file.flush()
        os.fsync(file.fileno())
