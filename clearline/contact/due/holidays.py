"""Bank holidays that were read in: kept in a file of the data folder, read when it changes."""

import os
from pathlib import Path

from django.conf import settings

from clearline.clocks import published, working_days
from clearline.clocks.working_days import Years

NAME = "bank-holidays.toml"
_seen: list[tuple[Path, int]] = []


def path() -> Path:
    """Return where they are kept."""
    return Path(settings.DATA) / NAME


def keep(years: Years) -> Path:
    """Keep these, beside what was kept before; a crash leaves the old file or the new one."""
    kept = path()
    before = published.read_kept(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    new = kept.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(published.kept({**before, **years}))
        file.flush()
        os.fsync(file.fileno())
    new.replace(kept)
    follow()
    return kept


def follow() -> None:
    """Let what is kept count, if it is not what counts already; a running program does so too."""
    kept = path()
    changed = kept.stat().st_mtime_ns if kept.exists() else 0
    if _seen == [(kept, changed)]:
        return
    working_days.learn(published.read_kept(kept.read_text(encoding="utf-8")) if changed else {})
    _seen[:] = [(kept, changed)]
