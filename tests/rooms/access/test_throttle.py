"""Guessing gets slow; nobody is ever shut out."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.access import throttle
from clearline.access.models import Wait
from clearline.access.throttle import Key, wait_after
from tests.conftest import TEATIME

pytestmark = pytest.mark.django_db

DAWN = Key("account", "dawn@example.org")
OFFICE = Key("address", "192.0.2.1", free=20)


def fail_until_slow(keys: list[Key], *, tries: int, at: datetime = TEATIME) -> datetime:
    for _ in range(tries):
        at += timedelta(seconds=throttle.claim(keys, at=at))
        throttle.claim(keys, at=at)
    return at


@given(st.integers(0, 10_000), st.integers(0, 50))
def test_no_wait_is_longer_than_a_minute_and_no_failure_makes_it_shorter(
    fails: int, free: int
) -> None:
    assert timedelta(0) <= wait_after(fails, free=free) <= timedelta(seconds=60)
    assert wait_after(fails, free=free) <= wait_after(fails + 1, free=free)


def test_each_failed_try_doubles_the_wait() -> None:
    waits = [wait_after(fails).total_seconds() for fails in range(9)]

    assert waits == [0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_the_first_try_is_looked_at_at_once_and_the_second_must_wait() -> None:
    assert throttle.claim([DAWN], at=TEATIME) == 0
    assert throttle.claim([DAWN], at=TEATIME) == 1
    assert throttle.claim([DAWN], at=TEATIME + timedelta(seconds=1)) == 0


def test_trying_during_a_wait_does_not_make_it_longer() -> None:
    throttle.claim([DAWN], at=TEATIME)
    throttle.claim([DAWN], at=TEATIME + timedelta(seconds=1))

    told = [throttle.claim([DAWN], at=TEATIME + timedelta(seconds=1.1)) for _ in range(50)]

    assert set(told) == {2}
    assert throttle.claim([DAWN], at=TEATIME + timedelta(seconds=3.1)) == 0


def test_after_hundreds_of_failures_the_told_wait_is_true() -> None:
    at = fail_until_slow([DAWN], tries=300)
    told = throttle.claim([DAWN], at=at)

    assert 0 < told <= 60
    assert throttle.claim([DAWN], at=at + timedelta(seconds=told - 1.5)) > 0
    assert throttle.claim([DAWN], at=at + timedelta(seconds=told)) == 0


def test_a_success_lets_the_account_begin_again() -> None:
    at = fail_until_slow([DAWN], tries=5)
    at += timedelta(seconds=throttle.claim([DAWN], at=at))
    assert throttle.claim([DAWN], at=at) == 0

    throttle.succeed([DAWN], at=at)

    assert throttle.claim([DAWN], at=at) == 0
    assert throttle.claim([DAWN], at=at) == 1


def test_one_account_does_not_wait_for_another() -> None:
    throttle.claim([DAWN], at=TEATIME)

    assert throttle.claim([Key("account", "priya@example.org")], at=TEATIME) == 0


def test_a_whole_shift_may_sign_in_from_one_address() -> None:
    for n in range(40):
        keys = [Key("account", f"worker{n}@example.org"), OFFICE]
        assert throttle.claim(keys, at=TEATIME) == 0
        throttle.succeed(keys, at=TEATIME)


def test_an_address_that_tries_many_names_is_slowed() -> None:
    for n in range(21):
        assert throttle.claim([Key("account", f"name{n}"), OFFICE], at=TEATIME) == 0

    assert throttle.claim([Key("account", "name22"), OFFICE], at=TEATIME) == 1


def test_a_wait_for_the_address_counts_nothing_against_the_account() -> None:
    fail_until_slow([OFFICE], tries=25)

    assert throttle.claim([DAWN, OFFICE], at=TEATIME) > 0
    assert throttle.claim([DAWN], at=TEATIME) == 0


def test_an_hour_without_a_try_is_forgotten() -> None:
    at = fail_until_slow([DAWN], tries=10) + timedelta(hours=2)

    assert throttle.claim([DAWN], at=at) == 0
    assert throttle.claim([DAWN], at=at) == 1


def test_names_tried_at_random_do_not_pile_up() -> None:
    for n in range(5):
        throttle.claim([Key("account", f"name{n}")], at=TEATIME)

    throttle.claim([DAWN], at=TEATIME + timedelta(hours=2))

    assert Wait.objects.count() == 1


def test_what_is_stored_names_nobody() -> None:
    throttle.claim([DAWN, OFFICE], at=TEATIME)

    assert all(b"dawn" not in bytes(w.key) and len(w.key) == 32 for w in Wait.objects.all())
