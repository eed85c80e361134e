"""Reading JSON into things and writing things as JSON, by one table of fields for both ways."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final

from clearline.policy.terms import UNKNOWN

Read = Callable[[str, Any], Any]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT: Final = re.compile(
    r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[Tt ][0-9]{2}(:?[0-9]{2}(:?[0-9]{2}([.,][0-9]+)?)?)?"
    r"([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)"
)
# Years at both ends are kept free, so that no zone and no deadline runs off the calendar.
_FIRST_YEAR: Final = 2
_LAST_YEAR: Final = 9990


class UnreadableError(ValueError):
    """Something that cannot be read, said in one plain sentence."""


# What is called otherwise here than in JSON.
_ATTRIBUTES: Final = {
    "from": "begins_on",
    "until": "ends_on",
    "policy": "settings",
    "words_found": "words",
}
_KEYS: Final = {attribute: key for key, attribute in _ATTRIBUTES.items()}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in JSON, how it is read, and whether it must be there."""

    key: str
    read: Read
    required: bool = False

    @property
    def attribute(self) -> str:
        """Give its name here."""
        return _ATTRIBUTES.get(self.key, self.key)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one thing, and what is made of them."""

    make: Callable[..., Any]
    fields: Sequence[Field]

    def __call__(self, where: str, value: object) -> Any:
        """Read one JSON object. Keys that nobody knows are ignored; what is left out is unknown."""
        if not isinstance(value, dict):
            raise UnreadableError(f"{where or 'a request'} must be a JSON object.")
        found = {}
        for field in self.fields:
            path = f"{where}.{field.key}" if where else field.key
            if field.key in value:
                found[field.attribute] = field.read(path, value[field.key])
            elif field.required:
                raise UnreadableError(f"{path} is missing.")
        return self.make(**found)


def plain(value: Any) -> Any:
    """Write a value, or a whole thing, so that it reads as the same; unknowns are left out."""
    for kinds, write in _WRITERS:
        if isinstance(value, kinds):
            return write(value)
    thing: Any = type(value)
    return {
        key: plain(part)
        for attribute, key in _written(thing)
        if (part := getattr(value, attribute)) is not UNKNOWN
    }


_WRITERS: Final[Sequence[tuple[Any, Callable[[Any], Any]]]] = (
    (StrEnum, str),
    (str | int | float | None, lambda value: value),
    (frozenset, lambda value: sorted(plain(item) for item in value)),
    (list | tuple, lambda value: [plain(item) for item in value]),
    (date, lambda value: value.isoformat()),
)


@cache
def _written(thing: Any) -> tuple[tuple[str, str], ...]:
    """List what is written of a thing: what was told of it, and not what was worked out."""
    return tuple((f.name, _KEYS.get(f.name, f.name)) for f in fields(thing) if f.init)


def text(where: str, value: object) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise UnreadableError(f"{where} must be a text.")
    return value


def truth(where: str, value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise UnreadableError(f"{where} must be true or false.")
    return value


def amount(where: str, value: object) -> float:
    """Read a number that is nothing or more."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnreadableError(f"{where} must be a number.")
    if value < 0 or (isinstance(value, float) and not math.isfinite(value)):
        raise UnreadableError(f"{where} must be nothing or more.")
    return value


def count(where: str, value: object) -> int:
    """Read a whole number; 2.0 is one, since JSON knows no difference."""
    number = amount(where, value)
    if number != int(number):
        raise UnreadableError(f"{where} must be a whole number.")
    return int(number)


def day(where: str, value: object) -> date:
    """Read a day."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise UnreadableError(f"{where} must be a date such as 2026-05-12.")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UnreadableError(f"{where} is not a day of the calendar.") from None


def moment(where: str, value: object) -> datetime:
    """Read a moment; without an offset nobody could say which moment it is."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise UnreadableError(f"{where} must be a time with an offset: 2026-05-12T16:30:00+01:00.")
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        raise UnreadableError(f"{where} is not a moment of the calendar.") from None
    if not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        raise UnreadableError(f"{where} is too far away to reckon with.")
    return read


def one_of(terms: type[StrEnum]) -> Read:
    """Make a reader of one of some fixed words."""
    known: dict[object, StrEnum] = {term.value: term for term in terms}
    listed = ", ".join(term.value for term in terms)

    def read(where: str, value: object) -> StrEnum:
        term = known.get(value) if isinstance(value, str) else None
        if term is None:
            raise UnreadableError(f"{where} must be one of: {listed}.")
        return term

    return read


def or_null(read: Read) -> Read:
    """Make a reader that also takes null."""
    return lambda where, value: None if value is None else read(where, value)


def list_of(read: Read) -> Read:
    """Make a reader of a list."""

    def read_all(where: str, value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise UnreadableError(f"{where} must be a list.")
        return tuple(read(f"{where}[{place}]", item) for place, item in enumerate(value))

    return read_all
