"""A crisis ends with somebody heard or seen or with a manager’s reason, and is looked back at."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.crises import declaring, watch, working
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import Conversation, Crisis
from clearline.policy.decision import Outcome
from clearline.registers.models import Task
from tests.rooms.contact.saying import line_to, says
from tests.rooms.contact.test_crises import WORDS, begun, told

pytestmark = pytest.mark.django_db


MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


@pytest.fixture
def crisis(home: Cast, line: Conversation) -> Crisis:
    return begun(home)


def test_before_the_day_is_over_the_manager_is_asked_to_renew_it_each_time(
    home: Cast, crisis: Crisis
) -> None:
    watch.fire_due(at=home.at + 23 * HOUR - MINUTE)
    assert "renewal_1" not in told(crisis)
    watch.fire_due(at=home.at + 23 * HOUR)
    assert "Priya" in told(crisis)["renewal_1"]

    working.renew(crisis.pk, by=home.priya, at=home.at + 23 * HOUR)
    watch.fire_due(at=home.at + 45 * HOUR)
    assert "renewal_2" not in told(crisis)
    watch.fire_due(at=home.at + 46 * HOUR)
    assert "renewal_2" in told(crisis)


def test_it_closes_with_somebody_heard_or_seen_and_how_they_are(home: Cast, crisis: Crisis) -> None:
    empty = declaring.close_by_contact(crisis.pk, "  ", by=home.dawn, at=home.at)
    assert empty is Refusal.NO_WORDS

    assert declaring.close_by_contact(crisis.pk, WORDS, by=home.dawn, at=home.at) is None
    crisis.refresh_from_db()
    assert (crisis.ending, crisis.reason, crisis.ended_by) == ("direct_contact", WORDS, home.dawn)
    late = working.note(crisis.pk, "and", by=home.dawn, at=home.at + MINUTE)
    assert late is Refusal.IT_IS_OVER


def test_without_that_only_a_manager_s_reason_closes_it(home: Cast, crisis: Crisis) -> None:
    by_worker = declaring.close_with_reason(crisis.pk, WORDS, by=home.dawn, at=home.at)
    assert by_worker is Refusal.NOT_YOURS
    assert declaring.close_with_reason(crisis.pk, WORDS, by=home.priya, at=home.at) is None


def test_looking_back_is_somebody_s_task_within_a_day(home: Cast, crisis: Crisis) -> None:
    declaring.close_by_contact(crisis.pk, WORDS, by=home.dawn, at=home.at)

    task = Task.objects.get(kind="review_crisis")
    assert (task.owner, task.child, task.due_at) == (home.priya, home.mia, home.at + 24 * HOUR)


def test_a_permission_that_it_opened_is_looked_at_again_once(home: Cast) -> None:
    child = next(
        c
        for c in (home.callum, home.tobi)
        if says(home.dawn, line_to(c, home), home).outcome is not Outcome.ALLOW
    )
    found = declaring.declare(child, by=home.dawn, at=home.at)
    assert isinstance(found, Crisis)
    before = says(home.dawn, line_to(child, home), home)
    owed = {o.what for o in before.decision.obligations} if before.decision else set()
    watch.fire_due(at=home.at + MINUTE)
    watch.fire_due(at=home.at + 2 * MINUTE)

    tasks = Task.objects.filter(child=child, kind="review_permission")
    assert tasks.count() == int("review_permission" in owed)


@pytest.mark.parametrize(("days", "goes_to"), [(7, {"pattern": {"Lena"}}), (8, {})])
def test_a_second_by_the_same_worker_within_a_week_goes_to_the_lead(
    days: int, goes_to: dict[str, set[str]], home: Cast, crisis: Crisis
) -> None:
    declaring.close_by_contact(crisis.pk, WORDS, by=home.dawn, at=home.at)
    second = begun(home, at=home.at + timedelta(days=days))

    assert told(second) == goes_to


def test_another_worker_s_is_no_pattern(home: Cast, crisis: Crisis) -> None:
    declaring.close_by_contact(crisis.pk, WORDS, by=home.dawn, at=home.at)
    assert told(begun(home, at=home.at + HOUR, by=home.sam)) == {}
