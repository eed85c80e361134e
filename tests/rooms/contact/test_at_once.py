"""Two at once: one wins, the other is told, nothing is done twice; and a full disk says so."""

import threading
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from clearline.cli.made_up import Cast
from clearline.contact import gate, holds, refusals
from clearline.contact.batch import Batch
from clearline.contact.draft import Answer, Draft, Problem
from clearline.contact.holds import Refusal
from clearline.contact.models import Event, Message
from clearline.ledger.models import LedgerEntry
from clearline.policy.decision import Outcome
from tests.rooms.contact.saying import line_to, says

NIGHT = timedelta(hours=5)


def together(*acts: Callable[[], object]) -> list[object]:
    """Do all of these at the same moment, each on a connection of its own."""
    ready = threading.Barrier(len(acts))
    results: list[object] = [None] * len(acts)

    def act(index: int) -> None:
        ready.wait(10)
        try:
            results[index] = acts[index]()
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(index,)) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def kinds(message: UUID) -> list[str]:
    events = Event.objects.filter(message=message).order_by("place")
    return list(events.values_list("kind", flat=True))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_release_at_once_one_is_told(home: Cast) -> None:
    at = home.at + NIGHT
    held = says(home.dawn, line_to(home.mia, home), home, at=at).draft

    results = together(
        lambda: holds.release(held, by=home.priya, reason="Fine", at=at),
        lambda: holds.release(held, by=home.deepa, reason="Fine", at=at),
    )

    assert sorted(map(str, results)) == sorted([Outcome.ALLOW, Refusal.DECIDED_ALREADY])
    assert kinds(held) == ["held", "released", "sent"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_refuse_and_release_at_once_one_is_told(home: Cast) -> None:
    at = home.at + NIGHT
    held = says(home.dawn, line_to(home.mia, home), home, at=at).draft

    results = together(
        lambda: refusals.begin(held, by=home.priya, reason="Not now", at=at),
        lambda: holds.release(held, by=home.deepa, reason="Fine", at=at),
    )
    refusals.settle_due(at=at + refusals.MOMENT)

    assert results.count(Refusal.DECIDED_ALREADY) == 1
    released = results[1] is Outcome.ALLOW
    assert kinds(held) == (["held", "released", "sent"] if released else ["held", "turned_down"])


@pytest.mark.django_db(transaction=True)
def test_of_a_refusal_that_counts_and_is_undone_at_once_one_happens(home: Cast) -> None:
    at = home.at + NIGHT
    held = says(home.dawn, line_to(home.mia, home), home, at=at).draft
    refusals.begin(held, by=home.priya, reason="Not now", at=at)

    undone, settled = together(
        lambda: refusals.undo(held, by=home.priya, at=at + refusals.MOMENT / 2),
        lambda: refusals.settle_due(at=at + refusals.MOMENT),
    )

    assert (undone is None) is (settled == 0)
    assert kinds(held) == (["held"] if undone is None else ["held", "turned_down"])


@pytest.mark.django_db(transaction=True)
def test_the_same_message_from_two_browsers_is_sent_once(home: Cast) -> None:
    line, message = line_to(home.mia, home), uuid4()
    draft = Draft(message, line.id, "hi", person=home.mia.pk)

    answers = together(
        lambda: gate.send(draft, at=home.at).place, lambda: gate.send(draft, at=home.at).place
    )

    assert answers[0] == answers[1]
    assert kinds(message) == ["sent"]


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_take_places_without_gaps(home: Cast) -> None:
    line = line_to(home.mia, home)
    before = LedgerEntry.objects.count()

    def write() -> None:
        for _ in range(5):
            gate.send(Draft(uuid4(), line.id, "hi", person=home.mia.pk), at=home.at)

    together(*[write] * 4)

    places = sorted(LedgerEntry.objects.values_list("place", flat=True))
    assert places == list(range(before + 40))
    assert Message.objects.filter(conversation=line).count() == 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite  # it alone can be told how large it may grow
def test_a_full_disk_refuses_to_send_and_says_so(home: Cast) -> None:
    line = line_to(home.mia, home)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    batch = Batch(lambda drafts: gate.settle(drafts, at=home.at))
    answers: list[Answer] = []
    # A few pages may be free inside the file; they fill up.
    while not answers or (answers[-1].problem is None and len(answers) < 100):
        draft = Draft(uuid4(), line.id, "x" * 20_000, person=home.mia.pk)
        answers += batch._answers([draft])

    assert answers[-1].problem is Problem.DISK_FULL
    taken_in = {answer.draft for answer in answers[:-1]}
    assert set(Message.objects.filter(conversation=line).values_list("pk", flat=True)) == taken_in
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert says(home.mia, line, home, "hi").outcome is Outcome.ALLOW
