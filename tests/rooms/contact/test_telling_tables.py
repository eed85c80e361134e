"""What fell due and who was told: each wrong row is refused, and nothing is overwritten."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from clearline.cli.made_up import Cast
from clearline.contact.models import Fired, Notice, Nudge, Subscription
from tests.rooms.channels.devices import device_of

pytestmark = pytest.mark.django_db

Row = dict[str, Any]
Rows = Callable[[Cast], Row]
EARLIER = timedelta(minutes=1)


def just(**row: Any) -> Rows:
    return lambda home: row


def fired(home: Cast) -> Row:
    return {"name": "hold", "key": "hold:1:1", "due_at": home.at, "fired_at": home.at}


def notice(home: Cast) -> Row:
    return {"person": home.priya, "why": "hold", "key": "hold:1:1", "given_at": home.at}


def subscription(home: Cast) -> Row:
    where = {"person": home.priya, "device_id": device_of(home.priya, at=home.at)}
    said = {"endpoint": "https://example.test/1", "key": "k", "secret": "s"}
    return {**where, **said, "said_at": home.at}


def nudge(home: Cast) -> Row:
    told, _ = Notice.objects.get_or_create(person=home.priya, key="n", defaults=notice(home))
    number = {"way": "sms", "number": "+447700900451"}
    return {**number, "notice": told, "since": home.at, "due_at": home.at}


def over(home: Cast) -> Row:
    return {"state": "ended", "ended_at": home.at, "ending": "failed"}


RIGHT: dict[type[models.Model], Rows] = {
    Fired: fired,
    Notice: notice,
    Subscription: subscription,
    Nudge: nudge,
}
WRONG: tuple[tuple[type[models.Model], str, Rows], ...] = (
    (Fired, "fired_has_a_name", just(name="")),
    (Fired, "fired_has_a_key", just(key="")),
    (Fired, "fired_is_not_before_it_is_due", lambda h: {"fired_at": h.at - EARLIER}),
    (Notice, "notice_says_why", just(why="")),
    (Notice, "notice_has_a_key", just(key="")),
    (Notice, "notice_is_seen_after_it_is_given", lambda h: {"seen_at": h.at - EARLIER}),
    (Subscription, "subscription_ends_in_some_way", lambda h: {"ended_at": h.at}),
    (
        Subscription,
        "subscription_ends_after_it_was_said",
        lambda h: {"ended_at": h.at - EARLIER, "ending": "off"},
    ),
    (Subscription, "subscription_ending_is_listed", lambda h: {"ended_at": h.at, "ending": "xx"}),
    (Nudge, "nudge_way_is_listed", just(way="fax")),
    (
        Nudge,
        "nudge_goes_to_a_browser_by_push_alone",
        lambda h: {"subscription": Subscription.objects.create(**subscription(h))},
    ),
    (Nudge, "nudge_by_text_has_a_number", just(number="")),
    (Nudge, "nudge_is_taken_by_somebody", just(state="taken")),
    (Nudge, "nudge_ends_at_a_moment", just(state="ended")),
    (Nudge, "nudge_ends_in_some_way", lambda h: {**over(h), "ending": None}),
    (Nudge, "nudge_ends_after_it_began", lambda h: {**over(h), "ended_at": h.at - EARLIER}),
)
TWINS = {Notice: "somebody_is_told_once", Subscription: "a_browser_is_told_for_one_person"}


def put(model: type[models.Model], home: Cast, **changes: Any) -> models.Model:
    """Write a row past every verb, as somebody at the database would."""
    return model._base_manager.create(**{**RIGHT[model](home), **changes})


@pytest.mark.parametrize("model", RIGHT)
def test_a_right_row_is_taken(model: type[models.Model], home: Cast) -> None:
    assert put(model, home).pk is not None


@pytest.mark.parametrize(
    ("model", "constraint", "changes"), WRONG, ids=[constraint for _, constraint, _ in WRONG]
)
def test_a_wrong_row_is_refused_by_its_own_constraint(
    model: type[models.Model], constraint: str, changes: Rows, home: Cast
) -> None:
    row = changes(home)
    # A way that is unknown is also neither of the two that there are.
    also = "|nudge_goes_to_a_browser_by_push_alone" if constraint == "nudge_way_is_listed" else ""
    refused = pytest.raises(IntegrityError, match=rf"\b({constraint}{also})\b")
    with refused, transaction.atomic():
        put(model, home, **row)


@pytest.mark.parametrize(
    ("model", "key"), [(Fired, "key"), (Notice, "person"), (Subscription, "endpoint")]
)
def test_two_are_not_told_as_one(model: type[models.Model], key: str, home: Cast) -> None:
    put(model, home)
    with pytest.raises(IntegrityError, match=key), transaction.atomic():
        put(model, home)


def test_a_browser_that_was_turned_off_is_turned_on_anew(home: Cast) -> None:
    first = put(Subscription, home)
    Subscription.objects.filter(pk=first.pk).update(ended_at=home.at, ending="off")
    assert put(Subscription, home).pk is not None


def test_every_constraint_has_a_row_that_it_refuses() -> None:
    known = {name for _, name, _ in WRONG} | set(TWINS.values())
    assert known == {str(each.name) for table in RIGHT for each in table._meta.constraints}


@pytest.mark.parametrize(
    ("model", "column"),
    [(Fired, "name"), (Notice, "why"), (Subscription, "secret"), (Nudge, "way")],
)
def test_nothing_is_deleted_or_overwritten(
    model: type[models.Model], column: str, home: Cast
) -> None:
    row = put(model, home)
    table, key = model._meta.db_table, row.pk
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = 'x'"):
        refused = pytest.raises(DatabaseError, match="cannot be")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert model._base_manager.filter(pk=key).exists()


def test_work_goes_on_until_it_has_ended_and_then_stays(home: Cast) -> None:
    row = put(Nudge, home)
    mine = Nudge.objects.filter(pk=row.pk)
    assert mine.update(state="taken", lease=uuid4(), tries=1) == 1
    assert mine.update(lease=None, **over(home)) == 1

    with pytest.raises(DatabaseError, match="cannot be"), transaction.atomic():
        mine.update(ending="handed_over")
