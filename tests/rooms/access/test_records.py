"""Whose record somebody may read: each yes beside its no."""

from datetime import timedelta

import pytest

from clearline.access import records
from clearline.registers.models import Child, Home, Person, Residence, Role, SeatKind, Tie
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    calling,
    give_post,
    give_seat,
    make_authority,
    make_child,
    make_home,
    make_person,
    make_worker,
    tie,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> Home:
    return make_home()


@pytest.fixture
def mia(home: Home) -> Child:
    return make_child(home)


def reads(person: Person, child: Child) -> bool:
    return records.child(calling(person), child.pk, at=TEATIME) == child


def acts(person: Person, child: Child) -> bool:
    return records.child_in_care_of(calling(person), child.pk, at=TEATIME) == child


def knows(person: Person, child: Child) -> bool:
    return child in records.children_known_to(calling(person), at=TEATIME)


def with_post(role: Role, **where: object) -> Person:
    person = make_person(role.label)
    give_post(person, role, **where)
    return person


def leave(child: Child, *, to: Home | None = None) -> None:
    gone = TEATIME - timedelta(days=30)
    by = make_person("Whoever wrote it")
    child.residences.update(ended_on=gone.date(), ended_at=gone, ended_by=by)
    if to is not None:
        Residence.objects.create(
            child=child, home=to, from_on=gone.date(), recorded_at=gone, recorded_by=by
        )


def test_a_worker_reads_the_children_of_the_home_and_of_no_other(home: Home, mia: Child) -> None:
    assert reads(make_worker(home), mia)
    assert not reads(make_worker(make_home("Netherby")), mia)


def test_a_worker_no_longer_reads_who_has_left_unless_their_keyworker(
    home: Home, mia: Child
) -> None:
    dawn, keyworker = make_worker(home), make_worker(home, "Ola")
    tie(keyworker, mia, Tie.KEYWORKER)
    leave(mia)

    assert not reads(dawn, mia)
    assert reads(keyworker, mia)


def test_a_keyworker_without_a_post_reads_nothing(home: Home, mia: Child) -> None:
    keyworker, former = make_worker(home, "Ola"), make_person("Sam")
    tie(keyworker, mia, Tie.KEYWORKER)
    tie(former, mia, Tie.KEYWORKER)

    assert reads(keyworker, mia)
    assert not reads(former, mia)


@pytest.mark.parametrize(
    "role", [Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER, Role.RESPONSIBLE_INDIVIDUAL]
)
def test_who_answers_for_a_home_reads_its_children_and_those_who_left(
    role: Role, home: Home, mia: Child
) -> None:
    manager, other = with_post(role, home=home), with_post(role, home=make_home("Netherby"))
    leaver = make_child(home, "Ayo Bright")
    leave(leaver)

    assert (reads(manager, mia), reads(manager, leaver)) == (True, True)
    assert (reads(other, mia), reads(other, leaver)) == (False, False)


def test_a_child_who_moved_to_another_home_is_that_homes(home: Home, mia: Child) -> None:
    manager = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    netherby = make_home("Netherby")
    new_manager = make_worker(netherby, "Ben", Role.REGISTERED_MANAGER)
    assert (reads(manager, mia), reads(new_manager, mia)) == (True, False)

    leave(mia, to=netherby)

    assert (reads(manager, mia), reads(new_manager, mia)) == (False, True)


def test_a_responsible_individual_of_the_whole_organisation_reads_every_home(mia: Child) -> None:
    assert reads(with_post(Role.RESPONSIBLE_INDIVIDUAL), mia)
    assert not reads(with_post(Role.RESPONSIBLE_INDIVIDUAL, home=make_home("Netherby")), mia)


@pytest.mark.parametrize("role", [Role.SOCIAL_WORKER, Role.PERSONAL_ADVISER])
def test_an_allocated_worker_reads_their_own_child_alone(role: Role, mia: Child) -> None:
    own, other = (with_post(role, authority=make_authority()) for _ in range(2))
    tie(own, mia, Tie.ALLOCATED_WORKER)

    assert (reads(own, mia), acts(own, mia)) == (True, True)
    assert (reads(other, mia), acts(other, mia)) == (False, False)


def test_an_allocated_worker_without_a_post_reads_nothing(mia: Child) -> None:
    left = make_person("Marcus")
    tie(left, mia, Tie.ALLOCATED_WORKER)
    assert not reads(left, mia)

    give_post(left, Role.SOCIAL_WORKER, authority=make_authority())
    assert reads(left, mia)


def test_an_iro_reads_their_own_child_and_acts_for_none(home: Home, mia: Child) -> None:
    helen = make_person("Helen")
    give_seat(helen, mia, SeatKind.IRO)

    assert (reads(helen, mia), acts(helen, mia)) == (True, False)
    assert not reads(helen, make_child(home, "Ayo Bright"))


def test_an_iro_whose_seat_one_person_alone_has_agreed_reads_nothing(mia: Child) -> None:
    helen, una = make_person("Helen"), make_person("Una")
    give_seat(helen, mia, SeatKind.IRO)
    give_seat(una, mia, SeatKind.IRO, second=None)

    assert reads(helen, mia)
    assert not reads(una, mia)


def test_the_duty_reviewing_officer_reads_whose_iro_is_gone(mia: Child) -> None:
    duty = with_post(Role.DUTY_REVIEWING_OFFICER, authority=make_authority())
    elsewhere = with_post(Role.DUTY_REVIEWING_OFFICER, authority=make_authority("Othershire"))
    assert reads(duty, mia)
    assert not reads(elsewhere, mia)

    give_seat(make_person("Helen"), mia, SeatKind.IRO)

    assert not reads(duty, mia)


def test_an_advocate_knows_the_child_and_reads_no_record(home: Home, mia: Child) -> None:
    ada = make_person("Ada")
    give_seat(ada, mia, SeatKind.ADVOCATE)

    assert (knows(ada, mia), reads(ada, mia), acts(ada, mia)) == (True, False, False)
    assert not knows(ada, make_child(home, "Ayo Bright"))


def test_a_child_reads_their_own_record_alone(home: Home, mia: Child) -> None:
    ayo = make_child(home, "Ayo Bright")

    assert (reads(mia.person, mia), acts(mia.person, mia)) == (True, False)
    assert (reads(ayo.person, mia), knows(ayo.person, mia)) == (False, False)


def test_an_inspector_reads_the_homes_that_they_inspect(home: Home, mia: Child) -> None:
    assert reads(with_post(Role.INSPECTOR, home=home), mia)
    assert not reads(with_post(Role.INSPECTOR, home=make_home("Netherby")), mia)
    assert not reads(with_post(Role.INSPECTOR), mia)


def test_a_safeguarding_lead_reads_where_they_watch_over_and_acts_nowhere(
    home: Home, mia: Child
) -> None:
    everywhere, there = with_post(Role.SAFEGUARDING_LEAD), make_home("Netherby")

    assert (reads(everywhere, mia), acts(everywhere, mia)) == (True, False)
    assert reads(with_post(Role.SAFEGUARDING_LEAD, home=home), mia)
    assert not reads(with_post(Role.SAFEGUARDING_LEAD, home=there), mia)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.INDEPENDENT_PERSON])
def test_other_posts_open_no_childs_record(role: Role, home: Home, mia: Child) -> None:
    for where in ({}, {"home": home}):
        person = with_post(role, **where)
        assert (reads(person, mia), acts(person, mia), knows(person, mia)) == (False,) * 3


def test_somebody_without_any_post_reads_nothing(mia: Child) -> None:
    assert not reads(make_person("A stranger"), mia)


def test_homes_are_seen_by_those_who_work_in_answer_for_or_visit_them(home: Home) -> None:
    netherby = make_home("Netherby")
    seen = {
        role: set(records.homes_of(calling(with_post(role, home=home)), at=TEATIME))
        for role in (Role.RESIDENTIAL_WORKER, Role.INDEPENDENT_PERSON, Role.INSPECTOR)
    }
    everywhere = calling(with_post(Role.RESPONSIBLE_INDIVIDUAL))
    nowhere = calling(with_post(Role.ADMINISTRATOR))

    assert all(homes == {home} for homes in seen.values())
    assert set(records.homes_of(everywhere, at=TEATIME)) == {home, netherby}
    assert not records.homes_of(nowhere, at=TEATIME)


def test_only_those_who_answer_for_a_home_manage_it(home: Home) -> None:
    make_home("Netherby")
    priya = calling(make_worker(home, "Priya", Role.REGISTERED_MANAGER))
    dawn = calling(make_worker(home))

    assert set(records.homes_managed_by(priya, at=TEATIME)) == {home}
    assert not records.homes_managed_by(dawn, at=TEATIME)


def test_a_closed_home_is_no_longer_listed(home: Home) -> None:
    dawn = calling(make_worker(home))
    assert home in records.homes_of(dawn, at=TEATIME)

    Home.objects.update(closed_on=TEATIME.date(), closed_at=TEATIME, closed_by=make_person())

    assert not records.homes_of(dawn, at=TEATIME)


def test_no_child_is_listed_twice(home: Home, mia: Child) -> None:
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    give_post(priya, Role.RESIDENTIAL_WORKER, home=home)
    tie(priya, mia, Tie.KEYWORKER)

    assert list(records.children_of(calling(priya), at=TEATIME)) == [mia]
    assert list(records.children_known_to(calling(priya), at=TEATIME)) == [mia]
