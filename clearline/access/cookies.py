"""The two cookies: who is signed in, and which browser this is."""

from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe

from django.http import HttpRequest, HttpResponse

SESSION = "clearline"
DEVICE = "clearline-device"
_TOKEN_BYTES = 32


def new_token() -> str:
    """Return a token that nobody can guess; only its digest is ever stored."""
    return token_urlsafe(_TOKEN_BYTES)


def digest_of(token: str) -> bytes:
    """Return what the table knows a token by."""
    return sha256(token.encode()).digest()


def name_of(cookie: str, *, secure: bool) -> str:
    """Return the cookie's name; over https the prefix binds it to this very host."""
    return f"__Host-{cookie}" if secure else cookie


def digest_from(header: str, *, secure: bool, cookie: str = SESSION) -> bytes | None:
    """Return the digest that a Cookie header carries, for those who have no request: pure."""
    try:
        found = SimpleCookie(header).get(name_of(cookie, secure=secure))
    except CookieError:
        return None
    return digest_of(found.value) if found is not None and found.value else None


def digest_in(request: HttpRequest, cookie: str = SESSION) -> bytes | None:
    """Return the digest of a request's cookie, or None."""
    value = request.COOKIES.get(name_of(cookie, secure=request.is_secure()))
    return digest_of(value) if value else None


def put(
    request: HttpRequest, response: HttpResponse, cookie: str, value: str, seconds: int
) -> None:
    """Set one of the two cookies, out of reach of scripts and of other sites' forms."""
    secure = request.is_secure()
    response.set_cookie(
        name_of(cookie, secure=secure),
        value,
        max_age=seconds,
        secure=secure,
        httponly=True,
        # Lax: a link opened from a text message must find its reader signed in.
        samesite="Lax",
    )


def clear(request: HttpRequest, response: HttpResponse, cookie: str = SESSION) -> None:
    """Take a cookie back."""
    response.delete_cookie(name_of(cookie, secure=request.is_secure()), samesite="Lax")
