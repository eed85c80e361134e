"""What somebody with the database file may try on the log itself, and how it is found and named."""

import pytest

from clearline import ledger
from clearline.ledger.entry import Entry
from clearline.ledger.models import TileRoot
from tests.rooms.ledger.diary import WRITTEN, Diary, Find, Insider, Page, Sign

NOBODYS = Entry(
    "tea.made", "diary_tea/1", "2026-11-23T16:30:00.000000Z", "system", "a" * 64, "b" * 32
)
THEN = "changed, exchanged or put in afterwards."


@pytest.fixture
def pages(diary: Diary, signed: Sign) -> list[Page]:
    """Five pages; a checkpoint after three, and one after all."""
    first = [diary.write(f"Page {i}") for i in range(3)]
    signed()
    rest = [diary.write(f"Page {i}") for i in range(3, 5)]
    signed()
    return first + rest


def take_away(insider: Insider, pages: list[Page], size: int) -> None:
    """Make the record what it was when it had so many entries."""
    keys_of = [page.pk for page in pages[size:]]
    insider.does(f"DELETE FROM diary_words WHERE page_id >= {keys_of[0]}")
    insider.does(f"DELETE FROM diary_page WHERE id >= {keys_of[0]}")
    insider.cuts_off(size)


def test_a_log_that_nobody_touched_is_whole(pages: list[Page], found: Find) -> None:
    assert found() is None


def test_an_entry_with_changed_bytes_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does(
        "UPDATE ledger_entry SET bytes = (SELECT bytes FROM ledger_entry WHERE place = 2)"
        " WHERE place = 3"
    )

    assert str(found()) == "Entry 3 has been changed: its bytes do not give its hash."


def test_an_entry_rewritten_to_fit_a_changed_row_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    does = insider()
    does.does("UPDATE diary_page SET about = 'supper' WHERE id = %s", pages[1].pk)
    does.sets_entry(1, WRITTEN.entry(Page.objects.get(pk=pages[1].pk)).written())
    does.sets_head()

    assert str(found()) == (
        "Entries 0 to 2 are not what the checkpoint of 3 entries was made from: " + THEN
    )


def test_two_exchanged_entries_are_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    does = insider()
    third, fourth = does.lines()[3:5]
    does.sets_entry(3, fourth)
    does.sets_entry(4, third)

    assert "Entries 3 to 4 are not what the checkpoint of 5 entries was made from" in str(found())


def test_a_deleted_entry_is_named(pages: list[Page], found: Find, insider: type[Insider]) -> None:
    insider().does("DELETE FROM ledger_entry WHERE place = 2")

    assert str(found()) == "Entry 2 is missing: entry 3 stands where it was."


def test_an_entry_put_in_at_the_end_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    line = WRITTEN.entry(pages[0]).written()
    does = insider()
    does.does("INSERT INTO ledger_entry (place, bytes, leaf_hash) VALUES (5, %s, %s)", line, b"")
    does.sets_entry(5, line)

    assert str(found()) == "Entry 5 was put in past the ledger's head, which is of 5."


def test_an_end_that_was_cut_off_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("DELETE FROM ledger_entry WHERE place = 4")

    assert str(found()) == (
        "The log has been cut off or an old copy put back:"
        " only 4 entries are here, and the ledger's head was made from more."
    )


def test_an_end_that_was_cut_off_with_all_that_belongs_to_it_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    take_away(insider(), pages, 4)

    assert "only 4 entries are here, and the checkpoint of 5 entries was made" in str(found())


def test_a_head_that_is_not_the_logs_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE ledger_head SET hashes = %s", bytes(64))

    assert str(found()) == "The ledger's head is not one of this log."


def test_a_head_that_cannot_be_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE ledger_head SET size = 4")

    assert str(found()) == "The ledger's head cannot be read. A tree of 4 entries has 1 hashes."


def test_a_head_that_is_gone_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("DELETE FROM ledger_head")

    assert str(found()) == "Entry 0 was put in past the ledger's head, which is of 0."


def test_an_entry_that_is_none_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    does = insider()
    does.sets_entry(4, b"never mind")
    does.does("DELETE FROM ledger_checkpoint WHERE size = 5")
    does.sets_head()

    assert str(found()) == "Entry 4 cannot be read. These bytes are not an entry."


def test_an_entry_that_no_room_knows_is_named(pages: list[Page], found: Find) -> None:
    ledger.append([NOBODYS])

    assert str(found()) == "Entry 5 is of a kind that no room knows, tea.made."


def test_a_guard_that_was_taken_down_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    assert found() is None
    does = insider()
    does.covers_up()
    assert found() is None
    insider()

    assert str(found()) == "The guard ledger_checkpoint_no_delete was taken down."


def test_a_changed_entry_is_narrowed_down_by_the_kept_tiles(
    diary: Diary, found: Find, insider: type[Insider], signed: Sign
) -> None:
    pages = diary.write_many(600)
    signed()
    assert found() is None
    does = insider()
    does.does("UPDATE diary_page SET about = 'supper' WHERE id = %s", pages[300].pk)
    does.sets_entry(300, WRITTEN.entry(Page.objects.get(pk=pages[300].pk)).written())
    does.sets_head()

    assert str(found()) == (
        "Entries 256 to 511 are not what the checkpoint of 600 entries was made from: " + THEN
    )


def test_a_kept_tile_that_is_not_of_its_entries_is_named(
    diary: Diary, found: Find, signed: Sign
) -> None:
    diary.write_many(600)
    signed()
    TileRoot.objects.filter(level=0, index=1).update(root=bytes(32))

    assert str(found()) == "The kept tile of entries 256 to 511 is not made from them."
