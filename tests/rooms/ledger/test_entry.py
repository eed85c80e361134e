"""What an entry says, and the one way to write it."""

import enum
import hashlib
import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from clearline.ledger import entry
from clearline.ledger.entry import Entry

SENT = Entry(
    kind="message.written",
    of="contact_message/17",
    at="2026-11-23T16:30:00.000000Z",
    by="registers_person/4",
    digest="ab" * 32,
    salt="cd" * 16,
)
words = some.text(alphabet=some.characters(codec="utf-8"), min_size=1).filter(str.isprintable)
small = some.none() | some.booleans() | some.integers(-(2**63), 2**63 - 1) | some.text(max_size=9)


class Colour(enum.StrEnum):
    GREEN = "green"


class Weekday(enum.IntEnum):
    MONDAY = 1


def line_with(**parts: object) -> bytes:
    """Return the bytes of an entry with some parts put in as they are."""
    said = {part: value for part, value in SENT._asdict().items() if value} | parts
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def test_an_entry_is_written_in_order_and_without_spaces() -> None:
    assert SENT.written() == (
        b'{"at":"2026-11-23T16:30:00.000000Z","by":"registers_person/4","digest":"'
        + b"ab" * 32
        + b'","kind":"message.written","of":"contact_message/17","salt":"'
        + b"cd" * 16
        + b'"}'
    )


def test_what_it_shows_stands_in_order_too() -> None:
    shown = SENT._replace(facts={"outcome": "allow", "lane": "staff"})

    assert b'"facts":{"lane":"staff","outcome":"allow"}' in shown.written()
    assert b"facts" not in SENT.written()


@given(
    some.dictionaries(some.text(max_size=9), small, max_size=4),
    some.sampled_from(["tea.made", "message.written", "legal_status.begun", "a.b.c_d"]),
    words,
    some.datetimes(timezones=some.sampled_from([UTC, timezone(timedelta(hours=1))])),
)
def test_what_is_written_is_read_again(
    facts: dict[str, entry.Plain], kind: str, by: str, at: datetime
) -> None:
    said = SENT._replace(kind=kind, by=by, at=entry.moment(at), facts=facts)

    assert entry.read(said.written()) == said
    assert entry.read(said.written()).written() == said.written()


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("kind", "Message.Written"),
        ("kind", "message"),
        ("of", "17"),
        ("at", "2026-11-23T16:30:00Z"),
        ("by", ""),
        ("digest", "ab" * 31),
        ("salt", "CD" * 16),
        ("salt", None),
        ("facts", {"ratio": 0.5}),
        ("facts", {"words": ["a", "list"]}),
        ("facts", "words"),
    ],
)
def test_an_entry_with_one_part_amiss_is_refused(part: str, value: Any) -> None:
    assert entry.unsound(SENT) is None
    assert entry.unsound(SENT._replace(**{part: value})) == part
    with pytest.raises(ValueError, match=f"The entry's {part} is not of the form"):
        entry.read(line_with(**{part: value}))


@pytest.mark.parametrize(
    "line", [b"", b"[]", b"17", b"{}", b"\xff", SENT.written()[:-1] + b',"mood":"fine"}']
)
def test_what_is_no_entry_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="These bytes are not an entry"):
        entry.read(line)


def test_another_way_to_write_the_same_is_refused() -> None:
    assert entry.read(line_with()) == SENT
    for line in (line_with() + b"\n", line_with(facts={}), b" " + line_with()):
        with pytest.raises(ValueError, match="not written in the one way"):
            entry.read(line)


def test_values_have_one_written_form() -> None:
    values = entry.said(
        {
            "at": datetime(2026, 11, 23, 16, 30, tzinfo=timezone(timedelta(hours=1))),
            "colour": Colour.GREEN,
            "day": date(2026, 11, 23),
            "from": time(21, 0),
            "held": {"rules": ("wording", None), "day": Weekday.MONDAY, "yes": True},
            "name": "Zoë",
            "number": 3,
            "salt": b"\x01\xff",
            "view": memoryview(b"\x02"),
            "who": UUID(int=7),
            "nothing": None,
        }.items()
    )

    assert entry.canonical(values).decode() == (
        '{"at":"2026-11-23T15:30:00.000000Z","colour":"green","day":"2026-11-23","from":"21:00:00",'
        '"held":{"day":1,"rules":["wording",null],"yes":true},"name":"Zoë","nothing":null,'
        '"number":3,"salt":"01ff","view":"02","who":"00000000-0000-0000-0000-000000000007"}'
    )


@pytest.mark.parametrize("value", [0.5, Decimal("0.5"), {0.5}, object(), {"deep": [0.5]}])
def test_what_has_no_single_form_cannot_be_kept(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        entry.said([("value", value)])


def test_a_moment_needs_its_time_zone() -> None:
    assert entry.moment(datetime(2026, 11, 23, tzinfo=UTC)) == "2026-11-23T00:00:00.000000Z"
    with pytest.raises(ValueError, match="without a time zone"):
        entry.moment(datetime(2026, 11, 23))  # noqa: DTZ001 - the very mistake


def test_a_digest_is_of_the_salt_and_then_the_values() -> None:
    digest = entry.digest({"text": "Tea?"}, salt=b"0123456789abcdef")

    assert digest == hashlib.sha256(b'0123456789abcdef{"text":"Tea?"}').hexdigest()
    assert digest != entry.digest({"text": "Tea?"}, salt=b"0123456789abcdeF")
    assert digest != entry.digest({"text": "Tea!"}, salt=b"0123456789abcdef")
