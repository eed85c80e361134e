"""Who is behind a token, and when nobody is any more."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from clearline.access import accounts, cookies, devices, sessions
from clearline.access.caller import Face, Held
from clearline.access.limits import LIMITS
from clearline.access.models import Device, How, Session
from clearline.registers.models import Kind, ProvidedBy, Role, SeatKind, StaffMember, Status
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    LONG_AGO,
    calling,
    give_post,
    give_seat,
    make_account,
    make_child,
    make_device,
    make_home,
    make_person,
    make_phone,
    make_worker,
    start,
)

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_a_token_names_its_person() -> None:
    dawn = make_person()
    digest = start(make_account(dawn))

    caller = sessions.callers_of([digest], TEATIME)[digest]

    assert (caller.person_id, caller.kind, caller.how) == (dawn.pk, Kind.STAFF, How.PASSWORD_TOTP)
    assert sessions.callers_of([cookies.digest_of("guessed")], TEATIME) == {}


def test_a_batch_of_tokens_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    digests = [start(make_account(make_person(), f"w{n}@example.org")) for n in range(30)]

    with django_assert_num_queries(1):
        callers = sessions.callers_of([*digests, *digests, b"?" * 32], TEATIME)

    assert set(callers) == set(digests)


def test_no_tokens_are_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert sessions.callers_of([], TEATIME) == {}


def test_the_token_itself_is_nowhere_in_the_table() -> None:
    token = sessions.start(make_account(make_person()), make_device(), How.PASSKEY, at=TEATIME)

    stored = Session.objects.values_list("digest", flat=True).get()

    assert bytes(stored) == cookies.digest_of(token)
    assert token.encode() not in bytes(stored)


def test_an_ended_sign_in_is_nobodys_at_once() -> None:
    dawn = make_person()
    kept, ended = start(make_account(dawn)), start(dawn.accounts.get())

    sessions.end(Session.objects.filter(digest=ended), at=TEATIME, by=dawn)

    assert set(sessions.callers_of([kept, ended], TEATIME)) == {kept}


def test_a_sign_in_that_nobody_uses_runs_out() -> None:
    digest = start(make_account(make_person()))
    idle = LIMITS.shared_idle

    assert sessions.callers_of([digest], TEATIME + idle - MINUTE)
    assert not sessions.callers_of([digest], TEATIME + idle)


def test_use_keeps_a_sign_in_alive_until_its_longest() -> None:
    digest = start(make_account(make_person()))
    at = TEATIME
    while at + 20 * MINUTE < TEATIME + LIMITS.staff_longest:
        at += 20 * MINUTE
        sessions.touch(sessions.callers_of([digest], at).values(), at=at)

    assert sessions.callers_of([digest], at)
    assert not sessions.callers_of([digest], TEATIME + LIMITS.staff_longest)


def test_use_is_not_written_down_for_every_request(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    caller = calling(make_person())

    with django_assert_num_queries(0):
        sessions.touch([caller], at=TEATIME + LIMITS.seen_every - timedelta(seconds=1))
    with django_assert_num_queries(1):
        sessions.touch([caller], at=TEATIME + LIMITS.seen_every)


def test_a_phone_that_only_its_worker_holds_is_left_alone_for_longer() -> None:
    dawn, home = make_person(), make_home()
    account = make_account(dawn)
    own = start(account, make_device(make_phone("Phone 1", person=dawn)))
    shared = start(account, make_device(make_phone("Phone 2", home=home)))

    later = TEATIME + LIMITS.shared_idle

    assert set(sessions.callers_of([own, shared], later)) == {own}


def test_a_closed_account_calls_no_more() -> None:
    dawn, manager = make_person(), make_person("Priya")
    digest = start(make_account(dawn))
    assert sessions.callers_of([digest], TEATIME)

    accounts.close(dawn.accounts.get(), by=manager, at=TEATIME)

    assert not sessions.callers_of([digest], TEATIME)


def test_an_ended_device_ends_what_runs_on_it() -> None:
    dawn = make_person()
    device = make_device()
    digest = start(make_account(dawn), device)
    assert sessions.callers_of([digest], TEATIME)

    devices.end(Device.objects.filter(pk=device.pk), at=TEATIME, by=dawn)

    assert not sessions.callers_of([digest], TEATIME)


def test_a_password_alone_is_nobody_yet() -> None:
    account = make_account(make_person())
    digest = start(account, how=How.HALF)

    waiting = sessions.half(digest, at=TEATIME)

    assert waiting is not None
    assert waiting.account == account
    assert not sessions.callers_of([digest], TEATIME)
    assert sessions.half(digest, at=TEATIME + LIMITS.second_step) is None


def test_a_whole_sign_in_is_not_taken_for_a_half() -> None:
    assert sessions.half(start(make_account(make_person())), at=TEATIME) is None


def test_equipment_comes_with_the_caller() -> None:
    dawn, home = make_person(), make_home()
    phone = make_phone("Phone 1", home=home)
    digest = start(make_account(dawn), make_device(phone))

    held = sessions.callers_of([digest], TEATIME)[digest].equipment

    assert held == Held(phone.pk, ProvidedBy.ORGANISATION, Status.IN_SERVICE, None, home.pk)
    assert held.assigned_to(dawn.pk, {home.pk}) == "home"
    assert held.assigned_to(dawn.pk, set()) == "other"


def test_equipment_that_was_lost_or_retired_says_so() -> None:
    dawn = make_person()
    lost, retired = make_phone("Phone 1", person=dawn), make_phone("Phone 2", person=dawn)
    lost.losses.create(from_at=LONG_AGO, recorded_at=LONG_AGO, recorded_by=dawn)
    type(retired).objects.filter(pk=retired.pk).update(retired_at=TEATIME, retired_by=dawn)
    account = make_account(dawn)

    digests = [start(account, make_device(phone)) for phone in (lost, retired)]
    callers = sessions.callers_of(digests, TEATIME)
    held = [callers[digest].equipment for digest in digests]

    assert [h and h.status for h in held] == [Status.LOST, Status.RETIRED]


def test_a_browser_that_is_nobodys_equipment_has_none() -> None:
    assert calling(make_person()).equipment is None


def test_faces_come_from_posts_and_seats() -> None:
    home = make_home()
    dawn = make_worker(home)
    helen = make_person("Helen")
    give_seat(helen, make_child(home), SeatKind.IRO)
    ada = make_person("Ada")
    give_seat(ada, make_child(home, "Ayo Bright"), SeatKind.ADVOCATE)

    assert calling(dawn).faces == {Face.WORKER}
    assert calling(helen).faces == {Face.REVIEWING_OFFICER}
    assert calling(ada).faces == {Face.ADVOCATE}
    assert calling(make_child(name="Kit Rowe").person).faces == {Face.CHILD}
    assert calling(make_person("A stranger")).faces == frozenset()


def test_one_person_may_have_several_faces() -> None:
    home = make_home()
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    give_post(priya, Role.SAFEGUARDING_LEAD)

    assert calling(priya).faces == {Face.MANAGER, Face.SAFEGUARDING_LEAD}


def test_a_post_that_ended_gives_no_face() -> None:
    home = make_home()
    dawn = make_worker(home)
    assert calling(dawn).faces == {Face.WORKER}

    dawn.posts.update(ended_on=TEATIME.date(), ended_at=TEATIME, ended_by=dawn)

    assert calling(dawn).faces == frozenset()


def test_a_sign_in_ends_with_the_job_though_a_post_was_forgotten() -> None:
    dawn = make_worker(make_home())
    member = {"started_on": LONG_AGO.date(), "recorded_at": LONG_AGO, "recorded_by": dawn}
    StaffMember.objects.create(person=dawn, **member)
    digest = start(make_account(dawn))
    midnight = datetime(2026, 11, 24, tzinfo=UTC)
    before = midnight - MINUTE
    Session.objects.update(seen_at=before)

    left_on = midnight.date()
    StaffMember.objects.update(left_on=left_on, left_at=TEATIME, left_by=dawn)

    assert set(sessions.callers_of([digest], before)) == {digest}
    assert sessions.callers_of([digest], midnight) == {}


def test_a_page_costs_two_queries_to_know_who_calls(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    home = make_home()
    digest = start(make_account(make_worker(home)))
    childs = start(make_account(make_child(home).person, None))

    with django_assert_num_queries(2):
        sessions.caller_of(digest, TEATIME)
    with django_assert_num_queries(1):
        sessions.caller_of(childs, TEATIME)


def test_a_fresh_second_factor_does_not_stay_fresh() -> None:
    caller = calling(make_person())

    assert caller.is_fresh(at=TEATIME + LIMITS.fresh)
    assert not caller.is_fresh(at=TEATIME + LIMITS.fresh + MINUTE)
