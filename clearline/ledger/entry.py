"""What one entry of the ledger says, and the bytes that say it. No I/O happens here."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from functools import singledispatch
from hashlib import sha256
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SALT_SIZE = 16
SYSTEM = "system"
Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"

_AS_THEY_ARE = frozenset({str, int, bool, NoneType})
_FORMS = {
    "kind": re.compile(r"[a-z]+(?:_[a-z]+)*(?:\.[a-z]+(?:_[a-z]+)*)+"),
    "of": re.compile(r"[a-z][a-z0-9_]*/.+"),
    "at": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"),
    "by": re.compile(r".+"),
    "digest": re.compile(r"[0-9a-f]{64}"),
    "salt": re.compile(r"[0-9a-f]{32}"),
}
_write = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


class Entry(NamedTuple):
    """One thing that happened: what kind, of which row, when, by whom, and what the row said.

    The row itself is not here, only the digest of a salt and its kept columns, so that
    content can be destroyed in its time while the ledger stays whole.
    """

    kind: str
    of: str
    at: str
    by: str
    digest: str
    salt: str
    facts: Mapping[str, Plain] = MappingProxyType({})

    def written(self) -> bytes:
        """Return the bytes that stand in the ledger."""
        said: dict[str, object] = {
            "at": self.at,
            "by": self.by,
            "digest": self.digest,
            "kind": self.kind,
            "of": self.of,
            "salt": self.salt,
        }
        if self.facts:
            said["facts"] = dict(self.facts)
        return _write(said).encode()


def read(line: bytes) -> Entry:
    """Return the entry that these bytes are, or say why they are none."""
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError) as wrong:
        raise ValueError("These bytes are not an entry.") from wrong
    if why := unsound(entry):
        raise ValueError(f"The entry's {why} is not of the form that it must have.")
    if entry.written() != line:
        raise ValueError("The entry is not written in the one way that it may be.")
    return entry


def unsound(entry: Entry) -> str | None:
    """Return the name of the first part that is not as the specification has it."""
    for name, form in _FORMS.items():
        value = getattr(entry, name)
        if not isinstance(value, str) or form.fullmatch(value) is None:
            return name
    facts: object = entry.facts or {}
    if isinstance(facts, dict) and _AS_THEY_ARE.issuperset(map(type, facts.values())):
        return None
    return "facts"


def is_kind(word: str) -> bool:
    """Say whether a word can name a kind of entry."""
    return _FORMS["kind"].fullmatch(word) is not None


def said(values: Iterable[tuple[str, object]]) -> dict[str, Plain]:
    """Return named values as JSON has them."""
    return {
        name: value if type(value) in _AS_THEY_ARE else plain(value)  # type: ignore[misc]
        for name, value in values
    }


def canonical(values: Mapping[str, Plain]) -> bytes:
    """Return the one way to write these values: JSON, names in order, no spaces, no fractions."""
    return _write(values).encode()


def digest(values: Mapping[str, Plain], *, salt: bytes) -> str:
    """Return what stands in the ledger for these values: without the salt nobody can guess them."""
    return sha256(salt + canonical(values)).hexdigest()


@singledispatch
def plain(value: object) -> Plain:
    """Return the value as JSON has it; what JSON has no single way to write is refused."""
    raise TypeError(f"A {type(value).__name__} cannot be kept: it has no single written form.")


@plain.register(NoneType)
@plain.register(bool)
def _(value: bool | None) -> Plain:  # noqa: FBT001 - a value, not a switch
    return value


@plain.register
def _(value: str) -> Plain:
    return str.__str__(value)


@plain.register
def _(value: int) -> Plain:
    return int(value)


@plain.register
def _(value: datetime) -> Plain:
    return moment(value)


@plain.register(date)
@plain.register(time)
def _(value: date | time) -> Plain:
    return value.isoformat()


@plain.register
def _(value: UUID) -> Plain:
    return str(value)


@plain.register(bytes)
@plain.register(memoryview)
def _(value: bytes | memoryview) -> Plain:
    return value.hex()


@plain.register(list)
@plain.register(tuple)
def _(value: list[object] | tuple[object, ...]) -> Plain:
    return [plain(one) for one in value]


@plain.register
def _(value: dict) -> Plain:  # type: ignore[type-arg]
    return {str(name): plain(one) for name, one in value.items()}


def moment(at: datetime) -> str:
    """Return a moment as UTC, to the microsecond."""
    if at.tzinfo is None:
        raise ValueError("A moment without a time zone cannot be kept.")
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"
