"""What came from enrolled equipment and did not prove itself: told to those who answer for it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from clearline import clock
from clearline.access import proofs, records
from clearline.access.caller import Caller
from clearline.access.dpop import Fault
from clearline.access.middleware import Request, caller_of
from clearline.access.models import Refused
from clearline.registers import people
from clearline.web import spoken

# More would push the children's waiting out of sight.
MOST = 5
_WHY = {
    Fault.NONE: "came without the key of this equipment. Its sign-in may be in another browser",
    Fault.UNREADABLE: "brought a proof that nobody’s key signed",
    Fault.OTHER_REQUEST: "brought a proof that was made for something else",
    Fault.OTHER_SIGN_IN: "brought a proof that was made for another sign-in",
    Fault.STALE: "brought an old proof. Its clock may be wrong",
    Fault.OTHER_KEY: "was signed by another key. Its sign-in is in another browser",
    Fault.AGAIN: "brought a proof that was used before",
    Fault.COPIED: "came from a copy of its key. Both are shut: enrol it again",
}


@dataclass(frozen=True, slots=True)
class Row:
    """Requests that were refused for one reason."""

    key: int
    equipment: int | None
    label: str
    says: str
    when: str


def rows(caller: Caller, *, at: datetime) -> list[Row]:
    """Return what the caller has not seen to yet, newest first."""
    refused = _theirs(caller, at).select_related("device__equipment", "session__account__person")
    return [_row(each, at) for each in refused.order_by("-at", "-pk")[:MOST]]


def _row(each: Refused, at: datetime) -> Row:
    count = "One request" if each.more == 0 else f"{each.more + 1} requests"
    who, why = each.session.account.person.called, _WHY[Fault(each.why)]
    return Row(
        key=each.pk,
        equipment=each.device.equipment_id,
        label=str(each.device.equipment),
        says=f"{count}, signed in as {who}, from {each.words}: {why}. Refused.",
        when=spoken.moment(each.at, now=at),
    )


def _theirs(caller: Caller, at: datetime) -> QuerySet[Refused]:
    things = records.equipment_managed_by(caller, at=at).values("pk")
    return Refused.objects.filter(ended_at=None, device__equipment__in=things)


def seen(request: Request, key: int) -> HttpResponse:
    """Note that the caller has seen to it."""
    caller, at = caller_of(request), clock.now()
    refused = _theirs(caller, at).filter(pk=key)
    if not refused:
        raise Http404
    proofs.seen(refused, by=people.one(caller.person_id), at=at)
    return redirect("manager:today")
