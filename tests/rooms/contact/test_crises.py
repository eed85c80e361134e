"""A crisis: declared once, worked by several, told of in time, and never closed by itself."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from clearline.cli.made_up import Cast
from clearline.contact.crises import asking, declaring, watch, working
from clearline.contact.crises.keeping import Refusal
from clearline.contact.models import Conversation, Crisis, CrisisStep, Event, Notice
from clearline.ledger import audit
from clearline.ledger.models import LedgerEntry
from clearline.policy.decision import Outcome
from clearline.registers import shifts
from clearline.registers.models import Duty, Person, Shift, Task
from clearline.registers.recorded import sure
from clearline.web.crisis.words import HELPS
from tests.rooms.contact.saying import line_to, rules_of, says

pytestmark = pytest.mark.django_db

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NIGHT = timedelta(hours=6, minutes=40)  # from teatime to ten past eleven
WORDS = "Spoke on the phone. She is at Tasha’s, safe, and tired."


@pytest.fixture
def line(home: Cast) -> Conversation:
    return line_to(home.mia, home)


@pytest.fixture
def crisis(home: Cast, line: Conversation) -> Crisis:
    return begun(home)


def begun(home: Cast, *, at: datetime | None = None, by: Person | None = None) -> Crisis:
    found = declaring.declare(home.mia, by=by or home.dawn, at=at or home.at)
    assert isinstance(found, Crisis)
    return found


def told(crisis: Crisis, *, first: bool = False) -> dict[str, set[str]]:
    """Who was told by each deadline that fell, by first name; or who was told at once."""
    rows = CrisisStep.objects.filter(crisis=crisis, kind="due")
    rows = rows.filter(of="at_once") if first else rows.exclude(of="at_once")
    named = {p.pk: p.name.split()[0] for p in Person.objects.all()}
    return {row.of: {named[key] for key in row.people} for row in rows}


def test_a_child_is_in_one_crisis_at_a_time(home: Cast, crisis: Crisis) -> None:
    again = declaring.declare(home.mia, by=home.sam, at=home.at + MINUTE)

    assert again == crisis
    assert Crisis.objects.count() == 1
    steps = crisis.steps.exclude(of="at_once")
    assert [(step.kind, step.by) for step in steps] == [("joined", home.sam)]
    assert declaring.declare(home.mia, by=home.sam, at=home.at + 2 * MINUTE) == crisis
    assert steps.count() == 1


def test_those_on_shift_and_on_call_are_told_at_once_and_not_who_began_it(
    home: Cast, crisis: Crisis
) -> None:
    assert told(crisis, first=True) == {"at_once": {"Sam", "Priya"}}


def test_where_nobody_is_on_call_the_managers_are_told_at_once(home: Cast) -> None:
    for shift in Shift.objects.filter(duty="on_call"):
        sure(shifts.cancel(shift, by=home.priya, at=home.at))

    named = told(begun(home), first=True)["at_once"]

    assert {"Priya", "Deepa"} & named
    assert "Dawn" not in named


def test_a_child_who_asks_while_it_is_open_has_asked_too(home: Cast, crisis: Crisis) -> None:
    before = asking.of(home.mia.pk)
    assert asking.ask(home.mia.pk, at=home.at + MINUTE)
    assert asking.ask(home.mia.pk, at=home.at + 2 * MINUTE)

    after = asking.of(home.mia.pk)
    assert before is None
    assert after is not None
    assert (after.at, after.known_by) == (home.at + MINUTE, None)
    assert next(person.name.split()[0] for person in after.told) == "Dawn"
    assert crisis.steps.filter(kind="asked").count() == 1


def test_whoever_is_told_by_a_step_has_a_notice_of_it_and_nobody_has_two(
    home: Cast, crisis: Crisis
) -> None:
    def notices() -> set[tuple[str, int]]:
        return set(Notice.objects.values_list("why", "person"))

    assert notices() == {("at_once", home.sam.pk), ("at_once", home.priya.pk)}

    working.bring_in(crisis.pk, home.peter.pk, by=home.dawn, at=home.at + MINUTE)
    working.note(crisis.pk, "Rang. No answer.", by=home.dawn, at=home.at + MINUTE)
    watch.fire_due(at=home.at + 10 * MINUTE)
    watch.fire_due(at=home.at + 11 * MINUTE)

    later = notices()
    assert ("brought_in", home.peter.pk) in later
    assert {why for why, _ in later} >= {"brought_in", "manager"}
    assert Notice.objects.count() == len(later)
    assert audit.verify().wrong is None


@pytest.mark.parametrize("words", HELPS)
def test_each_of_the_words_that_help_goes_at_once(
    words: str, home: Cast, line: Conversation
) -> None:
    begun(home, at=home.at + NIGHT)
    assert says(home.dawn, line, home, words, at=home.at + NIGHT).outcome is Outcome.ALLOW


def test_the_table_itself_has_room_for_one(home: Cast, crisis: Crisis) -> None:
    row = {f: getattr(crisis, f) for f in ("child", "home", "conversation", "why", "declared_at")}
    with pytest.raises(IntegrityError), transaction.atomic():
        Crisis.objects.create(**row, declared_by=home.sam)


def test_at_night_the_worker_writes_at_once_and_without_it_waits(
    home: Cast, line: Conversation
) -> None:
    late = home.at + NIGHT
    before = says(home.dawn, line, home, at=late)
    assert (before.outcome, "agreed_hours" in rules_of(before)) == (Outcome.HOLD, True)

    begun(home, at=late)

    assert says(home.dawn, line, home, "I’m here. Can I ring you?", at=late).outcome is (
        Outcome.ALLOW
    )


def test_unacknowledged_it_narrows_to_those_on_shift(home: Cast, line: Conversation) -> None:
    late = home.at + NIGHT
    found = begun(home, at=late)
    off = off_shift(home, home.sam, late)

    assert says(off, line, home, at=late + 14 * MINUTE).outcome is Outcome.ALLOW
    assert says(off, line, home, at=late + 15 * MINUTE).outcome is Outcome.HOLD
    assert says(home.dawn, line, home, at=late + 15 * MINUTE).outcome is Outcome.ALLOW

    assert working.acknowledge(found.pk, by=home.priya, at=late + 16 * MINUTE) is None
    assert says(off, line, home, at=late + 17 * MINUTE).outcome is Outcome.ALLOW


def off_shift(home: Cast, person: Person, at: datetime) -> Person:
    """Take somebody off the rota, who still works at the home."""
    for shift in person.shifts.running(at):
        sure(shifts.cancel(shift, by=home.priya, at=home.at))
    return person


def test_after_a_day_it_opens_nothing_unless_it_was_renewed(home: Cast, line: Conversation) -> None:
    late = home.at + NIGHT
    found = begun(home, at=late)
    working.acknowledge(found.pk, by=home.priya, at=late)
    after = late + 24 * HOUR

    assert says(home.dawn, line, home, at=after).outcome is Outcome.ALLOW
    assert says(home.dawn, line, home, at=after + MINUTE).outcome is Outcome.HOLD

    assert working.renew(found.pk, by=home.dawn, at=after) is Refusal.NOT_YOURS
    assert working.renew(found.pk, by=home.priya, at=after) is None
    assert says(home.dawn, line, home, at=after + MINUTE).outcome is Outcome.ALLOW


def test_who_is_brought_in_acts_for_this_child_alone_and_only_while_it_lasts(
    home: Cast, line: Conversation, crisis: Crisis
) -> None:
    other = line_to(home.tobi, home)
    assert says(home.peter, line, home).problem is not None

    assert working.bring_in(crisis.pk, home.peter.pk, by=home.dawn, at=home.at) is None

    assert says(home.peter, line, home).problem is None
    assert says(home.peter, other, home).problem is not None
    declaring.close_by_contact(crisis.pk, WORDS, by=home.dawn, at=home.at + MINUTE)
    assert says(home.peter, line, home, at=home.at + 2 * MINUTE).problem is not None


def test_only_somebody_who_may_be_called_is_brought_in(home: Cast, crisis: Crisis) -> None:
    brought = working.bring_in(crisis.pk, home.adele.pk, by=home.dawn, at=home.at)
    assert brought is Refusal.NOT_YOURS


SILENT = [
    (4, set()),
    (5, {"next_on_call"}),
    (10, {"next_on_call", "manager"}),
    (15, {"next_on_call", "manager", "responsible_individual", "duty_team", "narrows"}),
]


@pytest.mark.parametrize(("minutes", "names"), SILENT)
def test_silence_tells_the_next(minutes: int, names: set[str], home: Cast, crisis: Crisis) -> None:
    watch.fire_due(at=home.at + minutes * MINUTE)
    assert set(told(crisis)) == names


def test_an_acknowledgement_ends_the_silence_and_not_the_clock(home: Cast, crisis: Crisis) -> None:
    assert working.acknowledge(crisis.pk, by=home.dawn, at=home.at) is Refusal.NOT_YOURS
    assert working.acknowledge(crisis.pk, by=home.priya, at=home.at + 4 * MINUTE) is None

    watch.fire_due(at=home.at + 59 * MINUTE)
    assert told(crisis) == {}

    watch.fire_due(at=home.at + 60 * MINUTE)
    assert {"Priya", "Dawn"} <= told(crisis)["direct_contact"]


def test_the_next_on_the_rota_is_told_by_name(home: Cast, crisis: Crisis) -> None:
    watch.fire_due(at=home.at + 4 * MINUTE)
    sure(
        shifts.plan(
            home.dawn,
            home.larkfield,
            starts_at=home.at + HOUR,
            ends_at=home.at + 2 * HOUR,
            duty=Duty.ON_CALL,
            by=home.priya,
            at=home.at,
        )
    )
    watch.fire_due(at=home.at + 5 * MINUTE)
    assert told(crisis)["next_on_call"] == {"Dawn"}


def test_each_deadline_is_told_of_once_though_asked_again(home: Cast, crisis: Crisis) -> None:
    at = home.at + 2 * HOUR
    assert watch.fire_due(at=at) == 6
    assert watch.fire_due(at=at) == 0
    assert Crisis.objects.get().ended_at is None


def test_a_second_row_for_one_deadline_has_no_room(home: Cast, crisis: Crisis) -> None:
    watch.fire_due(at=home.at + 5 * MINUTE)
    with pytest.raises(IntegrityError), transaction.atomic():
        CrisisStep.objects.create(crisis=crisis, kind="due", of="next_on_call", at=home.at)


@pytest.mark.parametrize(
    "act",
    [
        lambda home, crisis: working.note(crisis.pk, "Rang. No answer.", by=home.dawn, at=home.at),
        lambda home, crisis: working.acknowledge(crisis.pk, by=home.priya, at=home.at),
        lambda home, crisis: declaring.close_by_contact(crisis.pk, WORDS, by=home.dawn, at=home.at),
        lambda home, crisis: watch.fire_due(at=home.at + 5 * MINUTE),
    ],
)
def test_what_fails_halfway_leaves_nothing(
    act: object, home: Cast, crisis: Crisis, monkeypatch: pytest.MonkeyPatch
) -> None:
    def counts() -> tuple[int, ...]:
        open_ = Crisis.objects.filter(ended_at=None)
        tables = (CrisisStep.objects, Event.objects, LedgerEntry.objects, Task.objects, open_)
        return tuple(table.count() for table in tables)

    before = counts()
    with monkeypatch.context() as broken:
        broken.setattr("clearline.contact.written.Page.write", fails)
        with pytest.raises(OSError, match="full"):
            act(home, crisis)  # type: ignore[operator]
    assert counts() == before
    act(home, crisis)  # type: ignore[operator]
    assert counts() != before


def fails(_page: object) -> None:
    raise OSError("the disk is full")
