"""Many who try at the same moment: one wins, the others are told, nothing is doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

from clearline.access import accounts, factors, links, sign_in, throttle
from clearline.access.links import For
from clearline.access.models import Device, FactorKind, LinkKind, Session
from clearline.access.sign_in import Browser
from clearline.access.throttle import Key
from tests.conftest import TEATIME
from tests.rooms.access.making import make_account, make_child, make_home, make_person, make_worker

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6
T = TypeVar("T")


def at_once(do: Callable[[], T]) -> list[T]:
    """Do something in several threads, each with its own connection, as near together as can be."""
    ready = Barrier(MANY)

    def one(_: int) -> T:
        ready.wait()
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(MANY)))


def test_a_link_opens_one_phone() -> None:
    home = make_home()
    dawn = make_worker(home)
    account = accounts.of_child(make_child(home).person, by=dawn, at=TEATIME)
    token = links.make(For(LinkKind.CHILD, account=account), by=dawn, at=TEATIME)

    def use() -> bool:
        link = links.find(token, at=TEATIME)
        browser = Browser(None, "Chrome on Android", "192.0.2.1")
        return (
            link is not None and sign_in.child_by_link(link, "2580", browser, at=TEATIME).is_right
        )

    assert sorted(at_once(use)) == [False] * (MANY - 1) + [True]
    assert Device.objects.filter(account=account).count() == Session.objects.count() == 1


def test_one_guess_is_looked_at() -> None:
    throttle.claim([Key("pin", "1")], at=TEATIME)
    later = TEATIME + timedelta(seconds=1)

    told = at_once(lambda: throttle.claim([Key("pin", "1")], at=later))

    assert told.count(0) == 1


def test_a_recovery_code_lets_one_in() -> None:
    account = make_account(make_person())
    code = factors.new_recovery_codes(account, at=TEATIME, by=account.person)[0]

    told = at_once(lambda: factors.check(account, code, at=TEATIME))

    assert told.count(None) == MANY - 1
    assert account.factors.filter(kind=FactorKind.RECOVERY, ended_at=None).count() == 7
