"""What somebody with the database file fills in, or spells so that it reads as nothing."""

import pytest
from django.db import connection

from tests.rooms.ledger.diary import Diary, Find, Insider, Page

MISSPELT = (
    "2026-10-30 x",
    "2026-11-23",
    "20261123 16:30:00",
    "2026-11-23T16:30:00",
    "2026-02-30 16:30:00",
    "",
)


@pytest.fixture
def page(diary: Diary) -> Page:
    return diary.write("Tea was late")


def test_an_end_without_its_moment_is_named(
    page: Page, diary: Diary, found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE diary_page SET ended_by_id = %s WHERE id = %s", diary.dawn.pk, page.pk)

    assert str(found()) == f"diary_page/{page.pk} has ended_by_id, and no entry tells of it."


def test_an_end_that_was_told_is_no_matter(page: Page, diary: Diary, found: Find) -> None:
    diary.end(page)

    assert found() is None


@pytest.mark.sqlite
@pytest.mark.parametrize("text", MISSPELT)
def test_a_moment_that_reads_as_nothing_is_named(
    text: str, page: Page, found: Find, insider: type[Insider]
) -> None:
    assert connection.vendor == "sqlite"
    insider().does("UPDATE diary_page SET ended_at = %s WHERE id = %s", text, page.pk)

    assert "diary_page" in str(found())


@pytest.mark.sqlite
@pytest.mark.parametrize("text", ["2026-10-30 x", "20261030", "2026-W44-5", "2026-02-30", ""])
def test_a_day_that_reads_as_nothing_or_otherwise_is_named(
    text: str, diary: Diary, found: Find, insider: type[Insider]
) -> None:
    diary.name("Dawn Mercer")
    insider().does("UPDATE diary_naming SET born_on = %s", text)

    assert "diary_naming" in str(found())


@pytest.mark.sqlite
def test_every_way_that_the_program_writes_a_moment_is_right(diary: Diary, found: Find) -> None:
    diary.write("On the second")
    diary.now = diary.now.replace(microsecond=250_000)
    diary.write("In between")

    assert found() is None
