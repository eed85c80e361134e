"""`clearline import` and `clearline export`, as somebody at the machine runs them."""

from pathlib import Path

import pytest

from tests.live import Prepared
from tests.rooms.registers.brought_in.returns import episode, episodes, header

pytestmark = pytest.mark.live


def test_a_return_comes_in_twice_and_goes_out_again(bare: Prepared, tmp_path: Path) -> None:
    sent, out = tmp_path / "sent", tmp_path / "out"
    sent.mkdir()
    (sent / "header.csv").write_bytes(header("17", "18"))
    (sent / "episodes.csv").write_bytes(
        episodes(episode("17", "01/02/2024"), episode("18", "31/02/2024"))
    )
    with bare.copy(tmp_path / "data") as clearline:
        clearline.start()
        dry = clearline.run("import", "ssda903", str(sent), "--dry-run")
        first = clearline.run("import", "ssda903", str(sent))
        again = clearline.run("import", "ssda903", str(sent))
        given = clearline.run("export", "ssda903", str(out))
        whole = clearline.run("import", "ssda903", str(out))
        verified = clearline.run("ledger", "verify")

    assert "17: new, born on 1 May 2011; full care order (C2) from 1 February 2024" in dry.stdout
    assert [answer.returncode for answer in (dry, first, again)] == [1, 1, 1]
    assert "2 new children" in first.stdout
    assert "episodes.csv, row 3, DECOM: There is no day 31/02/2024." in first.stderr
    assert "nothing: all of it is known already" in again.stdout
    assert "episodes.csv: 1 rows" in given.stdout
    assert (whole.returncode, verified.returncode) == (0, 0)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nowhere",), "There is nothing at nowhere."),
        (("{folder}", "--home", "SC1"), "No home here has the URN SC1"),
        (("{folder}", "--as-of", "2999-01-01"), "--as-of lies ahead"),
        (("{folder}", "--by", "x@y.example"), "Nobody signs in here as x@y.example."),
    ],
)
def test_what_is_in_the_way_is_said_in_a_sentence(
    bare: Prepared, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    with bare.copy(tmp_path / "data") as clearline:
        asked = [word.format(folder=tmp_path) for word in words]
        answer = clearline.run("import", "ssda903", *asked)
    assert answer.returncode == 1
    assert says in answer.stderr
    assert "Traceback" not in answer.stderr


def test_staff_come_in_from_a_file_and_the_faults_go_into_one(
    bare: Prepared, tmp_path: Path
) -> None:
    sent, faults = tmp_path / "staff.csv", tmp_path / "faults.csv"
    sent.write_text("NAME,ROLE\nIra Moss,administrator\nUma Vale,wizard\n")
    with bare.copy(tmp_path / "data") as clearline:
        clearline.start()
        dry = clearline.run("import", "staff", str(sent), "--dry-run")
        first = clearline.run("import", "staff", str(sent), "--faults", str(faults))
        again = clearline.run("import", "staff", str(sent))
        given = clearline.run("export", "staff", str(tmp_path / "out.csv"))
        verified = clearline.run("ledger", "verify")
        template = clearline.run("import", "template", "staff")
    assert "Row 2, Ira Moss: new;" in dry.stdout
    assert "Rows that changed something: 1." in first.stdout
    assert "Rows that changed something: 0. Rows that are so already: 1." in again.stdout
    assert faults.read_text(encoding="utf-8-sig").splitlines()[1].startswith("staff.csv,3,ROLE,")
    assert "Ira Moss" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert (given.returncode, verified.returncode) == (0, 0)
    assert template.stdout.startswith("NAME,KNOWN_AS,")
