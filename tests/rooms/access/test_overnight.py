"""What a night lets lapse is seen to by itself, once; and whoever leaves is let in no more."""

from datetime import datetime, timedelta

import pytest

from clearline.access import devices, sessions
from clearline.access.models import Account, Device
from clearline.access.work import leaving, overnight
from clearline.cli.made_up import Cast
from clearline.registers import legal_statuses, nights, posts, tasks
from clearline.registers.models import (
    Check,
    CheckKind,
    LegalCode,
    Night,
    Person,
    Post,
    Role,
    Seat,
    SeatKind,
    Shift,
    StaffMember,
    Task,
    TaskKind,
    day_of,
)
from clearline.registers.recorded import sure
from clearline.registers.vetting import checks, gaps
from tests.rooms.access.making import start

pytestmark = [pytest.mark.django_db]

A_DAY = timedelta(days=1)


def night(home: Cast, *, days: int = 1) -> datetime:
    return (home.at + days * A_DAY).replace(hour=0, minute=1)


def member(person: Person) -> StaffMember:
    return StaffMember.objects.get(person=person)


def is_open(person: Person) -> bool:
    return Account.objects.filter(person=person, closed_at=None).exists()


def told(kind: TaskKind) -> list[tuple[str, Person]]:
    rows = Task.objects.filter(kind=kind).select_related("child__person", "owner")
    return [(row.child.person.called, row.owner) for row in rows.order_by("child__person__name")]


def test_a_night_is_seen_to_once(home: Cast) -> None:
    assert overnight.see_to(at=night(home))
    assert not overnight.see_to(at=night(home) + timedelta(hours=3))
    assert overnight.see_to(at=night(home, days=2))


def test_what_was_cut_off_is_done_again(home: Cast) -> None:
    assert nights.begin(at=night(home))
    assert not nights.begin(at=night(home) + timedelta(minutes=9))
    assert nights.begin(at=night(home) + timedelta(minutes=10))
    nights.done(at=night(home))
    assert not nights.begin(at=night(home) + timedelta(hours=2))
    assert Night.objects.get().done_at


def test_whoever_leaves_today_is_out_at_once_with_all_that_was_theirs(home: Cast) -> None:
    account = Account.objects.get(person=home.dawn)
    token = start(account, at=home.at)
    phone, _ = devices.make("Phone", at=home.at, equipment=home.phone_of(home.dawn), key=b"k" * 32)
    assert sessions.callers_of([token], home.at)

    on = day_of(home.at)
    sure(leaving.leave(member(home.dawn), on=on, by=home.priya, at=home.at))

    assert not sessions.callers_of([token], home.at)
    assert not is_open(home.dawn)
    assert Device.objects.get(pk=phone.pk).ended_by == home.priya
    assert not Post.objects.filter(person=home.dawn).in_force(home.at).exists()
    assert not Shift.objects.on(home.at).filter(person=home.dawn).exists()
    assert is_open(home.sam)


def test_whoever_leaves_on_a_day_to_come_is_out_that_night(home: Cast) -> None:
    on = day_of(home.at) + 2 * A_DAY
    sure(leaving.leave(member(home.dawn), on=on, by=home.priya, at=home.at))
    overnight.run(at=night(home))
    assert is_open(home.dawn)
    overnight.run(at=night(home, days=2))
    assert not is_open(home.dawn)
    assert Account.objects.get(person=home.dawn).closed_by == home.priya


def test_a_leaving_that_is_refused_ends_nothing(home: Cast) -> None:
    early = member(home.dawn).started_on - A_DAY
    answer = leaving.leave(member(home.dawn), on=early, by=home.priya, at=home.at)
    assert str(answer) == "They leave before they start."
    assert is_open(home.dawn)


def test_a_post_that_was_to_begin_later_never_does(home: Cast) -> None:
    later = day_of(home.at) + 10 * A_DAY
    place = {"home": home.larkfield, "from_on": later}
    sure(posts.appoint(home.dawn, Role.DEPUTY_MANAGER, by=home.priya, at=home.at, **place))  # type: ignore[arg-type]
    sure(leaving.leave(member(home.dawn), on=day_of(home.at), by=home.priya, at=home.at))
    assert not Post.objects.filter(person=home.dawn).in_force_on(later).exists()


def test_an_advocates_place_ends_with_their_work(home: Cast) -> None:
    sure(leaving.leave(member(home.helen), on=day_of(home.at), by=home.adele, at=home.at))
    assert not Seat.objects.filter(person=home.helen).in_force(home.at).exists()


def test_the_social_worker_is_told_once_of_a_reviewing_officer_who_lapsed(home: Cast) -> None:
    old = Check.objects.get(person=home.helen, kind=CheckKind.REGISTRATION)
    sure(checks.stop(old, on=day_of(home.at) + A_DAY, by=home.adele, at=home.at))
    overnight.run(at=night(home, days=0))
    assert told(TaskKind.NAME_REVIEWER) == []
    for days in (1, 2, 3):
        overnight.run(at=night(home, days=days))
    names = told(TaskKind.NAME_REVIEWER)
    assert ("Mia", home.marcus) in names
    assert ("Reece", home.sunita) in names
    assert len(names) == len({name for name, _ in names}) == 6


def test_who_takes_the_duty_later_stands_in_from_that_night(home: Cast) -> None:
    una = home.nadia
    for kind in (CheckKind.REGISTRATION, CheckKind.QUALIFICATION, CheckKind.SKILLS):
        seen = {"reference": "1", "issued_by": "Somebody", "until_on": day_of(home.at) + 90 * A_DAY}
        seen["awarded_on"] = day_of(home.at) - 4000 * A_DAY
        sure(checks.make(una, kind, by=home.adele, at=home.at, **seen))  # type: ignore[arg-type]
    place = {"authority": home.west_county}
    sure(posts.appoint(una, Role.DUTY_REVIEWING_OFFICER, by=home.adele, at=home.at, **place))  # type: ignore[arg-type]
    overnight.run(at=night(home))
    # Whoever agreed to a place does not get it, so nothing changes for Nadia's own agreements.
    assert not Seat.objects.filter(person=una, kind=SeatKind.DUTY_IRO).exists()
    assert Seat.objects.filter(person=home.devi, kind=SeatKind.DUTY_IRO).count() == 6


def test_somebody_asks_again_in_time_and_is_told_so_once(home: Cast) -> None:
    overnight.run(at=night(home, days=0))
    first = told(TaskKind.ASK_AGAIN)
    # Callum's runs out in eleven days and the authority decides; Amina is 18 within the month.
    assert first == [("Amina", home.priya), ("Callum", home.marcus)]
    says = Task.objects.get(kind=TaskKind.ASK_AGAIN, child=home.callum).says
    assert says == "Ask again for Callum: video call."
    overnight.run(at=night(home))
    assert told(TaskKind.ASK_AGAIN) == first


def test_what_is_still_so_after_a_fortnight_is_told_again(home: Cast) -> None:
    overnight.run(at=night(home, days=0))
    for task in Task.objects.filter(kind=TaskKind.ASK_AGAIN):
        sure(tasks.do(task, by=task.owner, at=night(home, days=0)))
    overnight.run(at=night(home, days=5))
    assert len(told(TaskKind.ASK_AGAIN)) == 2
    overnight.run(at=night(home, days=15))
    # Callum’s has run out by then: that is no longer in time, and stands on the manager’s page.
    assert len(told(TaskKind.ASK_AGAIN)) == 3


def test_a_changed_law_is_asked_again_that_night(home: Cast) -> None:
    sure(legal_statuses.begin(home.mia, LegalCode.C2, by=home.priya, at=home.at))
    overnight.run(at=night(home))
    assert ("Mia", home.marcus) in told(TaskKind.ASK_AGAIN)


def test_one_step_that_fails_does_not_keep_the_others(
    home: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: datetime) -> None:
        raise RuntimeError

    monkeypatch.setattr(overnight, "STEPS", (fails, *overnight.STEPS))
    overnight.run(at=night(home, days=0))
    assert told(TaskKind.ASK_AGAIN)


def missing(home: Cast, at: datetime | None = None) -> list[tuple[str, str]]:
    children = home.mia.__class__.objects.filter(residences__home=home.larkfield).distinct()
    staff = Person.objects.filter(posts__home=home.larkfield).distinct()
    found = gaps.of(children, [home.larkfield], staff, at=at or home.at)
    return [(gap.name, gap.says) for gap in found]


def test_whoever_is_left_without_somebody_is_named(home: Cast) -> None:
    assert ("Mia Hartley", "Has no keyworker.") not in missing(home)
    assert ("Ellie-Mae Croft", "Has no keyworker.") in missing(home)
    for person in (home.dawn, home.priya):
        sure(leaving.leave(member(person), on=day_of(home.at), by=home.graham, at=home.at))

    found = missing(home)
    assert ("Mia Hartley", "Has no keyworker.") in found
    assert ("Larkfield House", "Has no registered manager.") in found
    assert ("Work phone 1", "Dawn Pryce has left, and still holds it.") in found


def test_a_check_that_runs_out_is_named_in_time_and_a_newer_one_stills_it(home: Cast) -> None:
    def see(days: int) -> None:
        told = {"reference": "1", "issued_by": "DBS", "until_on": day_of(home.at) + days * A_DAY}
        sure(checks.make(home.tom, CheckKind.DBS, by=home.priya, at=home.at, **told))  # type: ignore[arg-type]

    without = ("Tom Wickes", "No DBS certificate is written down.")
    assert without in missing(home)
    see(10)
    assert without not in missing(home)
    assert ("Tom Wickes", "DBS certificate runs out on 3 December 2026.") in missing(home)
    see(400)
    assert not any(name == "Tom Wickes" for name, _ in missing(home))
