"""Askings, approvals and accounts: each wrong row is refused by its own constraint."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from clearline.cli.made_up import Cast
from clearline.contact.models import Account, Approval, ApprovalAsk

pytestmark = pytest.mark.django_db

TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)
HOUR = timedelta(hours=1)


def ask(home: Cast, **changes: Any) -> ApprovalAsk:
    row = {
        "child": home.reece,
        "home": home.larkfield,
        "workers": [home.sam.pk],
        "channels": ["in_app"],
        "what_for": "Somebody he knows",
        "from_on": TODAY,
        "until_on": TODAY,
        "first": home.priya,
        "first_as": "registered_manager",
        "second": home.sunita,
        "second_as": "allocated_worker",
        "asked_at": home.at,
        "asked_by": home.dawn,
    }
    return ApprovalAsk.objects.create(**{**row, **changes})


def approval(home: Cast, of: ApprovalAsk, **changes: Any) -> Approval:
    row = {
        "child": home.reece,
        "ask": of,
        "role": "registered_manager",
        "decision": "approved",
        "decided_at": home.at,
        "decided_by": home.priya,
        "workers": [home.sam.pk],
        "channels": ["in_app"],
        "from_on": TODAY,
        "until_on": TODAY,
    }
    return Approval.objects.create(**{**row, **changes})


def account(home: Cast, **changes: Any) -> Account:
    row = {
        "child": home.reece,
        "home": home.larkfield,
        "channel": "voice_call",
        "begun_by_child": True,
        "began_at": home.at,
        "ended_at": home.at,
        "says": "We talked.",
        "due_at": home.at,
        "written_at": home.at,
        "written_by": home.sam,
    }
    return Account.objects.create(**{**row, **changes})


def named(home: Cast, changes: dict[str, Any]) -> dict[str, Any]:
    """Put the people and moments of the home in the place of their names."""
    told = {"earlier": home.at - HOUR, "later": home.at + HOUR, "now": home.at}
    people = {name: getattr(home, name) for name in ("priya", "sunita", "dawn")}
    return {key: {**told, **people}.get(value, value) for key, value in changes.items()}


ENDED = {"ended_at": "now", "ended_by": "dawn", "ending": "taken_back"}


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"until_on": YESTERDAY}, "ask_ends_after_from"),
        ({"second": "priya"}, "ask_is_of_two_people"),
        ({"asked_by": "priya"}, "ask_is_by_neither_of_the_two"),
        ({"asked_by": "sunita"}, "ask_is_by_neither_of_the_two"),
        ({"first_as": "substitute"}, "ask_first_answers_for_home"),
        ({"second_as": "registered_manager"}, "ask_second_answers_for_authority"),
        ({"what_for": ""}, "ask_says_what_for"),
        ({**ENDED, "ended_by": None}, "ask_ended_at_by_and_how_together"),
        ({**ENDED, "ending": None}, "ask_ended_at_by_and_how_together"),
        ({**ENDED, "ended_at": "earlier"}, "ask_ends_after_it_was_asked"),
    ],
)
def test_a_wrong_asking_is_refused(home: Cast, changes: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ask(home, **named(home, changes))
    assert ask(home, **named(home, ENDED)).pk


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"until_on": YESTERDAY}, "approval_ends_after_it_begins"),
        ({"decision": "declined"}, "approval_no_has_a_reason"),
    ],
)
def test_a_wrong_answer_is_refused(home: Cast, changes: dict[str, Any], constraint: str) -> None:
    of = ask(home)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        approval(home, of, **changes)
    assert approval(home, of, **{**changes, "until_on": TODAY, "reason": "No."}).pk


def test_one_side_says_the_same_once(home: Cast) -> None:
    of = ask(home)
    approval(home, of)
    with pytest.raises(IntegrityError), transaction.atomic():
        approval(home, of)
    assert approval(home, of, role="allocated_worker", decided_by=home.sunita).pk


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"says": ""}, "account_has_words"),
        ({"began_at": "later"}, "account_is_in_order"),
        ({"written_at": "earlier"}, "account_is_of_what_has_happened"),
        ({"due_at": "earlier"}, "account_is_due_after"),
    ],
)
def test_a_wrong_account_is_refused(home: Cast, changes: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        account(home, **named(home, changes))
    assert account(home).pk


@pytest.mark.parametrize("table", ["contact_approvalask", "contact_approval", "contact_account"])
def test_nothing_is_deleted_or_overwritten(table: str, home: Cast) -> None:
    approval(home, ask(home))
    account(home)
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET child_id = NULL"):
        refused = pytest.raises(DatabaseError, match="cannot be")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
