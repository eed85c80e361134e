"""What a text really says: the writer's words, and whose name may stand before them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from clearline.contact.models import Message
from clearline.registers import showing
from clearline.registers.models import Absence, Away, Child, Person, SenderStyle

SAFE_TO_TALK = "Safe to talk? Text 1 for yes, 2 for no."
NOT_SAFE = frozenset({"2", "no", "n", "nope", "not safe"})
_WAITS = "You have a message."


@dataclass(frozen=True, slots=True)
class Dress:
    """In what a text to one child goes out."""

    name: str = ""
    # Only that there is a message: the words wait behind a door.
    is_bare: bool = False
    # The child is missing and has not said that it is safe: nothing else may be asked.
    asks_first: bool = False


def phrase(words: str, dress: Dress, *, template: str, address: str = "") -> str:
    """Return what leaves: pure. The only link that ever stands in it is to Clearline itself."""
    if dress.asks_first:
        return SAFE_TO_TALK
    if dress.is_bare:
        return f"{_WAITS} {address}".strip()
    return template.format(name=dress.name, words=words) if dress.name else words


def of(words: str, dress: Dress) -> str:
    """Return what leaves, in the organisation's own template."""
    template, address = settings.SMS_TEMPLATE, settings.ADDRESS
    return phrase(words, dress, template=template, address=address)


def dress(child: Child, author: Person | None, *, at: datetime) -> Dress:
    """Return in what words of this author go out to a child now."""
    return Wardrobe(at=at).of(child, author)


class Wardrobe:
    """The dress of many texts, each child looked up once."""

    def __init__(self, *, at: datetime) -> None:
        self._at = at
        self._known: dict[int, tuple[showing.Known, bool]] = {}

    def of(self, child: Child, author: Person | None) -> Dress:
        """Return in what words of this author go out to a child."""
        if child.pk not in self._known:
            known = showing.known_of(child, to=child.person, at=self._at)
            self._known[child.pk] = known, _asks_first(child, self._at)
        known, asks_first = self._known[child.pk]
        if author is None:
            return Dress()  # the organisation's own words name nobody
        shown = known.shown
        sender = showing.to_child(known, worker=first_name(author))
        is_bare = shown is not None and shown.sender == SenderStyle.BARE
        return Dress(sender.name, is_bare=is_bare, asks_first=asks_first)


def first_name(person: Person) -> str:
    """Return what a child calls somebody."""
    return person.called.split()[0]


def _asks_first(child: Child, at: datetime) -> bool:
    """Say whether a child is missing, and has not answered by text that it is safe to talk."""
    gone = Absence.objects.in_force(at).filter(child=child, kind=Away.MISSING)
    since = gone.order_by("from_at").values_list("from_at", flat=True).first()
    if since is None:
        return False
    answers = Message.objects.filter(
        conversation__child=child, direction="inbound", channel="sms", written_at__gte=since
    )
    said = answers.order_by("-written_at").values_list("words__text", flat=True).first()
    return said is None or said.strip(" .!").casefold() in NOT_SAFE


def texts_of(messages: Sequence[Message], *, at: datetime) -> dict[UUID, str]:
    """Return what leaves of each of these, which come with words, author, child and person."""
    wardrobe = Wardrobe(at=at)
    return {
        each.id: of(each.words.text or "", wardrobe.of(each.conversation.child, each.author))
        for each in messages
    }
