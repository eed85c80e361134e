"""`clearline ledger`, as the contract has it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from clearline.ledger import checkpoint, keys
from clearline.ledger.append_only import Guard
from clearline.ledger.checkpoint import Signer
from clearline.ledger.tree import Tree
from tests.live import Clearline, Prepared, command

pytestmark = pytest.mark.live


@pytest.fixture
def record(made_up: Prepared, tmp_path: Path) -> Iterator[Clearline]:
    """The record of the made-up organisation, with nobody working on it."""
    with made_up.copy(tmp_path / "data") as copied:
        yield copied


@pytest.fixture
def signer(record: Clearline) -> Signer:
    """The key that signs for this record."""
    return Signer.read((record.data / "secrets" / "ledger_key").read_text())


def tamper(record: Clearline, *statements: str) -> None:
    """Do what somebody with the database file, or its password, can do."""
    if record.database_url:
        with psycopg.connect(record.database_url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)
        return
    with closing(sqlite3.connect(record.data / "clearline.sqlite3")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def guards_of(record: Clearline, table: str) -> list[str]:
    vendor = "postgresql" if record.database_url else "sqlite"
    return Guard(table, "id", ("id",)).down(vendor)


def test_a_whole_record_is_told_in_one_line_of_figures(record: Clearline) -> None:
    done = record.run("ledger", "verify")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert "entries stand as they were written" in done.stdout
    assert "nothing outside to compare with" in done.stdout


def test_what_was_said_is_noted_for_whoever_runs_it(record: Clearline) -> None:
    done = record.run("ledger", "verify")
    noted = json.loads((record.data / "verified.json").read_text())

    assert (noted["says"], noted["is_well"]) == (done.stdout.strip(), True)

    tamper(record, "UPDATE registers_person SET name = 'Nobody'")
    done = record.run("ledger", "verify")
    noted = json.loads((record.data / "verified.json").read_text())
    assert (noted["says"], noted["is_well"]) == (done.stdout.strip(), False)


def test_a_changed_byte_is_named(record: Clearline) -> None:
    tamper(
        record,
        *guards_of(record, "registers_naming"),
        "UPDATE registers_naming SET known_as = 'Somebody' WHERE id = 2",
    )
    done = record.run("ledger", "verify")

    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "registers_naming/2 has been changed since entry" in done.stdout


def test_a_guard_that_is_down_is_named_though_nothing_was_changed(record: Clearline) -> None:
    tamper(record, *guards_of(record, "registers_naming"))
    done = record.run("ledger", "verify")

    assert (done.returncode, done.stdout) == (
        1,
        "The guard registers_naming_no_delete was taken down.\n",
    )


def test_the_newest_checkpoint_is_printed_and_can_be_compared_with(
    record: Clearline, signer: Signer, tmp_path: Path
) -> None:
    printed = record.run("ledger", "checkpoint")
    kept = tmp_path / "kept.txt"
    kept.write_text(printed.stdout)
    done = record.run("ledger", "verify", "--since", str(kept))
    by_name = record.run("ledger", "verify", "--since", str(kept), "--key", signer.verifier.vkey)

    note = checkpoint.read(printed.stdout.encode())
    assert printed.returncode == 0
    assert signer.verifier.why_not(note) is None
    assert [(row,) for (row,) in record.query("SELECT size FROM ledger_head")] == [
        (note.tree.size,)
    ]
    assert (done.returncode, by_name.returncode) == (0, 0)
    assert "checkpoints kept outside that agree: 1." in done.stdout
    assert "signed checkpoints that agree: 1;" in done.stdout


def test_a_checkpoint_is_kept_outside_when_it_is_printed(record: Clearline) -> None:
    printed = record.run("ledger", "checkpoint")

    [kept] = (record.data / "checkpoints").iterdir()
    assert checkpoint.split(kept.read_bytes())[-1] == printed.stdout.encode()


def test_an_old_copy_is_named_by_what_was_kept_outside(
    record: Clearline, signer: Signer, tmp_path: Path
) -> None:
    [(size,)] = record.query("SELECT size FROM ledger_head")
    kept = tmp_path / "kept.txt"
    kept.write_bytes(signer.sign(Tree(size + 7, bytes(32))))
    done = record.run("ledger", "verify", "--since", str(kept))

    assert record.run("ledger", "verify").returncode == 0
    assert done.returncode == 1
    assert done.stdout == (
        f"The log has been cut off or an old copy put back: only {size} entries are here,"
        f" and the checkpoint of {size + 7} entries kept outside was made from more.\n"
    )


def test_another_key_in_the_old_ones_place_is_named(
    record: Clearline, signer: Signer, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text(record.run("ledger", "checkpoint").stdout)
    (record.data / "secrets" / "ledger_key").write_text(keys.make(signer.name))
    done = record.run("ledger", "verify", "--since", str(kept))

    assert done.returncode == 1
    assert "kept outside is not signed with the known key" in done.stdout
    by_name = record.run("ledger", "verify", "--since", str(kept), "--key", signer.verifier.vkey)
    assert by_name.returncode == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify", "--since", "not-there.txt"), "not-there.txt cannot be read: No such file"),
        (("verify", "--since", "README.md"), "There is no checkpoint in README.md."),
        (("verify", "--key", "a word"), "--key cannot be read."),
    ],
)
def test_a_mistake_is_told_in_one_plain_sentence(
    record: Clearline, words: tuple[str, ...], says: str
) -> None:
    done = record.run("ledger", *words)

    assert done.returncode != 0
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_spoilt_checkpoint_is_told_in_one_plain_sentence(
    record: Clearline, signer: Signer, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_bytes(signer.sign(Tree(7, bytes(32))).replace(b"\n7\n", b"\nseven\n"))
    done = record.run("ledger", "verify", "--since", str(kept))

    assert done.returncode != 0
    assert done.stderr.startswith(f"{kept} is no file of checkpoints. A checkpoint's size is")


def test_a_record_without_its_key_is_told_in_one_plain_sentence(record: Clearline) -> None:
    (record.data / "secrets" / "ledger_key").unlink()
    done = record.run("ledger", "checkpoint")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no key for the ledger's checkpoints")
    assert done.stderr.count("\n") == 1


def test_a_folder_without_a_record_is_told_in_one_plain_sentence(tmp_path: Path) -> None:
    done = Clearline(tmp_path / "nowhere").run("ledger", "verify")

    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"There is no record in {tmp_path / 'nowhere'}. Name its folder with --data.\n"
    )


def test_a_database_without_tables_is_told_in_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data" / "clearline.sqlite3")) as connection:
        connection.execute("CREATE TABLE tea (made_at)")
    done = Clearline(tmp_path / "data").run("ledger", "verify")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The record cannot be read: no such table: ledger_head.\n"


def test_an_address_that_cannot_be_read_is_told_in_one_plain_sentence(tmp_path: Path) -> None:
    asked = command("ledger", "verify", data=tmp_path / "data", database_url="postgres//")
    asked.communicate()

    said = (tmp_path / "data.stderr").read_text()
    assert asked.returncode == 1
    assert said.startswith("CLEARLINE_DATABASE_URL cannot be read")
    assert "Traceback" not in said
