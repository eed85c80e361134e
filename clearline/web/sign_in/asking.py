"""What these pages share: the browser that asks, where it wants to go, the cookies it is given."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from clearline.access import cookies, devices
from clearline.access.limits import LIMITS
from clearline.access.sign_in import Browser, Tried
from clearline.web.sign_in.forms import Form

TOO_SOON, REFUSED = 429, 403


def browser_of(request: HttpRequest) -> Browser:
    """Return the browser that asks, with its device if we know it."""
    device = devices.known(cookies.digest_in(request, cookies.DEVICE))
    words = devices.words_of(request.headers.get("User-Agent", ""))
    return Browser(device, words, str(request.META.get("REMOTE_ADDR", "")))


def next_of(request: HttpRequest) -> str:
    """Return the page that was asked for before, if it is one of ours."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours and asked.startswith("/") else ""


def go_on(request: HttpRequest) -> str:
    """Return where somebody lands who has just signed in."""
    return next_of(request) or reverse("sign_in:front")


def step(request: HttpRequest, name: str) -> str:
    """Return the address of another step, which keeps the page that was asked for."""
    asked = next_of(request)
    return reverse(name) + (f"?{urlencode({'next': asked})}" if asked else "")


def let_in(
    request: HttpRequest, tried: Tried, to: str, *, longest: timedelta = LIMITS.staff_longest
) -> HttpResponse:
    """Go on to a page with the cookies that a right try has earned."""
    response = HttpResponseRedirect(to)
    give(request, response, tried, longest=longest)
    return response


def give(
    request: HttpRequest,
    response: HttpResponse,
    tried: Tried,
    *,
    longest: timedelta = LIMITS.staff_longest,
) -> None:
    """Put the cookies of a right try on an answer; forms written before it count no more."""
    cookies.put(request, response, cookies.SESSION, tried.token, int(longest.total_seconds()))
    if tried.device_token:
        give_device(request, response, tried.device_token)
    rotate_token(request)


def give_device(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Let the browser be known again for as long as browsers allow."""
    cookies.put(request, response, cookies.DEVICE, token, int(LIMITS.device.total_seconds()))


def refuse(
    request: HttpRequest, form: Form, page: tuple[str, dict[str, object]], tried: Tried, no: str
) -> HttpResponse:
    """Show a form again, saying what was wrong, and truly when the next try is looked at."""
    form.say(says(tried, no))
    template, context = page
    response = render(request, template, {"form": form, "next": next_of(request), **context})
    response.status_code = REFUSED if tried.was_looked_at else TOO_SOON
    if tried.wait:
        response.headers["Retry-After"] = str(tried.wait)
    return response


def says(tried: Tried, no: str) -> str:
    """Say what was wrong, and truly when the next try is looked at."""
    seconds = "1 second" if tried.wait == 1 else f"{tried.wait} seconds"
    if not tried.was_looked_at:
        return f"That was too soon after the last try, so it was not looked at. Try in {seconds}."
    return f"{no} Try again in {seconds}." if tried.wait else no
