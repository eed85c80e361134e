"""A file brought in on a page: read beside the pages, looked at, and then brought in or left."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.db import close_old_connections, connection

from clearline import clock
from clearline.registers.brought_in import sources
from clearline.registers.brought_in.fault import Fault, left_out
from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.ssda903 import told
from clearline.registers.brought_in.ssda903.bring import Terms
from clearline.registers.brought_in.ssda903.bring import bring as bring_return
from clearline.registers.brought_in.ssda903.files import Return, read
from clearline.registers.brought_in.tables.bring import TABLES
from clearline.registers.brought_in.tables.bring import bring as bring_table
from clearline.registers.brought_in.tables.shape import Clerk
from clearline.registers.models import Home, Import, ImportState, Person

RETURN = "ssda903"
KINDS = {RETURN: "The statutory return (SSDA903)"} | {t.name: t.title for t in TABLES.values()}
LARGEST = 20 * 1024 * 1024
# More than this is in the file that can be fetched from the command line.
MOST_CHANGES, MOST_FAULTS = 300, 2_000
# A worker that has not moved on for so long was cut off.
CUT_OFF = timedelta(minutes=2)


@dataclass(frozen=True)
class Asked:
    """What somebody wants to bring in, and for which homes and children they answer."""

    what: str
    name: str
    by: Person
    home: Home | None = None
    homes: frozenset[int] | None = None
    children: frozenset[int] | None = None


@dataclass
class _Told:
    says: list[str] = field(default_factory=list)
    changes: list[list[Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    changed: int = 0

    def take(self, who: str, says: Sequence[str]) -> None:
        self.changed += 1
        if len(self.changes) < MOST_CHANGES:
            self.changes.append([who, list(says)])


def begin(asked: Asked, content: bytes, *, at: datetime) -> Import:
    """Keep the file until it has been looked at, and begin to read it."""
    made = Import.objects.create(
        what=asked.what,
        file=asked.name[:200],
        home=asked.home,
        by=asked.by,
        begun_at=at,
        moved_at=at,
        state=ImportState.READING,
        content=content,
    )
    _work(_read, made.pk, asked)
    return made


def go(made: Import, asked: Asked) -> bool:
    """Bring in what was looked at; of two who press at once, one is enough."""
    waiting = Import.objects.filter(pk=made.pk, state=ImportState.REVIEW)
    now = clock.now()
    if waiting.update(state=ImportState.BRINGING, moved_at=now, done=0, of=0) == 0:
        return False
    _work(_bring, made.pk, asked)
    return True


def go_on(made: Import, asked: Asked) -> bool:
    """Do again what a restart has cut off: nothing is brought in twice."""
    was = ImportState(made.state)
    if not is_cut_off(made, at=clock.now()):
        return False
    stood = Import.objects.filter(pk=made.pk, state=was, moved_at=made.moved_at)
    if stood.update(moved_at=clock.now()) == 0:
        return False
    _work(_read if was == ImportState.READING else _bring, made.pk, asked)
    return True


def leave(made: Import) -> None:
    """Bring nothing in, and keep the file no longer."""
    waiting = Import.objects.filter(pk=made.pk, state=ImportState.REVIEW)
    waiting.update(state=ImportState.LEFT, content=None, moved_at=clock.now())


def is_cut_off(made: Import, *, at: datetime) -> bool:
    """Say whether nobody is working on it any more, although it is not done."""
    works = made.state in {ImportState.READING, ImportState.BRINGING}
    return works and at - made.moved_at > CUT_OFF


def of(person: Person) -> Any:
    """Return what somebody has brought in, newest first."""
    return Import.objects.filter(by=person).defer("content").order_by("-begun_at", "-pk")


def _work(do: Callable[[int, Asked], None], key: int, asked: Asked) -> None:
    """Do it beside the pages; inside a transaction, which nobody else sees into, at once."""
    if connection.in_atomic_block:
        do(key, asked)
        return

    def alone() -> None:
        try:
            do(key, asked)
        finally:
            close_old_connections()
            connection.close()

    threading.Thread(target=alone, name=f"import-{key}", daemon=True).start()


def _read(key: int, asked: Asked) -> None:
    made = Import.objects.get(pk=key)
    found = _do(made, asked, is_dry=True)
    is_in_vain = found.changed == 0
    Import.objects.filter(pk=key).update(
        state=ImportState.REFUSED if is_in_vain else ImportState.REVIEW,
        # Of a file from which nothing comes in, nothing is kept.
        content=None if is_in_vain else made.content,
        **_columns(found),
    )


def _bring(key: int, asked: Asked) -> None:
    made = Import.objects.get(pk=key)
    found = _do(made, asked, is_dry=False)
    Import.objects.filter(pk=key).update(state=ImportState.DONE, content=None, **_columns(found))


def _columns(found: _Told) -> dict[str, Any]:
    return {
        "says": found.says,
        "changes": found.changes,
        "faults": [list(fault) for fault in found.faults[:MOST_FAULTS]],
        "left_out": left_out(found.faults),
        "moved_at": clock.now(),
    }


def _do(made: Import, asked: Asked, *, is_dry: bool) -> _Told:
    content = bytes(made.content or b"")
    if made.what == RETURN:
        return _do_return(made, asked, content, is_dry=is_dry)
    found, at = _Told(), clock.now()
    clerk = Clerk(asked.by, at, is_dry, asked.homes, asked.children)
    source = Source(made.file, BytesIO(content))
    outcome = bring_table(
        TABLES[made.what], source, clerk, tell=found.take, progress=_noting(made.pk)
    )
    found.faults = outcome.faults
    found.says = [f"Rows that change something: {outcome.changed:,}"]
    found.says.append(f"Rows that are so already: {outcome.unchanged:,}")
    return found


def _do_return(made: Import, asked: Asked, content: bytes, *, is_dry: bool) -> _Told:
    found, sent = _Told(), Return()
    read(sources.in_upload(made.file, content, sent.faults), sent)
    terms = Terms(asked.by, clock.now(), home=asked.home, is_dry=is_dry)
    outcome = bring_return(sent, terms, tell=found.take, progress=_noting(made.pk))
    found.faults = outcome.faults
    # Somebody is asked whether two are one: that is something that comes of it.
    found.changed += outcome.counts["waits"]
    found.says = [*outcome.aside, *told.lines(outcome.counts)]
    return found


def _noting(key: int) -> Callable[[int, int], None]:
    """Return what takes note of how far it is, for the page that shows it."""

    def note(done: int, of: int) -> None:
        Import.objects.filter(pk=key).update(done=done, of=of, moved_at=clock.now())

    return note


def shown(made: Import) -> list[Fault]:
    """Return the faults of an import."""
    return [Fault(*fault) for fault in made.faults]


def asked_again(made: Import, asked: Asked) -> Asked:
    """Return what was asked for, for the file that was kept."""
    return replace(asked, what=made.what, name=made.file, home=made.home)
