"""Whoever refuses can take it back for ten seconds, and its writer never hears of it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from clearline.cli.made_up import Cast
from clearline.contact import holds, laters, refusals
from clearline.contact.holds import Refusal
from clearline.contact.models import Event, Hold, TurningDown
from clearline.contact.overview import held as overview
from clearline.ledger import audit
from clearline.policy.decision import Outcome
from tests.rooms.contact.saying import line_to, says

WHY = "Better face to face"
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def night(home: Cast) -> datetime:
    return home.at + timedelta(hours=5)


@pytest.fixture
def held(home: Cast, night: datetime) -> UUID:
    return says(home.dawn, line_to(home.mia, home), home, at=night).draft


def kinds(message: UUID) -> list[str]:
    events = Event.objects.filter(message=message).order_by("place")
    return list(events.values_list("kind", flat=True))


def test_its_writer_is_told_when_the_moment_is_over_and_not_before(
    home: Cast, held: UUID, night: datetime
) -> None:
    due = night + refusals.MOMENT
    assert refusals.begin(held, by=home.priya, reason=WHY, at=night) == due

    assert refusals.settle_due(at=due - SECOND) == 0
    assert kinds(held) == ["held"]
    assert refusals.settle_due(at=due) == 1
    assert kinds(held) == ["held", "turned_down"]
    assert refusals.settle_due(at=due) == 0

    told = Event.objects.get(message=held, kind="turned_down")
    assert (told.by, told.reason) == (home.priya, WHY)
    assert audit.verify().wrong is None


def test_taken_back_in_time_it_is_held_as_before(home: Cast, held: UUID, night: datetime) -> None:
    refusals.begin(held, by=home.priya, reason=WHY, at=night)

    assert refusals.undo(held, by=home.priya, at=night + 9 * SECOND) is None

    assert refusals.settle_due(at=night + timedelta(minutes=1)) == 0
    assert kinds(held) == ["held"]
    assert Hold.objects.get(message=held).ended_at is None
    assert holds.release(held, by=home.deepa, reason="Fine", at=night) is Outcome.ALLOW
    assert audit.verify().wrong is None


def test_taken_back_it_can_be_refused_again(home: Cast, held: UUID, night: datetime) -> None:
    refusals.begin(held, by=home.priya, reason=WHY, at=night)
    refusals.undo(held, by=home.priya, at=night)

    again = refusals.begin(held, by=home.deepa, reason="No", at=night + SECOND)

    assert isinstance(again, datetime)
    refusals.settle_due(at=again)
    assert Hold.objects.get(message=held).ended_by == home.deepa


def test_after_ten_seconds_it_is_too_late_whether_it_was_done_or_not(
    home: Cast, held: UUID, night: datetime
) -> None:
    due = refusals.begin(held, by=home.priya, reason=WHY, at=night)
    assert isinstance(due, datetime)

    assert refusals.undo(held, by=home.priya, at=due) is Refusal.TOO_LATE
    refusals.settle_due(at=due)
    assert refusals.undo(held, by=home.priya, at=due) is Refusal.TOO_LATE
    assert kinds(held) == ["held", "turned_down"]


def test_nobody_else_takes_it_back(home: Cast, held: UUID, night: datetime) -> None:
    refusals.begin(held, by=home.priya, reason=WHY, at=night)
    assert refusals.undo(held, by=home.deepa, at=night) is Refusal.NOT_YOURS_TO_DECIDE
    assert refusals.undo(held, by=home.dawn, at=night) is Refusal.NOT_YOURS_TO_DECIDE
    assert refusals.undo(held, by=home.priya, at=night) is None


@pytest.mark.parametrize("decide", [holds.release, holds.turn_down, refusals.begin])
def test_another_manager_meanwhile_is_told_that_it_is_decided(
    decide: Any, home: Cast, held: UUID, night: datetime
) -> None:
    refusals.begin(held, by=home.priya, reason=WHY, at=night)
    assert decide(held, by=home.deepa, reason="Fine", at=night) is Refusal.DECIDED_ALREADY
    assert kinds(held) == ["held"]


def test_refusing_asks_what_every_decision_asks(home: Cast, held: UUID, night: datetime) -> None:
    def begins(who: str, reason: str, message: UUID = held) -> object:
        return refusals.begin(message, by=getattr(home, who), reason=reason, at=night)

    assert begins("priya", " ") is Refusal.NO_REASON
    assert begins("priya", "\u200b") is Refusal.NO_REASON
    assert begins("sam", WHY) is Refusal.NOT_YOURS_TO_DECIDE
    assert begins("dawn", WHY) is Refusal.YOUR_OWN
    assert begins("priya", WHY, uuid4()) is Refusal.UNKNOWN
    assert isinstance(begins("priya", WHY), datetime)


def test_its_writer_may_take_the_message_back_meanwhile(
    home: Cast, held: UUID, night: datetime
) -> None:
    due = refusals.begin(held, by=home.priya, reason=WHY, at=night)
    assert isinstance(due, datetime)

    assert holds.withdraw(held, by=home.dawn, at=night) is None

    assert refusals.settle_due(at=due) == 0
    assert kinds(held) == ["held", "withdrawn"]


def test_the_morning_waits_for_a_refusal_that_may_be_taken_back(
    home: Cast, held: UUID, night: datetime
) -> None:
    morning = laters.choose(held, by=home.dawn, at=night)
    assert morning is not None
    refusals.begin(held, by=home.priya, reason=WHY, at=morning - SECOND)

    assert laters.settle_due(at=morning) == 0
    assert kinds(held) == ["held"]
    refusals.undo(held, by=home.priya, at=morning)
    assert laters.settle_due(at=morning + SECOND) == 1
    assert kinds(held) == ["held", "sent"]


def test_what_is_being_refused_waits_for_nobody(home: Cast, held: UUID, night: datetime) -> None:
    homes = [home.larkfield.pk]
    refusals.begin(held, by=home.priya, reason=WHY, at=night)

    assert overview.at_homes(homes, at=night) == []
    (begun,) = refusals.begun_by(home.priya.pk, at=night)
    assert (begun.message, begun.writer, begun.child) == (held, "Dawn Pryce", "Mia")
    assert refusals.begun_by(home.deepa.pk, at=night) == []

    refusals.undo(held, by=home.priya, at=night)
    assert [each.id for each in overview.at_homes(homes, at=night)] == [held]
    assert refusals.begun_by(home.priya.pk, at=night) == []


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"reason": ""}, "turning_down_has_a_reason"),
        ({"due": 0}, "turning_down_can_be_undone"),
        ({"undone": 10}, "turning_down_is_undone_in_time"),
        ({"undone": -1}, "turning_down_is_undone_in_time"),
    ],
)
def test_a_wrong_row_is_refused(
    changes: dict[str, Any], constraint: str, home: Cast, held: UUID, night: datetime
) -> None:
    row = {"reason": WHY, "due": 10, "undone": 9, **changes}

    def write(row: dict[str, Any]) -> None:
        TurningDown.objects.create(
            hold=Hold.objects.get(message=held),
            reason=row["reason"],
            begun_at=night,
            begun_by=home.priya,
            due_at=night + row["due"] * SECOND,
            undone_at=night + row["undone"] * SECOND,
        )

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write(row)
    write({**row, "reason": WHY, "due": 10, "undone": 9})


def test_of_one_message_one_refusal_stands(home: Cast, held: UUID, night: datetime) -> None:
    refusals.begin(held, by=home.priya, reason=WHY, at=night)
    row = TurningDown.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError, match=r"turning_down|hold_id"), transaction.atomic():
        row.save(force_insert=True)
