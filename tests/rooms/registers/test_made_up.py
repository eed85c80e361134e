"""The made-up organisation is whole, and filling it twice changes nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from clearline.cli import made_up
from clearline.cli.made_up import Cast
from clearline.ledger.models import LedgerEntry
from clearline.policy.terms import Presence, Relationship, Residence
from clearline.registers import ties, whereabouts
from clearline.registers.kept import KEPT
from clearline.registers.models import Person, Seat, day_of

A_NIGHT = datetime(2027, 1, 3, 3, 10, tzinfo=UTC)


def test_every_row_stands_in_the_ledger(home: Cast) -> None:
    rows = sum(kept.rows().count() for kept in KEPT)
    lines = LedgerEntry.objects.values_list("bytes", flat=True)
    of_us = sum(b'"of":"registers_' in bytes(line) for line in lines)
    assert rows > 300
    assert of_us == rows


def test_filling_it_again_changes_nothing(home: Cast) -> None:
    before = LedgerEntry.objects.count()
    assert made_up.fill(at=home.at) == home
    assert LedgerEntry.objects.count() == before


def test_filling_it_a_day_later_only_brings_the_rota_up_to_date(home: Cast) -> None:
    people = Person.objects.count()
    before = LedgerEntry.objects.count()
    made_up.fill(at=home.at + timedelta(days=1))
    assert Person.objects.count() == people
    assert LedgerEntry.objects.count() == before + 8


@pytest.mark.parametrize("hours", [0, 5, 9, 12, 20, 100])
def test_somebody_is_on_whenever_it_is_looked_at(home: Cast, hours: int) -> None:
    at = home.at + timedelta(hours=hours)
    assert {home.dawn, home.sam} <= set(whereabouts.who_is_on([home.larkfield.pk], at=at))


@pytest.mark.django_db
def test_it_can_be_filled_at_night_too() -> None:
    home = made_up.fill(at=A_NIGHT)
    assert home.dawn in whereabouts.who_is_on([home.larkfield.pk], at=A_NIGHT)


def test_the_walking_story_can_be_told(home: Cast) -> None:
    pair = (home.dawn.pk, home.mia.pk)
    stayed = whereabouts.stays([home.mia.pk], on=day_of(home.at))[home.mia.pk]
    assert ties.between([pair], at=home.at) == {pair: Relationship.KEYWORKER}
    assert whereabouts.residence(stayed, on=day_of(home.at)) == Residence.RESIDENT
    assert whereabouts.presence([home.mia.pk], at=home.at) == {home.mia.pk: Presence.AWAY}


def test_the_private_line_has_its_two_places(home: Cast) -> None:
    seats = Seat.objects.in_force(home.at).filter(child=home.mia)
    assert {seat.person for seat in seats} == {home.helen, home.fiona}


def test_those_with_whom_the_story_is_told_are_named_with_what_they_are() -> None:
    assert "Dawn Pryce, residential worker" in made_up.cast()
    assert "Mia, 14, who lives at Larkfield House" in made_up.cast()
