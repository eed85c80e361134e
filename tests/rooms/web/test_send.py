"""What `/send` takes for a draft, and what it answers."""

import json
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.contact.draft import Answer, Draft, Problem
from clearline.policy.decision import Outcome
from clearline.web import http, send

GOOD = {"id": str(uuid4()), "conversation": str(uuid4()), "text": "hi", "purpose": "check_in"}


def read(said: object) -> Draft | None:
    return send.draft_from(json.dumps(said).encode(), session=b"s")


def test_a_draft_is_read_with_the_session_of_its_cookie() -> None:
    draft = read(GOOD)
    assert draft is not None
    assert (draft.text, draft.purpose, draft.session) == ("hi", "check_in", b"s")
    assert draft.person is None


def test_nobody_says_who_they_are_or_with_what_in_a_form() -> None:
    draft = read({**GOOD, "person": 1, "equipment": 1, "session": "x"})
    assert draft is not None
    assert (draft.person, draft.equipment, draft.session) == (None, None, b"s")


def test_nobody_writes_in_a_way_that_nothing_carries() -> None:
    in_app = read({**GOOD, "channel": "in_app"})
    assert in_app is not None
    assert in_app.channel == "in_app"
    assert read({**GOOD, "channel": "sms"}) is None
    assert read({**GOOD, "channel": "pigeon"}) is None


@pytest.mark.parametrize(
    "change",
    [
        {"id": "nonsense"},
        {"id": None},
        {"conversation": 7},
        {"text": None},
        {"text": ["hi"]},
        {"purpose": "gossip"},
        {"purpose": {"is": "gossip"}},
        {"purpose_note": 5},
        {"corrects": "x"},
    ],
)
def test_what_is_no_draft_is_none(change: dict[str, object]) -> None:
    assert read({**GOOD, **change}) is None
    assert read(GOOD) is not None


@given(st.binary(max_size=200))
def test_no_bytes_break_it(body: bytes) -> None:
    assert send.draft_from(body, session=None) is None


@given(st.recursive(st.none() | st.booleans() | st.text() | st.integers(), st.lists, max_leaves=8))
def test_no_json_breaks_it(said: object) -> None:
    assert read({**GOOD, "text": said}) is None or isinstance(said, str)


def test_every_problem_has_its_sentence_and_its_status() -> None:
    for problem in Problem:
        status, said = send.as_json(Answer(uuid4(), problem=problem))
        assert status >= 400
        assert said["says"].endswith(".")


def test_an_answer_says_what_the_gate_said() -> None:
    status, said = send.as_json(Answer(uuid4(), 7, Outcome.HOLD))
    assert (status, said["outcome"]) == (200, "hold")


def test_an_answer_tells_nobody_how_much_others_write() -> None:
    one, other = (Answer(uuid4(), place, Outcome.ALLOW) for place in (7, 700_000))
    assert send.as_json(one)[1].keys() == send.as_json(other)[1].keys() == {"id", "outcome"}


@pytest.mark.parametrize(
    ("host", "origin", "is_ours"),
    [
        ("127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("localhost", "http://localhost", True),
        ("[::1]:8000", "http://[::1]:8000", True),
        ("127.0.0.1:8000", "http://127.0.0.1:8001", False),
        ("127.0.0.1:8000", "https://127.0.0.1:8000", False),
        ("127.0.0.1:8000", "http://evil.example", False),
        ("127.0.0.1:8000", "null", False),
        ("127.0.0.1:8000", "", False),
        ("evil.example", "http://evil.example", False),
    ],
)
def test_only_our_own_pages_may_send(host: str, origin: str, is_ours: bool) -> None:  # noqa: FBT001
    scope = {
        "scheme": "http",
        "headers": [(b"host", host.encode()), (b"origin", origin.encode())],
    }
    assert http.is_ours(scope) is is_ours
