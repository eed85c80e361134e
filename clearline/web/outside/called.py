"""The door at which carriers knock: each proves itself in its own way, or is told nothing."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from clearline import clock
from clearline.channels import chosen, receiving
from clearline.contact.outside.channel import Posted

_TRY_AGAIN = 503


@csrf_exempt
def called(request: HttpRequest, channel: str, carrier: str) -> HttpResponse:
    """Take in what a carrier brings; until it is on the disk the carrier must keep it."""
    found, at = chosen.named(channel, carrier), clock.now()
    if found is None:
        raise Http404
    brought = found.read(_posted(request), at=at)
    if brought is None:
        raise PermissionDenied
    is_taken = receiving.put_down(found, brought, at=at)
    if not is_taken:
        return HttpResponse(status=_TRY_AGAIN, content_type="text/plain")
    form = "text/xml" if brought.thanks else "text/plain"
    return HttpResponse(brought.thanks, content_type=form)


def _posted(request: HttpRequest) -> Posted:
    # What a carrier signs is the address that it was given: that of the world, not of a proxy.
    base = settings.ADDRESS.rstrip("/") or f"{request.scheme}://{request.get_host()}"
    body = request.body  # first of all: a form that was read cannot be read as bytes
    return Posted(
        address=base + request.get_full_path(),
        query=request.GET.dict(),
        form=request.POST.dict(),
        headers=dict(request.headers),
        body=body,
    )
