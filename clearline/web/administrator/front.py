"""How it runs: the record, the ledger, the disk, who signs in. No words, and no child's name."""

import shutil
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

import clearline
from clearline import clock
from clearline.access import records
from clearline.access import state as signing_in
from clearline.access.middleware import Request, caller_of
from clearline.ledger import outside, verified
from clearline.ledger import state as ledger

# Below this a night's photographs could fill the disk.
LITTLE_ROOM = 2 * 2**30
_GIGABYTE = 2**30
_DATABASES = {"sqlite": "SQLite, one file", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Somebody:
    """One who cannot sign in by themselves, and whether the caller may give them a link."""

    id: int
    name: str
    may_give: bool


def front(request: Request) -> HttpResponse:
    """Show how it runs."""
    caller, at = caller_of(request), clock.now()
    free = shutil.disk_usage(settings.DATA if settings.DATA.exists() else "/").free
    shown = {
        "version": clearline.__version__,
        "database": _DATABASES.get(connection.vendor, connection.vendor),
        "ledger": ledger.now(),
        "verified": verified.last(),
        "kept_outside": outside.file(at=at),
        "is_kept_elsewhere": bool(settings.LEDGER_CHECKPOINT_FILE),
        "free": f"{free / _GIGABYTE:,.1f} GB",
        "is_little": free < LITTLE_ROOM,
        "signing_in": signing_in.now(at=at),
        "lost": [
            Somebody(
                person.pk,
                person.name,
                records.link_for_staff(caller, person.pk, at=at) is not None,
            )
            for person in signing_in.without_second_step()
        ],
        "at": at,
    }
    return render(request, "administrator/front.html", shown)
