"""Keeps what was loaded at the start out of the way of those who wait."""

import gc
from importlib import import_module


def keep_what_is_here() -> None:
    """Never again look through what is here now for what could be let go.

    The program itself is most of it: each such look stopped everybody for a tenth of a second.
    """
    # The pages are else loaded when the first is asked for.
    import_module("clearline.urls")
    gc.collect()
    gc.freeze()
