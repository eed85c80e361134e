"""A link is opened by whoever it is for: a code, the answers, and changing one's mind later."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from clearline import clock
from clearline.access import cookies, family
from clearline.access.middleware import Request
from clearline.access.models import FamilyLink
from clearline.registers.asking import answers, wordings, wrong_person
from clearline.registers.asking.answers import Said
from clearline.registers.asking.forms import Channel, Says
from clearline.registers.recorded import Unkept
from clearline.web.family import shown
from clearline.web.family.spoken import Spoken, language

GONE, WRONG, SOON = 410, 403, 429
A_MONTH = timedelta(days=30)


# The address itself is the secret that a form of another site would have to know. Django's own
# check asks for the Origin, which a browser takes off where nothing may be told of the address.
@csrf_exempt
def opened(request: Request, token: str) -> HttpResponse:
    """Ask for the code, then show what is asked; take the answers."""
    at = clock.now()
    link = family.find(token, at=at)
    if link is None:
        return _say(request, "gone", at=at, status=GONE)
    value = request.COOKIES.get(cookies.name_of(family.COOKIE, secure=request.is_secure()), "")
    if not family.is_visiting(value, link, at=at):
        return _code(request, link, at=at)
    return _answers(request, link, at=at)


@csrf_exempt
def not_me(request: Request, token: str) -> HttpResponse:
    """Take it that a link has reached somebody else: the home hears of it, and nothing is shown."""
    at = clock.now()
    link = family.find(token, at=at)
    if link is None:
        return _say(request, "gone", at=at, status=GONE)
    wrong_person.say(link.ask, at=at)
    return _say(request, "thanks", at=at)


def _code(request: Request, link: FamilyLink, *, at: datetime) -> HttpResponse:
    """Ask for the code. Before it is right no page names the child."""
    if request.method != "POST":
        return _say(request, "code", link, at=at)
    address = request.META.get("REMOTE_ADDR", "")
    tried = family.prove(link, request.POST.get("code", ""), address=address, at=at)
    if not tried.is_right:
        status = SOON if tried.wait else WRONG
        return _say(request, "code", link, at=at, status=status, wrong=True, wait=tried.wait)
    response = redirect(f"{request.path}{_language(request, at).query}")
    seconds = int(family.VISIT.total_seconds())
    cookies.put(request, response, family.COOKIE, family.visit(link, at=at), seconds)
    return _strict(response)


def _answers(request: Request, link: FamilyLink, *, at: datetime) -> HttpResponse:
    if request.method != "POST":
        return _say(request, "answers", link, at=at, kept="kept" in request.GET)
    spoken = _language(request, at)
    said = _said(request, spoken, at=at)
    answer = answers.give(link.ask, said, at=at) if said else None
    if answer is None or isinstance(answer, Unkept):
        why = str(answer) if answer is not None else ""
        chosen = {str(form): each.says.value for form, each in said.items()}
        return _say(request, "answers", link, at=at, wrong=True, why=why, chosen=chosen)
    more = f"&in={spoken.code}" if spoken.code else ""
    return _strict(redirect(f"{request.path}?kept{more}"))


def _language(request: Request, at: datetime) -> Spoken:
    return language(request.GET.get("in", "")[:20], at=at)


def _said(request: Request, spoken: Spoken, *, at: datetime) -> dict[Channel, Said]:
    """Read the answers; what was left empty is not said."""
    months = request.POST.get("months", "")
    until = None
    if months in shown.MONTHS:
        until = (at + int(months) * A_MONTH).date()
    return {
        Channel(name): Said(Says(value), until if value == Says.YES else None, spoken.read_as)
        for name, value in request.POST.items()
        if shown.is_form(name) and value in shown.ANSWERS
    }


def _say(
    request: Request,
    page: str,
    link: FamilyLink | None = None,
    *,
    at: datetime,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    spoken = _language(request, at)
    names: dict[str, str] = {"seconds": str(more.get("wait", 0))}
    rows: list[shown.FormRow] = []
    if link is not None:
        sender = shown.sender_of(link.ask, at=at)
        names |= shown.named(link.ask, sender, spoken)
        if page == "answers":
            rows = shown.rows(link.ask, spoken, names, at=at, chosen=more.get("chosen", {}))
    context = {
        "language": spoken,
        "languages": wordings.in_force(at=at).values(),
        "say": spoken.say(**names),
        "sender": names.get("sender", ""),
        "rows": rows,
        "months": shown.months(spoken),
        "path": request.path.removesuffix("not-me/"),
        **more,
    }
    return _strict(render(request, f"family/{page}.html", context, status=status))


def _strict(response: HttpResponse) -> HttpResponse:
    """Let nothing that knows this address tell it on, keep it or list it."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Cache-Control"] = "no-store"
    return response
