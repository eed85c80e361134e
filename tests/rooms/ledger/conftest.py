"""A diary to keep, and a key to sign with."""

from pathlib import Path
from typing import Any

import pytest

from clearline.ledger import checkpoint, checkpoints, keys
from clearline.ledger.audit import Audit
from tests.rooms.ledger.diary import DECLARED, Diary, Insider, make_tables


@pytest.fixture
def outside(settings: Any, tmp_path: Path) -> Any:
    """The file that checkpoints are kept in, away from the record; and a key to sign them."""
    settings.LEDGER_KEY = keys.make("ledger.example/diary")
    settings.LEDGER_CHECKPOINT_FILE = str(tmp_path / "elsewhere" / "checkpoints.txt")
    return tmp_path / "elsewhere" / "checkpoints.txt"


@pytest.fixture
def diary(db: None, outside: Path) -> Any:
    make_tables()
    return Diary()


@pytest.fixture
def insider(diary: Diary) -> Any:
    return Insider


@pytest.fixture
def found(diary: Diary) -> Any:
    """Verify the diary, and return the sentence that names what is wrong, if anything is."""

    def find(*notes: Any, key: Any = None) -> Any:
        kept_outside = [checkpoint.read(note) for note in notes]
        return Audit(DECLARED, kept_outside, key).run().wrong

    return find


@pytest.fixture
def signed(diary: Diary) -> Any:
    """Sign what there is, and return the note."""

    def sign() -> Any:
        return checkpoints.follow(at=diary.now) or checkpoints.newest()

    return sign
