"""Whether this is the made-up organisation, in which one may sign in as anybody."""

from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from clearline.registers.models import Person

_NAME = "made-up-organisation"
_SAYS = "Everybody in this record is made up. This file lets you sign in as them.\n"


def _marker() -> Path:
    return Path(settings.DATA) / _NAME


def lies() -> bool:
    """Say whether the marker lies in the data folder."""
    return _marker().is_file()


def marked() -> bool:
    """Say whether this is the made-up organisation: it was at the start, and still is."""
    return bool(settings.MADE_UP) and lies()


def mark() -> bool:
    """Lay the marker before anybody is put in; False where people already are."""
    if lies():
        return True
    if Person.objects.exists():
        return False
    _marker().parent.mkdir(parents=True, exist_ok=True)
    _marker().write_text(_SAYS)
    return True


def may_choose(request: HttpRequest) -> bool:
    """Say whether one may sign in as anybody: only when marked, and only on this very machine."""
    return marked() and _is_here(request.META.get("REMOTE_ADDR", "")) and _asks_here(request)


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def _asks_here(request: HttpRequest) -> bool:
    # A proxy on this machine would make the whole world look like loopback.
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META:
        return False
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return host == "localhost" or _is_here(host)


def context(_request: HttpRequest) -> dict[str, bool]:
    """Tell each page whether it must wear the band."""
    return {"made_up": marked()}
