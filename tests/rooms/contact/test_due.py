"""Every clock that runs: whose turn it is, who is told when it runs out, and that it is once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.clocks import deadlines
from clearline.clocks.running import Clock
from clearline.clocks.spans import end_of
from clearline.contact import holds
from clearline.contact.crises import declaring, working
from clearline.contact.due import firing
from clearline.contact.due import tasks as due_tasks
from clearline.contact.models import Crisis, Fired, Notice
from clearline.ledger import audit
from clearline.registers import missing, permissions, shifts, tasks
from clearline.registers.models import (
    Away,
    Channel,
    Duty,
    GivenBy,
    Permission,
    Task,
    TaskKind,
    day_of,
)
from clearline.registers.recorded import sure
from tests.rooms.contact.saying import line_to, says
from tests.rooms.contact.test_at_once import together

pytestmark = pytest.mark.django_db

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def night(home: Cast) -> datetime:
    return home.at + 5 * HOUR


def named(home: Cast, keys: object) -> list[str]:
    cast = {getattr(home, name).pk: name for name in ("priya", "deepa", "graham", "dawn", "marcus")}
    return [cast.get(key, "somebody") for key in keys]  # type: ignore[attr-defined]


def of(name: str, at: datetime) -> Iterator[Clock]:
    return (clock for clock in firing.running(at=at) if clock.name == name)


def told(home: Cast, why: str) -> list[str]:
    rows = Notice.objects.filter(why=why).order_by("given_at", "pk")
    return named(home, rows.values_list("person", flat=True))


def test_a_held_message_is_the_managers_then_the_deputys_then_of_who_is_above(
    home: Cast, night: datetime
) -> None:
    says(home.dawn, line_to(home.mia, home), home, at=night)

    found = []
    for hours in (0, 4, 8, 12):
        at = night + hours * HOUR
        (clock,) = of("hold", at)
        found.append((clock.due - night, *named(home, clock.who)))
        firing.fire_quick(at=at)

    assert found == [
        (4 * HOUR, "priya"),
        (8 * HOUR, "deepa"),
        (12 * HOUR, "graham"),
        (16 * HOUR, "graham"),
    ]
    assert told(home, "hold") == ["priya", "deepa", "graham", "graham"]
    assert audit.verify().wrong is None


def test_in_a_crisis_a_turn_is_a_quarter_of_an_hour(home: Cast, night: datetime) -> None:
    line = line_to(home.mia, home)
    declaring.declare(home.mia, by=home.dawn, at=night)
    says(home.dawn, line, home, "Don’t tell anyone, this is our secret.", at=night)

    assert [clock.due - night for clock in of("hold", night)] == [15 * MINUTE]


def test_who_was_told_is_told_no_more_once_it_is_decided(home: Cast, night: datetime) -> None:
    held = says(home.dawn, line_to(home.mia, home), home, at=night).draft
    firing.fire_quick(at=night)
    holds.release(held, by=home.priya, reason="Fine", at=night + HOUR)

    assert firing.fire_quick(at=night + 5 * HOUR) == 0
    assert told(home, "hold") == ["priya"]
    assert list(of("hold", night + 5 * HOUR)) == []


def test_after_a_stop_whoever_has_it_now_is_told_and_once(home: Cast, night: datetime) -> None:
    says(home.dawn, line_to(home.mia, home), home, at=night)

    assert firing.fire_quick(at=night + 9 * HOUR) == 1
    assert firing.fire_quick(at=night + 9 * HOUR) == 0
    assert told(home, "hold") == ["graham"]


@pytest.mark.django_db(transaction=True)
def test_however_many_processes_look_each_deadline_is_told_of_once(home: Cast) -> None:
    at = home.at + 5 * HOUR
    says(home.dawn, line_to(home.mia, home), home, at=at)
    declaring.declare(home.tobi, by=home.dawn, at=at)
    late = at + 16 * MINUTE

    counts = together(*[lambda: firing.fire_quick(at=late)] * 4)

    assert None not in counts
    assert Fired.objects.filter(name="hold").count() == 1
    keys = Notice.objects.values_list("person", "key")
    assert len(keys) == len(set(keys))
    assert audit.verify().wrong is None


CRISIS = {
    # Nobody is next on the rota: after ten minutes the managers are told.
    0: {"crisis_silence": 10, "heard_or_seen": 60, "crisis_renewal": 1440},
    6: {"crisis_silence": 10, "heard_or_seen": 60, "crisis_renewal": 1440},
    20: {"crisis_silence": 15, "heard_or_seen": 60, "crisis_renewal": 1440},
}


@pytest.mark.parametrize("minutes", CRISIS)
def test_the_clocks_of_a_crisis_run_beside_one_another(
    minutes: int, home: Cast, night: datetime
) -> None:
    declaring.declare(home.mia, by=home.dawn, at=night)
    running = firing.running(at=night + minutes * MINUTE)
    found = {
        clock.name: round((clock.due - night) / MINUTE)
        for clock in running
        if clock.child == home.mia.pk
    }
    assert found == CRISIS[minutes]


def test_after_five_minutes_it_is_whoever_is_next_on_the_rota(home: Cast, night: datetime) -> None:
    hours: shifts.Hours = {
        "starts_at": night + HOUR,
        "ends_at": night + 9 * HOUR,
        "duty": Duty.ON_CALL,
    }
    sure(shifts.plan(home.deepa, home.larkfield, by=home.priya, at=home.at, **hours))
    declaring.declare(home.mia, by=home.dawn, at=night)

    (clock,) = of("crisis_silence", night)

    assert clock.due == night + 5 * MINUTE
    assert [named(home, telling.people) for telling in clock.tellings] == [["deepa"]]


def test_the_clock_of_silence_stops_when_somebody_answers(home: Cast, night: datetime) -> None:
    crisis = declaring.declare(home.mia, by=home.dawn, at=night)
    assert isinstance(crisis, Crisis)
    assert len(list(of("crisis_silence", night))) == 1

    working.acknowledge(crisis.pk, by=home.priya, at=night + MINUTE)

    assert list(of("crisis_silence", night + MINUTE)) == []
    assert len(list(of("heard_or_seen", night + MINUTE))) == 1


def test_what_a_crisis_left_to_look_at_is_due_in_24_hours_and_told_of_when_late(
    home: Cast, night: datetime
) -> None:
    crisis = declaring.declare(home.mia, by=home.dawn, at=night)
    assert isinstance(crisis, Crisis)
    over = night + HOUR
    declaring.close_by_contact(crisis.pk, "Heard. Safe.", by=home.dawn, at=over)

    (clock,) = of("review_crisis", over)
    assert clock.due == deadlines.due("crisis_reviewed", over)
    assert named(home, clock.who) == ["priya"]

    firing.fire_slow(at=over + 17 * HOUR)
    assert told(home, "review_crisis") == []
    firing.fire_slow(at=over + 18 * HOUR)
    assert told(home, "review_crisis") == ["priya"]
    firing.fire_slow(at=over + 25 * HOUR)
    assert told(home, "review_crisis") == ["priya", "priya"]


def test_a_return_interview_is_due_in_72_hours_whatever_the_clocks_on_the_wall_do(
    home: Cast,
) -> None:
    gone = sure(missing.say(home.mia, Away.MISSING, by=home.dawn, at=home.at))
    back = home.at + 9 * HOUR
    sure(missing.come_back(gone, by=home.dawn, at=back))

    (clock,) = of("return_interview", back)

    assert clock.due == deadlines.due("return_interview", back)
    assert named(home, clock.who) == ["marcus"]
    firing.fire_slow(at=clock.due)
    assert told(home, "return_interview") == ["marcus", "priya"]


def permitted(home: Cast, until: datetime | None) -> Permission:
    terms: permissions.Terms = {"given_by": GivenBy.PARENT, "evidence": "On paper"}
    if until is not None:
        terms["until_on"] = until.date()
    return sure(permissions.give(home.mia, Channel.PHOTO, by=home.priya, at=home.at, **terms))


def test_a_permission_that_runs_out_is_told_of_a_week_before_and_as_it_does(home: Cast) -> None:
    row = permitted(home, home.at + 20 * DAY)

    (clock,) = (each for each in of("permission", home.at) if each.of == str(row.pk))

    assert clock.due == end_of(day_of(home.at + 20 * DAY))
    for days, count in ((12, 0), (14, 1), (22, 2)):
        firing.fire_slow(at=home.at + days * DAY)
        notices = Notice.objects.filter(key__startswith=f"permission:{row.pk}:")
        assert named(home, notices.values_list("person", flat=True)) == ["priya"] * count


def test_one_that_was_given_anew_runs_out_for_nobody(home: Cast) -> None:
    row = permitted(home, home.at + 20 * DAY)
    permitted(home, None)

    assert str(row.pk) not in {each.of for each in of("permission", home.at)}


def test_whoever_was_told_of_nothing_for_days_hears_of_each_thing_once(home: Cast) -> None:
    what = {"kind": TaskKind.TELL_CHILD, "says": "Tell her.", "due_at": home.at + HOUR}
    sure(tasks.give(home.mia, home.dawn, by=home.priya, at=home.at, **what))  # type: ignore[arg-type]

    assert firing.fire((due_tasks.running,), at=home.at + 3 * DAY) == 2

    assert told(home, "tell_child") == ["dawn", "priya"]


def test_what_fails_in_one_source_stops_none_of_the_others(home: Cast, night: datetime) -> None:
    def fails(*, at: datetime) -> Iterator[Clock]:
        raise LookupError

    says(home.dawn, line_to(home.mia, home), home, at=night)

    assert firing.fire((fails, *firing.QUICK), at=night) == 1


def test_what_is_done_has_no_clock(home: Cast) -> None:
    what = {"kind": TaskKind.TELL_CHILD, "says": "Tell her.", "due_at": home.at + HOUR}
    task: Task = sure(
        tasks.give(home.mia, home.dawn, by=home.priya, at=home.at, **what)  # type: ignore[arg-type]
    )
    assert len(list(of("tell_child", home.at))) == 1

    sure(tasks.do(task, by=home.dawn, at=home.at))

    assert list(of("tell_child", home.at)) == []
