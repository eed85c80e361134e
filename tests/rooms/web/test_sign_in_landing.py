"""Everybody begins somewhere that is open to them."""

import pytest
from django.test import Client

from clearline.access import choosing, sessions
from clearline.access.models import Account, How
from clearline.cli.made_up import Cast
from tests.conftest import TEATIME

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def browser_of(who: str, home: Cast) -> Client:
    found = getattr(home, who)
    account = Account.objects.get(person=getattr(found, "person", found))
    device = choosing.device_of(account, at=TEATIME)
    browser = Client()
    browser.cookies["clearline"] = sessions.start(account, device, How.PASSKEY, at=TEATIME)
    return browser


def first_page_of(who: str, home: Cast) -> tuple[str, int]:
    page = browser_of(who, home).get("/", follow=True)
    return page.request["PATH_INFO"], page.status_code


def page_of(who: str, home: Cast) -> str:
    return browser_of(who, home).get("/signed-in/").content.decode()


def test_each_role_begins_with_its_own_page(home: Cast) -> None:
    everybody = (
        "mia",
        "priya",
        "dawn",
        "marcus",
        "helen",
        "fiona",
        "adele",
        "ruth",
        "owen",
        "lena",
    )

    begins = {who: first_page_of(who, home) for who in everybody}

    assert {status for _, status in begins.values()} == {200}
    assert begins["mia"][0] == "/me/"
    watching = {begins[who][0] for who in ("adele", "ruth", "owen", "lena")}
    assert watching == {"/runs/", "/figures/", "/record/", "/watch/"}
    assert len({begins[who][0] for who in ("mia", "priya", "dawn")} | watching) == 7


def test_from_where_one_is_signed_in_a_way_leads_back(home: Cast) -> None:
    assert all('aria-label="Back"' in page_of(who, home) for who in ("adele", "dawn"))


def test_nobody_begins_at_the_door() -> None:
    assert Client().get("/")["Location"] == "/sign-in/"
