"""The made-up organisation can never become a real one, and nobody is chosen in a real one."""

from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from clearline.access import choosing, made_up, sessions
from clearline.access.cookies import digest_of
from clearline.access.models import Account, How
from clearline.cli.made_up import Cast
from clearline.registers.models import Person
from tests.conftest import TEATIME
from tests.rooms.access.making import make_person

pytestmark = pytest.mark.django_db
HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


def may_choose(**how: str) -> bool:
    request = RequestFactory().get("/")
    request.META |= {**HERE, **how}
    return made_up.may_choose(request)


def test_an_empty_record_is_marked() -> None:
    assert not made_up.marked()

    assert made_up.mark()

    assert made_up.marked()


def test_a_record_with_anybody_in_it_is_not_marked(folder: Path) -> None:
    make_person()

    assert not made_up.mark()
    assert not made_up.marked()
    assert not folder.exists()


def test_what_is_marked_already_stays_marked() -> None:
    made_up.mark()
    make_person()

    assert made_up.mark()


def test_a_folder_by_that_name_is_no_marker(folder: Path) -> None:
    (folder / "made-up-organisation").mkdir(parents=True)

    assert not made_up.marked()


def test_nobody_is_chosen_without_the_marker() -> None:
    assert not may_choose()
    made_up.mark()
    assert may_choose()


@pytest.mark.parametrize(
    "how",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": ""},
        {"HTTP_HOST": "clearline.example"},
        {"HTTP_HOST": "clearline.example:8000"},
        {"HTTP_HOST": "127.0.0.1.clearline.example"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.1"},
        {"HTTP_FORWARDED": "for=192.0.2.1"},
    ],
)
def test_nobody_is_chosen_from_elsewhere(how: dict[str, str], settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    made_up.mark()

    assert may_choose()
    assert not may_choose(**how)


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "[::1]:8000", "127.0.0.1"])
def test_this_machine_has_several_names(host: str) -> None:
    made_up.mark()

    assert may_choose(HTTP_HOST=host)
    assert may_choose(HTTP_HOST=host, REMOTE_ADDR="::1")


def chosen(person: Person) -> bytes:
    return digest_of(choosing.choose(Account.objects.get(person=person), at=TEATIME))


def test_whoever_was_chosen_is_nobody_once_the_marker_is_gone(home: Cast, folder: Path) -> None:
    folder.mkdir()
    (folder / "made-up-organisation").touch()
    digest = chosen(home.dawn)
    assert sessions.callers_of([digest], TEATIME)[digest].how is How.CHOSEN

    (folder / "made-up-organisation").unlink()

    assert not sessions.callers_of([digest], TEATIME)


def test_the_chosen_call_from_their_own_equipment(home: Cast, folder: Path) -> None:
    folder.mkdir()
    (folder / "made-up-organisation").touch()
    digests = {who: chosen(getattr(home, who)) for who in ("dawn", "marcus", "adele")}
    callers = sessions.callers_of(list(digests.values()), TEATIME)
    held = {who: callers[digest].equipment for who, digest in digests.items()}

    assert held["dawn"]
    assert held["dawn"].assigned_to(home.dawn.pk, set()) == "worker"
    assert held["marcus"]
    assert held["adele"] is None


def test_a_child_who_is_chosen_again_has_the_same_phone(home: Cast, folder: Path) -> None:
    folder.mkdir()
    (folder / "made-up-organisation").touch()
    mias = [chosen(home.mia.person) for _ in range(2)]

    callers = sessions.callers_of(mias, TEATIME).values()

    assert len({caller.device_id for caller in callers}) == 1


def test_everybody_with_an_account_is_told_with_what_they_are(home: Cast) -> None:
    told = {one.account.person.name: one.does for one in choosing.people(at=TEATIME)}

    assert told["Dawn Pryce"] == ("residential worker, Larkfield House",)
    assert told["Mia Hartley"] == ("lives at Larkfield House",)


def test_a_marker_laid_while_a_real_record_runs_opens_nothing(
    folder: Path, settings: Any, home: Cast
) -> None:
    folder.mkdir()
    (folder / "made-up-organisation").touch()
    digest = chosen(home.dawn)
    assert may_choose()

    settings.MADE_UP = False  # as it was found to be at the start

    assert not made_up.marked()
    assert not may_choose()
    assert not sessions.callers_of([digest], TEATIME)
