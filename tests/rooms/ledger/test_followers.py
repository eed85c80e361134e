"""Signing the head as it moves, keeping what was signed outside, and what anybody may fetch."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django.fixtures import Settings

from clearline import ledger
from clearline.ledger import checkpoint, checkpoints, keys, public, tile_roots
from clearline.ledger import outside as outside_room
from clearline.ledger.checkpoint import Signer
from clearline.ledger.entry import Entry
from clearline.ledger.models import LedgerEntry, SignedCheckpoint, TileRoot
from clearline.ledger.tiles import Place
from clearline.ledger.tree import EMPTY, Tree, root_hash, root_of
from tests.rooms.ledger.diary import TEATIME, Diary, Insider

HAPPENED = Entry(
    "tea.made", "diary_tea/1", "2026-11-23T16:30:00.000000Z", "system", "a" * 64, "b" * 32
)

pytestmark = pytest.mark.django_db


class FailureError(DatabaseError):
    """The database went away."""


def lines() -> list[bytes]:
    return [
        bytes(line)
        for line in LedgerEntry.objects.order_by("place").values_list("bytes", flat=True)
    ]


def follow(at: datetime = TEATIME) -> bytes:
    """Sign what was added, and return the note."""
    note = checkpoints.follow(at=at)
    assert note
    return note


def shown(at: datetime) -> bytes:
    """Return the public checkpoint."""
    note = public.checkpoint(at=at)
    assert note
    return note


def sizes_in(file: Path) -> list[int]:
    return [checkpoint.read(note).tree.size for note in checkpoint.split(file.read_bytes())]


def test_an_empty_log_is_signed_on_the_first_day(outside: Path) -> None:
    note = follow()

    assert checkpoint.read(note).tree == Tree(0, EMPTY)
    assert checkpoints.newest() == note
    assert sizes_in(outside) == [0]


def test_nothing_was_signed_before_the_first_day(outside: Path) -> None:
    assert checkpoints.newest() is None
    assert public.checkpoint(at=TEATIME) is None
    assert public.tile("tile/0/000.p/1", at=TEATIME) is None


def test_what_was_added_is_signed_and_kept_outside(diary: Diary, outside: Path) -> None:
    first = follow()
    for _ in range(3):
        diary.write("Tea was late")
    second = follow()

    signed = checkpoint.read(second)
    assert first != second
    assert signed.tree == Tree(3, root_hash(lines()))
    assert keys.verifier().why_not(signed) is None
    assert checkpoints.newest() == second
    assert sizes_in(outside) == [0, 3]


def test_nothing_new_is_not_signed_again(diary: Diary, outside: Path) -> None:
    diary.write("Tea was late")
    assert checkpoints.follow(at=TEATIME)

    assert checkpoints.follow(at=TEATIME) is None
    assert SignedCheckpoint.objects.count() == 1
    assert sizes_in(outside) == [1]


def test_a_head_that_does_not_add_up_is_never_signed(diary: Diary, insider: type[Insider]) -> None:
    diary.write("Tea was late")
    checkpoints.follow(at=TEATIME)
    diary.write("Tea was early")
    insider().sets_entry(1, b"never mind")

    with pytest.raises(checkpoints.NotWhatWasSignedError, match="do not add up to it"):
        checkpoints.follow(at=TEATIME)
    assert SignedCheckpoint.objects.count() == 1


def test_a_log_that_was_cut_off_is_never_signed(diary: Diary, insider: type[Insider]) -> None:
    for _ in range(3):
        diary.write("Tea was late")
    checkpoints.follow(at=TEATIME)
    insider().cuts_off(2)

    with pytest.raises(checkpoints.NotWhatWasSignedError, match="says 2 entries"):
        checkpoints.follow(at=TEATIME)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("hashes", bytes(32), "is not of the size and root that it is kept under"),
        ("note", None, "is not signed with the known key"),
    ],
)
def test_nothing_is_built_on_a_checkpoint_of_somebody_else(
    diary: Diary, insider: type[Insider], column: str, value: bytes | None, says: str
) -> None:
    diary.write("Tea was late")
    checkpoints.follow(at=TEATIME)
    somebody = Signer.read(keys.make("ledger.example/diary"))
    other = value or somebody.sign(Tree(1, root_hash(lines())))
    insider().does(f"UPDATE ledger_checkpoint SET {column} = %s", other)

    with pytest.raises(checkpoints.NotWhatWasSignedError, match=says):
        checkpoints.follow(at=TEATIME)


def test_without_a_key_nothing_is_signed(diary: Diary, settings: Settings) -> None:
    settings.LEDGER_KEY = ""
    with pytest.raises(keys.NoKeyError, match="There is no key"):
        checkpoints.follow(at=TEATIME)
    settings.LEDGER_KEY = "a word"
    with pytest.raises(keys.NoKeyError, match="cannot be read"):
        checkpoints.follow(at=TEATIME)


def test_no_two_logs_share_a_name_that_was_not_given() -> None:
    first, second = Signer.read(keys.make()), Signer.read(keys.make())

    assert first.name != second.name
    assert first.secret != second.secret
    assert Signer.read(keys.make("ledger.example/a")).name == "ledger.example/a"


@pytest.mark.parametrize("but_is_kept", [False, True])
@pytest.mark.parametrize("table", ["ledger_checkpoint", "ledger_tile_root"])
@pytest.mark.django_db(transaction=True)
def test_a_follower_whose_write_failed_makes_it_good_the_next_time(
    outside: Path, table: str, *, but_is_kept: bool
) -> None:
    with transaction.atomic():
        ledger.append([HAPPENED] * 300)
    waiting = [True]

    def fails_once(do: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        if not (waiting and sql.startswith("INSERT") and table in sql):
            return do(sql, params, many, context)
        waiting.clear()
        if but_is_kept:
            do(sql, params, many, context)
            transaction.get_connection().connection.commit()
        raise FailureError

    with pytest.raises(FailureError), connection.execute_wrapper(fails_once):
        checkpoints.follow(at=TEATIME)
    assert SignedCheckpoint.objects.exists() is (but_is_kept or table == "ledger_tile_root")
    checkpoints.follow(at=TEATIME)

    assert [row.size for row in SignedCheckpoint.objects.all()] == [300]
    assert TileRoot.objects.count() == 1
    assert sizes_in(outside) == [300]


def test_an_outside_file_that_cannot_be_written_is_made_good_the_next_time(
    diary: Diary, outside: Path
) -> None:
    diary.write("Tea was late")
    outside.parent.parent.mkdir(exist_ok=True)
    outside.parent.write_bytes(b"in the way")
    with pytest.raises(OSError, match="elsewhere"):
        checkpoints.follow(at=TEATIME)
    outside.parent.unlink()

    assert checkpoints.follow(at=TEATIME) is None
    assert sizes_in(outside) == [1]


def test_a_note_that_was_left_half_written_is_written_again(diary: Diary, outside: Path) -> None:
    diary.write("Tea was late")
    note = follow()
    for torn in (note[:20], note[:-1]):
        outside.write_bytes(note + b"\n" + torn)
        checkpoints.follow(at=TEATIME)

        assert checkpoint.split(outside.read_bytes())[-1] == note
        assert sizes_in(outside)[0] == 1


def test_without_a_place_of_its_own_each_day_has_a_file(settings: Settings, tmp_path: Path) -> None:
    settings.LEDGER_CHECKPOINT_FILE = ""
    settings.DATA = tmp_path
    just_before_midnight = datetime(2026, 7, 1, 22, 59, tzinfo=UTC)

    file = outside_room.file
    assert file(at=just_before_midnight) == tmp_path / "checkpoints" / "2026-07-01.txt"
    assert file(at=just_before_midnight + timedelta(minutes=1)).name == "2026-07-02.txt"


def test_the_public_checkpoint_is_renewed_once_a_day(diary: Diary, outside: Path) -> None:
    day = datetime(2026, 11, 23, tzinfo=UTC)
    first = checkpoints.follow(at=day + timedelta(hours=2))
    diary.write("Tea was late")
    second = checkpoints.follow(at=day + timedelta(hours=3))
    diary.write("Tea was early")
    third = checkpoints.follow(at=day + timedelta(hours=9))

    def on(**later: int) -> bytes:
        return shown(day + timedelta(**later))

    assert on(hours=2, minutes=30) == first
    assert on(hours=3, minutes=6) == first
    assert on(hours=3, minutes=7) == second
    assert on(hours=23) == second
    assert on(hours=27, minutes=6) == second
    assert on(hours=27, minutes=7) == third


def test_it_is_renewed_by_the_clock_on_the_wall() -> None:
    winter = public.renewed(at=datetime(2026, 1, 5, 3, 7, tzinfo=UTC))
    summer = public.renewed(at=datetime(2026, 7, 5, 2, 7, tzinfo=UTC))

    assert winter == datetime(2026, 1, 5, 3, 7, tzinfo=UTC)
    assert summer == datetime(2026, 7, 5, 2, 7, tzinfo=UTC)


@pytest.fixture
def published(diary: Diary, outside: Path) -> Callable[[str], bytes]:
    """A log of 600 entries, of which 520 are public; and what anybody sees of it now."""
    diary.write_many(520)
    checkpoints.follow(at=TEATIME)
    diary.write_many(80)
    checkpoints.follow(at=TEATIME + timedelta(days=1))
    return lambda path: public.tile(path, at=TEATIME + timedelta(days=1)) or b""


def hashes_of(tile: bytes) -> list[bytes]:
    return [tile[i : i + 32] for i in range(0, len(tile), 32)]


def test_the_public_tiles_give_the_public_root(published: Callable[[str], bytes]) -> None:
    zero, one, rest = map(published, ("tile/0/000", "tile/0/001", "tile/0/002.p/8"))
    above = published("tile/1/000.p/2")
    signed = checkpoint.read(shown(TEATIME + timedelta(days=1)))

    assert [root_of(hashes_of(zero)), root_of(hashes_of(one))] == hashes_of(above)
    assert signed.tree.size == 520
    assert root_of(hashes_of(zero + one + rest)) == signed.tree.root


@pytest.mark.parametrize(
    "path", ["tile/0/002", "tile/0/002.p/9", "tile/1/000", "tile/1/000.p/3", "tile/2/000.p/1", "x"]
)
def test_what_is_not_public_yet_is_not_there(published: Callable[[str], bytes], path: str) -> None:
    assert published("tile/0/002.p/8")
    assert published(path) == b""


def test_no_entry_is_public(published: Callable[[str], bytes]) -> None:
    assert published("tile/entries/000") == b""
    assert b"page.written" not in published("tile/0/000")


def test_the_kept_roots_can_be_deleted_and_made_again(
    published: Callable[[str], bytes],
) -> None:
    was = published("tile/1/000.p/2")
    TileRoot.objects.all().delete()
    assert published("tile/1/000.p/2") == b""

    checkpoints.follow(at=TEATIME + timedelta(days=2))
    assert published("tile/1/000.p/2") == was


def test_roots_are_kept_of_every_level(outside: Path) -> None:
    """A tree of 65,600 entries has a tile above the tiles of tiles; these below are made up."""
    below = [index.to_bytes(32, "big") for index in range(256)]
    TileRoot.objects.bulk_create(
        TileRoot(level=0, index=index, root=root) for index, root in enumerate(below)
    )
    tile_roots.follow(65_600)

    assert [row.index for row in TileRoot.objects.filter(level=1)] == [0]
    assert tile_roots.hashes(Place(2, 0, 1)) == [root_of(below)]
