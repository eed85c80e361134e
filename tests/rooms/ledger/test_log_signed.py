"""What was signed shows what was done to the log, and what only somebody outside can see."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from clearline.ledger import checkpoint, keys
from clearline.ledger.checkpoint import Signer
from clearline.ledger.models import SignedCheckpoint
from clearline.ledger.tree import Tree
from tests.rooms.ledger.diary import WRITTEN, Diary, Find, Insider, Page, Sign
from tests.rooms.ledger.test_log import THEN, take_away


@pytest.fixture
def pages(diary: Diary, signed: Sign) -> list[Page]:
    """Five pages; a checkpoint after three, and one after all."""
    first = [diary.write(f"Page {i}") for i in range(3)]
    signed()
    rest = [diary.write(f"Page {i}") for i in range(3, 5)]
    signed()
    return first + rest


def test_an_old_copy_shows_only_from_outside(
    pages: list[Page], found: Find, insider: type[Insider], outside: Path
) -> None:
    kept = checkpoint.split(outside.read_bytes())
    does = insider()
    take_away(does, pages, 3)
    does.does("DELETE FROM ledger_checkpoint WHERE size > 3")
    does.covers_up()

    assert found() is None
    assert str(found(*kept)) == (
        "The log has been cut off or an old copy put back: only 3 entries are here,"
        " and the checkpoint of 5 entries kept outside was made from more."
    )


def test_an_old_copy_that_went_on_shows_from_outside_too(
    diary: Diary,
    pages: list[Page],
    found: Find,
    insider: type[Insider],
    signed: Sign,
) -> None:
    five = signed()
    three = bytes(SignedCheckpoint.objects.get(size=3).note)
    does = insider()
    take_away(does, pages, 3)
    does.does("DELETE FROM ledger_checkpoint WHERE size > 3")
    does.covers_up()
    for i in range(4):
        diary.write(f"Another page {i}")
    signed()

    assert found() is None
    assert found(three) is None
    assert str(found(three, five)) == (
        "Entries 3 to 4 are not what the checkpoint of 5 entries kept outside was made from: "
        + THEN
    )
    assert "Entries 0 to 4 are not what the checkpoint of 5 entries" in str(found(five))


def test_a_history_written_anew_and_signed_anew_shows_only_from_outside(
    pages: list[Page], found: Find, insider: type[Insider], signed: Sign
) -> None:
    kept = signed()
    does = insider()
    does.does("UPDATE diary_page SET about = 'supper' WHERE id = %s", pages[1].pk)
    does.sets_entry(1, WRITTEN.entry(Page.objects.get(pk=pages[1].pk)).written())
    does.sets_head()
    does.does("DELETE FROM ledger_checkpoint")
    does.covers_up()
    signed()

    assert found() is None
    assert "Entries 0 to 4 are not what the checkpoint of 5 entries kept outside" in str(
        found(kept)
    )


def test_checkpoints_signed_with_another_key_are_named(
    pages: list[Page], found: Find, insider: type[Insider], settings: Settings
) -> None:
    others = Signer.read(keys.make("ledger.example/diary"))
    for row in SignedCheckpoint.objects.all():
        note = others.sign(checkpoint.read(bytes(row.note)).tree)
        insider().does("UPDATE ledger_checkpoint SET note = %s WHERE size = %s", note, row.size)

    assert str(found()) == "The checkpoint of 3 entries is not signed with the known key."


def test_another_key_in_the_old_ones_place_shows_from_outside(
    pages: list[Page],
    found: Find,
    insider: type[Insider],
    settings: Settings,
    signed: Sign,
) -> None:
    kept, known = signed(), keys.verifier()
    settings.LEDGER_KEY = keys.make("ledger.example/diary")
    does = insider()
    does.does("DELETE FROM ledger_checkpoint")
    does.covers_up()
    signed()

    assert found() is None
    assert str(found(key=known)) == "The checkpoint of 5 entries is not signed with the known key."
    assert str(found(kept)) == (
        "The checkpoint of 5 entries kept outside is not signed with the known key."
    )


def test_a_checkpoint_of_what_never_was_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    note = keys.signer().sign(Tree(5, bytes(32)))
    insider().does("UPDATE ledger_checkpoint SET note = %s WHERE size = 5", note)

    assert str(found()) == (
        "Entries 3 to 4 are not what the checkpoint of 5 entries was made from: " + THEN
    )


def test_a_checkpoint_under_another_size_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE ledger_checkpoint SET size = 4 WHERE size = 5")

    assert str(found()) == "The checkpoint of 5 entries is kept as one of 4."


def test_a_checkpoint_that_is_none_is_named(
    pages: list[Page], found: Find, insider: type[Insider]
) -> None:
    insider().does("UPDATE ledger_checkpoint SET note = %s WHERE size = 5", b"never mind\n")

    assert "The checkpoint of 5 entries cannot be read." in str(found())


def test_two_outside_checkpoints_that_contradict_each_other_are_named(
    pages: list[Page], found: Find, signed: Sign
) -> None:
    other = keys.signer().sign(Tree(5, bytes(32)))

    assert found(signed()) is None
    assert str(found(signed(), other)) == (
        "The checkpoint of 5 entries kept outside is not one of this log."
    )


def test_without_a_key_nothing_signed_can_be_checked(
    pages: list[Page], found: Find, settings: Settings
) -> None:
    settings.LEDGER_KEY = ""

    with pytest.raises(keys.NoKeyError, match="There is no key"):
        found()
