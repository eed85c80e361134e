"""A return goes into the registers: once, in batches, what is right of it, and history is kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers import homes, whereabouts
from clearline.registers.brought_in import answers
from clearline.registers.brought_in.sources import in_folder
from clearline.registers.brought_in.ssda903 import out, waiting
from clearline.registers.brought_in.ssda903.bring import Outcome, Terms, bring
from clearline.registers.brought_in.ssda903.files import Return, read
from clearline.registers.models import (
    Absence,
    Child,
    Home,
    InTouch,
    LegalStatus,
    Particulars,
    PossibleMatch,
    Residence,
    Returned,
    ReturnNumber,
    Unaccompanied,
)
from clearline.registers.recorded import sure
from tests.rooms.registers.brought_in.returns import (
    MISSING,
    OC3,
    UASC,
    episode,
    episodes,
    header,
    returned,
    says,
    sheet,
)

URN = "SC0423"


@pytest.fixture
def rowan(home: Cast) -> Home:
    return sure(homes.open_("Rowan", date(2020, 1, 1), urn="SC0423", by=home.adele, at=home.at))


def put(home: Cast, **files: bytes) -> Outcome:
    return bring(returned(**files), Terms(home.adele, home.at))


def child(number: str) -> Child:
    return ReturnNumber.objects.get(number=number).child


def statuses(number: str) -> list[tuple[str | None, date, date | None, date | None]]:
    rows = LegalStatus.objects.filter(child=child(number)).order_by("from_on", "pk")
    return [(row.code, row.from_on, row.until_on, row.ended_on) for row in rows]


def test_a_child_comes_in_with_what_the_return_says(home: Cast, rowan: Home) -> None:
    outcome = put(
        home,
        header=header("17"),
        episodes=episodes(
            episode("17", "01/02/2024", "V2", ends="01/05/2024"),
            episode("17", "01/05/2024", "C2", urn=URN),
        ),
        missing=sheet(
            MISSING, "17,01/05/2011,M,20/11/2026,", "17,01/05/2011,A,03/06/2024,04/06/2024"
        ),
        uasc=sheet(UASC, "17,F,01/05/2011,01/05/2029"),
        oc3=sheet(OC3, "17,01/05/2011,REFU,,"),
    )

    assert outcome.faults == []
    assert child("17").date_of_birth == date(2011, 5, 1)
    assert child("17").person.name == "Child 17"
    assert statuses("17") == [
        ("V2", date(2024, 2, 1), date(2024, 4, 30), None),
        ("C2", date(2024, 5, 1), None, None),
    ]
    (stay,) = Residence.objects.filter(child=child("17"))
    assert (stay.home, stay.from_on, stay.until_on) == (rowan, date(2024, 5, 1), None)
    assert Absence.objects.filter(child=child("17")).count() == 2
    key = child("17").pk
    assert whereabouts.presence([key], at=home.at)[key].value == "missing"
    (alone,) = Unaccompanied.objects.filter(child=child("17"))
    assert (alone.from_on, alone.until_on) == (date(2024, 2, 1), date(2029, 4, 30))
    assert InTouch.objects.get(child=child("17")).code == "REFU"
    assert verify().wrong is None


def test_the_same_files_twice_change_nothing(home: Cast, rowan: Home) -> None:
    files = {
        "header": header("17", "18"),
        "episodes": episodes(episode("17", "01/02/2024", urn=URN), episode("18", "01/02/2024")),
        "missing": sheet(MISSING, "17,01/05/2011,M,20/11/2026,"),
    }
    put(home, **files)
    tables = (Child, Particulars, LegalStatus, Residence, Returned, Absence)
    before = [table.objects.count() for table in tables]

    again = put(home, **files)

    assert (again.counts["changed"], again.counts["unchanged"]) == (0, 2)
    assert [table.objects.count() for table in tables] == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(home: Cast, rowan: Home) -> None:
    told = []
    found = returned(header=header("17"), episodes=episodes(episode("17", "01/02/2024", urn=URN)))
    dry = bring(
        found,
        Terms(home.adele, home.at, is_dry=True),
        tell=lambda who, what: told.append((who, what)),
    )

    assert dry.counts["child"] == 1
    assert told[0][0] == "17"
    assert told[0][1][:3] == [
        "new, born on 1 May 2011",
        "full care order (C2) from 1 February 2024",
        "lives at Rowan from 1 February 2024",
    ]
    assert not ReturnNumber.objects.exists()


def test_a_later_return_changes_what_changed_and_what_was_is_kept(home: Cast, rowan: Home) -> None:
    put(home, header=header("17"), episodes=episodes(episode("17", "01/02/2024", "C1", urn=URN)))

    later = put(
        home,
        episodes=episodes(
            episode("17", "01/02/2024", "C1", ends="01/09/2025", urn=URN),
            episode("17", "01/09/2025", "C2", urn=URN),
        ),
    )

    assert statuses("17") == [
        ("C1", date(2024, 2, 1), None, date(2025, 9, 1)),
        ("C2", date(2025, 9, 1), None, None),
    ]
    # They went on living where they lived: nothing of that was touched.
    assert Residence.objects.get(child=child("17")).ended_on is None
    assert later.counts["status"] == later.counts["status_ended"] == 1
    assert Returned.objects.filter(child=child("17"), file="episodes").count() == 2
    assert verify().wrong is None


def test_next_years_return_does_not_unsay_what_it_no_longer_covers(home: Cast) -> None:
    put(
        home,
        header=header("17"),
        episodes=episodes(
            episode("17", "01/02/2020", "V2", ends="01/05/2021"), episode("17", "01/05/2021", "C2")
        ),
    )
    later = put(home, header=header("17"), episodes=episodes(episode("17", "01/05/2021", "C2")))
    assert later.counts["changed"] == 0
    assert [code for code, *_ in statuses("17")] == ["V2", "C2"]


def test_an_episode_that_a_correction_takes_back_never_was(home: Cast) -> None:
    first = episode("17", "01/02/2024", "V2", ends="01/05/2024")
    put(home, header=header("17"), episodes=episodes(first, episode("17", "01/05/2024", "C1")))
    put(home, episodes=episodes(first))
    assert statuses("17")[1] == ("C1", date(2024, 5, 1), None, date(2024, 5, 1))


def test_a_row_that_cannot_be_read_takes_nothing_back(home: Cast) -> None:
    first = episode("17", "01/02/2024", "V2", ends="01/05/2024")
    put(home, header=header("17"), episodes=episodes(first, episode("17", "01/05/2024", "C1")))
    later = put(home, episodes=episodes(first, episode("17", "01/05/2024", "Q9")))
    assert len(later.faults) == 1
    assert statuses("17")[1] == ("C1", date(2024, 5, 1), None, None)


def test_an_earlier_day_than_that_of_the_last_return_is_left_aside(home: Cast) -> None:
    put(home, header=header("17"), episodes=episodes(episode("17", "01/02/2024", "C2")))
    old = returned(episodes=episodes(episode("17", "01/02/2024", "V2")))
    outcome = bring(old, Terms(home.adele, home.at, as_of=date(2025, 3, 31)))
    assert "A later return has been brought in for child 17" in str(outcome.faults[0])
    assert [code for code, *_ in statuses("17")] == ["C2"]


def test_what_begins_after_the_day_of_the_return_is_left_out(home: Cast) -> None:
    found = returned(
        header=header("17"),
        episodes=episodes(episode("17", "01/02/2024"), episode("17", "01/02/2025", "V2")),
    )
    outcome = bring(found, Terms(home.adele, home.at, as_of=date(2024, 3, 31)))
    assert [(f.row, f.column) for f in outcome.faults] == [(3, "DECOM")]
    assert [code for code, *_ in statuses("17")] == ["C2"]


def test_only_the_children_of_a_home_come_in_if_it_is_named(home: Cast, rowan: Home) -> None:
    found = returned(
        header=header("17", "18"),
        episodes=episodes(
            episode("17", "01/02/2024", urn="423"), episode("18", "01/02/2024", urn="9")
        ),
    )
    outcome = bring(found, Terms(home.adele, home.at, home=rowan))
    assert outcome.counts["of_other_homes"] == 1
    assert list(ReturnNumber.objects.values_list("number", flat=True)) == ["17"]


def test_somebody_without_a_header_whom_nobody_knows_is_left_out(home: Cast) -> None:
    outcome = put(home, episodes=episodes(episode("17", "01/02/2024")))
    assert says(Return(faults=outcome.faults)) == [
        (
            "episodes.csv, row 2, CHILD: "
            "No header says who child 17 is, and nobody here has this number."
        )
    ]
    assert not ReturnNumber.objects.exists()


def test_a_corrected_birthday_is_kept_beside_the_one_before(home: Cast) -> None:
    put(home, header=header("17"))
    put(home, header=header("17", born="02/05/2011"))
    assert child("17").date_of_birth == date(2011, 5, 2)
    days = Particulars.objects.filter(child=child("17")).order_by("pk")
    assert [row.date_of_birth for row in days] == [date(2011, 5, 1), date(2011, 5, 2)]


def test_what_staff_wrote_stands_and_the_difference_is_listed_each_time(
    home: Cast, rowan: Home
) -> None:
    put(home, header=header("17"))
    LegalStatus.objects.create(
        child=child("17"),
        code="V2",
        from_on=date(2024, 3, 1),
        recorded_at=home.at,
        recorded_by=home.adele,
    )
    files = {"episodes": episodes(episode("17", "01/02/2024", "C2"))}
    for _ in range(2):
        (fault,) = put(home, **files).faults
        assert "V2 is written down since 1 March 2024. Look at both." in str(fault)
    assert [code for code, *_ in statuses("17")] == ["V2"]


def test_a_child_who_may_be_known_waits_until_somebody_has_looked(home: Cast, rowan: Home) -> None:
    known = Child.objects.exclude(date_of_birth=None).order_by("pk")[0]
    born = known.date_of_birth
    urn = Residence.objects.filter(child=known).order_by("-pk")[0].home.urn or ""
    files = {
        "header": header("17", born=f"{born:%d/%m/%Y}"),
        "episodes": episodes(episode("17", "01/02/2024", urn=urn)),
    }
    for _ in range(2):
        outcome = put(home, **files)
        assert outcome.counts["waits"] == 1
        assert "may be known here already" in str(outcome.faults[0])
    (asked,) = PossibleMatch.objects.all()
    assert (asked.child, asked.number) == (known, "17")
    assert not ReturnNumber.objects.exists()

    # Said to be another, they come in as another, without the file being brought in again.
    sure(answers.other(asked, by=home.priya, at=home.at))
    came_in = waiting.come_in(asked, by=home.priya, at=home.at)
    assert came_in is not None
    assert came_in.counts["waits"] == 0
    assert ReturnNumber.objects.get(number="17").child != known
    assert waiting.come_in(asked, by=home.priya, at=home.at) is None


def test_what_goes_out_comes_in_again_without_change(
    home: Cast, rowan: Home, tmp_path: Path
) -> None:
    put(
        home,
        header=header("17", "18"),
        episodes=episodes(
            episode("17", "01/02/2024", ends="01/03/2024"), episode("17", "01/03/2024")
        ),
        missing=sheet(MISSING, "17,01/05/2011,M,20/11/2026,"),
        oc3=sheet(OC3, "18,01/05/2011,YES,F1,B1"),
        uasc=sheet(UASC, "18,F,01/05/2011,"),
    )
    out.as_csv(tmp_path / "csv", out.children())
    (tmp_path / "xml").mkdir()
    out.as_xml(tmp_path / "xml" / "r.xml", out.children())
    for form in ("csv", "xml"):
        found = read(in_folder(tmp_path / form), Return())
        outcome = bring(found, Terms(home.adele, home.at + timedelta(minutes=1)))
        left_out = [fault for fault in outcome.faults if fault.is_left_out]
        assert (left_out, outcome.counts["changed"]) == ([], 0)


def test_a_record_put_with_another_goes_on_there_and_keeps_what_it_was(home: Cast) -> None:
    put(home, header=header("17"), episodes=episodes(episode("17", "01/02/2024", "V2")))
    duplicate = child("17")
    sure(answers.merge(home.mia, duplicate, by=home.priya, at=home.at))

    put(home, oc3=sheet(OC3, "17,01/05/2011,YES,,"))

    assert InTouch.objects.get(child=home.mia, ended_at=None).code == "YES"
    assert LegalStatus.objects.get(child=duplicate).ended_on is None
    again = answers.merge(duplicate, home.mia, by=home.priya, at=home.at)
    assert str(again) == "This record is put with another itself."
