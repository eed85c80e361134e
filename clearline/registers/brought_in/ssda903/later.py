"""What a later return leaves of an earlier one: it says again only what it has to say. Pure."""

from collections.abc import Sequence

from clearline.registers.brought_in import values
from clearline.registers.brought_in.ssda903.shape import File, Said


def merged(file: File, before: Sequence[Said], now: Sequence[Said], *, in_part: bool) -> list[Said]:
    """Return what is said of a child from now on.

    A return covers a year: what began before the first row that it names is not said again, and
    still stands. From that row on the newer return is the whole truth, unless some of it could
    not be read.
    """
    if not file.key:
        return list(now or before)[:1]
    if not now:
        return list(before)

    def key(said: Said) -> str:
        return file.of(said, file.key)

    named = {key(said) for said in now}
    first = min(values.day(word) for word in named)
    stands = [
        said
        for said in before
        if key(said) not in named and (in_part or values.day(key(said)) < first)
    ]
    return sorted([*stands, *now], key=lambda said: values.day(key(said)))
