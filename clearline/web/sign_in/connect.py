"""Links are made: by staff for a child's phone, by managers for work phones and for staff."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from clearline import clock
from clearline.access import accounts, links, private_line, records
from clearline.access.limits import LIMITS
from clearline.access.links import For
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Account, LinkKind
from clearline.registers import people
from clearline.web import back
from clearline.web.sign_in import sso
from clearline.web.sign_in.forms import StaffNameForm
from clearline.web.sign_in.second import qr_of


def child(request: Request, child_id: int) -> HttpResponse:
    """Give a child a link for their own phone; it is shown once, and everybody sees who gave it."""
    caller, at = caller_of(request), clock.now()
    found = records.child_in_care_of(caller, child_id, at=at)
    if found is None:
        raise Http404
    phones = [p for p in private_line.phones_of(found.pk) if p.device.ended_at is None]
    page: dict[str, object] = {
        "called": found.person.called,
        "phones": phones,
        "back": _back(request, reverse("staff:child", args=[child_id]), "children", child_id),
    }
    # Whoever asks for a link over the telephone, or by a friend, may be anybody.
    if request.method != "POST" or request.POST.get("sees") != "yes":
        page["was_not_seen"] = request.method == "POST"
        return render(request, "sign_in/connect_child.html", page)
    by = people.one(caller.person_id)
    account = accounts.of_child(found.person, by=by, at=at)
    token = links.make(For(LinkKind.CHILD, account=account), by=by, at=at)
    page |= shown_link(request, token) | {"until": at + LIMITS.child_link}
    return render(request, "sign_in/connect_child.html", page)


def _back(request: Request, href: str, kind: str, key: int) -> str:
    """Return the way back: where one came from, or the page of whom the link is for."""
    return back.of(request, href, "Back", reverse("registers:page", args=[kind, key])).href


def shown_link(request: Request, token: str) -> dict[str, object]:
    """Return a link that was just made, as words and as a QR code."""
    link = request.build_absolute_uri(reverse("sign_in:link", args=[token]))
    return {"link": link, "qr": qr_of(link)}


def phone(request: Request, equipment_id: int) -> HttpResponse:
    """Bind a work phone: its code is scanned with that phone."""
    caller, at = caller_of(request), clock.now()
    equipment = records.equipment_enrolled_by(caller, at=at).filter(pk=equipment_id).first()
    if equipment is None:
        raise Http404
    page: dict[str, object] = {
        "equipment": equipment,
        "back": _back(request, reverse("manager:equipment"), "equipment", equipment_id),
    }
    if request.method == "POST":
        by = people.one(caller.person_id)
        token = links.make(For(LinkKind.EQUIPMENT, equipment=equipment), by=by, at=at)
        page |= shown_link(request, token) | {"until": at + LIMITS.equipment_link}
        page["code"] = links.spelled(token)
        page["enrol"] = request.build_absolute_uri(reverse("sign_in:enrol"))
    return render(request, "sign_in/connect_phone.html", page)


def staff(request: Request, person_id: int) -> HttpResponse:
    """Let a member of staff set a password; whoever asks shows who they are first."""
    caller, at = caller_of(request), clock.now()
    kind = records.link_for_staff(caller, person_id, at=at)
    if kind is None:
        raise Http404
    if not caller.is_fresh(at=at):
        query = urlencode({"next": request.path})
        return HttpResponseRedirect(f"{reverse('sign_in:again')}?{query}")
    person = people.one(person_id)
    account = Account.objects.filter(person=person, closed_at=None).first()
    form = None if account else StaffNameForm(request.POST or None)
    page: dict[str, object] = {
        "called": person.called,
        "account": account,
        "person": person_id,
        "sso": sso.ways(),
        "form": form,
        "back": _back(request, reverse("sign_in:front"), "staff", person_id),
    }
    if request.method == "POST" and (form is None or form.is_valid()):
        by = people.one(caller.person_id)
        if form is not None:
            account = _opened(form, whose=person_id, by=caller.person_id)
        if account is not None:
            token = links.make(For(kind, account=account), by=by, at=at)
            page |= shown_link(request, token) | {
                "until": at + LIMITS.staff_link,
                "account": account,
            }
    return render(request, "sign_in/connect_staff.html", page)


def _opened(form: StaffNameForm, *, whose: int, by: int) -> Account | None:
    name = form.cleaned_data["name"]
    if accounts.owner(name) is not None:
        form.add_error("name", "Somebody else signs in with this one.")
        return None
    return accounts.open_for(people.one(whose), name=name, by=people.one(by), at=clock.now())
