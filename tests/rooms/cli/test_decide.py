"""`clearline decide`: one answer a line, in order, whatever the line is."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.cli.answering import LONGEST_LINE, lines
from clearline.cli.decide import answers
from clearline.policy.examples import ORDINARY, changed
from tests.rooms.policy.anything import JSON, REQUESTS

MARK = b"\xef\xbb\xbf"


def asked(*requests: object) -> list[dict[str, Any]]:
    return list(answers(json.dumps(each).encode() for each in requests))


def request(**changes: Any) -> dict[str, Any]:
    return {"id": "1", **changed(ORDINARY, changes)}


def one(**changes: Any) -> dict[str, Any]:
    (answer,) = asked(request(**changes))
    return answer


def from_bytes(written: bytes) -> list[dict[str, Any]]:
    return list(answers(lines(io.BytesIO(written))))


def test_an_answer_has_the_promised_fields() -> None:
    assert one() == {
        "id": "1",
        "outcome": "allow",
        "reasons": [],
        "notices": [],
        "obligations": [],
        "policy": "default-1",
    }


def test_a_reason_has_the_promised_fields() -> None:
    (reason,) = one(purpose=None)["reasons"]

    assert reason.keys() == {"rule", "clause", "outcome", "why", "remedy"}
    assert (reason["rule"], reason["clause"], reason["outcome"]) == (
        "purpose_declared",
        "C10",
        "refuse",
    )


def test_notices_and_obligations_have_the_promised_fields() -> None:
    answer = one(permissions=[], crisis={"declared_at": ORDINARY["at"]})

    assert [notice.keys() for notice in answer["notices"]] == [{"rule", "clause", "why"}]
    assert answer["obligations"] == [
        {"what": "review_permission", "due": "2026-05-13T16:30:00+01:00"},
        {"what": "direct_contact", "due": "2026-05-12T17:30:00+01:00"},
    ]


@pytest.mark.parametrize("id_", ["1", "", "é", "\ud800", 7, 7.5, -1])
def test_the_id_is_given_back_as_it_is(id_: object) -> None:
    (answer,) = asked({**request(), "id": id_})

    assert answer["id"] == id_
    assert "error" not in answer


@pytest.mark.parametrize("id_", [None, True, [], {}, float("inf")])
def test_a_request_without_an_id_to_give_back_cannot_be_read(id_: object) -> None:
    # Python writes an infinity as JSON does not; 1e999 is one, and is JSON.
    line = json.dumps({**request(), "id": id_}).replace("Infinity", "1e999")
    (answer,) = answers([line.encode()])

    assert answer == {"id": None, "error": "id must be a text or a number, and must be there."}


def test_a_line_that_cannot_be_read_stops_nothing_after_it() -> None:
    first, wrong, last = asked(request(), request(channel="pigeon"), request(purpose=None))

    assert first["outcome"] == "allow"
    assert wrong["id"] == "1"
    assert wrong["error"].startswith("channel must be one of:")
    assert last["outcome"] == "refuse"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"nonsense", "is not JSON"),
        (b'{"id": "1"} trailing', "is not JSON"),
        (b'{"id": "1", "at": NaN}', "NaN is not one of its numbers"),
        (b'{"id": "1", "at": -Infinity}', "-Infinity is not one of its numbers"),
        (b'{"id": "1", "at": ' + b"9" * 5000 + b"}", "is not JSON"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"id": "\xff"}', "is not UTF-8"),
        (b"[1, 2]", "must be a JSON object"),
        (b'"words"', "must be a JSON object"),
        (b"null", "must be a JSON object"),
    ],
)
def test_what_is_no_request_is_named(line: bytes, says: str) -> None:
    (answer,) = from_bytes(line + b"\n")

    assert answer["id"] is None
    assert says in answer["error"]
    assert answer["error"].endswith(".")
    assert "\n" not in answer["error"]


def test_blank_lines_are_skipped_and_the_last_line_needs_no_end() -> None:
    line = json.dumps(request()).encode()

    assert len(from_bytes(b"\n  \n" + line + b"\r\n\t\n" + line)) == 2


def test_a_mark_at_the_beginning_of_a_file_is_not_a_word() -> None:
    (answer,) = from_bytes(MARK + json.dumps(request()).encode())

    assert answer["outcome"] == "allow"


def test_a_line_without_end_is_passed_over_and_the_next_is_answered() -> None:
    endless = b'{"id": "' + b"x" * (2 * LONGEST_LINE) + b'"}\n'
    too_long, after = from_bytes(endless + json.dumps(request()).encode())

    assert too_long == {
        "id": None,
        "error": f"The request may not be longer than {LONGEST_LINE:,} bytes.",
    }
    assert after["outcome"] == "allow"


def test_a_line_of_exactly_the_longest_length_is_read() -> None:
    line = json.dumps(request()).encode()
    padded = line + b" " * (LONGEST_LINE - len(line) - 1) + b"\n"

    assert [each.get("outcome") for each in from_bytes(padded + line)] == ["allow", "allow"]


def test_staffs_words_are_read() -> None:
    answer = one(text="My own number is 07700 900123, ring me")

    assert answer["outcome"] == "refuse"
    assert {reason["rule"] for reason in answer["reasons"]} == {"wording"}
    assert one(text="How did the maths test go today?")["outcome"] == "allow"


@pytest.mark.parametrize("elsewhere", [{"lane": "protected"}, {"direction": "inbound"}])
def test_words_that_are_not_staffs_to_give_are_not_read(elsewhere: dict[str, str]) -> None:
    answer = one(text="My own number is 07700 900123, ring me", **elsewhere)

    assert answer["outcome"] == "allow"
    assert len(answer["notices"]) == 1


@pytest.mark.parametrize("text", [None, ""])
def test_no_words_are_nothing_to_read(text: object) -> None:
    assert one(text=text)["outcome"] == "allow"


def test_words_of_a_wrong_type_cannot_be_read() -> None:
    assert one(text=["My", "words"])["error"] == "text must be a text."


@given(REQUESTS)
def test_every_request_is_answered(request_: dict[str, Any]) -> None:
    (answer,) = asked({"id": "1", **request_})

    assert answer["outcome"] in ("allow", "hold", "refuse")


@given(JSON)
def test_whatever_is_asked_gets_one_answer(anything: object) -> None:
    (answer,) = asked(anything)

    assert set(answer) == {"id", "error"}


@given(st.binary(max_size=200))
def test_whatever_is_written_gets_an_answer_for_each_line(written: bytes) -> None:
    told = [line.removeprefix(MARK).strip() for line in written.split(b"\n")]

    assert len(from_bytes(written)) == sum(1 for line in told if line)
