"""`make test` looks for what drives a browser in some folders only; it lies nowhere else."""

from scripts.test import RUNS
from tests.house.tree import texts

MARKED = ".".join(["pytest", "mark", "browser"])


def test_what_drives_a_browser_lies_where_the_run_in_chromium_looks() -> None:
    looked = tuple(f"{word}/" for word in RUNS["Chromium"] if word.startswith("tests/"))
    marked = [name for name, text in texts().items() if MARKED in text]

    assert marked
    assert [name for name in marked if not name.startswith(looked)] == []
