"""What is so of a child: it begins, it ends, and what was is kept."""

from datetime import date, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import (
    absences,
    children,
    family,
    legal_statuses,
    people,
    permissions,
    residences,
    said,
)
from clearline.registers.models import (
    Absence,
    Agreement,
    Away,
    Channel,
    Child,
    FamilyTie,
    Gender,
    GivenBy,
    InTouch,
    LegalCode,
    LegalStatus,
    Particulars,
    Permission,
    Person,
    Relation,
    Residence,
    Touch,
    day_of,
)
from clearline.registers.recorded import Unkept, sure

A_DAY = timedelta(days=1)


def today(home: Cast) -> date:
    return day_of(home.at)


def test_a_child_is_written_down_with_what_is_known(home: Cast) -> None:
    child = sure(children.add("Ana Lind", known_as="Ana", by=home.priya, at=home.at))
    assert (child.person.called, child.date_of_birth) == ("Ana", None)


def test_a_date_of_birth_known_better_stands_beside_the_one_before(home: Cast) -> None:
    better = date(2011, 5, 4)
    sure(children.describe(home.amina, date_of_birth=better, by=home.priya, at=home.at))

    child = Child.objects.get(pk=home.amina.pk)
    assert (child.date_of_birth, child.placing_authority) == (better, home.west_county)
    told = Particulars.objects.filter(child=child).order_by("pk")
    assert [row.date_of_birth for row in told] == [home.amina.date_of_birth, better]


def test_a_new_name_is_used_at_once_and_the_old_one_kept(home: Cast) -> None:
    person = home.callum.person
    sure(people.rename(person, person.name, known_as="Cal", by=home.priya, at=home.at))
    person.refresh_from_db()
    assert person.called == "Cal"
    assert person.gender == Gender.MAN
    assert list(person.namings.order_by("pk").values_list("known_as", flat=True)) == [
        "Callum",
        "Cal",
    ]


def test_an_empty_name_is_refused(home: Cast) -> None:
    answer = people.rename(home.dawn, "", by=home.priya, at=home.at)
    assert answer == Unkept((("name", "Fill this in."),))


def test_a_new_legal_status_ends_the_one_before_on_the_same_day(home: Cast) -> None:
    sure(legal_statuses.begin(home.mia, LegalCode.C1, by=home.priya, at=home.at))

    yesterday = legal_statuses.on(home.mia, today(home) - A_DAY)
    now = legal_statuses.on(home.mia, today(home))
    assert (yesterday and yesterday.code, now and now.code) == (LegalCode.V2, LegalCode.C1)
    assert LegalStatus.objects.filter(child=home.mia).count() == 2


def test_a_status_among_days_that_have_another_is_refused(home: Cast) -> None:
    long_ago = today(home) - timedelta(days=310)
    before = {"from_on": long_ago, "until_on": long_ago + 9 * A_DAY}
    on_top = {"from_on": long_ago, "until_on": long_ago + 10 * A_DAY}

    refused = legal_statuses.begin(home.mia, LegalCode.L2, **on_top, by=home.priya, at=home.at)
    assert isinstance(refused, Unkept)
    assert refused.why[0][0] == "from_on"
    sure(legal_statuses.begin(home.mia, LegalCode.L2, **before, by=home.priya, at=home.at))


def test_a_status_that_is_stopped_leaves_the_child_with_none_known(home: Cast) -> None:
    status = LegalStatus.objects.get(child=home.mia)
    sure(legal_statuses.stop(status, by=home.priya, at=home.at))
    assert legal_statuses.on(home.mia, today(home)) is None


def test_a_child_who_moves_leaves_the_one_home_and_lives_in_the_other(home: Cast) -> None:
    sure(residences.begin(home.mia, home.alder_court, by=home.priya, at=home.at))
    lives = Residence.objects.filter(child=home.mia)
    assert lives.in_force(home.at).get().home == home.alder_court
    assert lives.in_force_on(today(home) - A_DAY).get().home == home.larkfield


def test_a_child_who_moves_back_in_time_onto_other_days_is_refused(home: Cast) -> None:
    earlier = today(home) - timedelta(days=310)
    answer = residences.begin(
        home.mia, home.alder_court, from_on=earlier, by=home.priya, at=home.at
    )
    assert isinstance(answer, Unkept)


@pytest.mark.parametrize(("days", "is_open"), [(-3001, False), (-3000, True)])
def test_a_child_is_admitted_only_where_the_home_is_open(
    home: Cast, days: int, *, is_open: bool
) -> None:
    child = sure(children.add("Ana Lind", by=home.priya, at=home.at))
    on = today(home) + timedelta(days=days)
    answer = residences.begin(child, home.larkfield, from_on=on, by=home.priya, at=home.at)
    assert isinstance(answer, Residence) == is_open


def test_a_child_is_admitted_whole_or_not_at_all(home: Cast) -> None:
    too_early = home.larkfield.opened_on - A_DAY
    people_before = Person.objects.count()
    refused = children.admit(
        "Ana Lind", home.larkfield, from_on=too_early, by=home.priya, at=home.at
    )
    assert str(refused) == "The home is not open on that day."
    assert Person.objects.count() == people_before

    admitted = children.admit(
        "Ana Lind", home.larkfield, code=LegalCode.C2, by=home.priya, at=home.at
    )
    status = legal_statuses.on(sure(admitted), today(home))
    assert status
    assert status.code == LegalCode.C2


def test_a_child_is_away_until_they_are_back(home: Cast) -> None:
    out = sure(absences.begin(home.ellie_mae, Away.SCHOOL, by=home.dawn, at=home.at))
    twice = absences.begin(home.ellie_mae, Away.VISIT, by=home.dawn, at=home.at)
    assert str(twice) == "This child is away already: say first that they are back."

    later = home.at + timedelta(hours=2)
    sure(absences.come_back(out, by=home.dawn, at=later))
    assert not Absence.objects.filter(child=home.ellie_mae).in_force(later).exists()


def test_they_may_have_been_back_for_a_while_but_not_in_advance(home: Cast) -> None:
    out = sure(absences.begin(home.ellie_mae, Away.SCHOOL, by=home.dawn, at=home.at))
    later = home.at + timedelta(hours=2)
    ahead, before = later + timedelta(minutes=1), later - timedelta(minutes=30)

    refused = absences.come_back(out, returned_at=ahead, by=home.dawn, at=later)
    assert isinstance(refused, Unkept)
    back = sure(absences.come_back(out, returned_at=before, by=home.dawn, at=later))
    assert back.returned_at == before


def test_only_a_child_who_lives_in_a_home_is_away_from_it(home: Cast) -> None:
    left = absences.begin(home.reece, Away.VISIT, by=home.dawn, at=home.at)
    lives_here = absences.begin(home.amina, Away.VISIT, by=home.dawn, at=home.at)
    assert isinstance(left, Unkept)
    assert isinstance(lives_here, Absence)


def test_the_last_word_of_a_child_counts(home: Cast) -> None:
    sure(said.agreement(home.mia, Channel.SMS, agrees=False, by=home.dawn, at=home.at))
    of_her = Agreement.objects.filter(child=home.mia, channel=Channel.SMS)
    assert [word.agrees for word in of_her.in_force(home.at)] == [False]
    assert of_her.count() == 2


def test_a_word_on_being_in_touch_ends_the_one_before(home: Cast) -> None:
    sure(said.in_touch(home.reece, Touch.REFU, by=home.sunita, at=home.at))
    of_him = InTouch.objects.filter(child=home.reece)
    assert [word.code for word in of_him.in_force(home.at)] == [Touch.REFU]
    assert of_him.count() == 2


def test_a_permission_remembers_under_which_status_it_was_given(home: Cast) -> None:
    given = sure(
        permissions.give(
            home.callum,
            Channel.EMAIL,
            given_by=GivenBy.LOCAL_AUTHORITY,
            evidence="Letter",
            by=home.priya,
            at=home.at,
        )
    )
    assert given.legal_status == LegalCode.C2


def test_a_permission_counts_no_more_on_the_day_of_its_withdrawal(home: Cast) -> None:
    given = Permission.objects.get(child=home.mia, channel=Channel.IN_APP)
    of_it = Permission.objects.filter(pk=given.pk)
    assert of_it.in_force(home.at).exists()

    sure(permissions.withdraw(given, by=home.priya, at=home.at))
    assert not of_it.in_force(home.at).exists()
    assert of_it.in_force_on(today(home) - A_DAY).exists()


def test_a_permission_counts_until_the_end_of_its_last_day(home: Cast) -> None:
    ran_out = Permission.objects.filter(child=home.mia, channel=Channel.SMS)
    last_day = today(home) - 21 * A_DAY
    assert ran_out.in_force_on(last_day).exists()
    assert not ran_out.in_force_on(last_day + A_DAY).exists()


def test_somebody_is_in_the_family_once(home: Cast) -> None:
    def tie() -> FamilyTie | Unkept:
        return family.tie(
            home.mia,
            home.karen,
            relation=Relation.MOTHER,
            holds_parental_responsibility=True,
            by=home.priya,
            at=home.at,
        )

    assert str(tie()) == "This person is in the child's family already."
    before = FamilyTie.objects.get(child=home.mia, person=home.karen)
    sure(family.untie(before, by=home.priya, at=home.at))
    assert sure(tie()).pk != before.pk


def test_an_order_that_is_lifted_stands_no_more(home: Cast) -> None:
    order = home.mia.contact_orders.get()
    orders = type(order).objects.filter(pk=order.pk)
    assert orders.in_force(home.at).exists()
    sure(family.lift(order, by=home.priya, at=home.at))
    assert not orders.in_force(home.at).exists()
