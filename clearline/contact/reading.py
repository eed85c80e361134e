"""Staff reading what a child wrote: the child sees it, and it is in the record."""

from datetime import datetime

from django.db import transaction

from clearline.access import looks
from clearline.access.caller import Caller
from clearline.access.models import LookKind
from clearline.contact import written
from clearline.contact.models import Event
from clearline.contact.seen import As, View
from clearline.ledger import sequence


def note(caller: Caller, view: View, *, at: datetime) -> None:
    """Record that somebody opened a conversation, before any of it is shown.

    Whoever oversees or reviews leaves a look; and of everybody on the staff's side who had not
    yet read the child's newest words the child is told. A child's own reading is not recorded.
    """
    if view.as_ is As.CHILD:
        return
    if view.as_ in {As.OVERSEER, As.REVIEWER}:
        looks.take(caller, view.line.child, LookKind.CONVERSATION, str(view.line.id), at=at)
    if _unread(view) is not None:
        _mark(view, at=at)


def _unread(view: View) -> Event | None:
    """Return the child's newest message, if this viewer has not read as far as that."""
    here = Event.objects.filter(conversation=view.line.id).defer("facts", "answer")
    newest = here.filter(kind=Event.Kind.SENT, by=view.line.child).order_by("-place").first()
    if newest is None:
        return None
    read = here.filter(kind=Event.Kind.READ, by=view.person, place__gt=newest.place)
    return None if read.exists() else newest


def _mark(view: View, *, at: datetime) -> None:
    with transaction.atomic(), sequence.head() as head:
        # Asked again under the head: two tabs of one reader leave one mark.
        newest = _unread(view)
        if newest is None:
            return
        page = written.Page(head, at)
        page.event(Event.Kind.READ, (newest.message_id, view.line.id), by=view.person)
        page.write()
