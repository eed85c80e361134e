"""The program's own settings, with a key, a folder and a database for the tests."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Each test process has a data folder of its own, gone when it ends.
_FOLDER = Path(tempfile.mkdtemp(prefix="clearline-tests-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

os.environ.setdefault("CLEARLINE_SECRET_KEY", "only-for-the-tests")
os.environ["CLEARLINE_DATA"] = str(_FOLDER)
os.environ["CLEARLINE_DATABASE_URL"] = os.environ.get("CLEARLINE_TEST_DATABASE_URL", "")

from clearline.settings import *  # noqa: E402, F403

# A file, not memory: the gate's thread has a connection of its own, as it has in life.
DATABASES["default"]["TEST"] = {  # noqa: F405
    "NAME": None if os.environ["CLEARLINE_DATABASE_URL"] else str(_FOLDER / "test.sqlite3")
}
# The tests choose people; that takes the marker too, which each lays in a folder of its own.
MADE_UP = True
INSTALLED_APPS += ["tests.emptying"]  # noqa: F405
PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
