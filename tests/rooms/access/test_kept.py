"""The ledger vouches for what this room does, and finds what was changed behind its back."""

import re
from datetime import timedelta

import pyotp
import pytest
from django.db import DatabaseError, connection, transaction

from clearline.access import (
    accounts,
    devices,
    factors,
    family,
    links,
    looks,
    private_line,
    proofs,
    sessions,
    sign_in,
)
from clearline.access.dpop import Fault
from clearline.access.kept import KEPT
from clearline.access.links import For
from clearline.access.models import Device, How, Link, LinkKind, LookKind, Refused, Session
from clearline.access.oidc import identities
from clearline.access.proofs import Refusal
from clearline.access.sign_in import Browser
from clearline.access.work import renewing
from clearline.cli.made_up import Cast
from clearline.ledger.append_only import guards_declared
from clearline.ledger.audit import verify
from clearline.registers.asking import asks
from clearline.registers.recorded import sure
from tests.conftest import TEATIME
from tests.rooms.access.making import PASSWORD, calling, make_device

PHONE = Browser(None, "Chrome on Android", "192.0.2.1")
LATER = TEATIME + timedelta(hours=1)


def refuse_and_close(home: Cast) -> None:
    join_and_part(home)
    looks.take(calling(home.dawn), home.mia.pk, LookKind.RECORD, "", at=TEATIME)
    refusal = Refusal(calling(home.dawn), Fault.NONE, "Firefox on Linux")
    proofs.refused([refusal], at=TEATIME)
    proofs.seen(Refused.objects.all(), by=home.priya, at=LATER)
    accounts.close(home.joan.accounts.get(), by=home.priya, at=LATER)


def join_and_part(home: Cast) -> None:
    joined = identities.join(
        home.dawn.accounts.get(), "fenshire", "dawn", by=home.adele, at=TEATIME
    )
    assert joined
    identities.prove(joined, at=TEATIME)
    identities.end(identities.of(home.dawn.accounts.get()), by=home.adele, at=LATER)


def do_everything(home: Cast) -> None:
    """Do each thing that this room records."""
    asked = sure(asks.begin(home.mia, person=home.karen, by=home.priya, at=TEATIME))
    made = family.make(asked, by=home.priya, at=TEATIME)
    assert family.prove(made.link, made.code, address="192.0.2.1", at=TEATIME).is_right
    family.end(asked, by=home.priya, at=LATER)
    account = accounts.of_child(home.mia.person, by=home.dawn, at=TEATIME)
    what = For(LinkKind.CHILD, account=account)
    links.make(what, by=home.dawn, at=TEATIME)
    link = links.find(links.make(what, by=home.dawn, at=TEATIME), at=TEATIME)
    assert link is not None
    assert sign_in.child_by_link(link, "2580", PHONE, at=TEATIME).is_right
    device = Device.objects.get(account=account)
    seat = private_line.seats_of(home.helen.pk, at=TEATIME).get(child=home.mia)
    assert private_line.open_on(device.pk, seat.pk, by=home.helen, at=TEATIME)
    dawns = home.dawn.accounts.get()
    accounts.set_password(dawns, PASSWORD, at=TEATIME)
    code = pyotp.TOTP(factors.begin_totp(dawns, at=TEATIME)).at(TEATIME)
    assert factors.prove_totp(dawns, code, at=TEATIME)
    factors.new_recovery_codes(dawns, at=TEATIME, by=home.dawn)
    factors.new_recovery_codes(dawns, at=LATER, by=home.dawn)
    factors.begin_totp(home.sam.accounts.get(), at=TEATIME)
    factors.end(home.sam.accounts.get().factors.all(), at=LATER, by=home.sam)
    sessions.start(dawns, make_device(), How.HALF, at=TEATIME)
    devices.end(Device.objects.filter(pk=device.pk), at=LATER, by=home.mia.person)
    refuse_and_close(home)


def renew_a_second_step(home: Cast) -> None:
    """Let it be asked and taken back, then asked again and agreed to."""
    part = renewing.Part(home.helen.accounts.get(), is_near=True)
    asked = renewing.ask(part, "I saw her", by=home.marcus, at=TEATIME)
    assert asked is not None
    assert renewing.end(asked, by=home.marcus, at=TEATIME)
    again = renewing.ask(part, "I saw her today", by=home.marcus, at=LATER)
    assert again is not None
    assert renewing.agree(again, by=home.adele, at=LATER)


@pytest.mark.django_db
def test_everything_that_was_done_stands_in_the_ledger(home: Cast) -> None:
    do_everything(home)
    renew_a_second_step(home)

    assert verify().wrong is None
    assert {kept.kind for kept in KEPT if not kept.rows().exists()} == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE access_session SET how = 'passkey' WHERE how = 'pin'",
        "UPDATE access_account SET name = 'x' WHERE id = (SELECT MIN(id) FROM access_account)",
        "UPDATE access_factor SET label = 'x' WHERE kind = 'totp' AND proven_at IS NOT NULL",
        "DELETE FROM access_session WHERE how = 'pin'",
        # Secrets that an insider puts in the place of others', to come in as them.
        "UPDATE access_account SET password = 'argon2$x' WHERE password <> ''",
        "UPDATE access_account SET password = '' WHERE password <> ''",
        (
            "UPDATE access_account SET password = 'argon2$x'"
            " WHERE id = (SELECT MIN(id) FROM access_account WHERE password = '')"
        ),
        (
            "UPDATE access_session SET digest = device_digest.digest FROM (SELECT digest FROM"
            " access_device ORDER BY id LIMIT 1) AS device_digest WHERE how = 'pin'"
        ),
        (
            "UPDATE access_factor SET sealed ="
            " (SELECT digest FROM access_device ORDER BY id LIMIT 1)"
            " WHERE kind = 'totp' AND proven_at IS NOT NULL"
        ),
        (
            "INSERT INTO access_passwordset (account_id, password, set_at)"
            " SELECT account_id, password, set_at FROM access_passwordset"
        ),
    ],
)
def test_what_is_changed_in_the_tables_is_found(change: str, home: Cast) -> None:
    do_everything(home)
    with connection.cursor() as cursor:
        cursor.execute(change)
        assert cursor.rowcount == 1

    assert re.search(r"access_(session|account|factor|passwordset)", str(verify().wrong))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("access_device", "UPDATE access_device SET pin = 'argon2$x' WHERE pin <> ''"),
        (
            "access_device",
            (
                "UPDATE access_device SET digest = (SELECT digest FROM access_session LIMIT 1)"
                " WHERE pin <> ''"
            ),
        ),
        (
            "access_link",
            (
                "UPDATE access_link SET digest = (SELECT digest FROM access_session LIMIT 1)"
                " WHERE used_at IS NOT NULL"
            ),
        ),
        ("access_familylink", "UPDATE access_familylink SET code = 'argon2$x'"),
        ("access_passwordset", "UPDATE access_passwordset SET password = 'x'"),
    ],
)
def test_a_secret_that_was_exchanged_is_found_though_the_guard_is_down(
    table: str, change: str, home: Cast
) -> None:
    do_everything(home)
    assert verify().wrong is None
    guard = next(g for g in guards_declared() if g.startswith(table) and "update" in g)
    on = "" if connection.vendor == "sqlite" else f" ON {table}"

    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {guard}{on}")
        cursor.execute(change)
        assert cursor.rowcount == 1

    assert str(verify().wrong).startswith(f"{table}/")


@pytest.mark.django_db
def test_a_password_that_was_set_anew_by_its_owner_is_well(home: Cast) -> None:
    dawns = home.dawn.accounts.get()
    accounts.set_password(dawns, PASSWORD, at=TEATIME)
    accounts.set_password(dawns, "three slow otters", at=TEATIME)
    assert verify().wrong is None
    accounts.take_password_back(dawns, at=LATER)
    assert verify().wrong is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE access_link SET made_by_id = 1",
        "UPDATE access_device SET pin = 'x' WHERE pin <> ''",
        "DELETE FROM access_look",
        "DELETE FROM access_opening",
        "UPDATE access_opening SET seat_id = seat_id + 1",
        "UPDATE access_link SET used_at = NULL WHERE used_at IS NOT NULL",
    ],
)
def test_what_only_grows_refuses_to_be_changed(change: str, home: Cast) -> None:
    do_everything(home)

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


@pytest.mark.django_db
def test_a_try_that_came_second_leaves_nothing_behind(home: Cast) -> None:
    account = accounts.of_child(home.mia.person, by=home.dawn, at=TEATIME)
    what = For(LinkKind.CHILD, account=account)
    link = links.find(links.make(what, by=home.dawn, at=TEATIME), at=TEATIME)
    assert link is not None
    Link.objects.filter(pk=link.pk).update(ended_at=TEATIME, ended_by=home.dawn)
    before = (Device.objects.count(), Session.objects.count())

    assert not sign_in.child_by_link(link, "2580", PHONE, at=TEATIME).is_right

    assert (Device.objects.count(), Session.objects.count()) == before
