"""What presses: the crises and the worries that are open, asked for only where there are any."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Value

from clearline.access.caller import Caller, Face
from clearline.contact.crises import reading as crises
from clearline.contact.found import worries
from clearline.contact.found.worries import Seen
from clearline.contact.models import Crisis, Worry

_HAVE_CRISES = (Face.WORKER, Face.MANAGER, Face.SOCIAL_WORKER)


@dataclass(frozen=True, slots=True)
class Pressing:
    """What is open, of that in which somebody has a place or of which they are told."""

    crises: list[Crisis]
    worries: list[Seen]


def of(caller: Caller, *, at: datetime) -> Pressing:
    """Return it. One question, as nearly always there is nothing; otherwise those of each."""
    found = _any()
    has_place = "crisis" in found and caller.is_any(*_HAVE_CRISES)
    return Pressing(
        crises=crises.open_of(caller, at=at) if has_place else [],
        worries=worries.open_of(caller.person_id, at=at) if "worry" in found else [],
    )


def _any() -> set[str]:
    open_crises = Crisis.objects.filter(ended_at=None).values_list(Value("crisis"))
    open_worries = Worry.objects.filter(taken_at=None).values_list(Value("worry"))
    # A union says each word once, however many rows there are.
    return {word for (word,) in open_crises.union(open_worries)}
