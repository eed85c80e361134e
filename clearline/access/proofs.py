"""What becomes of a proof: each number of a key is taken once, and a key in two places is found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest

from clearline import clock
from clearline.access import cookies, devices, dpop, kept
from clearline.access.caller import Caller
from clearline.access.dpop import Fault, Proof
from clearline.access.models import Device, Refused
from clearline.registers import people
from clearline.registers.models import Person

# Two tabs of one browser draw their numbers in order, and their requests come in any. So many of
# the newest are known by name; a number below them, or one that another proof had, is a copy's.
KNOWN = 32
_NAMED_BY = 8
# Tries like one before, of the same sign-in, are counted with it for so long.
TOGETHER = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that was not proven: whose, why, and what its browser calls itself."""

    caller: Caller
    why: Fault
    words: str


def owed(caller: Caller, proof: Proof | Fault | None) -> Fault | None:
    """Say what is wrong with a proof before its number is looked at, if one is owed at all."""
    if caller.key is None:
        return None
    if proof is None:
        return Fault.NONE
    if isinstance(proof, Fault):
        return proof
    return None if proof.key == caller.key else Fault.OTHER_KEY


def taken(known: str, proof: Proof) -> str | Fault:
    """Take a proof's number: return what is known after it, or why it is refused. Pure."""
    names = {int(number): name for number, _, name in (one.partition(":") for one in known.split())}
    name = proof.name[:_NAMED_BY]
    if proof.number in names:
        return Fault.AGAIN if names[proof.number] == name else Fault.COPIED
    if len(names) == KNOWN and proof.number < min(names):
        return Fault.COPIED
    names[proof.number] = name
    return " ".join(f"{number}:{names[number]}" for number in sorted(names)[-KNOWN:])


def spend(proofs: Sequence[tuple[int, Proof]]) -> list[Fault | None]:
    """Take the numbers of these proofs, each of a device. Only inside a transaction.

    One question and one change, whatever the size of the batch: the gate asks this while it
    holds the head.
    """
    if not proofs:
        return []
    known = _known({device for device, _ in proofs})
    before = dict(known)
    faults = [_one(known, device, proof) for device, proof in proofs]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE access_drawn SET known = %s WHERE device_id = %s",
            [(said, device) for device, said in known.items() if said != before[device]],
        )
    return faults


def _known(ids: set[int]) -> dict[int, str]:
    marks = ", ".join(["%s"] * len(ids))
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT device_id, known FROM access_drawn"  # noqa: S608 - marks are %s
            f" WHERE device_id IN ({marks}) ORDER BY device_id{lock}",
            sorted(ids),
        )
        return dict(cursor.fetchall())


def _one(known: dict[int, str], device: int, proof: Proof) -> Fault | None:
    after = taken(known[device], proof)
    if isinstance(after, Fault):
        return after
    known[device] = after
    return None


def prove(caller: Caller, proof: Proof | Fault | None) -> Fault | None:
    """Look at one request's proof and take its number; None where all is well, or none is owed."""
    if fault := owed(caller, proof):
        return fault
    if caller.key is None or not isinstance(proof, Proof):
        return None
    with transaction.atomic():
        return spend([(caller.device_id, proof)])[0]


def refused(refusals: Iterable[Refusal], *, at: datetime) -> None:
    """Write down what was refused, for those who answer for it, and end a key that is copied.

    Whoever has a copy cannot be told from whoever has the key, so neither goes on: the equipment
    is enrolled again, which takes a minute.
    """
    for refusal in refusals:
        with transaction.atomic():
            _write(refusal, at=at)
            if refusal.why is Fault.COPIED:
                copied = Device.objects.filter(pk=refusal.caller.device_id)
                devices.end(copied, at=at, by=_owner(refusal.caller))


def _write(refusal: Refusal, *, at: datetime) -> None:
    caller = refusal.caller
    like = Refused.objects.filter(
        session=caller.session_id, why=refusal.why, at__gt=at - TOGETHER, ended_at=None
    )
    if like.update(more=F("more") + 1):
        return
    row = Refused.objects.create(
        session_id=caller.session_id,
        device_id=caller.device_id,
        why=refusal.why,
        words=refusal.words,
        at=at,
    )
    kept.record(kept.PROOF_REFUSED, [row])


def seen(refusals: QuerySet[Refused], *, by: Person, at: datetime) -> int:
    """Let somebody who answers for the equipment say that they have seen to it."""
    return kept.end(kept.REFUSAL_SEEN, refusals.filter(ended_at=None), at=at, by=by)


def context(request: HttpRequest) -> dict[str, object]:
    """Tell each page which key its changes are proven with, and for which sign-in."""
    caller: Caller | None = getattr(request, "caller", None)
    session = cookies.digest_in(request)
    if caller is None or caller.key is None or session is None:
        return {}
    now = int(clock.now().timestamp())
    return {"proving": {"key": dpop.text(caller.key), "session": dpop.text(session), "now": now}}


def _owner(caller: Caller) -> Person:
    return people.one(caller.person_id)
