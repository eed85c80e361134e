"""Where "back" leads: to where one came from, with what one had looked for there."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse

from clearline.access.pages import Verdict, verdict
from clearline.web.doors import DOORS

_LABELS = {
    (name.partition(":")[0] if name.endswith(":front") else name.partition(":")[2]): (label, name)
    for label, name in DOORS
}


@dataclass(frozen=True, slots=True)
class Back:
    """A way back, and what stands there."""

    href: str
    says: str


def of(request: HttpRequest, href: str, says: str, *others: str) -> Back:
    """Return the way back to a page's own parent, or to the door or page that one came from.

    `?from=` names a door, so no address from outside is ever followed; the browser's own word
    for where it was is believed only where it is one of the places that are meant.
    """
    label, door = _LABELS.get(request.GET.get("from", ""), ("", ""))
    if verdict(door, "GET", getattr(request, "caller", None)) is Verdict.OPEN:
        href, says = reverse(door), label
    came = urlsplit(request.headers.get("referer", ""))
    if came.netloc == request.get_host() and came.path in (href, *others):
        says = says if came.path == href else "Back"
        href = f"{came.path}?{came.query}" if came.query else came.path
    return Back(href, says)
