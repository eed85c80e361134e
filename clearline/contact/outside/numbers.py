"""A telephone number in one way of writing, whichever way somebody wrote it.

No list of valid numbers is asked: a number that a text came from is one, and those that plays and
tests use are in no such list.
"""

import re

_NOT_DIGITS = re.compile(r"[^\d+]")
_INTERNATIONAL = re.compile(r"\+[1-9]\d{6,14}")
HERE = "+44"


def normal(written: str) -> str:
    """Return the number as +44…, or nothing where it is no number that can be answered."""
    digits = _NOT_DIGITS.sub("", written.replace("(0)", ""))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif digits.startswith("0"):
        digits = HERE + digits[1:]
    elif not digits.startswith("+"):
        digits = "+" + digits
    return digits if _INTERNATIONAL.fullmatch(digits) else ""


def spellings(number: str) -> tuple[str, ...]:
    """Return the ways in which a register may have a number, without its spaces and hyphens."""
    bare = number.removeprefix("+")
    ways = (number, bare, f"00{bare}")
    return (*ways, f"0{number[len(HERE) :]}") if number.startswith(HERE) else ways


def shown(number: str) -> str:
    """Return it as it is read here: 07700 900123."""
    if not number.startswith(HERE):
        return number
    own = "0" + number[len(HERE) :]
    return f"{own[:5]} {own[5:]}"
