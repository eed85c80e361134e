"""What anybody may see: the log's checkpoint and hashes, and plain words when a page cannot be."""

from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string

from clearline.cli.made_up import Cast
from clearline.ledger import checkpoint, checkpoints, keys
from clearline.ledger.checkpoint import Verifier
from tests.rooms.web.browsing import make_browser
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_before_anything_is_signed_there_is_no_checkpoint() -> None:
    assert make_browser().get("/ledger/checkpoint").status_code == 404
    assert make_browser().get("/ledger/key").status_code == 404


def test_the_checkpoint_and_its_tiles_are_anybodys(
    home: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.LEDGER_KEY = keys.make("ledger.example/clearline")
    settings.LEDGER_CHECKPOINT_FILE = str(tmp_path / "checkpoints.txt")
    note = checkpoints.follow(at=home.at)
    assert note is not None
    size = int(note.splitlines()[1])

    given = make_browser().get("/ledger/checkpoint")
    assert given.content == note
    assert given["Cache-Control"].startswith("public")

    key = make_browser().get("/ledger/key").content.decode()
    assert Verifier.read(key).why_not(checkpoint.read(note)) is None

    name = f"0/000.p/{size}" if size < 256 else "0/000"
    tile = make_browser().get(f"/ledger/tile/{name}")
    assert len(tile.content) == 32 * min(size, 256)
    assert "immutable" in tile["Cache-Control"]


def test_a_tile_that_is_none_is_not_there() -> None:
    for path in ("0/000", "0/000.p/1", "../secrets", "x", "9/zzz"):
        assert make_browser().get(f"/ledger/tile/{path}").status_code == 404


@pytest.mark.parametrize(
    ("page", "head"),
    [
        ("400", "That could not be read"),
        ("403", "This page is not for you to see"),
        ("404", "There is no such page"),
        ("500", "Something broke on our side"),
        ("503", "Too many at once"),
    ],
)
def test_each_trouble_says_what_happened_and_where_help_is(page: str, head: str) -> None:
    # The last two are shown when nothing else works, so they are given nothing at all.
    shown = render_to_string(f"{page}.html", {})

    assert head in shown
    assert 'href="tel:999"' in shown
    assert 'href="tel:08001111"' in shown
    assert shown.count("<h1") == 1


def test_what_is_not_there_is_said_in_plain_words(home: Cast) -> None:
    answer = phone_of(home.mia).get("/no-such-page/")

    assert answer.status_code == 404
    assert "There is no such page" in words_on(answer)


def test_what_is_not_for_one_is_said_in_plain_words(home: Cast) -> None:
    answer = phone_of(home.dawn).get("/me/")

    assert answer.status_code == 403
    assert "This page is not for you to see" in words_on(answer)


def test_a_page_may_load_nothing_from_elsewhere(home: Cast) -> None:
    answer = phone_of(home.mia).get("/me/")

    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("clock")
def test_a_number_longer_than_any_key_is_no_page(home: Cast) -> None:
    priya = phone_of(home.priya)

    assert priya.get(f"/children/{home.mia.pk}/").status_code == 200
    assert priya.get(f"/children/{10**23}/").status_code == 404
    assert priya.get(f"/registers/children/{10**23}/").status_code == 404
