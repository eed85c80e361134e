"""The paths of tiles, and which of them a tree has."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clearline.ledger.tiles import Place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("tile/0/000", Place(0, 0)),
        ("tile/0/000.p/1", Place(0, 0, 1)),
        ("tile/3/999.p/255", Place(3, 999, 255)),
        ("tile/0/x001/000", Place(0, 1000)),
        ("tile/1/x001/x234/067", Place(1, 1_234_067)),
    ],
)
def test_a_tile_has_one_path(path: str, place: Place) -> None:
    assert Place.read(path) == place
    assert place.path == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "checkpoint",
        "tile/0/0",
        "tile/00/000",
        "tile/-1/000",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/300",
        "tile/0/x000/001",
        "tile/0/001/000",
        "tile/entries/000",
        "tile/0/000/",
        "tile/0/\u0660\u0660\u0660",
        "tile/0/../../checkpoint",
    ],
)
def test_no_other_path_is_one(path: str) -> None:
    assert Place.read(path) is None


@given(some.integers(0, 63), some.integers(0, 10**12), some.integers(1, 256))
def test_every_path_is_read_again(level: int, index: int, width: int) -> None:
    place = Place(level, index, width)

    assert Place.read(place.path) == place


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (Place(0, 272), True),
        (Place(0, 273), False),
        (Place(0, 273, 112), True),
        (Place(0, 273, 113), False),
        (Place(1, 0), True),
        (Place(1, 1, 17), True),
        (Place(1, 1, 18), False),
        (Place(2, 0, 1), True),
        (Place(2, 0, 2), False),
        (Place(3, 0, 1), False),
    ],
)
def test_a_tree_of_70_000_has_the_tiles_that_the_specification_says(
    place: Place, *, there: bool
) -> None:
    assert place.within(70_000) is there
