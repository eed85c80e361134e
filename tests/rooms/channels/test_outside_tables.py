"""What goes out and comes in: each wrong row is refused by its own constraint."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from clearline.cli.made_up import Cast
from clearline.contact.models import Joining, Outgoing, Stop, Unplaced, UnplacedWords
from tests.rooms.channels.texting import NUMBER, make_sure, texts
from tests.rooms.contact.saying import line_to

pytestmark = pytest.mark.django_db

Row = dict[str, Any]
Rows = Callable[[Cast], Row]


def just(**row: Any) -> Rows:
    return lambda home: row


def joining(home: Cast) -> Row:
    whose = {"child": home.callum, "person": home.callum.person}
    return {"channel": "sms", "address": NUMBER, **whose, "said_at": home.at, "said_by": home.dawn}


def sure(home: Cast) -> Row:
    return {"confirmed_at": home.at, "confirmed_by": home.sam, "confirmed_how": "in_person"}


def stop(home: Cast) -> Row:
    return {"channel": "sms", "address": NUMBER, "why": "stop", "said_at": home.at}


def unplaced(home: Cast) -> Row:
    return {"channel": "sms", "address": NUMBER, "came_at": home.at, "words_digest": "0" * 64}


def before(home: Cast) -> Any:
    return home.at.replace(year=2025)


RIGHT: dict[type[models.Model], Rows] = {Joining: joining, Stop: stop, Unplaced: unplaced}

WRONG: tuple[tuple[type[models.Model], str, Rows], ...] = (
    (Joining, "joining_confirmed_at_and_by_together", lambda h: {**sure(h), "confirmed_by": None}),
    (Joining, "joining_is_confirmed_in_some_way", lambda h: {**sure(h), "confirmed_how": None}),
    (
        Joining,
        "joining_is_seconded_by_another",
        lambda h: {**sure(h), "confirmed_by": h.dawn, "confirmed_how": "second"},
    ),
    (Joining, "joining_ends_for_some_reason", lambda h: {"ended_at": h.at}),
    (
        Joining,
        "joining_ends_after_it_was_said",
        lambda h: {"ended_at": before(h), "ending": "silence"},
    ),
    (Stop, "stop_why_is_listed", just(why="rude")),
    (Stop, "stop_ends_after_it_was_said", lambda h: {"ended_at": before(h)}),
    (Unplaced, "unplaced_placed_at_and_by_together", lambda h: {"placed_at": h.at}),
    (
        Unplaced,
        "unplaced_is_placed_with_a_joining",
        lambda h: {"joining": Joining.objects.create(**joining(h))},
    ),
)
# Of these one may stand beside another only once that one has ended.
TWINS: tuple[tuple[type[models.Model], str, Rows], ...] = (
    (
        Joining,
        "a_number_is_said_to_be_one_persons",
        lambda h: {"ended_at": h.at, "ending": "wrong_person"},
    ),
    (Stop, "one_stop_a_number", lambda h: {"ended_at": h.at}),
)
OUTGOING: dict[str, Row] = {
    "outgoing_next_is_not_done": {"state": "delivered", "is_next": True},
    "outgoing_is_taken_by_somebody": {"state": "taken", "lease": None},
}


def put(model: type[models.Model], home: Cast, **changes: Any) -> models.Model:
    """Write a row past every verb, as somebody at the database would."""
    return model._base_manager.create(**{**RIGHT[model](home), **changes})


@pytest.fixture
def leaving(home: Cast) -> Outgoing:
    make_sure(home.callum, home)
    return Outgoing.objects.get(pk=texts(home.dawn, line_to(home.callum, home), home).draft)


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
    with pytest.raises(IntegrityError, match=rf"\b{constraint}\b"), transaction.atomic():
        put(model, home, **row)


@pytest.mark.parametrize(
    ("model", "name", "ended"), TWINS, ids=[constraint for _, constraint, _ in TWINS]
)
def test_one_stands_at_a_time(
    model: type[models.Model], name: str, ended: Rows, home: Cast
) -> None:
    first = put(model, home)
    says = name if connection.vendor == "postgresql" else "channel, .*address"
    with pytest.raises(IntegrityError, match=says), transaction.atomic():
        put(model, home)

    model._base_manager.filter(pk=first.pk).update(**ended(home))

    assert put(model, home).pk is not None


@pytest.mark.parametrize("constraint", OUTGOING)
def test_a_wrong_state_of_what_leaves_is_refused(constraint: str, leaving: Outgoing) -> None:
    with pytest.raises(IntegrityError, match=rf"\b{constraint}\b"), transaction.atomic():
        Outgoing.objects.filter(pk=leaving.pk).update(**OUTGOING[constraint])
    right: Row = {"state": "taken", "lease": uuid4()}
    assert Outgoing.objects.filter(pk=leaving.pk).update(**right) == 1


def test_every_constraint_has_a_row_that_it_refuses() -> None:
    known = {name for _, name, _ in (*WRONG, *TWINS)} | OUTGOING.keys()
    tables: tuple[type[models.Model], ...] = (*RIGHT, UnplacedWords, Outgoing)
    assert known == {str(each.name) for table in tables for each in table._meta.constraints}


@pytest.mark.parametrize("model", RIGHT)
def test_nothing_is_deleted_or_overwritten(model: type[models.Model], home: Cast) -> None:
    row = put(model, home)
    table, key = model._meta.db_table, row.pk
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET address = ''"):
        refused = pytest.raises(DatabaseError, match="cannot be")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert model._base_manager.filter(pk=key).exists()
