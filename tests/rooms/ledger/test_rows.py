"""What somebody with the database file may try on the rows, and how it is found and named."""

from dataclasses import replace

import pytest
from django.db import DataError, connection, transaction

from clearline import ledger
from clearline.ledger.audit import Audit
from clearline.ledger.kept import Declared
from tests.rooms.ledger.diary import (
    DECLARED,
    SHREDDED,
    WORDS,
    WRITTEN,
    Diary,
    Find,
    Insider,
    Page,
    Shredding,
    Words,
)


@pytest.fixture
def pages(diary: Diary) -> list[Page]:
    """Five pages, of which the second has ended and the third's words are shredded."""
    written = [diary.write(f"Page {i}, and tea was late") for i in range(5)]
    diary.end(written[1])
    diary.shred(written[2])
    return written


def test_a_record_that_nobody_touched_is_whole(pages: list[Page], found: Find) -> None:
    assert found() is None


def test_a_changed_row_is_named(pages: list[Page], found: Find, insider: type[Insider]) -> None:
    insider().does("UPDATE diary_page SET about = 'supper' WHERE id = %s", pages[3].pk)

    assert str(found()) == (
        f"diary_page/{pages[3].pk} has been changed since entry 3 (page.written) was written."
    )


def test_changed_words_are_named(pages: list[Page], found: Find, insider: type[Insider]) -> None:
    insider().does("UPDATE diary_words SET text = 'All was well' WHERE page_id = %s", pages[0].pk)

    assert str(found()) == f"diary_words/{pages[0].pk} has been changed since it was written."


def test_changed_words_with_a_digest_to_fit_are_named_by_their_page(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    words = Words.objects.get(page=pages[0])
    words.text = "All was well"
    does = insider().does
    does("UPDATE diary_words SET text = %s WHERE page_id = %s", words.text, pages[0].pk)
    fits = WORDS.digest_of(words)
    does("UPDATE diary_page SET words_digest = %s WHERE id = %s", fits, pages[0].pk)

    assert str(found()) == (
        f"diary_page/{pages[0].pk} has been changed since entry 0 (page.written) was written."
    )


def test_a_deleted_row_is_named(pages: list[Page], found: Find, insider: type[Insider]) -> None:
    does = insider().does
    does("DELETE FROM diary_words WHERE page_id = %s", pages[4].pk)
    does("DELETE FROM diary_page WHERE id = %s", pages[4].pk)

    assert str(found()) == f"diary_page/{pages[4].pk} is gone: entry 4 (page.written) tells of it."


def test_a_row_that_was_put_in_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does(
        "INSERT INTO diary_page (id, about, words_digest, written_at)"
        " SELECT 99, about, words_digest, written_at FROM diary_page WHERE id = %s",
        pages[0].pk,
    )

    assert str(found()) == (
        "diary_page/99 stands in no entry: it was put in past the ledger (page.written)."
    )


def test_two_exchanged_rows_are_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    does = insider().does
    first, other = pages[0].pk, pages[4].pk
    does("DELETE FROM diary_words WHERE page_id IN (%s, %s)", first, other)
    for was, becomes in ((first, 90), (other, first), (90, other)):
        does("UPDATE diary_page SET id = %s WHERE id = %s", becomes, was)

    assert str(found()) == (
        f"diary_page/{first} has been changed since entry 0 (page.written) was written."
    )


def test_an_end_that_was_taken_back_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE diary_page SET ended_at = NULL WHERE id = %s", pages[1].pk)

    assert str(found()) == (
        f"diary_page/{pages[1].pk} is not as it was any more: entry 5 (page.ended) tells of it."
    )


def test_an_end_that_was_put_in_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE diary_page SET ended_at = written_at WHERE id = %s", pages[0].pk)

    assert str(found()) == (
        f"diary_page/{pages[0].pk} stands in no entry: it was put in past the ledger (page.ended)."
    )


def test_words_that_are_gone_without_a_reason_are_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("DELETE FROM diary_words WHERE page_id = %s", pages[3].pk)

    assert str(found()) == (
        f"The content of diary_page/{pages[3].pk} (diary_words) is gone, and nothing says why."
    )


def test_a_made_up_reason_is_named(pages: list[Page], found: Find, insider: type[Insider]) -> None:
    does = insider().does
    does("DELETE FROM diary_words WHERE page_id = %s", pages[3].pk)
    does(
        "INSERT INTO diary_shredding (id, page_id, why, shredded_at)"
        " SELECT 77, %s, why, shredded_at FROM diary_shredding",
        pages[3].pk,
    )

    assert str(found()) == (
        "diary_shredding/77 stands in no entry: it was put in past the ledger (words.shredded)."
    )


def test_words_that_outlive_their_shredding_are_named(
    pages: list[Page], found: Find, diary: Diary
) -> None:
    row = Shredding.objects.create(page=pages[0], why="its time", shredded_at=diary.now)
    ledger.append([SHREDDED.entry(row)])

    assert str(found()) == f"diary_words/{pages[0].pk} is here, and was recorded as destroyed."


def test_a_row_that_is_told_twice_is_named(pages: list[Page], found: Find) -> None:
    ledger.append([WRITTEN.entry(pages[3])])

    assert str(found()) == f"diary_page/{pages[3].pk} is told a second time by entry 7."


def test_telling_one_row_twice_cannot_cover_for_another(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    ledger.append([WRITTEN.entry(pages[3])])
    insider().does(
        "INSERT INTO diary_page (id, about, words_digest, written_at)"
        " SELECT 99, about, words_digest, written_at FROM diary_page WHERE id = %s",
        pages[0].pk,
    )

    assert str(found()) in {
        f"diary_page/{pages[3].pk} is told a second time by entry 7.",
        "diary_page/99 stands in no entry: it was put in past the ledger (page.written).",
    }


@pytest.mark.parametrize("of", ["diary_page/no-number", "diary_writer/1"])
def test_an_entry_of_a_row_that_cannot_be_is_named(of: str, pages: list[Page], found: Find) -> None:
    ledger.append([WRITTEN.entry(pages[3])._replace(of=of)])

    assert str(found()) == f"{of} is gone: entry 7 (page.written) tells of it."


def test_a_name_that_is_not_the_newest_is_named(
    pages: list[Page], diary: Diary, found: Find, insider: type[Insider]
) -> None:
    assert found() is None
    diary.name("Dawn")
    diary.name("Dawn Whitlock")
    assert found() is None

    insider().does("UPDATE diary_writer SET name = 'Dawn'")
    assert str(found()) == (
        f"diary_writer/{diary.dawn.pk} does not repeat what its newest diary_naming says."
    )


def test_many_rows_are_gone_through(diary: Diary, found: Find, insider: type[Insider]) -> None:
    pages = diary.write_many(2_500)

    assert found() is None
    insider().does("UPDATE diary_page SET about = 'supper' WHERE id = %s", pages[2_321].pk)
    assert f"diary_page/{pages[2_321].pk} has been changed since entry 2321" in str(found())


def test_each_row_is_counted_once(pages: list[Page], diary: Diary) -> None:
    assert Page.objects.count() == 5
    assert [e.kind for e in WRITTEN.entries(Page.objects.all())] == ["page.written"] * 5


def test_words_that_nothing_may_destroy_are_missed(diary: Diary, found: Find) -> None:
    page, declared = diary.write("Tea"), Declared(DECLARED.kept, (replace(WORDS, destroyed=None),))

    assert Audit(declared).run().wrong is None
    diary.shred(page)
    assert found() is None
    assert str(Audit(declared).run().wrong) == (
        f"The content of diary_page/{page.pk} (diary_words) is gone, and nothing says why."
    )


NEVER = "has been changed: it holds what the program never writes."


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "UPDATE diary_page SET written_at = '2026-13-45 10:00:00' WHERE id = 4",
            "diary_page/4 has been changed since entry 3 (page.written) was written.",
        ),
        ("UPDATE diary_leaf SET number = 0.5", "since entry 4 (leaf.pressed) was written."),
        ("UPDATE diary_words SET salt = 'no salt'", f"A row of diary_words {NEVER}"),
        (
            "INSERT INTO diary_leaf (id, number, pressed_at) VALUES ('no key', 1, '2026-11-23')",
            f"A row of diary_leaf {NEVER}",
        ),
        ("UPDATE diary_writer SET born_on = '2026-13-45'", f"A row of diary_writer {NEVER}"),
    ],
)
def test_what_the_program_never_writes_is_named(
    diary: Diary, found: Find, insider: type[Insider], statement: str, says: str
) -> None:
    """SQLite takes anything; PostgreSQL does not take it, or makes it fit."""
    for number in range(1, 5):
        diary.write(f"Page {number}", key=number)
    diary.press()
    assert found() is None
    tries = insider()
    try:
        with transaction.atomic():
            tries.does(statement)
    except DataError:
        assert connection.vendor == "postgresql"
    else:
        assert connection.vendor == "postgresql" or says in str(found())
