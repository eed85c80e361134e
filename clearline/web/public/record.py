"""What anybody may fetch of the ledger: a signed checkpoint, and the hashes below it."""

from django.http import Http404, HttpRequest, HttpResponse

from clearline import clock
from clearline.ledger import keys, public

# A tile that is full never changes; a part of one is named with its width, so neither does it.
_FOR_EVER = "public, max-age=31536000, immutable"
_AN_HOUR = "public, max-age=3600"


def checkpoint(_request: HttpRequest) -> HttpResponse:
    """Give the public checkpoint, which is renewed once a day."""
    note = public.checkpoint(at=clock.now())
    if note is None:
        raise Http404
    return _plain(note, "text/plain; charset=utf-8", _AN_HOUR)


def key(_request: HttpRequest) -> HttpResponse:
    """Give the public key that checkpoints are signed with, as a verifier takes it."""
    try:
        vkey = keys.verifier().vkey
    except keys.NoKeyError:
        raise Http404 from None
    return _plain(f"{vkey}\n".encode(), "text/plain; charset=utf-8", _AN_HOUR)


def tile(_request: HttpRequest, path: str) -> HttpResponse:
    """Give one tile of hashes."""
    hashes = public.tile(f"tile/{path}", at=clock.now())
    if hashes is None:
        raise Http404
    return _plain(hashes, "application/octet-stream", _FOR_EVER)


def _plain(content: bytes, kind: str, kept: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": kept})
