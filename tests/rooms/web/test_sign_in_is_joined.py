"""Who joins somebody to their organisation's own sign-in: by an invitation, or by their object."""

import pytest
from django.test import Client

from clearline.access import accounts, cookies, links, sessions
from clearline.access.links import For
from clearline.access.models import Account, How, Identity, LinkKind
from clearline.access.oidc import identities, setup
from clearline.registers.models import Kind, Person, Role
from tests.conftest import TEATIME
from tests.rooms.access.making import (
    give_post,
    make_account,
    make_device,
    make_home,
    make_person,
    make_worker,
)
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.organisations import come, join
from tests.standins.identity_provider import OID, TENANT, IdentityProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def account() -> Account:
    return make_account(make_worker(make_home()))


def invited(account: Account, kind: LinkKind = LinkKind.STAFF) -> str:
    return links.make(For(kind, account=account), by=make_person("Priya"), at=TEATIME)


def test_an_invitation_joins_whoever_comes_by_it(
    council: IdentityProvider, account: Account
) -> None:
    token, browser = invited(account), make_browser()
    page = browser.get(f"/l/{token}/").content.decode()
    assert "Sign in with Fenshire Council instead" in page

    answer = come(browser, council, f"/l/{token}/with/1/")

    assert answer["Location"] == "/sign-in/second/"
    assert browser.get("/sign-in/second/")["Location"] == "/sign-in/set-up/"
    joined = identities.find(TENANT, OID)
    assert joined is not None
    assert (joined.account, joined.made_by.name) == (account, "Priya")
    account.refresh_from_db()
    assert account.password == ""
    assert make_browser().get(f"/l/{token}/with/1/").status_code == 404


def test_an_invitation_joins_nobody_who_is_somebody_else_here(
    council: IdentityProvider, account: Account
) -> None:
    ola = make_account(make_person("Ola"), "ola@example.org")
    join(ola)
    token, browser = invited(account), make_browser()

    assert come(browser, council, f"/l/{token}/with/1/")["Location"].endswith("no=taken")
    assert links.find(token, at=TEATIME) is not None
    assert identities.find(TENANT, OID).account == ola  # type: ignore[union-attr]


def test_a_childs_link_is_no_invitation(council: IdentityProvider, account: Account) -> None:
    child = accounts.of_child(make_person("Mia", Kind.CHILD), by=account.person, at=TEATIME)
    token = invited(child, LinkKind.CHILD)

    assert make_browser().get(f"/l/{token}/with/1/").status_code == 404


def enter(person: Person) -> Client:
    browser = make_browser()
    account = Account.objects.filter(person=person).first() or make_account(
        person, f"p{person.pk}@example.org"
    )
    token = sessions.start(account, make_device(), How.PASSKEY, at=TEATIME)
    browser.cookies[cookies.SESSION] = token
    return browser


def test_a_manager_and_an_administrator_join_and_part_somebody(
    council: IdentityProvider, account: Account
) -> None:
    home = make_home()
    priya = make_worker(home, "Priya", Role.REGISTERED_MANAGER)
    adele = make_person("Adele")
    give_post(adele, Role.ADMINISTRATOR)
    page = f"/connect/staff/{account.person_id}/joined/"

    for person in (priya, adele):
        browser = enter(person)
        wrong = browser.post(page, {"tenant": TENANT, "subject": "dawn @ example"})
        assert "not an object id" in wrong.content.decode()
        assert browser.post(page, {"tenant": TENANT, "subject": OID}).status_code == 302
        again = browser.post(page, {"tenant": TENANT, "subject": OID})
        assert "joined to this already" in again.content.decode()
        joined = identities.of(account).get()
        assert (joined.made_by, joined.proven_at) == (person, None)
        assert browser.post(page, {"part": joined.pk}).status_code == 302
        assert not identities.of(account).exists()


def test_others_join_nobody(council: IdentityProvider, account: Account) -> None:
    page = f"/connect/staff/{account.person_id}/joined/"
    joan = make_worker(make_home("Netherby"), "Joan", Role.REGISTERED_MANAGER)

    answers = [enter(p).post(page, {"tenant": TENANT, "subject": OID}) for p in (joan,)]
    answers.append(enter(account.person).post(page, {"tenant": TENANT, "subject": OID}))

    assert [answer.status_code for answer in answers] == [404, 403]
    assert not Identity.objects.exists()


def test_where_it_is_not_set_up_there_is_no_such_way(account: Account) -> None:
    browser = make_browser()

    answers = [browser.get(page).status_code for page in ("/sign-in/with/1/", "/sign-in/back/")]

    assert answers == [404, 404]
    assert setup.wrong()
    assert "/sign-in/with/" not in browser.get("/sign-in/?staff").content.decode()
