"""Contests and worries: each wrong row is refused by its own constraint."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from clearline.cli.made_up import Cast
from clearline.contact.found import contests, worries
from clearline.contact.models import Contest, Message, Worry
from clearline.ledger import audit
from tests.rooms.contact.saying import line_to, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(home: Cast) -> Message:
    says(home.dawn, line_to(home.mia, home), home)
    return Message.objects.get()


def contest(home: Cast, message: Message, **changes: Any) -> Contest:
    row = {"message": message, "kind": "phone", "start": 0, "end": 3, "says": ""}
    who = {"contested_at": home.at, "contested_by": home.dawn}
    return Contest.objects.create(**{**row, **who, **changes})


def worry(home: Cast, message: Message, **changes: Any) -> Worry:
    row = {"message": message, "kinds": ["suicide"], "urgency": "emergency", "raised_at": home.at}
    return Worry.objects.create(**{**row, **changes})


def answered(home: Cast, **changes: Any) -> dict[str, Any]:
    return {"answered_at": home.at, "answered_by": home.priya, "agrees": True, **changes}


def test_right_rows_are_taken(home: Cast, message: Message) -> None:
    assert contest(home, message).pk
    assert contest(home, message, kind="email", **answered(home, reason="Yes")).pk
    assert worry(home, message).pk


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"end": 0, "start": 1}, "contest_ends_after_it_starts"),
        ({"answered_by": None}, "contest_answered_at_and_by_together"),
        ({"agrees": None}, "contest_answered_says_yes_or_no"),
        ({"answered_by": "dawn"}, "contest_is_answered_by_somebody_else"),
        ({"agrees": False, "detail": 1}, "contest_makes_known_only_what_was_agreed"),
    ],
)
def test_a_wrong_contest_is_refused(
    changes: dict[str, Any], constraint: str, home: Cast, message: Message
) -> None:
    row = answered(home) | changes
    row["answered_by"] = (
        getattr(home, row["answered_by"]) if "dawn" in changes.values() else (row["answered_by"])
    )
    if "detail" in row:
        row["detail_id"] = row.pop("detail")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        contest(home, message, **row)


def test_a_finding_is_contested_once(home: Cast, message: Message) -> None:
    contest(home, message)

    with pytest.raises(IntegrityError), transaction.atomic():
        contest(home, message)
    assert contest(home, message, start=1).pk


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"urgency": "later"}, "worry_urgency_is_one_of_three"),
        ({"taken_at": "at"}, "worry_taken_at_and_by_together"),
        ({"taken_at": "before", "taken_by": "dawn"}, "worry_is_taken_after_it_is_raised"),
    ],
)
def test_a_wrong_worry_is_refused(
    changes: dict[str, Any], constraint: str, home: Cast, message: Message
) -> None:
    told = {"at": home.at, "before": home.at.replace(year=2025), "dawn": home.dawn}
    row = {name: told.get(value, value) for name, value in changes.items()}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        worry(home, message, **row)


@pytest.mark.parametrize("table", ["contact_contest", "contact_worry"])
def test_nothing_is_deleted_or_overwritten(table: str, home: Cast, message: Message) -> None:
    contest(home, message)
    worry(home, message)

    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET message_id = NULL"):
        refused = pytest.raises(DatabaseError, match="cannot be")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_ledger_vouches_for_what_was_contested_answered_raised_and_taken(home: Cast) -> None:
    line = line_to(home.mia, home)
    stopped = says(home.dawn, line, home, "Ring 01632 960987")
    finding = contests.Finding("phone", 5, 17, "refuse", "", "C7")
    row = contests.contest(stopped.draft, finding, by=home.dawn, at=home.at)
    found = contests.one(row.pk, [home.larkfield.pk])
    assert found is not None
    agreed = contests.Agreed(contests.For.CHILD, "01632 960987", "The dentist")
    assert not contests.agree(found, reason="Known", by=home.priya, at=home.at, agreed=agreed)
    says(home.mia, line, home, "i want to kill myself because of dawn")
    (seen,) = worries.open_of(home.priya.pk, at=home.at)
    assert worries.take(seen, by=home.priya.pk, at=home.at)

    assert audit.verify().wrong is None
