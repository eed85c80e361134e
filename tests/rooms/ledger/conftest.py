"""A diary to keep, and a key to sign with."""

import pytest

from clearline.ledger import checkpoint, checkpoints, keys
from clearline.ledger.audit import Audit
from tests.rooms.ledger.diary import DECLARED, Diary, Insider, make_tables


@pytest.fixture
def outside(settings, tmp_path):
    """The file that checkpoints are kept in, away from the record; and a key to sign them."""
    settings.LEDGER_KEY = keys.make("ledger.example/diary")
    settings.LEDGER_CHECKPOINT_FILE = str(tmp_path / "elsewhere" / "checkpoints.txt")
    return tmp_path / "elsewhere" / "checkpoints.txt"


@pytest.fixture
def diary(db, outside):
    make_tables()
    return Diary()


@pytest.fixture
def insider(diary):
    return Insider


@pytest.fixture
def found(diary):
    """Verify the diary, and return the sentence that names what is wrong, if anything is."""

    def find(*notes, key=None):
        kept_outside = [checkpoint.read(note) for note in notes]
        return Audit(DECLARED, kept_outside, key).run().wrong

    return find


@pytest.fixture
def signed(diary):
    """Sign what there is, and return the note."""

    def sign():
        return checkpoints.follow(at=diary.now) or checkpoints.newest()

    return sign
