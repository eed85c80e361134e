"""The chooser of the made-up organisation: there, or not there at all."""

from pathlib import Path
from typing import Any

import pytest

from clearline.access.models import Account
from clearline.cli.made_up import Cast
from tests.rooms.web.browsing import is_in, make_browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CHOOSE = "/sign-in/as/"
HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1"}


@pytest.fixture(autouse=True)
def marker(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    (tmp_path / "made-up-organisation").touch()
    return tmp_path / "made-up-organisation"


def choose(home: Cast, **how: str) -> Any:
    account = Account.objects.get(person=home.dawn)
    browser = make_browser()
    answer = browser.post(CHOOSE, {"account": account.pk}, **{**HERE, **how})  # type: ignore[arg-type]
    return answer, browser


def test_one_signs_in_as_anybody_with_one_press(home: Cast) -> None:
    page = make_browser().get(CHOOSE, **HERE).content.decode()  # type: ignore[arg-type]
    answer, browser = choose(home)

    assert "Sign in as Dawn Pryce" in page
    assert answer["Location"] == "/"
    assert is_in(browser)


def test_every_page_wears_the_band(home: Cast, marker: Path) -> None:
    assert "Nobody here is real" in make_browser().get("/sign-in/").content.decode()
    marker.unlink()
    assert "Nobody here is real" not in make_browser().get("/sign-in/").content.decode()


def test_without_the_marker_there_is_no_such_page(home: Cast, marker: Path) -> None:
    marker.unlink()

    answer, browser = choose(home)

    assert answer.status_code == 404
    assert not is_in(browser)
    assert CHOOSE not in make_browser().get("/sign-in/", **HERE).content.decode()  # type: ignore[arg-type]


def test_from_another_machine_there_is_no_such_page(home: Cast) -> None:
    assert choose(home)[0].status_code == 302
    assert choose(home, REMOTE_ADDR="192.0.2.1")[0].status_code == 404


@pytest.mark.parametrize("said", ["0", "999999", "x", ""])
def test_nobody_there_is_not_chosen(said: str, home: Cast) -> None:
    answer = make_browser().post(CHOOSE, {"account": said}, **HERE)  # type: ignore[arg-type]

    assert answer.status_code == 404
