"""Staff reading what a child wrote: the child sees it, and it is in the record."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

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
    if view.as_ in {As.OVERSEER, As.REVIEWER, As.READER}:
        looks.take(caller, view.line.child, LookKind.CONVERSATION, str(view.line.id), at=at)
    # Who only watches answers nobody: to the child it is a look, and not “read”.
    if view.as_ is not As.READER and _unread(view) is not None:
        _mark(view, at=at)


def _unread(view: View) -> Event | None:
    """Return the child's newest message, if this viewer has not read as far as that."""
    here = Event.objects.filter(conversation=view.line.id)
    read = here.filter(kind=Event.Kind.READ, by=view.person, place__gt=OuterRef("place"))
    theirs = here.filter(kind=Event.Kind.SENT, by=view.line.child).defer("facts", "answer")
    newest = theirs.annotate(is_read=Exists(read)).order_by("-place").first()
    return None if newest is None or newest.is_read else newest


def _mark(view: View, *, at: datetime) -> None:
    with transaction.atomic(), sequence.head() as head:
        # Asked again under the head: two tabs of one reader leave one mark.
        newest = _unread(view)
        if newest is None:
            return
        page = written.Page(head, at)
        page.event(Event.Kind.READ, (newest.message_id, view.line.id), by=view.person)
        page.write()
