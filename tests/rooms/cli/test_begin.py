"""The first manager of a real record: a link, once, and no second beginning."""

import re
from pathlib import Path

import pytest

from tests.live import Prepared, empty

pytestmark = pytest.mark.live

BEGIN = ("begin", "--home", "Rowan Lodge", "--manager", "Ada Quill", "--sign-in", "ada@x.example")


def test_the_first_manager_gets_a_link_that_works_and_there_is_no_second(
    bare: Prepared, tmp_path: Path
) -> None:
    with bare.copy(tmp_path / "data") as clearline:
        clearline.start()
        begun = clearline.run(*BEGIN)
        assert begun.returncode == 0, begun.stderr
        link = re.search(r"/l/\S+/", begun.stdout)
        assert link
        with clearline.browse() as browser:
            assert 'type="password"' in browser.get(link[0]).text

        again = clearline.run(*BEGIN)

        assert again.returncode == 1
        assert "There are people in this record already." in again.stderr
        assert clearline.run("ledger", "verify").returncode == 0


def test_what_cannot_be_written_down_is_said_and_nothing_is_kept(
    bare: Prepared, tmp_path: Path
) -> None:
    with bare.copy(tmp_path / "data") as clearline:
        clearline.start()
        refused = clearline.run("begin", "--home", "", "--manager", "A", "--sign-in", "a@x.example")
        assert refused.returncode == 1
        assert refused.stderr.strip()
        assert "Traceback" not in refused.stderr
        assert clearline.run(*BEGIN).returncode == 0


def test_without_a_record_it_says_so(tmp_path: Path) -> None:
    with empty(tmp_path / "data") as clearline:
        clearline.database_url = ""
        (tmp_path / "data").mkdir()
        answer = clearline.run(*BEGIN)
        assert answer.returncode == 1
        assert "There is no record in" in answer.stderr
