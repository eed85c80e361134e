"""A child is gone: M or A, what was done, the way back, and who speaks with them then."""

from datetime import datetime, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.clocks import deadlines
from clearline.ledger import audit
from clearline.registers import absences, missing, tasks
from clearline.registers.brought_in.ssda903 import away
from clearline.registers.brought_in.ssda903.away import Gone
from clearline.registers.models import Absence, Away, Person, Search, Sought, Task
from clearline.registers.recorded import Unkept, sure

pytestmark = pytest.mark.django_db

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
CHILD = {"CHILD": "1", "DOB": "01/02/2012"}


@pytest.fixture
def gone(home: Cast) -> Absence:
    return sure(missing.say(home.tobi, Away.MISSING, by=home.dawn, at=home.at))


def test_wherever_they_were_said_to_be_they_are_not(home: Cast) -> None:
    visit = Absence.objects.get(child=home.mia, returned_at=None)
    assert visit.kind == "visit"

    found = sure(missing.say(home.mia, Away.MISSING, by=home.dawn, at=home.at))

    visit.refresh_from_db()
    assert visit.returned_at == home.at
    assert (found.kind, found.from_at) == ("missing", home.at)
    assert missing.gone(home.mia.pk) == found


def test_since_a_moment_that_has_passed_and_not_one_to_come(home: Cast) -> None:
    early = home.at - 2 * HOUR
    found = sure(missing.say(home.tobi, Away.MISSING, since=early, by=home.dawn, at=home.at))
    assert found.from_at == early

    late = home.at + HOUR
    refused = missing.say(home.amina, Away.MISSING, since=late, by=home.dawn, at=home.at)
    assert isinstance(refused, Unkept)


def test_only_the_two_of_the_return_are_being_gone(home: Cast) -> None:
    refused = missing.say(home.tobi, Away.SCHOOL, by=home.dawn, at=home.at)
    assert isinstance(refused, Unkept)
    again = missing.say(home.tobi, Away.AWAY_WITHOUT_LEAVE, by=home.dawn, at=home.at)
    assert isinstance(again, Absence)


def test_once_it_is_known_where_they_are_m_goes_over_into_a(home: Cast, gone: Absence) -> None:
    sure(missing.note(gone, Sought.POLICE, "CAD 1234", by=home.dawn, at=home.at))
    assert isinstance(missing.say(home.tobi, Away.MISSING, by=home.dawn, at=home.at), Unkept)

    later = home.at + HOUR
    known = sure(missing.say(home.tobi, Away.AWAY_WITHOUT_LEAVE, by=home.dawn, at=later))

    gone.refresh_from_db()
    assert (gone.returned_at, known.from_at) == (later, later)
    assert missing.followed_by(gone) == known
    assert [search.says for search in missing.of(known)] == ["CAD 1234"]
    assert not Task.objects.filter(kind="return_interview").exists()


def test_the_police_and_a_try_are_written_down_with_words(home: Cast, gone: Absence) -> None:
    for kind in (Sought.POLICE, Sought.TRIED):
        assert isinstance(missing.note(gone, kind, "  ", by=home.dawn, at=home.at), Unkept)
        assert isinstance(missing.note(gone, kind, "x", by=home.dawn, at=home.at), Search)
    assert isinstance(missing.note(gone, Sought.FAMILY, by=home.dawn, at=home.at), Search)


def interview(home: Cast) -> Task:
    return Task.objects.get(kind="return_interview", child=home.tobi)


def test_who_is_back_is_offered_a_talk_within_72_hours_by_somebody_from_outside(
    home: Cast, gone: Absence
) -> None:
    back = home.at + 5 * HOUR
    sure(missing.come_back(gone, returned_at=back, by=home.dawn, at=back + HOUR))

    task = interview(home)
    assert task.due_at == deadlines.due("return_interview", back)
    assert task.owner == home.marcus
    assert audit.verify().wrong is None


@pytest.mark.parametrize(("who", "is_done"), [("marcus", True), ("dawn", False)])
def test_it_is_done_when_whose_task_it_is_has_offered_it(
    who: str,
    is_done: bool,  # noqa: FBT001 - a table
    home: Cast,
    gone: Absence,
) -> None:
    sure(missing.come_back(gone, by=home.dawn, at=home.at + HOUR))
    by: Person = getattr(home, who)
    sure(missing.note(gone, Sought.OFFERED, by=by, at=home.at + 2 * HOUR))
    assert (interview(home).done_at is not None) is is_done


def test_nobody_is_owed_a_talk_about_school(home: Cast) -> None:
    out = sure(absences.begin(home.tobi, Away.SCHOOL, by=home.dawn, at=home.at))
    sure(missing.come_back(out, by=home.dawn, at=home.at + HOUR))
    assert not tasks.of(home.marcus.pk).filter(kind="return_interview").exists()


ROW = {**CHILD, "MISSING": "M", "MIS_START": "01/11/2026"}
ENDED = {**ROW, "MIS_END": "02/11/2026"}


@pytest.mark.parametrize(
    ("before", "said", "gone", "after"),
    [
        ([], set(), [], []),
        # Ours beside theirs.
        ([], set(), [Gone("M", "01/11/2026", "")], [ROW]),
        ([], set(), [Gone("M", "01/11/2026", "02/11/2026")], [ENDED]),
        (
            [ENDED],
            {"M 01/11/2026"},
            [Gone("A", "02/11/2026", "")],
            [ENDED, {**CHILD, "MISSING": "A", "MIS_START": "02/11/2026"}],
        ),
        # What came is as it came, and ends where it ended here.
        ([ENDED], {"M 01/11/2026"}, [Gone("M", "01/11/2026", "03/11/2026")], [ENDED]),
        ([ROW], {"M 01/11/2026"}, [Gone("M", "01/11/2026", "02/11/2026")], [ENDED]),
        ([ROW], {"M 01/11/2026"}, [Gone("M", "01/11/2026", "")], [ROW]),
        # What a later return took back does not come again.
        ([], {"M 01/11/2026"}, [Gone("M", "01/11/2026", "02/11/2026")], []),
    ],
)
def test_the_return_s_file_has_what_came_and_what_was_written_here(
    before: list[dict[str, str]],
    said: set[str],
    gone: list[Gone],
    after: list[dict[str, str]],
) -> None:
    assert away.added(CHILD, before, said, gone) == after


def test_a_night_away_is_on_the_days_of_england(home: Cast) -> None:
    # Half past eleven at night in summer is the day before in UTC plus one hour.
    night = datetime.fromisoformat("2026-07-01T23:30:00+00:00")
    began = sure(missing.say(home.tobi, Away.MISSING, since=night, by=home.dawn, at=home.at))
    sure(missing.come_back(began, by=home.dawn, at=home.at))

    _, found = away.of([home.tobi.pk])[home.tobi.pk]
    assert found == [Gone("M", "02/07/2026", "23/11/2026")]
