"""The settings that the tests run with: the program's own, with a key and a database of their own."""

import os

os.environ.setdefault("CLEARLINE_SECRET_KEY", "only-for-the-tests")

from clearline.settings import *  # noqa: E402, F403
