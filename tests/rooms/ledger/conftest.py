"""A diary to keep, and a key to sign with."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from clearline.ledger import checkpoint, checkpoints, keys
from clearline.ledger.audit import Audit
from clearline.ledger.checkpoint import Verifier
from clearline.ledger.verify import Wrong
from tests.rooms.ledger.diary import DECLARED, Diary, Find, Insider, Sign, make_tables


@pytest.fixture
def outside(settings: Settings, tmp_path: Path) -> Path:
    """The file that checkpoints are kept in, away from the record; and a key to sign them."""
    settings.LEDGER_KEY = keys.make("ledger.example/diary")
    settings.LEDGER_CHECKPOINT_FILE = str(tmp_path / "elsewhere" / "checkpoints.txt")
    return tmp_path / "elsewhere" / "checkpoints.txt"


@pytest.fixture
def diary(db: None, outside: Path) -> Diary:
    make_tables()
    return Diary()


@pytest.fixture
def insider(diary: Diary) -> type[Insider]:
    return Insider


@pytest.fixture
def found(diary: Diary) -> Find:
    """Verify the diary, and return the sentence that names what is wrong, if anything is."""

    def find(*notes: bytes, key: Verifier | None = None) -> Wrong | None:
        kept_outside = [checkpoint.read(note) for note in notes]
        return Audit(DECLARED, kept_outside, key).run().wrong

    return find


@pytest.fixture
def signed(diary: Diary) -> Sign:
    """Sign what there is, and return the note."""

    def sign() -> bytes:
        note = checkpoints.follow(at=diary.now) or checkpoints.newest()
        assert note
        return note

    return sign
