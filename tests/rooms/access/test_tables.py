"""Every table of the room: each wrong row is refused by its own constraint."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from clearline.access.models import (
    Account,
    Device,
    Drawn,
    Factor,
    FamilyLink,
    Identity,
    Link,
    Look,
    Opening,
    PasswordSet,
    Refused,
    Renewal,
    Session,
    UsedChallenge,
    Wait,
)
from tests.conformance.tables import AT, Ground, make_ground
from tests.conformance.tables_of_asking import asked
from tests.rooms.access.making import give_seat

pytestmark = pytest.mark.django_db
EARLIER, LATER = AT - timedelta(hours=1), AT + timedelta(hours=1)
Row = dict[str, Any]
Rows = dict[str, Row]


class Standing:
    """What the rows of these tables point to."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.by = ground.by
        self.account = Account.objects.create(person=ground.by, made_at=AT, made_by=ground.by)
        self.device = Device.objects.create(digest=b"d" * 32, words="Chrome", made_at=AT)
        self.seat = give_seat(ground.third, ground.child)


@pytest.fixture
def standing() -> Standing:
    return Standing(make_ground())


def account(s: Standing) -> Row:
    return {"person": s.ground.other, "name": "dawn", "made_at": AT, "made_by": s.by}


def other_account(s: Standing) -> Account:
    return Account.objects.create(**account(s))


def factor(s: Standing) -> Row:
    return {"account": s.account, "kind": "totp", "sealed": b"s", "added_at": AT}


def device(s: Standing) -> Row:
    return {"digest": b"x" * 32, "words": "Safari", "made_at": AT}


def session(s: Standing) -> Row:
    return {
        "digest": b"x" * 32,
        "account": s.account,
        "device": s.device,
        "how": "passkey",
        "started_at": AT,
        "seen_at": AT,
        "ends_at": LATER,
        "idle_minutes": 30,
    }


def link(s: Standing) -> Row:
    return {
        "kind": "child",
        "digest": b"x" * 32,
        "account": s.account,
        "made_at": AT,
        "made_by": s.by,
        "expires_at": LATER,
    }


def family_link(s: Standing) -> Row:
    return {
        "digest": b"x" * 32,
        "code": "hash",
        "ask": asked(s.ground),
        "made_at": AT,
        "made_by": s.by,
        "expires_at": LATER,
    }


def identity(s: Standing) -> Row:
    by = {"made_at": AT, "made_by": s.by}
    return {"account": s.account, "tenant": "fenshire", "subject": "dawn", **by}


def refused(s: Standing) -> Row:
    running = Session.objects.create(**{**session(s), "digest": b"r" * 32})
    return {"session": running, "device": s.device, "why": "none", "words": "Firefox", "at": AT}


def opening(s: Standing) -> Row:
    return {"device": s.device, "seat": s.seat, "opened_at": AT, "opened_by": s.by}


def look(s: Standing) -> Row:
    return {"person": s.by, "child": s.ground.child, "kind": "record", "of": "", "at": AT}


def renewal(s: Standing) -> Row:
    return {"account": s.account, "says": "Rang her", "asked_at": AT, "asked_by": s.by}


RIGHT: dict[type[models.Model], Callable[[Standing], Row]] = {
    Account: account,
    Factor: factor,
    Device: device,
    Session: session,
    Link: link,
    FamilyLink: family_link,
    Identity: identity,
    Opening: opening,
    PasswordSet: lambda s: {"account": s.account, "password": "", "set_at": AT},
    Drawn: lambda s: {"device": s.device},
    Renewal: renewal,
    Refused: refused,
    Look: look,
    UsedChallenge: lambda s: {"digest": b"x" * 32, "used_at": AT},
    Wait: lambda s: {"key": b"x" * 32, "until": AT},
}


def ended(s: Standing, began: str, word: str = "ended") -> Rows:
    """Return the wrong rows of whatever ends."""
    return {
        f"{word}_at_and_by_together": {f"{word}_by": s.by},
        began: {f"{word}_at": EARLIER, f"{word}_by": s.by},
    }


def wrong_identities(s: Standing) -> Rows:
    return {
        **ended(s, "identity_ends_after_it_is_made"),
        "identity_is_proven_after_it_is_made": {"proven_at": EARLIER},
        "identity_names_somebody": {"subject": ""},
    }


def wrong_renewals(s: Standing) -> Rows:
    other = s.ground.other
    return {
        **ended(s, "renewal_ends_after_it_is_asked"),
        "renewal_agreed_at_and_by_together": {"agreed_by": other},
        "renewal_is_agreed_after_it_is_asked": {"agreed_at": EARLIER, "agreed_by": other},
        "renewal_takes_two": {"agreed_at": AT, "agreed_by": s.by},
        "renewal_says_how_one_knows": {"says": ""},
        "renewal_is_agreed_or_ended": {
            "agreed_at": AT,
            "agreed_by": other,
            "ended_at": AT,
            "ended_by": other,
        },
    }


def wrong_of(s: Standing) -> dict[type[models.Model], Rows]:
    return {
        Account: {
            **ended(s, "account_closes_after_it_is_made", "closed"),
            "account_name_is_something_or_none": {"name": ""},
        },
        Factor: {
            **ended(s, "factor_ends_after_it_is_added"),
            "factor_credential_is_a_passkeys": {"credential": b"c"},
        },
        Device: {
            **ended(s, "device_ends_after_it_is_made"),
            "device_is_a_childs_or_the_homes": {
                "account": s.account,
                "pin": "hash",
                "equipment": s.ground.equipment,
            },
            "device_has_a_pin_when_it_is_a_childs": {"account": s.account},
            "device_with_a_key_is_equipment": {"key": b"k" * 32},
        },
        Refused: ended(s, "refused_is_seen_after_it_happened"),
        Session: {
            **ended(s, "session_ends_after_it_starts"),
            "session_lasts_some_time": {"ends_at": AT},
        },
        FamilyLink: {
            **ended(s, "familylink_ends_after_it_is_made"),
            "familylink_is_proven_after_it_is_made": {"proven_at": EARLIER},
            "familylink_lasts_some_time": {"expires_at": AT},
        },
        Identity: wrong_identities(s),
        Renewal: wrong_renewals(s),
        Link: {
            **ended(s, "link_ends_after_it_is_made"),
            "link_is_used_after_it_is_made": {"used_at": EARLIER, "used_on": s.device},
            "link_used_at_and_on_together": {"used_at": AT},
            "link_lasts_some_time": {"expires_at": AT},
            "link_is_for_an_account_or_a_phone": {"kind": "equipment"},
        },
    }


@pytest.mark.parametrize("model", RIGHT, ids=lambda model: model.__name__)
def test_a_right_row_is_taken(model: type[models.Model], standing: Standing) -> None:
    model._base_manager.create(**RIGHT[model](standing))


@pytest.mark.parametrize(
    "model", [Account, Factor, Device, Session, Refused, Link, Identity, Renewal]
)
def test_a_wrong_row_is_refused_by_its_own_constraint(
    model: type[models.Model], standing: Standing
) -> None:
    for name, wrong in wrong_of(standing)[model].items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            model._base_manager.create(**{**RIGHT[model](standing), **wrong})


def test_every_constraint_that_is_no_uniqueness_has_a_row_that_it_refuses(
    standing: Standing,
) -> None:
    tried = {name for rows in wrong_of(standing).values() for name in rows}
    checks = {
        str(constraint.name)
        for model in RIGHT
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    }

    assert {c for c in checks if not any(c.endswith(name) for name in tried)} == set()


@pytest.mark.parametrize(
    ("model", "free"),
    [
        (Account, lambda s: {"person": s.ground.third, "name": "ola"}),
        (Factor, lambda s: {"kind": "recovery"}),
        (Device, lambda s: {"digest": b"y" * 32}),
        (Session, lambda s: {"digest": b"y" * 32}),
        (Link, lambda s: {"digest": b"y" * 32}),
        (Renewal, lambda s: {"account": other_account(s)}),
        (Identity, lambda s: {"tenant": "otherwhere", "subject": "dawn"}),
        (Identity, lambda s: {"account": other_account(s), "subject": "ola"}),
        (Opening, lambda s: {"device": Device.objects.create(**device(s))}),
        (UsedChallenge, lambda s: {"digest": b"y" * 32}),
        (Wait, lambda s: {"key": b"y" * 32}),
    ],
)
def test_what_is_there_once_is_not_there_twice(
    model: type[models.Model], free: Callable[[Standing], Row], standing: Standing
) -> None:
    row = RIGHT[model](standing)
    model._base_manager.create(**row)

    with pytest.raises(IntegrityError), transaction.atomic():
        model._base_manager.create(**row)
    model._base_manager.create(**{**row, **free(standing)})


def test_every_table_of_the_room_is_here() -> None:
    assert set(RIGHT) == set(apps.get_app_config("access").get_models())
