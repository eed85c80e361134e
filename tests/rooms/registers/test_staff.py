"""Who works here, with what, and on what standing."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.ledger import audit
from clearline.registers import equipment, homes, posts, shifts, staff
from clearline.registers.models import (
    Device,
    Document,
    Duty,
    Equipment,
    EquipmentIssue,
    Home,
    HomeNaming,
    Person,
    Post,
    Relationship,
    Role,
    Shift,
    StaffMember,
    Status,
    Tie,
    day_of,
)
from clearline.registers.recorded import Unkept, sure
from tests.home import make_stranger

A_DAY = timedelta(days=1)


def test_whoever_leaves_leaves_posts_children_and_shifts(home: Cast) -> None:
    on = day_of(home.at)
    sure(staff.leave(StaffMember.objects.get(person=home.dawn), on=on, by=home.priya, at=home.at))

    assert not Post.objects.filter(person=home.dawn).in_force(home.at).exists()
    assert not Relationship.objects.filter(person=home.dawn).in_force(home.at).exists()
    still_to_come = Shift.objects.filter(person=home.dawn, starts_at__gt=home.at)
    assert not still_to_come.filter(cancelled_at=None).exists()
    assert Post.objects.filter(person=home.sam).in_force(home.at).exists()


def test_nobody_leaves_before_they_started(home: Cast) -> None:
    member = StaffMember.objects.get(person=home.dawn)
    early = staff.leave(member, on=member.started_on - A_DAY, by=home.priya, at=home.at)
    assert str(early) == "They leave before they start."
    assert Post.objects.filter(person=home.dawn).in_force(home.at).exists()


def test_a_version_is_acknowledged_once(home: Cast) -> None:
    first = staff.acknowledge(Document.PROPRIETY, "May 2027", by=home.dawn, at=home.at)
    again = staff.acknowledge(Document.PROPRIETY, "May 2027", by=home.dawn, at=home.at)
    assert sure(first).person == home.dawn
    assert str(again) == "They have acknowledged this version already."


def test_somebody_else_restricts_a_worker_and_lets_them_back(home: Cast) -> None:
    alone = staff.restrict(home.dawn, "A case.", by=home.dawn, at=home.at)
    assert str(alone) == "Somebody else must do this."

    restriction = sure(staff.restrict(home.dawn, "A case.", by=home.priya, at=home.at))
    assert isinstance(staff.lift(restriction, by=home.dawn, at=home.at), Unkept)
    assert sure(staff.lift(restriction, by=home.priya, at=home.at)).ended_by == home.priya


def test_a_bank_workers_post_ends_by_itself(home: Cast) -> None:
    post = Post.objects.filter(person=home.tom)
    assert post.in_force(home.at).exists()
    assert post.in_force(home.at + A_DAY).exists()
    assert not post.in_force(home.at + 2 * A_DAY).exists()


def test_a_post_of_a_home_needs_a_home(home: Cast) -> None:
    whom, role = home.joy, Role.DEPUTY_MANAGER
    nowhere = posts.appoint(whom, role, by=home.priya, at=home.at)
    assert str(nowhere) == "Say at which home."
    here = posts.appoint(whom, role, home=home.larkfield, by=home.priya, at=home.at)
    assert sure(here).home == home.larkfield


def test_only_those_who_work_here_are_given_a_child(home: Cast) -> None:
    kind, stranger = Tie.KEYWORKER, make_stranger(home)
    theirs = posts.give(home.ellie_mae, stranger, kind, by=home.priya, at=home.at)
    hers = posts.give(home.ellie_mae, home.joy, kind, by=home.priya, at=home.at)
    assert str(theirs) == "They do not work here."
    assert sure(hers).person == home.joy


def test_a_relationship_that_is_taken_back_is_over(home: Cast) -> None:
    given = Relationship.objects.get(child=home.mia, kind=Tie.KEYWORKER)
    sure(posts.take_back(given, by=home.priya, at=home.at))
    assert not Relationship.objects.filter(pk=given.pk).in_force(home.at).exists()


def plan(
    home: Cast, start: int, *, duty: Duty = Duty.SHIFT, at_home: Home | None = None
) -> Shift | Unkept:
    """Put Joy on the rota for eight hours, so many hours from now."""
    starts_at = home.at + timedelta(hours=start)
    return shifts.plan(
        home.joy,
        at_home or home.larkfield,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=8),
        duty=duty,
        by=home.priya,
        at=home.at,
    )


def test_a_shift_needs_a_post_at_the_home_on_its_day(home: Cast) -> None:
    assert isinstance(plan(home, 1), Shift)
    elsewhere = plan(home, 20, at_home=home.alder_court)
    assert str(elsewhere) == "They have no post at this home on that day."


@pytest.mark.parametrize(
    ("start", "duty", "is_planned"),
    [(7, Duty.SHIFT, False), (8, Duty.SHIFT, True), (7, Duty.ON_CALL, True)],
)
def test_nobody_is_on_two_shifts_at_once(
    home: Cast, start: int, duty: Duty, *, is_planned: bool
) -> None:
    sure(plan(home, 0))
    assert isinstance(plan(home, start, duty=duty), Shift) == is_planned


def test_a_shift_that_is_cancelled_is_not_worked(home: Cast) -> None:
    on_now = Shift.objects.on(home.at).get(person=home.dawn)
    sure(shifts.cancel(on_now, by=home.priya, at=home.at))
    assert not Shift.objects.on(home.at).filter(person=home.dawn).exists()


def test_a_phone_is_issued_given_back_and_issued_again(home: Cast) -> None:
    phone = home.phone_of(home.dawn)
    second = equipment.issue(phone, home.joy, by=home.priya, at=home.at)
    assert str(second) == "Somebody else has it: take it back first."

    held = EquipmentIssue.objects.get(equipment=phone, returned_at=None)
    sure(equipment.give_back(held, by=home.priya, at=home.at))
    shared = equipment.issue(
        phone, home.larkfield, answerable=[home.priya, home.sam], by=home.priya, at=home.at
    )
    assert sure(shared).person is None


def test_what_a_home_shares_has_two_people_who_answer_for_it(home: Cast) -> None:
    tablet = sure(equipment.add("Tablet 3", Device.TABLET, by=home.priya, at=home.at))

    def shared(*answerable: Person) -> str:
        issued = equipment.issue(
            tablet, home.larkfield, answerable=answerable, by=home.priya, at=home.at
        )
        return str(issued) if isinstance(issued, Unkept) else ""

    assert shared() == "Name two people who answer for what is shared."
    assert shared(home.priya) == "Name two people who answer for what is shared."
    assert shared(home.priya, home.priya) == "Two different people must answer for it."
    assert not shared(home.priya, home.sam)


def test_who_holds_a_phone_of_their_own_answers_for_it_alone(home: Cast) -> None:
    tablet = sure(equipment.add("Tablet 3", Device.TABLET, by=home.priya, at=home.at))
    both = [home.priya, home.sam]
    issued = equipment.issue(tablet, home.dawn, answerable=both, by=home.priya, at=home.at)
    assert str(issued) == "Whoever holds it answers for it: name nobody else."
    assert sure(equipment.issue(tablet, home.dawn, by=home.priya, at=home.at)).person == home.dawn


def test_what_is_lost_is_not_issued_until_it_is_found(home: Cast) -> None:
    phone = Equipment.objects.get(label="Work phone 11")
    lost = equipment.issue(phone, home.tom, by=home.priya, at=home.at)
    assert str(lost) == "It is lost."

    sure(equipment.find(phone.losses.get(), by=home.priya, at=home.at))
    assert sure(equipment.issue(phone, home.tom, by=home.priya, at=home.at)).person == home.tom


def test_what_is_retired_is_given_back_and_never_issued_or_lost_again(home: Cast) -> None:
    phone = home.phone_of(home.dawn)
    sure(equipment.retire(phone, by=home.priya, at=home.at))

    assert not EquipmentIssue.objects.filter(equipment=phone, returned_at=None).exists()
    assert equipment.status(phone) == Status.RETIRED
    assert str(equipment.issue(phone, home.dawn, by=home.priya, at=home.at)) == "It is retired."
    assert str(equipment.lose(phone, by=home.priya, at=home.at)) == "It is retired."


def test_a_label_is_used_once(home: Cast) -> None:
    new = equipment.add("Tablet 2", Device.TABLET, by=home.priya, at=home.at)
    again = equipment.add("Tablet 2", Device.TABLET, by=home.priya, at=home.at)
    assert isinstance(new, Equipment)
    assert again == Unkept((("label", "This is in the register already."),))


def test_the_status_of_everything_is_read_at_once(
    home: Cast, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        told = {row.label: vars(row)["status"] for row in Equipment.objects.with_status()}
    assert told["Work phone 1"] == Status.IN_SERVICE
    assert told["Work phone 11"] == Status.LOST
    assert told["Old camera"] == Status.RETIRED


def test_a_home_closes_once(home: Cast) -> None:
    on = day_of(home.at)
    assert sure(homes.close(home.alder_court, on=on, by=home.adele, at=home.at)).closed_on == on
    assert isinstance(homes.close(home.alder_court, on=on, by=home.adele, at=home.at), Unkept)


def test_a_home_s_name_and_number_are_corrected_and_what_was_said_before_is_kept(
    home: Cast,
) -> None:
    was = home.larkfield
    new = sure(homes.correct(was, "Larkfield Lodge", by=home.priya, at=home.at))
    assert (new.name, new.telephone) == ("Larkfield Lodge", was.telephone)

    sure(homes.correct(new, "Larkfield Lodge", telephone="01632 960199", by=home.priya, at=home.at))

    found = Home.objects.get(pk=was.pk)
    assert (found.name, found.short_name) == ("Larkfield Lodge", was.short_name)
    told = HomeNaming.objects.filter(home=was).order_by("pk").values_list("name", "telephone")
    assert list(told) == [
        (was.name, was.telephone),
        ("Larkfield Lodge", was.telephone),
        ("Larkfield Lodge", "01632 960199"),
    ]
    assert isinstance(homes.correct(found, "", by=home.priya, at=home.at), Unkept)
    assert audit.verify().wrong is None


def test_a_number_that_was_changed_past_the_verb_is_found(home: Cast) -> None:
    Home.objects.filter(pk=home.larkfield.pk).update(telephone="01632 960198")
    assert "does not repeat what its newest registers_homenaming says" in str(audit.verify().wrong)
