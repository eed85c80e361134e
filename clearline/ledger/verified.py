"""When the record was last verified, and what that said: a note beside it, which proves nothing."""

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Verified:
    """One going-through of the record: when it ended, what it said, and whether all was well."""

    at: datetime
    says: str
    is_well: bool


def note(says: str, *, is_well: bool, at: datetime) -> None:
    """Note what was said, for whoever runs the program; a folder that cannot be written is left."""
    told = {"at": at.isoformat(), "says": says, "is_well": is_well}
    with contextlib.suppress(OSError):
        _file().write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")


def last() -> Verified | None:
    """Return the newest note; None where there is none that can be read."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
        at = datetime.fromisoformat(told["at"])
        return Verified(at, str(told["says"]), told["is_well"] is True) if at.tzinfo else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _file() -> Path:
    return Path(settings.DATA) / "verified.json"
