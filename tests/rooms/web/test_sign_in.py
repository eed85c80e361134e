"""Staff sign in with a password and a code; each refusal beside what is let in."""

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from clearline.access import accounts, sessions
from clearline.access.cookies import SESSION, digest_of
from clearline.access.models import Account, Session
from tests.conftest import TEATIME
from tests.rooms.access.making import PASSWORD, make_account, make_home, make_worker
from tests.rooms.web.browsing import (
    code_of,
    give_password,
    is_in,
    make_browser,
    secret_of,
    sign_in,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAWN = "dawn@example.org"


@pytest.fixture
def account() -> Account:
    return make_account(make_worker(make_home()), DAWN)


def test_password_and_code_sign_in(account: Account) -> None:
    secret, browser = secret_of(account), make_browser()

    first = give_password(browser, DAWN)
    second = browser.post(reverse("sign_in:second"), {"code": code_of(secret)})

    assert (first["Location"], second["Location"]) == ("/sign-in/second/", "/")
    assert is_in(browser)


def test_a_name_may_be_typed_in_capitals_and_with_a_space(account: Account) -> None:
    assert give_password(make_browser(), " Dawn@Example.org ").status_code == 302


def test_a_password_alone_opens_nothing(account: Account) -> None:
    secret_of(account)
    browser = make_browser()

    give_password(browser, DAWN)

    assert not is_in(browser)


@pytest.mark.parametrize(("name", "password"), [(DAWN, "six quiet herons"), ("ola@x.uk", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    name: str, password: str, account: Account
) -> None:
    browser = make_browser()

    answer = give_password(browser, name, password)

    assert answer.status_code == 403
    assert "do not go together. Try again in 1 second." in answer.content.decode()
    assert SESSION not in browser.cookies


def test_a_closed_account_is_not_let_in(account: Account) -> None:
    assert give_password(make_browser(), DAWN).status_code == 302

    accounts.close(account, by=account.person, at=TEATIME)

    assert give_password(make_browser(), DAWN).status_code == 403


def test_signing_in_gives_a_new_token_at_each_step(account: Account) -> None:
    secret, browser = secret_of(account), make_browser()
    browser.cookies[SESSION] = "planted"

    give_password(browser, DAWN)
    half = browser.cookies[SESSION].value
    browser.post(reverse("sign_in:second"), {"code": code_of(secret)})
    whole = browser.cookies[SESSION].value

    assert len({"planted", half, whole}) == 3
    assert sessions.half(digest_of(half), at=TEATIME) is None


def test_the_page_that_was_asked_for_is_where_one_lands(account: Account) -> None:
    secret, browser = secret_of(account), make_browser()

    asked = browser.get("/signed-in/")
    first = give_password(browser, DAWN, next="/signed-in/")
    last = browser.post(first["Location"], {"code": code_of(secret), "next": "/signed-in/"})

    assert asked["Location"] == "/sign-in/?next=%2Fsigned-in%2F"
    assert first["Location"] == "/sign-in/second/?next=%2Fsigned-in%2F"
    assert last["Location"] == "/signed-in/"


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com", "x"])
def test_one_never_lands_elsewhere(elsewhere: str, account: Account) -> None:
    secret, browser = secret_of(account), make_browser()
    give_password(browser, DAWN, next=elsewhere)

    last = browser.post(reverse("sign_in:second"), {"code": code_of(secret), "next": elsewhere})

    assert last["Location"] == "/"


def test_signing_out_ends_the_sign_in_and_not_only_the_cookie(account: Account) -> None:
    browser, thief = make_browser(), make_browser()
    sign_in(browser, account)
    thief.cookies[SESSION] = browser.cookies[SESSION].value
    assert is_in(thief)

    browser.post(reverse("sign_in:sign_out"))

    assert not is_in(browser)
    assert not is_in(thief)


def test_a_sign_in_left_alone_asks_again(account: Account, clock: time_machine.Traveller) -> None:
    browser = make_browser()
    sign_in(browser, account)

    clock.shift(29 * 60)
    assert is_in(browser)
    clock.shift(30 * 60)
    assert not is_in(browser)


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(
    account: Account, clock: time_machine.Traveller
) -> None:
    browser, by_itself = make_browser(), reverse("staff:children_now")
    sign_in(browser, account)

    clock.shift(29 * 60)
    assert browser.get(by_itself).status_code == 200
    clock.shift(60)

    assert browser.get(by_itself).status_code == 403
    assert not is_in(browser)


def test_words_sent_after_the_sign_in_ran_out_are_given_back(
    account: Account, clock: time_machine.Traveller
) -> None:
    browser = make_browser()
    sign_in(browser, account)
    clock.shift(30 * 60)

    answer = browser.post(f"/me/talk/{uuid4()}/", {"text": "are you <there>"})

    assert answer.status_code == 403
    assert "are you &lt;there&gt;" in answer.content.decode()


def test_guessing_elsewhere_does_not_slow_somebody_at_their_own_computer(
    account: Account,
) -> None:
    own, stranger = make_browser(), make_browser()
    sign_in(own, account)
    own.post(reverse("sign_in:sign_out"))

    assert give_password(stranger, DAWN, "a guess at it").status_code == 403
    assert give_password(stranger, DAWN, "another guess").status_code == 429
    assert give_password(own, DAWN).status_code == 302


def test_new_browsers_do_not_give_whoever_knows_the_password_more_guesses(
    account: Account,
) -> None:
    secret_of(account)
    answers = []
    for _ in range(2):
        browser = make_browser()
        give_password(browser, DAWN)
        answers.append(browser.post(reverse("sign_in:second"), {"code": "000000"}).status_code)

    assert answers == [403, 429]


def test_a_form_from_another_site_is_refused(account: Account) -> None:
    browser = make_browser(enforce_csrf_checks=True)
    answer = give_password(browser, DAWN)
    assert answer.status_code == 403

    page = browser.get(reverse("sign_in:door"))
    token = str(page.context["csrf_token"])
    assert give_password(browser, DAWN, csrfmiddlewaretoken=token).status_code == 302


def test_over_https_the_cookies_belong_to_this_very_host(account: Account) -> None:
    browser = make_browser()

    form = {"name": DAWN, "password": PASSWORD}
    browser.post(reverse("sign_in:door"), form, secure=True)

    morsel = browser.cookies[f"__Host-{SESSION}"]
    assert (morsel["secure"], morsel["httponly"], morsel["path"]) == (True, True, "/")
    assert (morsel["samesite"], morsel["domain"]) == ("Lax", "")


def test_nobody_and_nothing_is_named_in_a_title(account: Account) -> None:
    browser = make_browser()
    sign_in(browser, account)

    page = browser.get(reverse("sign_in:mine")).content.decode()

    assert "<title>Where I am signed in: Clearline</title>" in page


def test_what_was_typed_as_a_password_is_not_sent_back(account: Account) -> None:
    answer = give_password(make_browser(), DAWN, "six quiet herons")

    assert "six quiet herons" not in answer.content.decode()
    assert DAWN in answer.content.decode()


def test_each_sign_in_is_written_down_with_how(account: Account) -> None:
    sign_in(make_browser(), account)

    hows = list(Session.objects.order_by("pk").values_list("how", flat=True))

    assert hows == ["half", "password+totp"]
