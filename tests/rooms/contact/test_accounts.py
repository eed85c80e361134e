"""Each contact with who has left owes an account, and what is late holds the next word."""

from datetime import datetime, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.contact.accounts import owing, reading, writing
from clearline.contact.accounts.owing import Owed
from clearline.contact.accounts.writing import Happened
from clearline.contact.approvals import answering, asking
from clearline.contact.approvals.answering import Answer
from clearline.contact.approvals.asking import Wanted
from clearline.contact.crises import declaring
from clearline.contact.crises.reading import Why
from clearline.contact.models import Account, Crisis
from clearline.ledger import audit
from clearline.registers import residences
from clearline.registers.models import Channel, Person
from clearline.registers.recorded import Unkept, sure
from tests.rooms.contact.saying import line_to, rules_of, says

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(hours=24)
WELL = "We talked about his flat. He will ring on Friday."


@pytest.fixture
def approved(home: Cast) -> Cast:
    """Sam and Dawn may be in contact with Reece for three months."""
    today = home.at.date()
    wanted = Wanted(
        workers=[home.sam.pk, home.dawn.pk],
        channels=["in_app"],
        what_for="Somebody he knows.",
        from_on=today,
        until_on=asking.last_day(today),
    )
    ask = sure(asking.ask(home.reece, wanted, by=home.joy, at=home.at))
    for person in (ask.first, ask.second):
        sure(answering.answer(ask, Answer.APPROVED, by=person, at=home.at))
    return home


def writes(home: Cast, person: Person, *, at: datetime | None = None) -> dict[str, str]:
    """Let somebody write to Reece, and return the rules that stand in the way."""
    return rules_of(says(person, line_to(home.reece, home), home, at=at))


def reece_writes(home: Cast, *, at: datetime | None = None) -> None:
    says(home.reece, line_to(home.reece, home), home, "hi its reece", at=at)


def owed(home: Cast, *, at: datetime | None = None) -> list[Owed]:
    return owing.of_children([home.reece.pk], at=at or home.at)


def account(home: Cast, one: Owed, by: Person, *, at: datetime | None = None) -> Account | Unkept:
    seen = one.stretch.first.id, one.stretch.last.id
    return writing.write(home.reece, seen, WELL, by=by, at=at or home.at)


def test_a_word_to_who_has_left_owes_its_writer_an_account_in_24_hours(approved: Cast) -> None:
    home = approved
    assert owed(home) == []
    assert writes(home, home.sam) == {}
    (one,) = owed(home)
    assert (one.who, one.due_at) == (home.sam.pk, home.at + DAY)


def test_what_was_stopped_owes_nothing(home: Cast) -> None:
    assert writes(home, home.sam) == {"leaver_approved": "refuse"}
    assert owed(home) == []


def test_a_word_from_who_has_left_owes_the_keyworker_one_and_nobody_of_who_lives_here(
    home: Cast,
) -> None:
    reece_writes(home)
    says(home.mia, line_to(home.mia, home), home, "hi")
    assert [each.who for each in owed(home)] == [home.sam.pk]  # his keyworker
    assert [each.child for each in owing.everywhere(at=home.at)] == [home.reece.pk]


def test_an_account_covers_what_was_seen_and_what_comes_after_is_another(approved: Cast) -> None:
    home = approved
    writes(home, home.sam)
    (before,) = owed(home)
    later = home.at + timedelta(minutes=20)
    reece_writes(home, at=later)
    kept = account(home, before, home.sam, at=later)
    assert isinstance(kept, Account)
    assert (kept.began_at, kept.ended_at, kept.begun_by_child) == (home.at, home.at, False)
    (rest,) = owed(home, at=later)
    assert rest.stretch.first.is_from_child
    assert audit.verify().wrong is None


def test_one_that_is_late_holds_that_workers_next_word_and_no_other(approved: Cast) -> None:
    home = approved
    writes(home, home.sam)
    in_time, late = home.at + DAY, home.at + DAY + timedelta(seconds=1)
    assert "accounts_written" not in writes(home, home.sam, at=in_time)
    first = owed(home, at=late)[0]
    assert writes(home, home.sam, at=late)["accounts_written"] == "hold"
    assert "accounts_written" not in writes(home, home.dawn, at=late)

    written = account(home, first, home.sam, at=late)
    assert isinstance(written, Account)
    assert written.is_late
    assert "accounts_written" not in writes(home, home.sam, at=late)


def test_in_a_crisis_what_is_late_holds_nothing(approved: Cast) -> None:
    home = approved
    writes(home, home.sam)
    late = home.at + DAY + HOUR
    assert "accounts_written" in writes(home, home.sam, at=late)
    opened = declaring.declare(home.reece, why=Why.WORKER, by=home.sam, at=late)
    assert isinstance(opened, Crisis)
    assert "accounts_written" not in writes(home, home.sam, at=late)


def test_it_is_written_by_who_was_in_contact_or_who_answers_for_the_home(approved: Cast) -> None:
    home = approved
    writes(home, home.sam)
    (one,) = owed(home)
    assert isinstance(account(home, one, home.joy), Unkept)
    assert isinstance(account(home, one, home.peter), Unkept)
    assert isinstance(account(home, one, home.priya), Account)
    assert isinstance(account(home, one, home.sam), Unkept)  # it is written already


def test_an_account_has_words(approved: Cast) -> None:
    home = approved
    writes(home, home.sam)
    (one,) = owed(home)
    seen = one.stretch.first.id, one.stretch.last.id
    assert isinstance(writing.write(home.reece, seen, "  ", by=home.sam, at=home.at), Unkept)
    assert not Account.objects.exists()


def told(home: Cast, **changes: object) -> Account | Unkept:
    plain = {
        "channel": Channel.VOICE_CALL,
        "began_at": home.at - HOUR,
        "ended_at": home.at,
        "begun_by_child": True,
    }
    what = Happened(**{**plain, **changes})  # type: ignore[arg-type]
    return writing.tell(home.reece, what, WELL, by=home.sam, at=home.at)


def test_a_call_or_a_visit_is_written_down_and_late_it_is_marked(home: Cast) -> None:
    kept = told(home)
    assert isinstance(kept, Account)
    assert not kept.is_late
    days_ago = {"began_at": home.at - 3 * DAY, "ended_at": home.at - 2 * DAY}
    late = told(home, **days_ago)
    assert isinstance(late, Account)
    assert late.is_late
    assert reading.written_of(home.reece) == [kept, late]


def test_what_is_to_come_or_ends_before_it_began_is_not_written_down(home: Cast) -> None:
    assert isinstance(told(home, ended_at=home.at + HOUR), Unkept)
    assert isinstance(told(home, began_at=home.at, ended_at=home.at - HOUR), Unkept)
    assert isinstance(told(home, channel=Channel.SOCIAL_MEDIA), Unkept)
    of_mia = Happened(Channel.VOICE_CALL, home.at, home.at, begun_by_child=True)
    assert isinstance(writing.tell(home.mia, of_mia, WELL, by=home.sam, at=home.at), Unkept)


def test_who_comes_back_owes_nothing_more(approved: Cast) -> None:
    home = approved
    writes(home, home.sam)
    sure(residences.begin(home.reece, home.larkfield, by=home.priya, at=home.at))
    assert owed(home) == []
