"""What must never be written down in this repository."""

import re

import pytest

from tests.house.tree import texts

# In pieces, or this file would be the first to be found.
UNFINISHED = re.compile(rf"\b({'|'.join(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'])})\b")
UNTESTED = re.compile(
    r"NotImplemented" r"Error|pytest\." r"skip|mark\." r"(skip|xfail)|mock\.patch\("
)
# The folders of somebody's own machine; in a lock or a message they mean nothing elsewhere.
PLACES = re.compile(r"(?<![\w.])/(?:wo" r"rk/|ro" r"ot/|home/\w+/|Users/\w+/)")
REGISTRIES = re.compile(
    r"pypi\." r"org|pythonhosted\." r"org|npmjs\.(?:" r"org|com)|deb\.debian\.org", re.I
)

# Numbers that Ofcom keeps for plays and books, each with how many digits are free at its end.
FICTION = {
    "07700900": 3,
    "01632960": 3,
    "02079460": 3,
    **{f"01{city}4960": 3 for city in (13, 14, 15, 16, 17, 18, 21, 31, 41, 51, 61)},
    "01914980": 3,
    "02896496": 3,
    "02920180": 3,
    "03069990": 3,
    "08081570": 3,
    "09098790": 3,
}
HELPLINES = {
    "08001111": "Childline",
    "08088005000": "NSPCC",
    "08005280731": "Help at Hand, the Children's Commissioner",
    "03001231231": "Ofsted",
    "08000684141": "Papyrus",
    "08088005792": "Coram Voice",
    "08088081001": "NYAS",
    "0800555111": "Crimestoppers",
    "08088084994": "The Mix",
    "03001236600": "Frank",
}
ALL_DIGITS = "0123456789"
PHONE = re.compile(r"(?<![\w.,:/#=-])(?:\+44[ -]?(?:\(0\)[ -]?)?|0)[1-9](?:[ -]?\d){8,9}(?![\w-])")


def _found(words: re.Pattern[str], endings: tuple[str, ...] = ("",)) -> list[str]:
    return [
        f"{name}: {match.group()}"
        for name, text in texts().items()
        if name.endswith(endings)
        for match in words.finditer(text)
    ]


def test_nothing_is_left_unfinished() -> None:
    assert _found(UNFINISHED, (".py", ".js", ".css", ".html", ".sh")) == []


def test_nothing_is_left_untested() -> None:
    assert _found(UNTESTED, (".py",)) == []


def test_no_machine_is_named() -> None:
    assert _found(PLACES) + _found(REGISTRIES) == []


def test_every_telephone_number_is_fiction_or_a_helpline() -> None:
    assert [line for line in _found(PHONE) if not _may_be_printed(line.rpartition(": ")[2])] == []


@pytest.mark.parametrize(
    ("number", "may"),
    [
        ("07700 900123", True),
        ("+44 7700 900123", True),
        ("07700 9" + "01123", False),
        ("0808 800 5000", True),
        ("0808 800 " + "5001", False),
    ],
)
def test_a_real_number_beside_a_made_up_one_is_seen(number: str, *, may: bool) -> None:
    assert PHONE.fullmatch(number)
    assert _may_be_printed(number) is may


def _may_be_printed(written: str) -> bool:
    digits = re.sub(r"\D", "", re.sub(r"^\+44[ -]?(\(0\))?", "0", written))
    if digits == ALL_DIGITS:
        return True
    fiction = any(digits.startswith(k) and len(digits) == len(k) + n for k, n in FICTION.items())
    return fiction or digits in HELPLINES
