"""Sign-ins: started, looked up, ended."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db import OperationalError, connection, transaction
from django.db.models import Exists, QuerySet, Value

from clearline import statements
from clearline.access import cookies, kept, made_up
from clearline.access.caller import Caller, Held, Standing
from clearline.access.full import is_full
from clearline.access.limits import LIMITS
from clearline.access.models import Account, Device, FreshWith, How, Identity, Session
from clearline.registers.models import (
    Kind,
    Person,
    Post,
    ProvidedBy,
    Role,
    Seat,
    SeatKind,
    StaffMember,
    Status,
    day_of,
)

# By hand, not by the ORM: the gate asks this inside each batch, while everybody waits. What was
# lost since it was enrolled stays lost: where it has been in between, nobody knows. A sign-in ends
# with the job, by the day alone: nobody has to think of it.
_CALLERS = """
SELECT s.digest, s.id, s.how, s.seen_at, s.idle_minutes, s.fresh_at, s.fresh_with,
       a.id, a.person_id, p.kind, p.known_as, p.name, d.id, d.key,
       e.id, e.provided_by, e.retired_at, i.person_id, i.home_id, l.id
FROM access_session s
JOIN access_account a ON a.id = s.account_id
JOIN registers_person p ON p.id = a.person_id
JOIN access_device d ON d.id = s.device_id
LEFT JOIN registers_equipment e ON e.id = d.equipment_id
LEFT JOIN registers_equipmentissue i ON i.equipment_id = e.id AND i.returned_at IS NULL
LEFT JOIN registers_equipmentloss l ON l.equipment_id = e.id
      AND (l.ended_at IS NULL OR l.from_at >= d.made_at)
LEFT JOIN registers_staffmember m ON m.person_id = p.id
WHERE s.digest {among}
  AND s.ends_at > %s AND s.ended_at IS NULL AND s.how <> 'half'
  AND a.closed_at IS NULL AND d.ended_at IS NULL
  AND (m.left_on IS NULL OR m.left_on > %s OR EXISTS (
       SELECT 1 FROM registers_rejoining b
        WHERE b.person_id = p.id AND (b.left_on IS NULL OR b.left_on > %s)))
"""


class _Row(NamedTuple):
    digest: Any
    session_id: int
    how: str
    seen_at: datetime
    idle_minutes: int
    fresh_at: datetime | None
    fresh_with: str
    account_id: int
    person_id: int
    kind: str
    known_as: str
    name: str
    device_id: int
    key: Any
    equipment_id: int | None
    provided_by: str
    retired_at: datetime | None
    holder_person_id: int | None
    holder_home_id: int | None
    loss_id: int | None


def callers_of(digests: Collection[bytes], at: datetime) -> dict[bytes, Caller]:
    """Return who is behind each token digest, in one query; others are not in the answer."""
    asked = list(dict.fromkeys(digests))
    if not asked:
        return {}
    among = statements.among(len(asked))
    moment = connection.ops.adapt_datetimefield_value(at)
    with statements.cursor() as cursor:
        given = [*statements.values(asked), moment, _day(at), _day(at)]
        cursor.execute(_CALLERS.format(among=among), given)
        found = ((bytes(row[0]), _caller(_Row(*row), at)) for row in cursor.fetchall())
    return {digest: caller for digest, caller in found if caller is not None}


def _day(at: datetime) -> Any:
    return connection.ops.adapt_datefield_value(day_of(at))


def _aware(moment: datetime) -> datetime:
    # SQLite gives moments without a zone; they are kept in UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _caller(row: _Row, at: datetime) -> Caller | None:
    seen_at = _aware(row.seen_at)
    if at >= seen_at + timedelta(minutes=row.idle_minutes):
        return None
    # Whoever was chosen, and proved nothing, is somebody only while all of them are made up.
    if row.how == How.CHOSEN and not made_up.marked():
        return None
    return Caller(
        person_id=row.person_id,
        account_id=row.account_id,
        session_id=row.session_id,
        kind=Kind(row.kind),
        called=row.known_as or row.name,
        how=How(row.how),
        device_id=row.device_id,
        equipment=_held(row),
        key=bytes(row.key) if row.key else None,
        seen_at=seen_at,
        fresh_at=_aware(row.fresh_at) if row.fresh_at else None,
        fresh_with=FreshWith(row.fresh_with) if row.fresh_with else None,
    )


def _held(row: _Row) -> Held | None:
    # A browser is equipment by its key alone; where everybody is made up, it may be as well.
    if row.equipment_id is None or (row.key is None and row.how != How.CHOSEN):
        return None
    status = Status.RETIRED if row.retired_at else Status.LOST if row.loss_id else Status.IN_SERVICE
    return Held(
        row.equipment_id,
        ProvidedBy(row.provided_by),
        status,
        row.holder_person_id,
        row.holder_home_id,
    )


def caller_of(digest: bytes, at: datetime) -> Caller | None:
    """Return who is behind one token, with all that they are: two queries, for pages."""
    caller = callers_of([digest], at).get(digest)
    if caller is None or caller.is_child:
        return caller
    return with_standing(caller, at)


def with_standing(caller: Caller, at: datetime) -> Caller:
    """Return the caller with their roles and the kinds of their seats, in one query."""
    today = day_of(at)
    # Whoever has left holds nothing, whatever was not yet taken back.
    left = StaffMember.objects.filter(person=caller.person_id).gone_on(today)
    posts = Post.objects.in_force_on(today).filter(~Exists(left), person=caller.person_id)
    seats = Seat.objects.in_force_on(today).filter(person=caller.person_id)
    rows = list(
        posts.annotate(of=Value("post"))
        .values_list("of", "role", "home_id", "authority_id")
        .union(seats.annotate(of=Value("seat")).values_list("of", "kind", "id", "child_id"))
    )
    standings = tuple(Standing(Role(w), home, at_) for of, w, home, at_ in rows if of == "post")
    kinds = frozenset(SeatKind(word) for of, word, _, _ in rows if of == "seat")
    return replace(caller, standings=standings, seats=kinds)


def touch(callers: Iterable[Caller], *, at: datetime) -> None:
    """Note that these were here: no query at all while the last note is recent."""
    old = [c.session_id for c in callers if at - c.seen_at >= LIMITS.seen_every]
    if old:
        try:
            Session.objects.filter(pk__in=old, seen_at__lt=at).update(seen_at=at)
        except OperationalError as trouble:
            # With no room for the note one can still read, and get help.
            if not is_full(trouble):
                raise


def _idle_and_longest(account: Account, device: Device, how: How) -> tuple[timedelta, timedelta]:
    if how is How.HALF:
        return LIMITS.second_step, LIMITS.second_step
    if account.person.kind == Kind.CHILD:
        return LIMITS.child_idle, LIMITS.child_longest
    equipment = device.equipment
    if equipment and equipment.issues.filter(returned_at=None, person=account.person_id).exists():
        return LIMITS.own_phone_idle, LIMITS.staff_longest
    return LIMITS.shared_idle, LIMITS.staff_longest


# What was shown at sign-in that need not be shown again at once. An organisation's own sign-in may
# be hours old when it says who somebody is; whoever is made up has nothing to show.
_SHOWN = {
    How.PASSWORD_TOTP: FreshWith.CODE,
    How.PASSWORD_RECOVERY: FreshWith.CODE,
    How.SSO_TOTP: FreshWith.CODE,
    How.SSO_RECOVERY: FreshWith.CODE,
    How.PASSKEY: FreshWith.PASSKEY,
    How.CHOSEN: FreshWith.PASSKEY,
}


def start(
    account: Account, device: Device, how: How, *, identity: Identity | None = None, at: datetime
) -> str:
    """Begin a sign-in and return its token: always a new one, so that nobody can plant theirs."""
    idle, longest = _idle_and_longest(account, device, how)
    token = cookies.new_token()
    with transaction.atomic():
        session = Session.objects.create(
            digest=cookies.digest_of(token),
            account=account,
            device=device,
            how=how,
            started_at=at,
            seen_at=at,
            ends_at=at + longest,
            idle_minutes=int(idle.total_seconds() // 60),
            fresh_at=at if how in _SHOWN else None,
            fresh_with=_SHOWN.get(how, ""),
            identity=identity,
        )
        if how is not How.HALF:
            kept.record(kept.SIGNED_IN, [session])
    return token


def move(caller: Caller, device: Device, *, at: datetime) -> str:
    """Let a sign-in go on in the same browser, which is known as another device from now on."""
    here = Session.objects.select_related("account__person", "identity").get(pk=caller.session_id)
    with transaction.atomic():
        token = start(here.account, device, caller.how, identity=here.identity, at=at)
        moved = Session.objects.filter(digest=cookies.digest_of(token))
        # Nothing was shown again, so it is no fresher than it was, and lasts no longer.
        moved.update(
            fresh_at=caller.fresh_at, fresh_with=caller.fresh_with or "", ends_at=here.ends_at
        )
        end(Session.objects.filter(pk=here.pk), at=at, by=here.account.person)
    return token


def half(digest: bytes | None, *, at: datetime) -> Session | None:
    """Return the sign-in that has shown its password and owes its second step, or None."""
    if digest is None:
        return None
    waiting = running(at).filter(digest=digest, how=How.HALF, account__closed_at=None)
    return waiting.select_related("account__person", "device__equipment", "identity").first()


def running(at: datetime) -> QuerySet[Session]:
    """Return the sign-ins that were neither ended nor ran out (those left idle are still here)."""
    return Session.objects.filter(ended_at=None, ends_at__gt=at, device__ended_at=None)


def places_of(account_id: int, *, at: datetime) -> list[Session]:
    """Return where somebody is signed in now, last used first."""
    theirs = running(at).filter(account=account_id).exclude(how=How.HALF)
    found = theirs.select_related("device__equipment").order_by("-seen_at", "-pk")
    return [s for s in found if at < s.seen_at + timedelta(minutes=s.idle_minutes)]


def end(sessions: QuerySet[Session], *, at: datetime, by: Person) -> int:
    """End sign-ins and say how many there were; the very next request finds them ended."""
    return sessions.filter(ended_at=None).update(ended_at=at, ended_by=by)


def refresh(session_id: int, with_: FreshWith, *, at: datetime) -> None:
    """Note that the second factor was shown again just now."""
    running = Session.objects.filter(pk=session_id, ended_at=None)
    running.update(fresh_at=at, fresh_with=with_)
