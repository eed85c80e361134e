"""Who is to be told of a crisis, and by when it was due: read on by whatever reaches them.

In the app they are told by the stream. Whatever else an organisation has (a text to a work phone,
an e-mail) follows this list: it remembers the last step that it told of, and asks for what came
after. What it then says outside names no child: that there is something, and where to look.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from clearline.contact.models import CrisisStep

MOST = 500


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody who is told of a crisis because something in it began or fell due."""

    step: int  # ask for what comes after this one
    crisis: int
    home: int
    person: int
    why: str  # one of the names in `deadlines`, or `brought_in`
    at: datetime


def after(step: int) -> list[ToTell]:
    """Return whom to tell since a step, oldest first.

    Steps are written under the head of the ledger, so none appears later with a smaller number.
    """
    rows = CrisisStep.objects.filter(pk__gt=step).select_related("crisis")
    told = rows.filter(kind__in=[CrisisStep.Kind.DUE, CrisisStep.Kind.BROUGHT_IN])
    return [each for row in told.order_by("pk")[:MOST] for each in _of(row)]


def newest() -> int:
    """Return the newest step that there is: whoever begins to follow begins after it."""
    return CrisisStep.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _of(row: CrisisStep) -> Iterator[ToTell]:
    why = row.of or row.kind
    for person in row.people or [row.person_id]:
        if person is not None:
            yield ToTell(row.pk, row.crisis_id, row.crisis.home_id, person, why, row.at)
