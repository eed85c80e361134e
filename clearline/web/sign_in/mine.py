"""Where I am signed in, and with what: seen and ended by its owner."""

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from clearline import clock
from clearline.access import devices, factors, passkeys, private_line, sessions
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Account, Device, FactorKind, Session


def mine(request: Request) -> HttpResponse:
    """Show every sign-in, phone and second step of whoever asks."""
    caller, at = caller_of(request), clock.now()
    account = Account.objects.select_related("person").get(pk=caller.account_id)
    page: dict[str, object] = {
        "caller": caller,
        "places": sessions.places_of(account.pk, at=at),
        "no": request.GET.get("no"),
    }
    if caller.is_child:
        page |= {"phones": private_line.phones_of(caller.person_id), "back": reverse("child:front")}
        return render(request, "sign_in/mine_child.html", page)
    in_force = factors.in_force(account).order_by("added_at")
    site = passkeys.site_of(request)
    page["is_fresh"] = caller.is_fresh(at=at)
    page["passkeys"] = [f for f in in_force if f.kind == FactorKind.PASSKEY]
    page["codes_left"] = sum(f.kind == FactorKind.RECOVERY for f in in_force)
    page["new_passkey"] = passkeys.ask_for_new(site, account) if site else None
    return render(request, "sign_in/mine.html", page)


def end(request: Request) -> HttpResponse:
    """End a sign-in, all but this one, a phone or a passkey: the owner's own, and no other."""
    caller, at = caller_of(request), clock.now()
    account = Account.objects.select_related("person").get(pk=caller.account_id)
    by = account.person
    ended = Session.objects.filter(account=account)
    if (session := number(request, "session")) is not None:
        sessions.end(ended.filter(pk=session), at=at, by=by)
    elif (device := number(request, "phone")) is not None:
        devices.end(Device.objects.filter(account=account, pk=device), at=at, by=by)
    elif (passkey := number(request, "passkey")) is not None:
        return _end_passkey(request, account, passkey)
    elif "others" in request.POST:
        sessions.end(ended.exclude(pk=caller.session_id), at=at, by=by)
    return redirect("sign_in:mine")


def number(request: Request, name: str) -> int | None:
    """Return a key that a form names, or None where it is none."""
    said = request.POST.get(name, "")
    return int(said) if re.fullmatch(r"[0-9]{1,18}", said) else None


def _end_passkey(request: Request, account: Account, passkey: int) -> HttpResponse:
    at = clock.now()
    if not caller_of(request).is_fresh(at=at):
        return HttpResponseRedirect(f"{reverse('sign_in:again')}?next={reverse('sign_in:mine')}")
    theirs = account.factors.filter(kind=FactorKind.PASSKEY, pk=passkey)
    # The last way to take the second step is not taken away by a slip.
    if factors.in_force(account).exclude(kind=FactorKind.RECOVERY).exclude(pk=passkey).exists():
        factors.end(theirs, at=at, by=account.person)
    return redirect("sign_in:mine")


def codes(request: Request) -> HttpResponse:
    """Show new recovery codes, once; the older ones end."""
    caller, at = caller_of(request), clock.now()
    if not caller.is_fresh(at=at):
        return HttpResponseRedirect(f"{reverse('sign_in:again')}?next={reverse('sign_in:mine')}")
    account = Account.objects.select_related("person").get(pk=caller.account_id)
    made = factors.new_recovery_codes(account, at=at, by=account.person)
    page = {"codes": made, "go_on": reverse("sign_in:mine")}
    return render(request, "sign_in/codes.html", page)
