"""What a value in a file means: days, moments, words, yes and no."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from clearline.registers.brought_in.fault import Unreadable
from clearline.registers.models.terms import LONDON

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MOMENT = re.compile(r"(\S+)[ T](\d{1,2}):(\d\d)(?::\d\d)?")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?$")
EARLIEST = date(1900, 1, 1)
_YES = {"yes": True, "y": True, "1": True, "true": True}
_NO = {"no": False, "n": False, "0": False, "false": False}


def day(said: str) -> date:
    """Read 23/11/2026 or 2026-11-23; a spreadsheet may have put midnight behind it."""
    said = _MIDNIGHT.sub("", said)
    try:
        if found := _ISO.fullmatch(said):
            read = date(int(found[1]), int(found[2]), int(found[3]))
        elif found := _DAY.fullmatch(said):
            read = date(int(found[3]), int(found[2]), int(found[1]))
        else:
            raise Unreadable(f"“{shown(said)}” is no day. Write it as 23/11/2026.")
    except ValueError:
        raise Unreadable(f"There is no day {shown(said)}.") from None
    if read < EARLIEST:
        raise Unreadable(f"The day {shown(said)} is too long ago.")
    return read


def moment(said: str) -> datetime:
    """Read 23/11/2026 21:30 or 2026-11-23T21:30, as the clock in England shows it."""
    found = _MOMENT.fullmatch(said)
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:  # noqa: PLR2004 - a clock's numbers
        raise Unreadable(f"“{shown(said)}” is no time. Write it as 23/11/2026 21:30.")
    on = day(found[1])
    return datetime(on.year, on.month, on.day, int(found[2]), int(found[3]), tzinfo=LONDON)


def written(on: date) -> str:
    """Write a day as the return has it."""
    return f"{on.day:02}/{on.month:02}/{on.year:04}"


def said_aloud(on: date) -> str:
    """Write a day as one says it."""
    return f"{on.day} {on:%B} {on.year}"


def yes_or_no(said: str) -> bool:
    """Read yes or no."""
    answer = {**_YES, **_NO}.get(said.lower())
    if answer is None:
        raise Unreadable(f"“{shown(said)}” is neither yes nor no.")
    return answer


def one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    """Return what reads one of these words, by itself or by what it is called."""
    known = {word.casefold(): word for word in words}
    known |= {called.casefold(): word for word, called in words.items()}

    def read(said: str) -> str:
        word = known.get(said.casefold()) or known.get(said.casefold().replace(" ", "_"))
        if word is None:
            raise Unreadable(f"“{shown(said)}” is none of: {', '.join(words)}.")
        return word

    return read


def shown(said: str) -> str:
    """Return a value as a sentence may show it: short, and without what no screen shows."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in said)
    return plain if len(plain) <= 40 else f"{plain[:40]}…"  # noqa: PLR2004 - a line's worth
