"""Going through a log: what is met on the way, and what is told of it."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clearline.ledger.tree import leaf_hash, root_hash
from clearline.ledger.verify import Milestone, Row, Tally, Walk

KEY = bytes(32)


def log_of(size: int) -> list[Row]:
    lines = [b"entry %d" % i for i in range(size)]
    return [(place, line, leaf_hash(line)) for place, line in enumerate(lines)]


def milestone(rows: list[Row], size: int, *, outside: bool = False) -> Milestone:
    root = root_hash([line for _, line, _ in rows[:size]])
    return Milestone(size, root, f"The checkpoint of {size} entries", outside=outside)


def roots_of(rows: list[Row]) -> list[bytes]:
    whole = len(rows) // 256
    return [root_hash([line for _, line, _ in rows[256 * i :][:256]]) for i in range(whole)]


def walk(rows: list[Row], milestones: Sequence[Milestone] = (), roots: Iterable[bytes] = ()) -> str:
    """Go through all of it, and return the sentence that names what is wrong, if anything is."""
    walking, kept = Walk(milestones), iter(roots)
    for start in range(0, len(rows), 256):
        tile = rows[start : start + 256]
        if wrong := walking.take(tile, next(kept, None) if len(tile) == 256 else None):
            return str(wrong)
    return str(walking.end() or "")


@given(some.integers(0, 700), some.sets(some.integers(0, 700), max_size=6))
def test_a_whole_log_meets_all_its_milestones(size: int, sizes: set[int]) -> None:
    rows = log_of(size)
    milestones = [milestone(rows, at) for at in sorted(sizes) if at <= size]

    assert walk(rows, milestones, roots_of(rows)) == ""


@given(some.integers(1, 700), some.data())
def test_a_log_with_one_other_entry_meets_no_milestone_after_it(
    size: int, data: some.DataObject
) -> None:
    rows = log_of(size)
    place = data.draw(some.integers(0, size - 1))
    met, missed = data.draw(some.integers(0, place)), data.draw(some.integers(place + 1, size))
    milestones = [milestone(rows, met), milestone(rows, missed)]
    other = [*rows]
    other[place] = (place, b"another entry", leaf_hash(b"another entry"))

    first, last = (met, missed - 1)
    many = f"Entries {first} to {last} are" if last > first else f"Entry {first} is"
    assert walk(rows, milestones) == ""
    assert walk(other, milestones) == (
        f"{many} not what the checkpoint of {missed} entries was made from:"
        " changed, exchanged or put in afterwards."
    )


def test_the_tree_is_that_of_the_specification_all_the_way() -> None:
    rows = log_of(600)
    walking = Walk()
    for start in (0, 256, 512):
        walking.take(rows[start : start + 256])

    assert walking.tree.root() == milestone(rows, 600).root
    assert (walking.size, walking.tree.size) == (600, 600)


def test_a_kept_root_narrows_down_what_differs() -> None:
    rows = log_of(600)
    other = [*rows]
    other[300] = (300, b"another entry", leaf_hash(b"another entry"))

    assert "Entries 0 to 599 are not what" in walk(other, [milestone(rows, 600)])
    assert "Entries 256 to 511 are not what" in walk(other, [milestone(rows, 600)], roots_of(rows))
    milestones = [milestone(rows, 280), milestone(rows, 400)]
    assert "Entries 280 to 399 are not what" in walk(other, milestones, roots_of(rows))


def test_what_is_kept_outside_is_not_narrowed_down_by_what_the_record_says() -> None:
    rows = log_of(600)
    other = [*rows]
    other[3] = (3, b"another entry", leaf_hash(b"another entry"))
    forged = [milestone(other, 100), milestone(rows, 600, outside=True)]

    assert "Entries 0 to 599 are not what" in walk(other, forged, [roots_of(other)[0], KEY])


def test_a_kept_root_that_alone_differs_is_named() -> None:
    rows = log_of(600)
    says = "The kept tile of entries 256 to 511 is not made from them."

    assert walk(rows, [], [*roots_of(rows)[:1], KEY]) == says
    assert walk(rows, [milestone(rows, 600)], [*roots_of(rows)[:1], KEY]) == says


def test_only_the_first_odd_tile_is_named() -> None:
    rows = log_of(600)

    assert walk(rows, [], [KEY, KEY]) == "The kept tile of entries 0 to 255 is not made from them."


def test_a_log_that_ends_too_early_is_named() -> None:
    rows = log_of(5)

    assert walk(rows, [milestone(rows, 5)]) == ""
    assert walk(rows[:4], [milestone(rows, 3), milestone(rows, 5), milestone(rows, 5)]) == (
        "The log has been cut off or an old copy put back: only 4 entries are here,"
        " and the checkpoint of 5 entries was made from more."
    )


def test_what_was_signed_of_an_empty_log_is_met_by_one() -> None:
    other = Milestone(0, KEY, "The checkpoint of 0 entries")

    assert walk([], [milestone([], 0)]) == ""
    assert walk([], [other]) == "The checkpoint of 0 entries is not one of this log."


def test_a_gap_is_named() -> None:
    rows = log_of(300)

    assert walk(rows[1:]) == "Entry 0 is missing: entry 1 stands where it was."
    assert walk(rows[:270] + rows[271:]) == ("Entry 270 is missing: entry 271 stands where it was.")


def test_bytes_that_do_not_give_their_hash_are_named() -> None:
    rows = log_of(300)
    rows[280] = (280, b"another entry", rows[280][2])

    assert walk(rows) == "Entry 280 has been changed: its bytes do not give its hash."


def test_two_milestones_of_one_size_cannot_both_be_met() -> None:
    rows = log_of(5)
    other = Milestone(5, KEY, "The ledger's head")

    assert walk(rows, [milestone(rows, 5), other]) == "The ledger's head is not one of this log."


def test_tiles_are_taken_whole_but_for_the_last() -> None:
    rows = log_of(600)
    walking = Walk()
    walking.take(rows[:200])

    with pytest.raises(ValueError, match="only the last in part"):
        walking.take(rows[200:456])
    with pytest.raises(ValueError, match="only the last in part"):
        Walk().take(rows[:257])


names = some.lists(some.text(max_size=4), max_size=30)


@given(names, names)
def test_a_tally_is_even_when_both_heaps_are_alike(first: list[str], second: list[str]) -> None:
    tally = Tally(KEY)
    for name in first:
        tally.put(name)
    for name in second:
        tally.match(name)

    assert (tally.uneven() is None) is (sorted(first) == sorted(second))


def test_a_tally_tells_in_which_bucket_to_look() -> None:
    tally = Tally(KEY)
    tally.put("diary_page/1")
    tally.put("diary_page/2")
    tally.match("diary_page/1")

    assert tally.uneven() == tally.bucket("diary_page/2")


def test_what_is_twice_in_one_heap_is_no_match_for_two_others() -> None:
    tally = Tally(KEY)
    for name in ("a", "a"):
        tally.put(name)
    for name in ("a", "b"):
        tally.match(name)

    assert tally.uneven() is not None
