"""Each register comes in from a file row by row, and goes out so that it can come in again."""

from datetime import date
from io import BytesIO, StringIO

import pytest

from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers import children
from clearline.registers.brought_in.sources import Source
from clearline.registers.brought_in.ssda903.bring import Terms
from clearline.registers.brought_in.ssda903.bring import bring as bring_return
from clearline.registers.brought_in.tables import out
from clearline.registers.brought_in.tables.bring import TABLES, Outcome, bring
from clearline.registers.brought_in.tables.shape import Clerk
from clearline.registers.models import (
    Child,
    Equipment,
    FamilyTie,
    Home,
    Naming,
    OwnDetail,
    Person,
    PossibleMatch,
    Post,
    Rejoining,
    ReturnNumber,
    Shift,
    StaffMember,
)
from clearline.registers.recorded import sure
from tests.rooms.registers.brought_in.returns import header, returned, sheet

each_table = pytest.mark.parametrize("name", list(TABLES))


def put(home: Cast, name: str, *lines: str, is_dry: bool = False, file: str = "a.csv") -> Outcome:
    source = Source(file, BytesIO(sheet(*lines)))
    return bring(TABLES[name], source, Clerk(home.adele, home.at, is_dry))


def says(outcome: Outcome) -> list[str]:
    return [str(fault) for fault in outcome.faults]


def given(home: Cast, name: str) -> str:
    file = StringIO()
    out.give(TABLES[name], file, at=home.at)
    return file.getvalue()


def numbered(home: Cast, number: str = "17") -> Child:
    bring_return(returned(header=header(number)), Terms(home.adele, home.at))
    return ReturnNumber.objects.get(number=number).child


@each_table
def test_what_goes_out_comes_in_again_without_change(home: Cast, name: str) -> None:
    numbered(home)
    put(home, "people", "CHILD,NAME,RELATION,PARENTAL_RESPONSIBILITY", "17,Ann Ash,mother,yes")
    put(home, "people", "CHILD,NAME", "17,Mia Ash")
    source = Source("a.csv", BytesIO(given(home, name).encode()))

    again = bring(TABLES[name], source, Clerk(home.adele, home.at))

    assert (again.changed, says(again)) == (0, [])
    assert again.unchanged > 0


@each_table
def test_a_template_has_every_column_and_an_example_that_can_be_read(home: Cast, name: str) -> None:
    file = StringIO()
    out.template(TABLES[name], file)
    dry = put(home, name, *file.getvalue().splitlines(), is_dry=True)
    unread = [fault for fault in dry.faults if "is no" in fault.says or "none of" in fault.says]
    assert unread == []
    assert file.getvalue().splitlines()[0].split(",") == [c.name for c in TABLES[name].columns]


def test_a_dry_run_leaves_nothing_behind(home: Cast) -> None:
    before = Home.objects.count()
    dry = put(home, "homes", "NAME,OPENED", "Rowan House,01/04/2019", is_dry=True)
    assert (dry.changed, Home.objects.count()) == (1, before)
    assert put(home, "homes", "NAME,OPENED", "Rowan House,01/04/2019").changed == 1
    assert Home.objects.count() == before + 1


def test_staff_come_in_with_their_post_and_leave(home: Cast) -> None:
    lark = Home.objects.order_by("pk")[0].short_name
    columns = "NAME,EMAIL,ROLE,HOME,STARTED,LEFT"
    row = f"Ira Moss,ira@x.example,residential worker,{lark},01/09/2024,"
    put(home, "staff", columns, row)
    ira = Person.objects.get(name="Ira Moss")
    assert Post.objects.get(person=ira).from_on == date(2024, 9, 1)

    put(home, "staff", columns, row + "01/11/2026")

    assert StaffMember.objects.get(person=ira).left_on == date(2026, 11, 1)
    assert Post.objects.get(person=ira).ended_on == date(2026, 11, 1)

    for _ in range(2):  # said again it changes nothing
        put(home, "staff", columns, row.replace("01/09/2024", "16/11/2026"))
    assert Rejoining.objects.get(person=ira).started_on == date(2026, 11, 16)
    assert Post.objects.get(person=ira, ended_on=None).from_on == date(2026, 11, 16)
    assert verify().wrong is None


def test_what_is_wrong_is_named_and_the_next_row_goes_in(home: Cast) -> None:
    outcome = put(
        home,
        "staff",
        "NAME,ROLE,HOME,STARTED",
        "Ira Moss,residential_worker,Nowhere,01/09/2024",
        "Ira Moss,wizard,,01/09/2024",
        "Uma Vale,administrator,,01/09/2024",
    )
    assert says(outcome)[0] == "a.csv, row 2, HOME: No home here has the name or URN “Nowhere”."
    assert says(outcome)[1].startswith("a.csv, row 3, ROLE: “wizard” is none of:")
    assert Person.objects.filter(name="Uma Vale").exists()
    assert not Person.objects.filter(name="Ira Moss").exists()


def test_equipment_changes_hands_and_is_lost(home: Cast) -> None:
    columns = "LABEL,KIND,HOLDER,STATUS"
    put(
        home,
        "equipment",
        columns,
        "Tablet 9,tablet,Dawn Ellis,",
        f"Tablet 8,tablet,{home.adele.name},",
    )
    put(home, "equipment", columns, f"Tablet 8,tablet,{home.dawn.name},")
    put(home, "equipment", columns, "Tablet 8,tablet,,lost")
    thing = Equipment.objects.get(label="Tablet 8")
    holders = [row.person for row in thing.issues.order_by("pk")]
    assert holders == [home.adele, home.dawn]
    assert thing.losses.count() == 1
    refused = put(home, "equipment", columns, "Tablet 8,phone,,lost")
    assert says(refused) == [
        "a.csv, row 2, KIND: It is written down as: tablet. Give another label."
    ]


def test_a_shift_comes_in_from_a_file_and_moves(home: Cast) -> None:
    columns = "PERSON,HOME,STARTS,ENDS"
    lark = Post.objects.filter(person=home.dawn).order_by("pk")[0].home.short_name
    row = f"{home.dawn.name},{lark},24/12/2026 14:00,24/12/2026"
    put(home, "rota", columns, f"{row} 22:00")
    put(home, "rota", columns, f"{row} 21:00")
    shifts = Shift.objects.filter(person=home.dawn, starts_at__date=date(2026, 12, 24))
    assert [bool(shift.cancelled_at) for shift in shifts.order_by("pk")] == [True, False]


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//a//b//EN
BEGIN:VEVENT
UID:1@x.example
SUMMARY:{person}
LOCATION:{home}
CATEGORIES:sleep in
DTSTART;TZID=Europe/London:20261224T220000
DTEND;TZID=Europe/London:20261225T070000
{more}END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("", None),
        (
            "RRULE:FREQ=DAILY\n",
            "r.ics, row 1, RRULE: This event repeats. Export the rota with each shift by itself.",
        ),
    ],
)
def test_a_shift_comes_in_from_a_calendar(home: Cast, more: str, fault: str | None) -> None:
    lark = Post.objects.filter(person=home.dawn).order_by("pk")[0].home.short_name
    text = CALENDAR.format(person=home.dawn.name, home=lark, more=more)
    outcome = put(home, "rota", *text.splitlines(), file="r.ics")
    assert says(outcome) == ([fault] if fault else [])
    found = Shift.objects.filter(
        person=home.dawn, duty="sleep_in", starts_at__date=date(2026, 12, 24)
    )
    assert found.count() == (0 if fault else 1)


def test_what_is_no_calendar_is_said(home: Cast) -> None:
    assert says(put(home, "rota", "nothing", file="r.ics")) == [
        "r.ics: This is no calendar that can be read."
    ]


def test_a_child_known_by_number_gets_name_and_family(home: Cast) -> None:
    child = numbered(home)
    outcome = put(
        home,
        "people",
        "CHILD,NAME,KNOWN_AS,DATE_OF_BIRTH,RELATION,PARENTAL_RESPONSIBILITY,TELEPHONE",
        "17,Mia Ash,Mimi,01/05/2011,,,07700 900123",
        "17,Ann Ash,,,mother,yes,07700 900124",
    )
    assert says(outcome) == []
    child.person.refresh_from_db()
    assert (child.person.name, child.person.known_as) == ("Mia Ash", "Mimi")
    assert Naming.objects.filter(person=child.person).count() == 2
    tie = FamilyTie.objects.get(child=child)
    assert (tie.person.name, tie.holds_parental_responsibility) == ("Ann Ash", True)
    assert OwnDetail.objects.get(person=tie.person).value == "07700 900124"


def test_who_held_parental_responsibility_until_now_is_kept(home: Cast) -> None:
    child = numbered(home)
    columns = "CHILD,NAME,RELATION,PARENTAL_RESPONSIBILITY"
    put(home, "people", columns, "17,Ann Ash,mother,yes")
    put(home, "people", columns, "17,Ann Ash,mother,no")
    ties = FamilyTie.objects.filter(child=child).order_by("pk")
    assert [(t.holds_parental_responsibility, bool(t.ended_on)) for t in ties] == [
        (True, True),
        (False, False),
    ]
    assert len({tie.person_id for tie in ties}) == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("99,Mia Ash,,", "CHILD"),
        ("17,Mia Ash,02/05/2011,", "DATE_OF_BIRTH"),
        ("17,Rosa Quill,,", "NAME"),
        ("17,Anne Ash,,mother", "NAME"),
    ],
)
def test_what_may_be_somebody_else_is_never_guessed(home: Cast, row: str, column: str) -> None:
    numbered(home)
    columns = "CHILD,NAME,DATE_OF_BIRTH,RELATION"
    put(home, "people", columns, "17,Mia Ash,01/05/2011,", "17,Ann Ash,,mother")
    outcome = put(home, "people", columns, row)
    assert [(fault.column, fault.is_left_out) for fault in outcome.faults] == [(column, True)]
    assert outcome.changed == 0


def test_a_number_that_may_be_that_of_a_known_child_is_asked_about_once(home: Cast) -> None:
    known = sure(children.add("Mia Ash", date_of_birth=date(2011, 5, 1), by=home.adele, at=home.at))
    columns, row = "CHILD,NAME,DATE_OF_BIRTH", "99,Mia J Ash,01/05/2011"
    assert put(home, "people", columns, row).changed == 1
    again = put(home, "people", columns, row)
    assert again.changed == 0
    assert "Somebody has to say whether it is." in says(again)[0]
    (asked,) = PossibleMatch.objects.all()
    assert (asked.child, asked.number, asked.name) == (known, "99", "Mia J Ash")
