"""Reading JSON into things and writing things as JSON, by one table of fields for both ways."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType
from typing import Any, Final

from clearline.policy.terms import UNKNOWN

Read = Callable[[Any], Any]

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT: Final = re.compile(
    r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}[Tt ][0-9]{2}(:?[0-9]{2}(:?[0-9]{2}([.,][0-9]+)?)?)?"
    r"([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)"
)
# Years at both ends are kept free, so that no zone and no deadline runs off the calendar.
_FIRST_YEAR: Final = 2
_LAST_YEAR: Final = 9990


_NO_DAY: Final = "must be a date such as 2026-05-12."


class UnreadableError(ValueError):
    """Something that cannot be read, said in one plain sentence that begins with where."""

    def __init__(self, problem: str, where: str = "") -> None:
        super().__init__(f"{where or 'The request'} {problem}")
        self.problem, self.where = problem, where

    def within(self, outer: str) -> "UnreadableError":
        """Say it again, seen from the thing around it."""
        joint = "." if self.where and not self.where.startswith("[") else ""
        return UnreadableError(self.problem, outer + joint + self.where)


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
    # The same once more, for going through a million times.
    required: tuple[str, ...] = field(init=False)
    steps: tuple[tuple[str, str, Read], ...] = field(init=False)

    def __post_init__(self) -> None:
        required = tuple(each.key for each in self.fields if each.required)
        steps = tuple((each.key, each.attribute, each.read) for each in self.fields)
        object.__setattr__(self, "required", required)
        object.__setattr__(self, "steps", steps)

    def __call__(self, value: object) -> Any:
        """Read one JSON object. Keys that nobody knows are ignored; what is left out is unknown."""
        if not isinstance(value, dict):
            raise UnreadableError("must be a JSON object.")
        for key in self.required:
            if key not in value:
                raise UnreadableError("is missing.", key)
        found = {}
        try:
            for key, attribute, read in self.steps:
                if key in value:
                    found[attribute] = read(value[key])
        except UnreadableError as problem:
            raise problem.within(key) from None
        return self.make(**found)


def plain(value: Any) -> Any:
    """Write a value, or a whole thing, so that it reads as the same; unknowns are left out."""
    kind: Any = type(value)
    return _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Choose, once for each kind of value, how it is written."""
    for kinds, write in _WRITERS:
        if issubclass(kind, kinds):
            return write
    # Only what was told is written, and not what was worked out.
    told = [(each.name, _KEYS.get(each.name, each.name)) for each in fields(kind) if each.init]

    def write_all(thing: Any) -> dict[str, Any]:
        return {
            # Most parts are plain as they are; to find out by calling would cost the most of all.
            key: part if isinstance(part, _AS_THEY_ARE) else plain(part)
            for attribute, key in told
            if (part := getattr(thing, attribute)) is not UNKNOWN
        }

    return write_all


_AS_THEY_ARE: Final = (str, int, float, NoneType)
_WRITERS: Final[Sequence[tuple[Any, Callable[[Any], Any]]]] = (
    (_AS_THEY_ARE, lambda value: value),
    (frozenset, lambda value: sorted(plain(item) for item in value)),
    (list | tuple, lambda value: [plain(item) for item in value]),
    (date, lambda value: value.isoformat()),
)


def text(value: object) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise UnreadableError("must be a text.")
    return value


def truth(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise UnreadableError("must be true or false.")
    return value


def amount(value: object) -> float:
    """Read a number that is nothing or more."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnreadableError("must be a number.")
    if value < 0:
        raise UnreadableError("must not be less than 0.")
    if value == math.inf:
        raise UnreadableError("is too large to reckon with.")
    return value


def count(value: object) -> int:
    """Read a whole number; 2.0 is one, since JSON knows no difference."""
    number = amount(value)
    if number != int(number):
        raise UnreadableError("must be a whole number.")
    return int(number)


def day(value: object) -> date:
    """Read a day."""
    if not isinstance(value, str):
        raise UnreadableError(_NO_DAY)
    return _day(value)


@lru_cache(maxsize=4096)
def _day(value: str) -> date:
    """Read a day once: the same few days are told again and again."""
    if not _DAY.fullmatch(value):
        raise UnreadableError(_NO_DAY)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UnreadableError("is not a day of the calendar.") from None


def moment(value: object) -> datetime:
    """Read a moment; without an offset nobody could say which moment it is."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise UnreadableError("must be a time with an offset: 2026-05-12T16:30:00+01:00.")
    try:
        read = datetime.fromisoformat(value.upper())
    except ValueError:
        raise UnreadableError("is not a moment of the calendar.") from None
    if not _FIRST_YEAR <= read.year <= _LAST_YEAR:
        raise UnreadableError("is too far away to reckon with.")
    return read


def one_of(terms: type[StrEnum]) -> Read:
    """Make a reader of one of some fixed words."""
    known: dict[object, StrEnum] = {term.value: term for term in terms}
    listed = ", ".join(term.value for term in terms)

    def read(value: object) -> StrEnum:
        term = known.get(value) if isinstance(value, str) else None
        if term is None:
            raise UnreadableError(f"must be one of: {listed}.")
        return term

    return read


def or_null(read: Read) -> Read:
    """Make a reader that also takes null."""
    return lambda value: None if value is None else read(value)


def list_of(read: Read) -> Read:
    """Make a reader of a list."""

    def read_all(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise UnreadableError("must be a list.")
        try:
            return tuple(map(read, value))
        except UnreadableError:
            # Only now does it matter which of them it was.
            return tuple(_read_item(read, place, item) for place, item in enumerate(value))

    return read_all


def _read_item(read: Read, place: int, item: object) -> Any:
    try:
        return read(item)
    except UnreadableError as problem:
        raise problem.within(f"[{place}]") from None
