"""The lines that are a child's own."""

import pytest

from clearline.access import choosing, sessions
from clearline.access.caller import Caller
from clearline.access.cookies import digest_of
from clearline.access.models import Account, How
from clearline.cli.made_up import Cast
from clearline.contact import mine
from clearline.contact.models import Conversation
from clearline.registers import seats
from clearline.registers.models import Child, Person, Seat, SeatKind
from tests.rooms.contact.saying import line_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def caller(person: Child | Person, home: Cast) -> Caller:
    account = Account.objects.get(person=person.pk)
    device = choosing.device_of(account, at=home.at)
    token = sessions.start(account, device, How.PASSKEY, at=home.at)
    found = sessions.caller_of(digest_of(token), home.at)
    assert found is not None
    return found


def lanes(child: Child, home: Cast) -> list[tuple[str, str]]:
    return [
        (line.view.line.lane, line.seat.kind if line.seat else "")
        for line in mine.all_of(caller(child, home), at=home.at)
    ]


def end(seat: Seat, home: Cast) -> None:
    seats.stop(seat, on=home.at.date(), by=home.nadia, at=home.at)


def test_a_child_has_the_home_the_authority_and_each_seat_in_that_order(home: Cast) -> None:
    assert lanes(home.mia, home) == [
        ("staff", ""),
        ("authority", ""),
        ("protected", "iro"),
        ("protected", "advocate"),
    ]


def test_each_is_opened_once(home: Cast) -> None:
    first = lanes(home.mia, home)
    opened = Conversation.objects.filter(child=home.mia).count()

    assert lanes(home.mia, home) == first
    assert Conversation.objects.filter(child=home.mia).count() == opened


def test_whoever_left_keeps_the_line_to_the_home(home: Cast) -> None:
    assert lanes(home.reece, home)[0] == ("staff", "")


def test_the_line_with_an_advocate_goes_when_their_seat_ends(home: Cast) -> None:
    assert ("protected", "advocate") in lanes(home.mia, home)

    end(Seat.objects.get(child=home.mia, kind=SeatKind.ADVOCATE), home)

    assert ("protected", "advocate") not in lanes(home.mia, home)


def test_the_line_with_the_reviewing_officer_goes_to_who_has_the_duty(home: Cast) -> None:
    assert ("protected", "duty_iro") not in lanes(home.mia, home)

    end(Seat.objects.get(child=home.mia, kind=SeatKind.IRO), home)

    assert ("protected", "duty_iro") in lanes(home.mia, home)


def test_the_line_stays_open_when_nobody_has_the_duty_either(home: Cast) -> None:
    lanes(home.mia, home)

    for kind in (SeatKind.DUTY_IRO, SeatKind.IRO):
        end(Seat.objects.get(child=home.mia, kind=kind), home)

    assert ("protected", "iro") in lanes(home.mia, home)


def test_a_line_is_found_by_its_own_child_alone(home: Cast) -> None:
    line = line_to(home.mia, home)

    assert mine.one_of(caller(home.mia, home), line.id, at=home.at) is not None
    for other in (home.tobi, home.dawn):
        assert mine.one_of(caller(other, home), line.id, at=home.at) is None


def test_keyworker_and_social_worker_are_known_the_keyworker_first(home: Cast) -> None:
    ties = mine.ties(home.mia.pk, at=home.at)

    assert [(person, str(tie)) for person, tie in ties.values()] == [
        (home.dawn, "keyworker"),
        (home.marcus, "allocated_worker"),
    ]


def test_whom_somebody_grown_up_has_is_called_a_personal_adviser(home: Cast) -> None:
    ties = mine.ties(home.reece.pk, at=home.at)

    assert (home.sunita, "personal_adviser") in list(ties.values())
