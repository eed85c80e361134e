"""On a full disk each page says in plain words that nothing could be kept, and nothing is lost."""

import contextlib
import logging
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from clearline.access.full import Full, is_full
from clearline.cli.made_up import Cast
from clearline.contact.models import Message
from clearline.web.public import errors
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import address, phone_of, words_on

LONG = "It is raining again and the bus was late. " * 400
FULL = 507


def use_up(cursor: Any, size: int) -> None:
    """Write rows of a size until there is no room for another."""
    with contextlib.suppress(OperationalError):
        while True:
            cursor.execute(f"INSERT INTO filler VALUES (zeroblob({size}))")


@pytest.fixture
def fill(home: Cast) -> Iterator[Any]:
    """Return what makes the disk full: the database may grow no more, and what is free is used."""

    def full() -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE filler (x)")
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute(f"PRAGMA max_page_count = {pages}")
            for size in (100_000, 3_000, 10):
                use_up(cursor, size)

    yield full
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
        cursor.execute("DROP TABLE IF EXISTS filler")


pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.sqlite,  # it alone can be told how large it may grow
    pytest.mark.usefixtures("clock"),
]


def test_a_child_reads_on_and_keeps_their_words(home: Cast, fill: Any) -> None:
    line, mia = line_to(home.mia, home), phone_of(home.mia)
    says(home.dawn, line, home)
    mia.get("/me/")
    fill()

    answer = mia.post(address(line), {"text": LONG, "id": str(uuid4())})

    assert answer.status_code == FULL
    shown = words_on(answer)
    assert "The computer that keeps everything here is full. It is not your fault." in shown
    assert "Your words are still here, below." in shown
    assert LONG.strip() in answer.content.decode()
    assert "0800 1111" in shown
    assert mia.get("/me/").status_code == 200
    assert mia.get(address(line)).status_code == 200


def test_a_worker_keeps_theirs(home: Cast, fill: Any) -> None:
    line, dawn = line_to(home.mia, home), phone_of(home.dawn)
    fill()

    answer = dawn.post(
        f"/conversations/{line.id}/send/", {"text": LONG, "id": str(uuid4()), "purpose": "check_in"}
    )

    assert answer.status_code == FULL
    assert "The disk is full" in words_on(answer)
    assert LONG.strip() in answer.content.decode()
    assert not Message.objects.filter(conversation=line).exists()


def until_full(browser: Client, where: str, form: dict[str, str]) -> Any:
    """Send a form until there is no room for it; a row may still fit into the last page."""
    for _ in range(500):
        answer = browser.post(where, form)
        if answer.status_code == FULL:
            return answer
    raise AssertionError("there was always room")


def test_whoever_keeps_the_registers_gets_back_what_they_typed(
    home: Cast, fill: Any, caplog: pytest.LogCaptureFixture
) -> None:
    priya = phone_of(home.priya)
    where = f"/registers/staff/{home.dawn.pk}/restrictions/add/"
    assert priya.get(where).status_code == 200
    fill()
    reason = "Until we have spoken. " * 20

    answer = until_full(priya, where, {"reason": reason})

    assert "Nothing could be kept The disk is full, so nothing was done or sent." in words_on(
        answer
    )
    assert f'name="reason" value="{reason}"' in answer.content.decode()
    assert f'action="{where}"' in answer.content.decode()
    assert "Traceback" not in caplog.text
    assert any(record.levelno == logging.ERROR for record in caplog.records)


def test_a_childs_aside_says_so_in_a_childs_words(home: Cast, fill: Any) -> None:
    line, mia = line_to(home.mia, home), phone_of(home.mia)
    mia.get("/me/")
    fill()

    answer = until_full(
        mia, address(line, "someone-else/"), {"wants": "person", "note": "Sam " * 60}
    )

    shown = words_on(answer)
    assert "The computer that keeps everything here is full. It is not your fault." in shown
    assert "0800 1111" in shown
    assert "Try again" in shown


def test_a_password_is_never_given_back() -> None:
    form = {"name": "dawn", "password": "correct horse battery"}

    answer = errors.forbidden(RequestFactory().post("/sign-in/?staff", form), Full())

    assert answer.status_code == FULL
    assert "Nothing could be kept" in words_on(answer)
    assert "correct horse" not in answer.content.decode()
    assert "Try again" not in words_on(answer)


def test_other_troubles_are_not_taken_for_a_full_disk() -> None:
    assert is_full(OperationalError("database or disk is full"))
    assert not is_full(OperationalError("database is locked"))
    assert is_full(OSError(28, "No space left on device"))
    assert not is_full(OSError(13, "Permission denied"))
    assert not is_full(ValueError("full"))
