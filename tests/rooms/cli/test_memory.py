"""What was loaded at the start is passed over when memory is looked through."""

import gc

from clearline.cli.serve import memory


def test_what_is_here_is_kept_and_what_comes_later_is_let_go() -> None:
    before = gc.get_freeze_count()
    memory.keep_what_is_here()
    try:
        ring: list[object] = []
        ring.append(ring)
        del ring

        assert gc.get_freeze_count() > before
        assert gc.collect() >= 1
    finally:
        gc.unfreeze()
