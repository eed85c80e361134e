"""The page of clocks: what runs, for whom, how long still, and what happens then."""

from datetime import timedelta

import pytest
import time_machine

from clearline.cli.made_up import Cast
from clearline.contact import stream
from clearline.contact.crises import declaring
from clearline.contact.due import firing
from clearline.contact.models import Notice
from clearline.registers import shifts, tasks
from clearline.registers.models import Duty, Person, TaskKind
from clearline.registers.recorded import sure
from clearline.web.clocks import words
from tests.conftest import TEATIME
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on
from tests.rooms.web.test_live_alerts import session_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def page_of(person: Person, query: str = "") -> str:
    return words_on(phone_of(person).get(f"/clocks/{query}"))


def give(home: Cast, owner: Person, *, hours: float) -> None:
    what = {"kind": TaskKind.TELL_CHILD, "says": "Tell her.", "due_at": home.at + hours * HOUR}
    sure(tasks.give(home.mia, owner, by=home.priya, at=home.at, **what))  # type: ignore[arg-type]


def call(home: Cast, person: Person) -> None:
    hours: shifts.Hours = {
        "starts_at": home.at,
        "ends_at": home.at + 12 * HOUR,
        "duty": Duty.ON_CALL,
    }
    sure(shifts.plan(person, home.larkfield, by=home.priya, at=home.at, **hours))


def test_a_crisis_says_how_long_is_left_and_who_is_told_then(home: Cast) -> None:
    line_to(home.mia, home)
    declaring.declare(home.mia, by=home.dawn, at=home.at)

    shown = page_of(home.deepa)

    assert "Mia is in a crisis, and nobody has answered" in shown
    assert "10 min left" in shown
    assert "Hear or see Mia" in shown
    assert "1 h left" in shown
    assert shown.index("10 min left") < shown.index("1 h left")


def test_a_held_message_is_the_managers_and_leads_to_where_it_is_decided(
    home: Cast, clock: time_machine.Traveller
) -> None:
    night = home.at + 5 * HOUR
    clock.move_to(night)
    says(home.dawn, line_to(home.mia, home), home, at=night)

    shown = phone_of(home.priya).get("/clocks/").content.decode()

    assert "A message to Mia waits" in shown
    assert 'href="/today/"' in shown
    assert "Then it is with Deepa" in shown
    assert "Fajitas" not in shown


def test_what_was_due_stands_first_and_says_how_late_it_is(
    home: Cast, clock: time_machine.Traveller
) -> None:
    give(home, home.dawn, hours=2)
    give(home, home.dawn, hours=60)
    clock.move_to(home.at + 3 * HOUR)

    shown = page_of(home.dawn)

    assert "Late by 1 h" in shown
    assert shown.index("Late by 1 h") < shown.index("days left")


def test_a_worker_sees_their_own_and_on_call_all_of_the_home(home: Cast) -> None:
    give(home, home.priya, hours=2)
    give(home, home.joy, hours=3)
    assert page_of(home.joy).count("Tell Mia") == 1
    assert "Whoever answers for the home, or is on call, sees all of it." in page_of(home.joy)

    call(home, home.joy)

    assert page_of(home.joy).count("Tell Mia") == 2


def test_nobody_sees_the_clocks_of_another_home(home: Cast) -> None:
    give(home, home.dawn, hours=2)

    assert "Tell Mia" not in page_of(home.peter)
    assert "Tell Mia" in page_of(home.graham)


def test_who_answers_for_several_homes_chooses_one(home: Cast) -> None:
    give(home, home.dawn, hours=2)

    assert "All homes" in page_of(home.graham)
    assert "Tell Mia" in page_of(home.graham, f"?home={home.larkfield.pk}")
    assert "Tell Mia" not in page_of(home.graham, f"?home={home.alder_court.pk}")
    assert "All homes" not in page_of(home.priya)


def test_where_nothing_runs_the_page_says_so(home: Cast) -> None:
    assert "No clock runs." in page_of(home.sam)


def test_who_was_told_reads_so_until_they_say_that_they_have_seen_it(home: Cast) -> None:
    line_to(home.mia, home)
    declaring.declare(home.mia, by=home.dawn, at=home.at)
    priya = phone_of(home.priya)
    assert "You were told today at 4:30 pm" in words_on(priya.get("/clocks/"))

    priya.post("/clocks/seen/")

    assert "You were told" not in words_on(priya.get("/clocks/"))
    assert Notice.objects.get(person=home.priya).seen_at == TEATIME
    assert Notice.objects.get(person=home.sam).seen_at is None


def test_every_page_says_that_something_waits_until_it_was_seen(home: Cast) -> None:
    def told(person: Person) -> bool:
        return stream.notice_waiting(session_of(person), at=TEATIME) is not None

    night = home.at - 4 * HOUR
    says(home.dawn, line_to(home.mia, home), home, "This is our secret, ok?", at=night)
    assert not told(home.priya)
    firing.fire_quick(at=night)

    assert (told(home.priya), told(home.dawn)) == (True, False)
    phone_of(home.priya).post("/clocks/seen/")
    assert not told(home.priya)


def test_of_a_crisis_the_page_has_an_alert_of_its_own(home: Cast) -> None:
    line_to(home.mia, home)
    declaring.declare(home.mia, by=home.dawn, at=home.at)

    assert Notice.objects.filter(person=home.priya).exists()
    assert stream.notice_waiting(session_of(home.priya), at=TEATIME) is None


def test_what_is_to_be_read_and_what_runs_out_are_named(home: Cast) -> None:
    found = {
        (clock.name, clock.about)
        for clock in firing.running(at=home.at)
        if clock.name in {"reading", "permission"}
    }

    assert found
    assert all(words.what(name, "Mia", about).endswith(about) for name, about in found)
    assert "" not in {about for _, about in found}


def test_every_kind_of_task_has_its_own_words() -> None:
    assert {kind.value for kind in TaskKind} - words.SAYS.keys() == set()


def test_the_page_asks_no_more_for_many_than_for_few(
    home: Cast, django_assert_max_num_queries: object
) -> None:
    for hours in range(1, 30):
        give(home, home.dawn, hours=hours)
    firing.fire_slow(at=home.at)
    priya = phone_of(home.priya)

    with django_assert_max_num_queries(60):  # type: ignore[operator]
        assert words_on(priya.get("/clocks/")).count("Tell Mia") == 29
