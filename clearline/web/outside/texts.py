"""Texts that somebody has to look at: not delivered, from nobody known, or not yet made sure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access.caller import Caller, Face
from clearline.access.middleware import Request, caller_of
from clearline.contact.outside import arrivals, deciding, joins, numbers, reach
from clearline.contact.overview import children as mine
from clearline.contact.overview.children import Mine
from clearline.registers import people
from clearline.web import spoken
from clearline.web.staff import forms

MOST = 50
_NOT_DELIVERED = {
    "undelivered": "The text service could not deliver it.",
    "set_aside": "Nobody could send it for two days.",
}
_REFUSED = {
    joins.Refusal.NO_NUMBER: "That is no telephone number.",
    joins.Refusal.SOMEBODY_ELSES: "That number is said to be somebody else’s. End that first.",
    joins.Refusal.YOUR_OWN: "You said it yourself: somebody else must say the same.",
    joins.Refusal.NOT_THEIRS: "That number is not said to be yours.",
    joins.Refusal.GONE: "Somebody else has seen to it. Look again.",
}


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that no carrier delivered."""

    id: UUID
    href: str
    child: str
    writer: str
    says: str
    when: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text that came."""

    words: str
    when: str


@dataclass(frozen=True, slots=True)
class FromNobody:
    """All that waits of one number that nobody knows."""

    id: UUID  # of the first text
    number: str
    may_answer: bool
    home: str
    texts: tuple[Text, ...]
    # Whose it is on record: their conversation did not take it.
    child: int | None
    newest: UUID


@dataclass(frozen=True, slots=True)
class SaidToBe:
    """A number that somebody says is a child's or their family's."""

    id: int
    number: str
    whose: str
    says: str
    is_sure: bool
    may_second: bool
    texts: tuple[str, ...]


def front(request: Request, *, problem: str = "", status: int = 200) -> HttpResponse:
    """Show them."""
    caller, at = caller_of(request), clock.now()
    cared_for = mine.of(caller, at=at)
    homes = {child.where.home for child in cared_for if child.where.home}
    page = {
        "undelivered": [_undelivered(row, at) for row in deciding.waiting(homes)[:MOST]],
        "from_nobody": _from_nobody(_unplaced(caller, homes)[:MOST], at),
        "said_to_be": [
            _said_to_be(row, caller, at) for row in joins.of_children([c.id for c in cared_for])
        ],
        "children": [(child.id, child.name) for child in cared_for],
        "problem": problem,
    }
    return render(request, "outside/texts.html", page, status=status)


def _unplaced(caller: Caller, homes: Collection[int]) -> QuerySet[Any]:
    # What came to no number of ours is for those who answer for a home.
    everywhere: set[int | None] = {None} if caller.is_any(Face.MANAGER) else set()
    return arrivals.waiting({*homes, *everywhere})


def _undelivered(row: Any, at: datetime) -> Undelivered:
    author = row.message.author
    return Undelivered(
        row.message_id,
        f"{reverse('staff:talk', args=[row.conversation_id])}#m-{row.message_id}",
        row.conversation.child.person.called,
        author.called if author else "Clearline",
        _NOT_DELIVERED[row.state],
        spoken.moment(row.message.written_at, now=at),
    )


def _from_nobody(rows: Iterable[Any], at: datetime) -> list[FromNobody]:
    """Put what came from one number together: it is said once whose it is."""
    by_number: dict[str, list[Any]] = {}
    for row in rows:
        by_number.setdefault(row.address, []).append(row)
    return [_of_number(number, found, at) for number, found in by_number.items()]


def _of_number(number: str, rows: list[Any], at: datetime) -> FromNobody:
    first, owners = rows[0], reach.whose("sms", number, at=at)
    return FromNobody(
        first.pk,
        numbers.shown(number),
        bool(numbers.normal(number)),
        first.home.short_name if first.home else "",
        tuple(Text(_words_of(row), spoken.moment(row.came_at, now=at)) for row in rows),
        owners[0].person if len(owners) == 1 and owners[0].is_child else None,
        rows[-1].pk,
    )


def _words_of(row: Any) -> str:
    words = getattr(row, "unplacedwords", None)
    return words.text if words else ""


def _said_to_be(row: Any, caller: Caller, at: datetime) -> SaidToBe:
    whose = f"{row.child.person.called}’s"
    if row.person_id != row.child_id:
        whose = f"of {whose} family"
    says = f"Said by {row.said_by.called}, {spoken.moment(row.said_at, now=at)}. "
    if row.confirmed_at:
        says += f"Made sure {row.get_confirmed_how_display()}."
    else:
        says += "Nobody has made sure, so nothing personal goes there."
    texts = [] if row.person_id == row.child_id else list(row.texts.select_related("unplacedwords"))
    return SaidToBe(
        row.pk,
        numbers.shown(row.address),
        whose,
        says,
        row.confirmed_at is not None,
        row.said_by_id != caller.person_id,
        tuple(each.unplacedwords.text for each in texts),
    )


def join(request: Request) -> HttpResponse:
    """Take down whose a number is said to be: a child's, or somebody's of their family."""
    caller, at = caller_of(request), clock.now()
    if not request.POST.get("child"):
        return front(request, problem="Say which child it is.", status=422)
    child = _mine(caller, forms.key(request.POST["child"]), at)
    found = arrivals.waiting_text(forms.uuid(request.POST.get("text", "")))
    number = found.address if found else request.POST.get("number", "")
    row = joins.join_for(
        number, child.id, family=request.POST.get("whose") == "family", by=caller.person_id, at=at
    )
    return _answer(request, row)


def confirm(request: Request, joining: int) -> HttpResponse:
    """Make a number sure: seen in person, or said by a second person."""
    caller, at = caller_of(request), clock.now()
    _own(caller, joining, at)
    how = joins.How.SECOND if request.POST.get("how") == "second" else joins.How.IN_PERSON
    me = people.one(caller.person_id)
    return _answer(request, joins.confirm(joining, how, by=me, at=at))


def wrong(request: Request, joining: int) -> HttpResponse:
    """Say that a number is somebody else's."""
    caller, at = caller_of(request), clock.now()
    _own(caller, joining, at)
    joins.wrong_person(joining, by=people.one(caller.person_id), at=at)
    return redirect("outside:texts")


def put_away(request: Request, text: UUID) -> HttpResponse:
    """Say that what came from the number of this text is for nobody here."""
    caller, at = caller_of(request), clock.now()
    homes = {child.where.home for child in mine.of(caller, at=at) if child.where.home}
    waiting = _unplaced(caller, homes)
    first = waiting.filter(pk=text).first()
    if first is None:
        raise Http404
    me = people.one(caller.person_id)
    # No more than was on the page: what came since has not been read.
    seen = waiting.filter(address=first.address)
    if upto := forms.uuid(request.POST.get("upto", "")):
        seen = seen.filter(came_at__lte=waiting.filter(pk=upto).values("came_at")[:1])
    for row in seen:
        arrivals.put_away(row.pk, by=me, at=at)
    return redirect("outside:texts")


def again(request: Request, message: UUID) -> HttpResponse:
    """Have a text tried again."""
    refusal = deciding.try_again(message, by=caller_of(request), at=clock.now())
    return _decided(request, refusal)


def let_be(request: Request, message: UUID) -> HttpResponse:
    """Try a text no more, and say why."""
    reason = request.POST.get("reason", "")[:500]
    refusal = deciding.let_be(message, by=caller_of(request), reason=reason, at=clock.now())
    return _decided(request, refusal)


def _decided(request: Request, refusal: deciding.Refusal | None) -> HttpResponse:
    if refusal is deciding.Refusal.NOT_YOURS:
        raise Http404
    if refusal is deciding.Refusal.NO_REASON:
        return front(request, problem="Say why it is let be.", status=422)
    return redirect("outside:texts")


def _answer(request: Request, row: object) -> HttpResponse:
    if isinstance(row, joins.Refusal):
        return front(request, problem=_REFUSED[row], status=422)
    return redirect("outside:texts")


def _mine(caller: Caller, child: int | None, at: datetime) -> Mine:
    found = mine.one(caller, child, at=at) if child else None
    if found is None:
        raise Http404
    return found


def _own(caller: Caller, joining: int, at: datetime) -> None:
    """Refuse as not there what is said of a child for whom the caller may not act."""
    child = joins.child_of(joining)
    if child is None or mine.one(caller, child, at=at) is None:
        raise Http404
