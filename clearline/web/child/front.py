"""A child's first page, and whom they can turn to."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import private_line
from clearline.access.caller import Caller
from clearline.access.middleware import caller_of
from clearline.contact import mine, thread
from clearline.contact.mine import Kind, Mine
from clearline.registers import whereabouts
from clearline.registers.leaving import moves
from clearline.web import spoken
from clearline.web.child import number, says, seen_here
from clearline.web.child.shown import Front, Help, Line, Person


def front(request: HttpRequest) -> HttpResponse:
    """Show my people, what is new, and what I can do."""
    caller, at = caller_of(request), clock.now()
    lines = mine.all_of(caller, at=at)
    shown = _front(caller, lines, seen_here.places(request), at)
    return render(request, "child/front.html", {"front": shown, "here": "front"})


def get_help(request: HttpRequest) -> HttpResponse:
    """Show everybody who helps. That it was opened is written down nowhere."""
    lines = mine.all_of(caller_of(request), at=clock.now())
    private = [line for line in lines if line.seat]
    shown = Help(
        next((p for line, p in _doors(private) if _kind(line) in {Kind.IRO, Kind.DUTY_IRO}), None),
        tuple(p for line, p in _doors(private) if _kind(line) is Kind.ADVOCATE),
        _place_of(_home_of(lines)),
    )
    context = {"help": shown, "here": "help", "back": reverse("child:front")}
    return render(request, "child/help.html", context)


def _front(caller: Caller, lines: Sequence[Mine], seen: Mapping[str, int], at: datetime) -> Front:
    home = _home_of(lines)
    on = whereabouts.who_is_on([home.home.pk], at=at) if home and home.home else []
    here = {person.pk for person in on}
    names = [says.first(person) for person in on]
    place = _place_of(home)
    return Front(
        called=caller.called,
        place=place,
        who_is_in=f"{spoken.names(names)} {'are' if names[1:] else 'is'} at {place}." if on else "",
        lines=tuple(_line(line, seen) for line in lines if line.home is not None),
        people=tuple(_people(caller, lines, here, at)),
        private=tuple(person for _, person in _doors([line for line in lines if line.seat])),
        someone_else=reverse("child:someone_else", args=[home.id]) if home else "",
        number=number.to_say(caller.person_id),
        new_pin=_new_pin(caller, at),
        may_leave=caller.person_id in moves.known([caller.person_id]),
    )


def _new_pin(caller: Caller, at: datetime) -> str:
    """Say that a PIN was set anew on another phone: it may not have been the child."""
    phone = private_line.renewed_since(caller, at=at)
    if phone is None:
        return ""
    when = spoken.moment(phone.device.made_at, now=at)
    link = f" {says.first(phone.given_by)} made the link for it." if phone.given_by else ""
    return f"A new PIN was set for you {when}, on another phone: {phone.device.words}.{link}"


def _home_of(lines: Sequence[Mine]) -> Mine | None:
    return next((line for line in lines if line.home is not None), None)


def _place_of(home: Mine | None) -> str:
    return home.home.short_name if home and home.home else "the home"


def _line(line: Mine, seen: Mapping[str, int]) -> Line:
    said = [s for s in thread.read(line.view).said if not s.is_hidden]
    last = said[-1] if said else None
    # Whoever has answered has read what they answered, on whichever phone.
    read = max([seen_here.upto(seen, line.id), *(s.place for s in said if s.is_mine)])
    by = "You" if last and last.is_mine else says.first(last.author) if last and last.author else ""
    return Line(
        name=says.name_of(line),
        last=(f"{by}: {last.text}" if by else last.text) if last else "",
        new=sum(1 for s in said if not s.is_mine and s.place > read),
        href=_to(line),
    )


def _people(caller: Caller, lines: Sequence[Mine], here: set[int], at: datetime) -> list[Person]:
    """Return my keyworker and my social worker, each with the line on which they answer."""
    by_lane = {line.view.line.lane: line for line in lines}
    return [
        Person(
            name=says.first(person),
            says=says.TIES[tie].capitalize() + (". Here now." if person.pk in here else ""),
            href=_to(by_lane[_lane(tie)]),
            letters=spoken.initials(person.name),
        )
        for person, tie in mine.ties(caller.person_id, at=at).values()
        if _lane(tie) in by_lane
    ]


def _lane(tie: str) -> str:
    return "staff" if tie == "keyworker" else "authority"


def _doors(private: Sequence[Mine]) -> list[tuple[Mine, Person]]:
    return [
        (
            line,
            Person(
                name=says.first(line.seat.person),
                says=says.WHAT_FOR[Kind(line.seat.kind)],
                href=_to(line),
                letters=spoken.initials(line.seat.person.name),
            ),
        )
        for line in private
        if line.seat is not None
    ]


def _kind(line: Mine) -> Kind | None:
    return Kind(line.seat.kind) if line.seat is not None else None


def _to(line: Mine) -> str:
    return reverse("child:talk", args=[line.id]) + "#end"
