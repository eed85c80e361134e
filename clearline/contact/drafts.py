"""Words not yet sent: on the server, their author's alone, gone within a day."""

from datetime import datetime, timedelta
from uuid import UUID

from clearline.contact import sealed
from clearline.contact.lines import Line
from clearline.contact.models import Draft

KEPT_FOR = timedelta(hours=24)
# What seals a draft to its conversation; a draft has no message yet.
_DRAFT = UUID(int=0)


def keep(line: Line, person: int, text: str, *, at: datetime) -> None:
    """Keep what somebody has typed so far, sealed where it is private."""
    if not text.strip():  # nothing typed: nothing kept
        drop(line, person)
        return
    kept = (
        {"text": None, "sealed": sealed.seal(text, conversation=line.id, of=_DRAFT)}
        if line.is_protected
        else {"text": text, "sealed": None}
    )
    Draft.objects.update_or_create(
        conversation_id=line.id, author_id=person, defaults={**kept, "kept_at": at}
    )


def of(line: Line, person: int, *, at: datetime) -> str:
    """Return what somebody had typed here, if that is not too long ago."""
    found = Draft.objects.filter(conversation=line.id, author=person, kept_at__gt=at - KEPT_FOR)
    draft = found.first()
    if draft is None:
        return ""
    if draft.text is not None:
        return draft.text
    return sealed.unseal(bytes(draft.sealed or b""), conversation=line.id, of=_DRAFT)


def drop(line: Line, person: int) -> None:
    """Forget what somebody had typed here: it was sent, or taken away."""
    Draft.objects.filter(conversation=line.id, author=person).delete()


def drop_old(*, at: datetime) -> int:
    """Forget every draft of more than a day; return how many there were."""
    return Draft.objects.filter(kept_at__lte=at - KEPT_FOR).delete()[0]
