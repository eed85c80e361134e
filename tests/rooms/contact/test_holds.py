"""Held messages: released, turned down, taken back, and whose turn it is."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import holds
from clearline.contact.holds import Refusal
from clearline.contact.models import Event, Hold, Message
from clearline.policy.decision import Outcome
from clearline.registers import permissions
from clearline.registers.models import Permission, Role
from tests.rooms.contact.saying import line_to, says

pytestmark = pytest.mark.django_db

FINE = "It’s fine in context"


@pytest.fixture
def night(home: Cast) -> datetime:
    return home.at + timedelta(hours=5)


@pytest.fixture
def held(home: Cast, night: datetime) -> UUID:
    answer = says(home.dawn, line_to(home.mia, home), home, at=night)
    assert answer.outcome is Outcome.HOLD
    return answer.draft


def kinds(message: UUID) -> list[str]:
    return list(
        Event.objects.filter(message=message).order_by("place").values_list("kind", flat=True)
    )


def test_a_released_message_is_sent(home: Cast, held: UUID, night: datetime) -> None:
    outcome = holds.release(held, by=home.priya, reason=FINE, at=night)

    assert outcome is Outcome.ALLOW
    assert kinds(held) == ["held", "released", "sent"]
    assert Hold.objects.get(message=held).ending == "released"


def test_nobody_releases_their_own(home: Cast, night: datetime) -> None:
    answer = says(home.priya, line_to(home.mia, home), home, at=night)
    assert answer.outcome is Outcome.HOLD
    assert holds.release(answer.draft, by=home.priya, reason=FINE, at=night) is Refusal.YOUR_OWN
    assert holds.release(answer.draft, by=home.deepa, reason=FINE, at=night) is Outcome.ALLOW


@pytest.mark.parametrize("who", ["sam", "marcus", "peter", "helen", "adele"])
def test_only_those_who_answer_for_the_home_decide(
    home: Cast, held: UUID, night: datetime, who: str
) -> None:
    answer = holds.release(held, by=getattr(home, who), reason=FINE, at=night)
    assert answer is Refusal.NOT_YOURS_TO_DECIDE
    assert kinds(held) == ["held"]


def test_a_decision_has_its_reason(home: Cast, held: UUID, night: datetime) -> None:
    assert holds.release(held, by=home.priya, reason=" ", at=night) is Refusal.NO_REASON
    assert holds.turn_down(held, by=home.priya, reason="Say it to her face", at=night) == "refuse"


def test_the_second_of_two_who_decide_is_told(home: Cast, held: UUID, night: datetime) -> None:
    assert holds.release(held, by=home.priya, reason=FINE, at=night) is Outcome.ALLOW
    second = holds.turn_down(held, by=home.deepa, reason="No", at=night)
    assert second is Refusal.DECIDED_ALREADY
    assert kinds(held) == ["held", "released", "sent"]


def test_what_came_up_meanwhile_still_counts(home: Cast, held: UUID, night: datetime) -> None:
    given = Permission.objects.get(child=home.mia, channel="in_app", withdrawn_on=None)
    permissions.withdraw(given, by=home.priya, at=night)

    outcome = holds.release(held, by=home.priya, reason=FINE, at=night)

    assert outcome is Outcome.REFUSE
    assert kinds(held) == ["held", "released", "refused"]


def test_a_message_turned_down_is_never_sent(home: Cast, held: UUID, night: datetime) -> None:
    holds.turn_down(held, by=home.priya, reason="Better face to face", at=night)
    assert kinds(held) == ["held", "turned_down"]
    assert Event.objects.filter(message=held, kind="turned_down").get().reason


def test_a_writer_takes_back_what_still_waits(home: Cast, held: UUID, night: datetime) -> None:
    assert holds.withdraw(held, by=home.sam, at=night) is Refusal.NOT_YOURS_TO_DECIDE
    assert holds.withdraw(held, by=home.dawn, at=night) is None
    assert holds.withdraw(held, by=home.dawn, at=night) is Refusal.DECIDED_ALREADY
    assert kinds(held) == ["held", "withdrawn"]
    assert Message.objects.filter(pk=held).exists()


def test_the_turn_goes_on_by_the_clock_and_is_never_lost(
    home: Cast, held: UUID, night: datetime
) -> None:
    hold = Hold.objects.get(message=held)
    turns = [holds.turn_of(hold, at=night + timedelta(hours=h)) for h in (0, 4, 8, 80)]

    assert [turn.role for turn in turns] == [
        Role.REGISTERED_MANAGER,
        Role.DEPUTY_MANAGER,
        Role.RESPONSIBLE_INDIVIDUAL,
        Role.RESPONSIBLE_INDIVIDUAL,
    ]
    assert turns[0].who == (home.priya,)
    assert turns[0].until == night + timedelta(hours=4)
    assert all(turn.who for turn in turns)


def test_the_writers_own_rung_is_passed_over(home: Cast, night: datetime) -> None:
    answer = says(home.priya, line_to(home.mia, home), home, at=night)
    turn = holds.turn_of(Hold.objects.get(message=answer.draft), at=night)
    assert turn.role is Role.DEPUTY_MANAGER


def test_a_manager_sees_what_waits_at_their_own_home(home: Cast, held: UUID) -> None:
    assert [h.message_id for h in holds.waiting({home.larkfield.pk})] == [held]
    assert not holds.waiting({home.alder_court.pk})
