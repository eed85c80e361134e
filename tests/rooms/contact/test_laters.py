"""What only the hour holds may be sent in the morning, if it is still allowed then."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import holds, laters
from clearline.contact.models import Event, Later
from clearline.policy.decision import Outcome
from clearline.policy.facts import LONDON
from clearline.registers import permissions
from clearline.registers.models import Permission
from tests.rooms.contact.saying import line_to, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def night(home: Cast) -> datetime:
    return home.at + timedelta(hours=5)


@pytest.fixture
def held(home: Cast, night: datetime) -> UUID:
    return says(home.dawn, line_to(home.mia, home), home, at=night).draft


def kinds(message: UUID) -> list[str]:
    return list(
        Event.objects.filter(message=message).order_by("place").values_list("kind", flat=True)
    )


def test_it_goes_when_the_hours_open_and_not_before(
    home: Cast, held: UUID, night: datetime
) -> None:
    due = laters.choose(held, by=home.dawn, at=night)
    assert due is not None
    assert due.astimezone(LONDON).hour == 8

    assert laters.settle_due(at=due - timedelta(seconds=1)) == 0
    assert kinds(held) == ["held"]
    assert laters.settle_due(at=due) == 1
    assert kinds(held) == ["held", "sent"]
    assert laters.settle_due(at=due) == 0


def test_what_changed_overnight_stops_it(home: Cast, held: UUID, night: datetime) -> None:
    due = laters.choose(held, by=home.dawn, at=night)
    assert due is not None
    given = Permission.objects.get(child=home.mia, channel="in_app", withdrawn_on=None)
    permissions.withdraw(given, by=home.priya, at=night)

    laters.settle_due(at=due)

    assert kinds(held) == ["held", "refused"]


def test_only_its_writer_and_only_the_hour(home: Cast, held: UUID, night: datetime) -> None:
    assert laters.choose(held, by=home.sam, at=night) is None
    disputed = says(home.dawn, line_to(home.tobi, home), home, at=night)
    assert disputed.outcome is Outcome.HOLD
    assert laters.choose(disputed.draft, by=home.dawn, at=night) is None


def test_choosing_twice_is_choosing_once(home: Cast, held: UUID, night: datetime) -> None:
    first = laters.choose(held, by=home.dawn, at=night)
    assert laters.choose(held, by=home.dawn, at=night) == first
    assert Later.objects.count() == 1


def test_a_manager_who_was_quicker_wins(home: Cast, held: UUID, night: datetime) -> None:
    due = laters.choose(held, by=home.dawn, at=night)
    assert due is not None
    holds.turn_down(held, by=home.priya, reason="Better face to face", at=night)

    laters.settle_due(at=due)

    assert kinds(held) == ["held", "turned_down"]


def test_the_morning_is_the_places_own_through_the_change_of_the_clocks(home: Cast) -> None:
    before_spring = datetime.fromisoformat("2027-03-27T22:00:00+00:00")
    opens = laters.opens_at(at=before_spring)
    assert opens.astimezone(LONDON).isoformat() == "2027-03-28T08:00:00+01:00"
