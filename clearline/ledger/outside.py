"""Keeping checkpoints outside the record: what an old copy of it hides shows only from there."""

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

_HOME = ZoneInfo("Europe/London")


def file(*, at: datetime) -> Path:
    """Return the file that checkpoints are added to: the one that was set, or one a day."""
    if settings.LEDGER_CHECKPOINT_FILE:
        return Path(settings.LEDGER_CHECKPOINT_FILE)
    return Path(settings.DATA) / "checkpoints" / f"{at.astimezone(_HOME).date()}.txt"


def keep(note: bytes, *, at: datetime) -> None:
    """Add a checkpoint to the file, unless it is the last one there already."""
    path = file(at=at)
    end = _end(path, len(note))
    if end == note:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # An empty line between two; and what a crash left half written ends before this one begins.
    between = b"" if not end else b"\n" if end.endswith(b"\n") else b"\n\n"
    with path.open("ab") as kept:
        kept.write(between + note)
        kept.flush()
        os.fsync(kept.fileno())


def _end(path: Path, length: int) -> bytes:
    try:
        with path.open("rb") as kept:
            kept.seek(max(0, path.stat().st_size - length))
            return kept.read()
    except FileNotFoundError:
        return b""
