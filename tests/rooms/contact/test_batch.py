"""The queue before the gate: everything waiting in one go, and nobody left without an answer."""

import threading
from collections.abc import Sequence
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError

from clearline.contact import batch
from clearline.contact.batch import Batch
from clearline.contact.draft import Answer, Draft, Problem
from clearline.policy.decision import Outcome


def a_draft() -> Draft:
    return Draft(uuid4(), uuid4(), "hello")


def allowed(drafts: Sequence[Draft]) -> list[Answer]:
    return [Answer(draft.id, 1, Outcome.ALLOW) for draft in drafts]


class Slow:
    """A gate that waits until it is let go, and remembers how many came at once."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.entered = threading.Event()
        self.sizes: list[int] = []

    def __call__(self, drafts: Sequence[Draft]) -> list[Answer]:
        self.entered.set()
        assert self.go.wait(10)
        self.sizes.append(len(drafts))
        return allowed(drafts)


@pytest.mark.django_db
def test_what_waits_is_settled_together() -> None:
    gate = Slow()
    running = Batch(gate)
    running.start()
    first = running.submit(a_draft())
    assert gate.entered.wait(10)
    rest = [running.submit(a_draft()) for _ in range(5)]
    gate.go.set()

    assert first.result(10).outcome is Outcome.ALLOW
    assert {told.result(10).outcome for told in rest} == {Outcome.ALLOW}
    running.stop()
    assert gate.sizes == [1, 5]


@pytest.mark.django_db
def test_a_batch_that_fails_is_settled_one_by_one(caplog: pytest.LogCaptureFixture) -> None:
    bad: set[UUID] = set()

    def gate(drafts: Sequence[Draft]) -> list[Answer]:
        if any(draft.id in bad for draft in drafts):
            raise ValueError("my secret words")
        return allowed(drafts)

    slow = Slow()

    def first_slow(drafts: Sequence[Draft]) -> list[Answer]:
        return slow(drafts) if not slow.go.is_set() else gate(drafts)

    running = Batch(first_slow)
    running.start()
    running.submit(a_draft())
    assert slow.entered.wait(10)
    drafts = [a_draft() for _ in range(4)]
    bad.add(drafts[2].id)
    told = [running.submit(draft) for draft in drafts]
    slow.go.set()

    problems = [each.result(10).problem for each in told]

    running.stop()
    assert problems == [None, None, Problem.FAILED, None]
    assert "secret" not in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("trouble", "problem"),
    [
        (OperationalError("database or disk is full"), Problem.DISK_FULL),
        (OperationalError("server closed the connection"), Problem.UNAVAILABLE),
        (KeyError("x"), Problem.FAILED),
    ],
)
def test_the_trouble_is_named(trouble: Exception, problem: Problem) -> None:
    def gate(drafts: Sequence[Draft]) -> list[Answer]:
        raise trouble

    running = Batch(gate)
    running.start()
    answer = running.submit(a_draft()).result(10)
    running.stop()
    assert answer.problem is problem


def test_too_many_waiting_are_told_to_try_again() -> None:
    not_started = Batch(allowed)
    waiting = [not_started.submit(a_draft()) for _ in range(batch.ROOM)]

    late = not_started.submit(a_draft())

    assert late.result(0).problem is Problem.BUSY
    assert not any(told.done() for told in waiting)


@pytest.mark.django_db
def test_stopping_settles_what_waits() -> None:
    running = Batch(allowed)
    told = [running.submit(a_draft()) for _ in range(10)]
    running.start()
    running.stop()
    assert all(each.result(0).outcome is Outcome.ALLOW for each in told)


@pytest.mark.django_db
def test_nobody_can_take_a_draft_back_out_of_the_queue() -> None:
    not_started = Batch(allowed)
    assert not not_started.submit(a_draft()).cancel()
