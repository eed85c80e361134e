"""Accounts: opened, given a password, closed."""

from datetime import datetime
from itertools import pairwise

from django.contrib.auth import hashers
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.db import transaction

from clearline.access import kept, sessions
from clearline.access.models import Account, PasswordSet
from clearline.registers.models import Person, StaffMember, day_of

SHORTEST_PASSWORD = 12
# Long enough for any phrase; short enough that nobody makes us hash a book.
LONGEST_PASSWORD = 200
_PIN_LENGTHS = (4, 6)


def spelled(name: str) -> str:
    """Return a name to sign in with as it stands in the table."""
    return name.strip().lower()


def open_for(person: Person, *, name: str | None, by: Person, at: datetime) -> Account:
    """Open somebody's account; it has no password until they set one by a link."""
    with transaction.atomic():
        named = spelled(name) if name is not None else None
        account = Account.objects.create(person=person, name=named, made_at=at, made_by=by)
        kept.record(kept.ACCOUNT_OPENED, [account])
    return account


def of_child(person: Person, *, by: Person, at: datetime) -> Account:
    """Return a child's account, opened if there is none."""
    with transaction.atomic():
        opened = {"made_at": at, "made_by": by}
        account, is_new = Account.objects.get_or_create(
            person=person, closed_at=None, defaults=opened
        )
        if is_new:
            kept.record(kept.ACCOUNT_OPENED, [account])
    return account


def close(account: Account, *, by: Person, at: datetime) -> None:
    """Close an account; every sign-in of its owner ends with it."""
    with transaction.atomic():
        sessions.end(account.sessions.all(), at=at, by=by)
        still_open = Account.objects.filter(pk=account.pk, closed_at=None)
        if still_open.update(closed_at=at, closed_by=by) == 1:
            account.closed_at, account.closed_by = at, by
            kept.record(kept.ACCOUNT_CLOSED, [account])


def wrong_with_password(password: str, *, name: str) -> str | None:
    """Say why this cannot be a password, or None."""
    if len(password) < SHORTEST_PASSWORD:
        return f"Use at least {SHORTEST_PASSWORD} letters. Three or four words do well."
    if len(password) > LONGEST_PASSWORD:
        return f"Use at most {LONGEST_PASSWORD} letters."
    local = name.split("@", maxsplit=1)[0]
    if local and local in password.lower():
        return "Leave your own name out of it."
    return _easily_guessed(password)


def _easily_guessed(password: str) -> str | None:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return "Many people use this one, so it is easily guessed. Choose another."
    return None


def set_password(account: Account, password: str, *, at: datetime) -> None:
    """Set a password that nothing is wrong with."""
    _put_password(account, hashers.make_password(password), at=at)


def take_password_back(account: Account, *, at: datetime) -> None:
    """Let no password sign in any more."""
    _put_password(account, "", at=at)


def _put_password(account: Account, hashed: str, *, at: datetime) -> None:
    account.password = hashed
    with transaction.atomic():
        account.save(update_fields=["password"])
        told = kept.told_of_password(hashed)
        row = PasswordSet.objects.create(account=account, password=told, set_at=at)
        kept.record(kept.PASSWORD_SET, [row])


def has_left(account: Account, *, at: datetime) -> bool:
    """Say whether the owner's job has ended, and with it every way in."""
    return StaffMember.objects.filter(person=account.person_id).gone_on(day_of(at)).exists()


def by_password(name: str, password: str) -> Account | None:
    """Return the open account whose name and password these are."""
    named = Account.objects.filter(name=spelled(name), closed_at=None).exclude(password="")
    account = named.select_related("person").first()
    if account is None:
        # As much work as for a name that exists, so that the time taken tells nobody which do.
        hashers.make_password(password[:LONGEST_PASSWORD])
        return None
    right = hashers.check_password(password[:LONGEST_PASSWORD], account.password)
    return account if right else None


def owner(name: str) -> Person | None:
    """Return whose open account has this name to sign in with."""
    account = Account.objects.filter(name=spelled(name), closed_at=None).select_related("person")
    return one.person if (one := account.first()) else None


def wrong_with_pin(pin: str) -> str | None:
    """Say why this cannot be a PIN, or None."""
    if not (pin.isascii() and pin.isdigit() and _PIN_LENGTHS[0] <= len(pin) <= _PIN_LENGTHS[1]):
        return "A PIN is 4 to 6 numbers."
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        return "That one is easy to guess. Try another."
    return None
