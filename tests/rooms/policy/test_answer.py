"""An answer, as it is written for other programs and kept beside each message."""

from tests.rooms.policy.asking import CRISIS, ask

PRIVATE = {
    "kind": "disclosure",
    "group": "personal",
    "clause": "C4",
    "outcome": "hold",
    "why": "It tells of private life.",
}


def test_an_answer_says_what_why_what_to_do_and_what_is_owed() -> None:
    decision = ask(channel="sms", crisis=CRISIS, permissions=[], words_found=[PRIVATE])

    assert decision.as_answer() == {
        "outcome": "hold",
        "reasons": [
            {
                "rule": "wording",
                "clause": "C4",
                "outcome": "hold",
                "why": "It tells of private life.",
                "remedy": "Take it out, or ask somebody who may release it.",
            }
        ],
        "notices": [
            {
                "rule": "permission_given",
                "clause": "C9",
                "why": "Open because of the crisis, and looked at afterwards: Nobody with the"
                " right to say yes has permitted this way of keeping in touch for today.",
            }
        ],
        "obligations": [
            {"what": "review_permission", "due": "2026-05-13T16:30:00+01:00"},
            {"what": "direct_contact", "due": "2026-05-12T17:30:00+01:00"},
        ],
        "policy": "default-1",
    }


def test_what_was_let_go_says_by_what() -> None:
    released = [
        {"rule": "wording", "kind": "disclosure", "by": "lead", "at": "2026-05-12T16:00:00+01:00"}
    ]

    answer = ask(words_found=[PRIVATE], released=released).as_answer()

    assert answer["outcome"] == "allow"
    assert answer["notices"] == [
        {
            "rule": "wording",
            "clause": "C4",
            "why": "Somebody looked at this and let it go: It tells of private life.",
        }
    ]


def test_an_ordinary_answer_has_nothing_to_say() -> None:
    assert ask().as_answer() == {
        "outcome": "allow",
        "reasons": [],
        "notices": [],
        "obligations": [],
        "policy": "default-1",
    }
