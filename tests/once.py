"""What is costly to make: the first test process that asks makes it, the others use it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

# `make test` gives all processes of one run a folder; a process alone has its own.
SHARED = Path(os.environ.get("CLEARLINE_TEST_FOLDER") or settings.DATA)


def made(name: str, make: Callable[[Path], None]) -> Path:
    """Return the file or folder of that name, which `make` has made whole."""
    place, half = SHARED / name, SHARED / f"{name}.half"
    with (SHARED / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            make(half)
            half.rename(place)
    return place
