"""A child's private lines are shut on a new phone until whoever is at the other end opens them."""

from datetime import timedelta

import pytest

from clearline.access import accounts, devices, links, private_line, sessions, sign_in
from clearline.access.cookies import digest_of
from clearline.access.links import For
from clearline.access.models import Device, LinkKind
from clearline.access.sign_in import Browser
from clearline.registers.models import Child, Person, Seat, SeatKind
from tests.conftest import TEATIME
from tests.rooms.access.making import give_seat, make_child, make_home, make_person, make_worker

pytestmark = pytest.mark.django_db
LATER = TEATIME + timedelta(minutes=5)


@pytest.fixture
def mia() -> Child:
    return make_child(make_home())


@pytest.fixture
def helen() -> Person:
    return make_person("Helen")


@pytest.fixture
def seat(mia: Child, helen: Person) -> Seat:
    return give_seat(helen, mia, SeatKind.IRO)


def connect(mia: Child, *, on: Device | None = None) -> tuple[Device, bytes]:
    """Give the child a link, use it, and return the phone and the digest of the sign-in."""
    dawn = make_worker(make_home())
    account = accounts.of_child(mia.person, by=dawn, at=TEATIME)
    token = links.make(For(LinkKind.CHILD, account=account), by=dawn, at=TEATIME)
    link = links.find(token, at=TEATIME)
    assert link is not None
    browser = Browser(on, "Chrome on Android", "192.0.2.1")
    tried = sign_in.child_by_link(link, "2580", browser, at=TEATIME)
    return Device.objects.latest("pk"), digest_of(tried.token)


def is_open(digest: bytes, seat: Seat) -> bool:
    caller = sessions.caller_of(digest, LATER)
    assert caller is not None
    return devices.is_open(caller, seat.pk, at=LATER)


def test_a_line_is_shut_on_a_new_phone_until_it_is_opened(
    mia: Child, helen: Person, seat: Seat
) -> None:
    phone, digest = connect(mia)
    assert not is_open(digest, seat)

    private_line.open_on(phone.pk, seat.pk, by=helen, at=LATER)

    assert is_open(digest, seat)


def test_a_second_phone_is_shut_while_the_first_stays_open(
    mia: Child, helen: Person, seat: Seat
) -> None:
    first, on_first = connect(mia)
    private_line.open_on(first.pk, seat.pk, by=helen, at=TEATIME)

    _, on_second = connect(mia)

    assert (is_open(on_first, seat), is_open(on_second, seat)) == (True, False)


def test_a_new_pin_on_the_same_phone_shuts_it_again(mia: Child, helen: Person, seat: Seat) -> None:
    phone, _ = connect(mia)
    private_line.open_on(phone.pk, seat.pk, by=helen, at=TEATIME)

    _, digest = connect(mia, on=phone)

    assert not is_open(digest, seat)


def test_each_line_is_opened_by_itself(mia: Child, helen: Person, seat: Seat) -> None:
    ada = make_person("Ada")
    hers = give_seat(ada, mia, SeatKind.ADVOCATE)
    phone, digest = connect(mia)

    private_line.open_on(phone.pk, seat.pk, by=helen, at=TEATIME)

    assert (is_open(digest, seat), is_open(digest, hers)) == (True, False)


def test_only_its_holder_opens_a_line(mia: Child, helen: Person, seat: Seat) -> None:
    phone, _ = connect(mia)
    others = (make_person("Ada"), make_worker(make_home(), "Priya"), mia.person)

    answers = [private_line.open_on(phone.pk, seat.pk, by=p, at=TEATIME) for p in others]

    assert answers == [None] * 3
    assert private_line.open_on(phone.pk, seat.pk, by=helen, at=TEATIME)


def test_a_seat_that_has_ended_opens_nothing(mia: Child, helen: Person, seat: Seat) -> None:
    phone, _ = connect(mia)

    Seat.objects.update(ended_on=TEATIME.date(), ended_at=TEATIME, ended_by=mia.person)

    assert private_line.open_on(phone.pk, seat.pk, by=helen, at=TEATIME) is None


def test_an_ended_phone_is_not_opened(mia: Child, helen: Person, seat: Seat) -> None:
    phone, _ = connect(mia)

    devices.end(Device.objects.filter(pk=phone.pk), at=TEATIME, by=mia.person)

    assert private_line.open_on(phone.pk, seat.pk, by=helen, at=TEATIME) is None


def test_opening_twice_is_opening_once(mia: Child, helen: Person, seat: Seat) -> None:
    phone, _ = connect(mia)

    one, same = (
        private_line.open_on(phone.pk, seat.pk, by=helen, at=at) for at in (TEATIME, LATER)
    )

    assert one == same
    assert len(private_line.phones_of(mia.pk)[0].openings) == 1


def test_child_and_iro_see_who_gave_the_link_and_when(
    mia: Child, helen: Person, seat: Seat
) -> None:
    phone, _ = connect(mia)

    (childs,) = private_line.phones_of(mia.pk)

    assert childs.given_by is not None
    assert (childs.device, childs.given_by.name) == (phone, "Dawn Ellery")
