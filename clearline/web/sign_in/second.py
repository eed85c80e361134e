"""The second step of staff: asked each time, and set up the first time."""

import segno
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe

from clearline import clock
from clearline.access import cookies, factors, passkeys, sessions, sign_in
from clearline.access.middleware import Request
from clearline.access.models import Account, How, Session
from clearline.web.sign_in.asking import give, go_on, let_in, next_of, refuse, step
from clearline.web.sign_in.forms import CodeForm

SECOND, SET_UP, CODES = "sign_in/second.html", "sign_in/set_up.html", "sign_in/codes.html"
NOT_THE_CODE = "That is not the code. Each works once; wait for the next."


def _half(request: Request) -> Session | None:
    return sessions.half(cookies.digest_in(request), at=clock.now())


def second(request: Request) -> HttpResponse:
    """Ask for the second step."""
    half = _half(request)
    if half is None or not factors.has_second(half.account):
        return redirect(step(request, "sign_in:door" if half is None else "sign_in:set_up"))
    form = CodeForm(request.POST or None)
    page = (SECOND, {"passkey": _passkey(request, half.account)})
    if not form.is_valid():
        return render(request, SECOND, {"form": form, "next": next_of(request), **page[1]})
    tried = sign_in.with_second(half, form.cleaned_data["code"], at=clock.now())
    if not tried.is_right:
        return refuse(request, form, page, tried, NOT_THE_CODE)
    return let_in(request, tried, go_on(request))


def _passkey(request: Request, account: Account) -> object:
    site = passkeys.site_of(request)
    return passkeys.ask(site, account) if site and passkeys.has_any(account) else None


def set_up(request: Request) -> HttpResponse:
    """Let somebody who has none put a code app in place; then show their recovery codes, once."""
    half = _half(request)
    if half is None or factors.has_second(half.account):
        return redirect(step(request, "sign_in:door" if half is None else "sign_in:second"))
    form = CodeForm(request.POST or None)
    form.fields["code"].help_text = "Six numbers from the app."
    if form.is_valid():
        at = clock.now()
        if factors.prove_totp(half.account, form.cleaned_data["code"], at=at):
            return _show_codes(request, half)
        form.say(NOT_THE_CODE)
    return render(request, SET_UP, {"form": form, **_app(half.account)})


def _app(account: Account) -> dict[str, object]:
    secret = factors.begin_totp(account, at=clock.now())
    address = factors.address_of(secret, name=account.name or account.person.called)
    spaced = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return {"qr": qr_of(address), "secret": spaced, "address": address}


def qr_of(words: str) -> SafeString:
    """Return a QR code as SVG, dark on light in either theme."""
    code = segno.make(words, micro=False)
    drawn = code.svg_inline(scale=5, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return mark_safe(drawn)  # noqa: S308 - our own drawing


def _show_codes(request: Request, half: Session) -> HttpResponse:
    at = clock.now()
    tried = sign_in.complete(half, How.PASSWORD_TOTP, at=at)
    if not tried.is_right:
        return redirect("sign_in:door")
    codes = factors.new_recovery_codes(half.account, at=at, by=half.account.person)
    response = render(request, CODES, {"codes": codes, "go_on": go_on(request)})
    give(request, response, tried)
    return response
