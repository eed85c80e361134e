"""Asking for a child: a link or a paper for who holds responsibility, a decision for who has it."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from clearline import clock
from clearline.access import consents, family
from clearline.access.middleware import Request, caller_of
from clearline.policy.whom import Route
from clearline.registers import people
from clearline.registers.asking import asks, decisions, needs, owners, wordings
from clearline.registers.asking.answers import Said
from clearline.registers.asking.forms import FORMS, Channel, GivenBy, Says
from clearline.registers.recorded import Unkept
from clearline.web.family import shown as family_page
from clearline.web.family.spoken import ENGLISH, language
from clearline.web.permissions import sheet, words
from clearline.web.sign_in.second import qr_of

_BASIS = {Route.HOLDER: GivenBy.PARENT, Route.THEMSELVES: GivenBy.YOUNG_PERSON}
_A_MONTH = timedelta(days=30)


def ask(request: Request, child_id: int) -> HttpResponse:
    """Ask whoever decides, by the way that is theirs."""
    caller, at = caller_of(request), clock.now()
    child = sheet.open_(caller, child_id, at=at)
    if not consents.may_begin(caller, child_id, at=at):
        raise Http404
    found = needs.of(child, at=at)
    context = _context(child, found, caller.person_id, request, at=at)
    if request.method != "POST":
        return render(request, "permissions/ask.html", context)
    by = people.one(caller.person_id)
    forms = [f for f in FORMS if str(f) in request.POST.getlist("form")]
    doing = request.POST.get("act", "")
    if doing in {"link", "paper"}:
        return _link(request, child, forms, context, by=by, at=at)
    answer = _decide(request, child, forms, by=by, at=at)
    if isinstance(answer, Unkept):
        return render(request, "permissions/ask.html", context | {"why": str(answer)})
    return sheet.back(child_id, answer)


def _link(  # noqa: PLR0913 - what is asked, of whom, and by whom
    request: Request, child: Any, forms: list[Channel], context: dict[str, Any], *, by: Any, at: Any
) -> HttpResponse:
    """Ask by a link, shown once; on paper the same link is printed beside the form."""
    key = request.POST.get("person", "")
    mine = [p for p in context["persons"] if str(p.pk) == key]
    if not mine:
        return render(request, "permissions/ask.html", context | {"why": "Choose who is asked."})
    basis = _BASIS[context["route"]]
    kept = asks.begin(child, person=mine[0], given_by=basis, forms=forms, by=by, at=at)
    if isinstance(kept, Unkept):
        return render(request, "permissions/ask.html", context | {"why": str(kept)})
    return shown_link(request, kept, by=by, at=at, on_paper=request.POST["act"] == "paper")


def shown_link(
    request: Request, ask: Any, *, by: Any, at: datetime, on_paper: bool
) -> HttpResponse:
    """Make a link, and show it with its code: now, and never again."""
    made = family.make(ask, by=by, at=at)
    spoken = language(request.POST.get("in", "")[:20], at=at)
    opens = reverse("family:open", args=[made.token]) + spoken.query
    link = request.build_absolute_uri(opens)
    sender = family_page.sender_of(ask, at=at)
    names = family_page.named(ask, sender, spoken)
    context = {
        "asked": ask,
        "link": link,
        "qr": qr_of(link),
        "code": made.spoken_code,
        "until": ask.until_on,
        "sender": sender,
        "language": spoken,
        "say": spoken.say(**names),
        "rows": family_page.rows(ask, spoken, names, at=at, chosen={}),
        "months": family_page.months(spoken),
        "back": reverse("permissions:one", args=[ask.pk]),
    }
    return render(request, f"permissions/{'paper' if on_paper else 'link'}.html", context)


_DECIDES = {"as_authority": GivenBy.LOCAL_AUTHORITY, "delegated": GivenBy.DELEGATED_MANAGER}


def _decide(
    request: Request, child: Any, forms: list[Channel], *, by: Any, at: datetime
) -> str | Unkept:
    """Decide, propose, or hand it to the social worker."""
    doing, says = request.POST.get("act", ""), request.POST.get("says", "")
    kept: Any = Unkept((("", "Choose yes or no."),))
    if doing == "authority":
        kept = decisions.ask_the_authority(child, forms, by=by, at=at)
    elif doing == "together":
        yes = {form: Said(Says.YES, _until(request, at), _reason(request)) for form in forms}
        kept = decisions.propose_together(child, yes, by=by, at=at)
    elif doing in _DECIDES and says in {"yes", "no"}:
        until = _until(request, at) if says == "yes" else None
        said = {form: Said(Says(says), until, _reason(request)) for form in forms}
        kept = decisions.decide(child, said, given_by=_DECIDES[doing], by=by, at=at)
    if isinstance(kept, Unkept):
        return kept
    return {"authority": "asked", "together": "proposed"}.get(doing, "decided")


def _reason(request: Request) -> str:
    return request.POST.get("words", "").strip()[:500]


def _until(request: Request, at: datetime) -> date | None:
    months = request.POST.get("months", "")
    return (at + int(months) * _A_MONTH).date() if months in family_page.MONTHS else None


def _context(
    child: Any, found: needs.Sheet, person_id: int, request: Request, *, at: datetime
) -> dict[str, Any]:
    refused = asks.refused_by_the_child(child)
    named = set(request.POST.getlist("form") or request.GET.getlist("form"))
    route = found.whom.law.route
    forms = [
        {
            "value": line.channel.value,
            "name": words.row(line, now=at).name,
            "says": words.why(line, now=at),
            "is_chosen": line.channel.value in named,
            "is_refused": line.channel in refused,
        }
        for line in found.lines
    ]
    social_worker = owners.social_worker(child, at=at)
    delegated = asks.delegated(child, on=at.date()) if found.whom.may_be_delegated else set()
    return {
        "child": child,
        "route": route,
        "decides": words.who_decides(found.whom),
        "law": found.whom.law,
        "persons": _persons(child, found),
        "forms": forms,
        "social_worker": social_worker.called,
        "is_social_worker": social_worker.pk == person_id,
        "is_delegated": bool(delegated) and owners.manager(child, at=at).pk == person_id,
        "may_waive": found.whom.may_be_waived and route is Route.TOGETHER,
        "months": family_page.months(ENGLISH),
        "back": reverse("permissions:sheet", args=[child.pk]),
        "words": _reason(request),
        "languages": wordings.in_force(at=at).values(),
        "language": request.POST.get("in", ""),
    }


def _persons(child: Any, found: needs.Sheet) -> list[Any]:
    """Return those whom a link may ask: never anybody whom a court keeps away."""
    if found.whom.law.route is Route.THEMSELVES:
        return [child.person]
    return [people.one(key) for key in found.whom.persons]
