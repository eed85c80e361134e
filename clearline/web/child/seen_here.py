"""Up to where this phone has shown each line.

It is kept on the phone alone, so that nobody can watch a child read.
"""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse

COOKIE = "clearline-seen"
_LETTERS = 8
_MOST = 12
_FOR_A_YEAR = 365 * 24 * 3600


def places(request: HttpRequest) -> dict[str, int]:
    """Return the newest place that this phone has shown, by the first letters of each line."""
    found = {}
    for part in request.COOKIES.get(COOKIE, "").split("."):
        line, _, place = part.partition("-")
        if len(line) == _LETTERS and place.isascii() and place.isdigit():
            found[line] = int(place)
    return found


def upto(seen: Mapping[str, int], line: UUID) -> int:
    """Return the newest place of one line that was shown; -1 where none was."""
    return seen.get(line.hex[:_LETTERS], -1)


def note(request: HttpRequest, response: HttpResponse, line: UUID, place: int) -> None:
    """Let the phone remember that it has shown a line up to this place."""
    seen = places(request)
    seen.pop(line.hex[:_LETTERS], None)
    kept = [*seen.items(), (line.hex[:_LETTERS], max(0, place))][-_MOST:]
    response.set_cookie(
        COOKIE,
        ".".join(f"{name}-{at}" for name, at in kept),
        max_age=_FOR_A_YEAR,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
