"""Where children are and who is with them, read for many at once."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.policy.terms import Presence
from clearline.policy.terms import Residence as Resides
from clearline.registers import absences, residences, whereabouts
from clearline.registers.models import Absence, Away, Child, day_of
from clearline.registers.recorded import sure
from clearline.registers.whereabouts import Stay

A_DAY = timedelta(days=1)


def everybody(home: Cast) -> list[int]:
    return [child.pk for child in Child.objects.all()]


@pytest.mark.parametrize(
    ("kind", "is_then"),
    [
        (Away.SCHOOL, Presence.AWAY),
        (Away.HOSPITAL, Presence.AWAY),
        (Away.MISSING, Presence.MISSING),
        (Away.AWAY_WITHOUT_LEAVE, Presence.AWAY),
    ],
)
def test_presence_follows_the_absence(home: Cast, kind: Away, is_then: Presence) -> None:
    child = home.amina.pk
    assert whereabouts.presence([child], at=home.at)[child] == Presence.IN_HOME
    sure(absences.begin(home.amina, kind, by=home.dawn, at=home.at))
    assert whereabouts.presence([child], at=home.at)[child] == is_then


def test_a_child_who_is_back_is_in_the_house(home: Cast) -> None:
    out = Absence.objects.get(child=home.mia, returned_at=None)
    later = home.at + timedelta(hours=1)
    sure(absences.come_back(out, by=home.dawn, at=later))
    assert whereabouts.presence([home.mia.pk], at=later) == {home.mia.pk: Presence.IN_HOME}


def test_nobody_here_knows_where_somebody_is_who_has_left(home: Cast) -> None:
    assert whereabouts.presence([home.reece.pk], at=home.at) == {home.reece.pk: Presence.UNKNOWN}


def test_whether_a_child_lives_there_depends_on_the_home(home: Cast) -> None:
    sure(residences.begin(home.mia, home.alder_court, by=home.priya, at=home.at))
    today = day_of(home.at)
    stayed = whereabouts.stays([home.mia.pk], on=today)[home.mia.pk]
    assert whereabouts.residence(stayed, on=today) == Resides.RESIDENT
    assert whereabouts.residence(stayed, on=today, home=home.alder_court.pk) == Resides.RESIDENT
    assert whereabouts.residence(stayed, on=today, home=home.larkfield.pk) == Resides.LEFT
    assert whereabouts.residence([], on=today) == Resides.NEVER


def test_a_stay_that_was_ended_before_it_began_was_none(home: Cast) -> None:
    today = day_of(home.at)
    mistaken = sure(residences.begin(home.mia, home.alder_court, by=home.priya, at=home.at))
    sure(residences.stop(mistaken, on=today, by=home.priya, at=home.at))
    stayed = whereabouts.stays([home.mia.pk], on=today)[home.mia.pk]
    since = today - timedelta(days=300)
    assert stayed == [Stay(home.larkfield.pk, since, today - A_DAY)]


def test_the_children_of_a_home_are_those_who_live_there_that_day(home: Cast) -> None:
    today = day_of(home.at)
    here = [home.larkfield.pk]
    now = whereabouts.children_of(here, on=today)
    assert home.mia.pk in now
    assert not {home.reece.pk, home.nell.pk} & set(now)
    assert home.reece.pk in whereabouts.children_of(here, on=today - timedelta(days=91))


def test_who_is_on_call_is_not_on_shift(home: Cast) -> None:
    here = [home.larkfield.pk]
    on = whereabouts.who_is_on(here, at=home.at)
    assert on == [home.dawn, home.sam]
    assert whereabouts.who_may_be_called(here, at=home.at) == [home.priya]


def test_however_many_children_there_are_the_questions_stay_as_few(
    home: Cast, django_assert_num_queries: object
) -> None:
    children, today = everybody(home), day_of(home.at)
    homes = [home.larkfield.pk, home.alder_court.pk]
    with django_assert_num_queries(6):  # type: ignore[operator]
        whereabouts.stays(children, on=today)
        whereabouts.presence(children, at=home.at)
        whereabouts.children_of(homes, on=today)
        whereabouts.who_is_on(homes, at=home.at)
        whereabouts.who_may_be_called(homes, at=home.at)
