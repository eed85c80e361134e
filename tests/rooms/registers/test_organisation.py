"""The organisation's settings over time, and the details that it gives freely."""

from datetime import timedelta

from clearline.cli.made_up import Cast
from clearline.policy.settings import DEFAULT
from clearline.registers import organisation
from clearline.registers.models import Detail, KnownDetail, PolicyVersion
from clearline.registers.recorded import Unkept, sure

LATER = timedelta(hours=1)


def test_settings_count_from_their_moment_and_those_before_are_kept(home: Cast) -> None:
    quieter = {"quiet_hours": ["20:00", "08:00"]}
    sure(organisation.settle(quieter, by=home.priya, at=home.at + LATER))

    assert organisation.policy(home.at) == DEFAULT
    assert organisation.policy(home.at + LATER).quiet_hours == ("20:00", "08:00")
    assert PolicyVersion.objects.count() == 2


def test_settings_that_cannot_be_used_are_refused_with_the_reason(home: Cast) -> None:
    wrong = organisation.settle({"quiet_hours": ["9"]}, by=home.priya, at=home.at)
    assert isinstance(wrong, Unkept)
    assert wrong.why[0][0] == "settings"
    assert "quiet_hours" in str(wrong)


def test_numbers_that_the_ledger_cannot_write_in_one_way_are_refused(home: Cast) -> None:
    half = organisation.settle({"reply_window_minutes": 30.5}, by=home.priya, at=home.at)
    whole = organisation.settle({"reply_window_minutes": 30}, by=home.priya, at=home.at)
    assert str(half) == "Say it in whole numbers."
    assert sure(whole).settings == {"reply_window_minutes": 30}


def test_nothing_is_settled_for_a_time_that_a_later_version_has(home: Cast) -> None:
    sure(organisation.settle({}, by=home.priya, at=home.at))
    early = organisation.settle({}, by=home.priya, at=home.at - LATER)
    assert str(early) == "A later version is settled already."


def test_a_detail_is_given_until_it_is_forgotten(home: Cast) -> None:
    value = "01632 960123"
    known = organisation.know(Detail.NUMBER, value, whose="The surgery", by=home.priya, at=home.at)
    details = KnownDetail.objects.filter(value=value)
    assert details.in_force(home.at).exists()
    sure(organisation.forget(sure(known), by=home.priya, at=home.at))
    assert not details.in_force(home.at).exists()
