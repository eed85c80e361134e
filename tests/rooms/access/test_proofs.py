"""Each number of a key is taken once; a key that is in two places is found and ended."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.access import proofs, sessions
from clearline.access.dpop import Fault, Proof
from clearline.access.models import Device, Refused, Session
from clearline.access.proofs import KNOWN, Refusal
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    make_account,
    make_device,
    make_person,
    make_phone,
    start,
)

KEY = b"k" * 32


def proof(number: int, name: str = "first-of-its-kind") -> Proof:
    return Proof(KEY, number, name)


def all_of(numbers: list[int]) -> list[str | Fault]:
    """Take these numbers in this order, and return what came of each."""
    known, came = "", list[str | Fault]()
    for number in numbers:
        after = proofs.taken(known, proof(number))
        came.append(after)
        known = known if isinstance(after, Fault) else after
    return came


def test_two_tabs_whose_requests_overtake_each_other_are_both_heard() -> None:
    assert not [one for one in all_of([3, 1, 2, 5, 4]) if isinstance(one, Fault)]


@given(st.permutations(list(range(1, KNOWN + 1))))
def test_in_any_order_each_number_of_the_newest_is_taken_once(numbers: list[int]) -> None:
    assert not [one for one in all_of(numbers) if isinstance(one, Fault)]
    assert all_of([*numbers, numbers[0]])[-1] is Fault.AGAIN


def test_a_proof_that_comes_twice_is_refused_and_nothing_worse() -> None:
    known = proofs.taken("", proof(1))
    assert isinstance(known, str)
    assert proofs.taken(known, proof(1)) is Fault.AGAIN
    assert proofs.taken(known, proof(1, "other-of-its-kind")) is Fault.COPIED


def test_one_that_fell_far_behind_is_a_copy() -> None:
    numbers = [*range(2, KNOWN + 2)]
    known = all_of(numbers)[-1]
    assert isinstance(known, str)
    assert proofs.taken(known, proof(1)) is Fault.COPIED
    assert isinstance(proofs.taken(known, proof(KNOWN + 2)), str)


pytestmark = pytest.mark.django_db


def phone() -> bytes:
    """Sign Dawn in on her phone and return the digest of her token."""
    dawn = make_person()
    return start(make_account(dawn), make_device(make_phone("Phone 1", person=dawn)))


def test_what_was_refused_is_written_down_once_and_then_counted() -> None:
    digest = phone()
    caller = sessions.callers_of([digest], TEATIME)[digest]
    refusal = Refusal(caller, Fault.NONE, "Firefox on Linux")

    proofs.refused([refusal, refusal], at=TEATIME)
    proofs.refused([refusal], at=TEATIME + proofs.TOGETHER)

    told = Refused.objects.order_by("pk").values_list("why", "words", "more")
    assert list(told) == [("none", "Firefox on Linux", 1), ("none", "Firefox on Linux", 0)]
    assert sessions.callers_of([digest], TEATIME)


def test_a_key_that_is_in_two_places_ends_in_both() -> None:
    digest = phone()
    caller = sessions.callers_of([digest], TEATIME)[digest]
    mine = Proof(caller.key or b"", 1, "mine-of-its-kind")
    assert proofs.prove(caller, mine) is None

    fault = proofs.prove(caller, Proof(caller.key or b"", 1, "copy-of-its-kind"))
    assert fault is Fault.COPIED
    proofs.refused([Refusal(caller, fault, "Chrome on Linux")], at=TEATIME)

    assert Device.objects.get(pk=caller.device_id).ended_at == TEATIME
    assert not sessions.callers_of([digest], TEATIME)


def test_another_browsers_key_proves_nothing() -> None:
    digest = phone()
    caller = sessions.callers_of([digest], TEATIME)[digest]
    assert proofs.prove(caller, Proof(b"o" * 32, 1, "mine-of-its-kind")) is Fault.OTHER_KEY
    assert proofs.prove(caller, None) is Fault.NONE
    assert proofs.prove(caller, Fault.STALE) is Fault.STALE
    assert proofs.prove(caller, Proof(caller.key or b"", 1, "mine-of-its-kind")) is None


def test_lost_is_dead_at_once_and_stays_so_until_it_is_enrolled_again() -> None:
    digest = phone()
    device = Session.objects.get(digest=digest).device
    equipment = device.equipment
    assert equipment is not None
    by = make_person("Priya")

    def is_shut() -> bool:
        return sessions.callers_of([digest], TEATIME)[digest].is_shut

    assert not is_shut()
    loss = equipment.losses.create(from_at=TEATIME, recorded_at=TEATIME, recorded_by=by)
    assert is_shut()
    later = TEATIME + timedelta(minutes=1)
    type(loss).objects.filter(pk=loss.pk).update(ended_at=later, ended_by=by)
    assert is_shut()
