"""Whose approval counts for contact with a young person who has left."""

from typing import Any

import pytest

from tests.rooms.policy.asking import APPROVED, BY_AUTHORITY, CRISIS, LEFT, approved, owed, stopped

REFUSED = {"leaver_approved": "refuse"}
HELD = {"leaver_approved": "hold"}
LATER = "2026-04-02T10:00:00+01:00"


def test_both_sides_approve_or_there_is_no_contact() -> None:
    assert stopped(**approved(APPROVED, BY_AUTHORITY)) == {}
    assert stopped(**approved(APPROVED)) == REFUSED
    assert stopped(**approved(BY_AUTHORITY)) == REFUSED
    assert stopped(recipient=LEFT) == REFUSED


@pytest.mark.parametrize(
    ("residence", "wants"), [("resident", {}), ("never", {}), ("left", REFUSED)]
)
def test_it_is_asked_only_of_those_who_have_left(residence: str, wants: dict[str, str]) -> None:
    assert stopped(recipient={"residence": residence}, approvals=[]) == wants


@pytest.mark.parametrize(
    ("relationship", "wants"),
    [
        ("allocated_worker", {}),
        ("iro", {}),
        ("keyworker", REFUSED),
        ("registered_manager", REFUSED),
    ],
)
def test_those_whose_duty_the_contact_is_need_no_approval(
    relationship: str, wants: dict[str, str]
) -> None:
    assert stopped(recipient=LEFT, worker={"relationship": relationship}) == wants


@pytest.mark.parametrize(
    ("home", "authority"),
    [
        ("responsible_individual", "allocated_worker"),
        ("registered_manager", "substitute"),
        ("responsible_individual", "substitute"),
    ],
)
def test_somebody_may_stand_in_on_each_side(home: str, authority: str) -> None:
    pair = ({**APPROVED, "role": home}, {**BY_AUTHORITY, "role": authority})

    assert stopped(**approved(*pair)) == {}
    assert stopped(**approved({**APPROVED, "role": home}, APPROVED)) == REFUSED


def test_the_two_are_different_people_and_neither_is_the_worker() -> None:
    assert stopped(**approved(APPROVED, {**BY_AUTHORITY, "person": "manager"})) == REFUSED
    assert stopped(**approved(APPROVED, {**BY_AUTHORITY, "person": "worker"})) == REFUSED
    assert stopped(**approved({**APPROVED, "person": "worker"}, BY_AUTHORITY)) == REFUSED
    assert stopped(**approved(APPROVED, {**BY_AUTHORITY, "person": "anybody else"})) == {}


@pytest.mark.parametrize(
    ("change", "wants"),
    [
        ({"workers": ["somebody", "worker"]}, {}),
        ({"workers": ["somebody"]}, REFUSED),
        ({"channels": ["sms", "in_app"]}, {}),
        ({"channels": ["sms"]}, REFUSED),
        ({"from": "2026-05-12"}, {}),
        ({"from": "2026-05-13"}, REFUSED),
        ({"until": "2026-05-12"}, {}),
        ({"until": "2026-05-11"}, REFUSED),
        ({"decision": "declined"}, REFUSED),
        ({"decision": "revoked"}, REFUSED),
    ],
)
def test_it_names_the_worker_and_covers_the_channel_and_the_day(
    change: dict[str, Any], wants: dict[str, str]
) -> None:
    assert stopped(**approved(**change)) == wants


@pytest.mark.parametrize(
    ("decided_at", "wants"),
    [
        ("2026-05-12T16:29:59+01:00", {}),
        ("2026-05-12T16:30:00+01:00", {}),
        ("2026-05-12T15:30:00Z", {}),
        ("2026-05-12T16:30:01+01:00", REFUSED),
    ],
)
def test_a_decision_counts_from_the_moment_it_is_made(
    decided_at: str, wants: dict[str, str]
) -> None:
    assert stopped(**approved({**APPROVED, "decided_at": decided_at}, BY_AUTHORITY)) == wants


def test_the_newest_decision_of_a_side_counts() -> None:
    no = {**APPROVED, "decision": "declined", "decided_at": LATER}

    assert stopped(**approved(APPROVED, no, BY_AUTHORITY)) == REFUSED
    assert stopped(**approved(no, APPROVED, BY_AUTHORITY)) == REFUSED
    assert (
        stopped(**approved({**no, "decided_at": "2026-03-01T10:00:00Z"}, APPROVED, BY_AUTHORITY))
        == {}
    )


def test_a_side_is_one_role_whoever_stands_in() -> None:
    no_of_the_ri = {
        **APPROVED,
        "role": "responsible_individual",
        "decision": "revoked",
        "decided_at": LATER,
    }

    assert stopped(**approved(APPROVED, no_of_the_ri, BY_AUTHORITY)) == REFUSED


@pytest.mark.parametrize(
    "other", [{"workers": ["somebody"]}, {"channels": ["sms"]}, {"until": "2026-04-30"}]
)
def test_the_newest_counts_whatever_worker_channel_or_days_it_names(other: dict[str, Any]) -> None:
    assert stopped(
        **approved(APPROVED, {**APPROVED, "decided_at": LATER, **other}, BY_AUTHORITY)
    ) == (REFUSED)
    assert (
        stopped(**approved({**APPROVED, **other}, {**APPROVED, "decided_at": LATER}, BY_AUTHORITY))
        == {}
    )


@pytest.mark.parametrize("answer", ["declined", "revoked"])
def test_at_the_same_instant_one_that_is_not_approved_counts_first(answer: str) -> None:
    no = {**APPROVED, "decision": answer}
    at_the_same_instant = {**no, "decided_at": "2026-04-01T09:00:00Z"}

    assert stopped(**approved(no, APPROVED, BY_AUTHORITY)) == REFUSED
    assert stopped(**approved(APPROVED, no, BY_AUTHORITY)) == REFUSED
    assert stopped(**approved(at_the_same_instant, APPROVED, BY_AUTHORITY)) == REFUSED


def test_at_the_same_instant_otherwise_the_last_listed_counts() -> None:
    for_sms = {**APPROVED, "channels": ["sms"]}

    assert stopped(**approved(for_sms, APPROVED, BY_AUTHORITY)) == {}
    assert stopped(**approved(APPROVED, for_sms, BY_AUTHORITY)) == REFUSED


def test_it_is_asked_for_meeting_too_and_not_of_family() -> None:
    assert stopped(channel="face_to_face", recipient=LEFT) == REFUSED
    assert stopped(recipient={"kind": "family"}) == {}


def test_what_a_crisis_opens_of_approval_is_sought() -> None:
    in_crisis = {"recipient": LEFT, "crisis": CRISIS}

    assert owed(**in_crisis) == ["approval_sought", "direct_contact", "write_account"]
    assert owed(**in_crisis, overseen=False) == ["approval_sought", "direct_contact"]
    assert "approval_sought" not in owed(**approved(), crisis=CRISIS)


@pytest.mark.parametrize("field", sorted(APPROVED))
def test_an_approval_of_which_something_is_not_known_holds(field: str) -> None:
    unknown = {key: value for key, value in APPROVED.items() if key != field}
    assert stopped(**approved(unknown, BY_AUTHORITY)) == HELD


def test_two_approvals_by_nobody_knows_whom_may_be_by_two_people() -> None:
    nameless = [
        {k: v for k, v in each.items() if k != "person"} for each in (APPROVED, BY_AUTHORITY)
    ]

    assert stopped(**approved(*nameless)) == HELD


def test_what_is_not_known_does_not_matter_where_the_other_side_has_not_approved() -> None:
    unknown = {"role": "registered_manager"}

    assert stopped(**approved(unknown, {**BY_AUTHORITY, "decision": "declined"})) == REFUSED
    assert stopped(**approved(unknown)) == REFUSED
    assert stopped(**approved(unknown, BY_AUTHORITY)) == HELD


def test_a_decision_of_unknown_time_matters_only_if_it_would_change_the_answer() -> None:
    undated = {key: value for key, value in APPROVED.items() if key != "decided_at"}

    assert stopped(**approved(APPROVED, undated, BY_AUTHORITY)) == {}
    assert stopped(**approved(APPROVED, {**undated, "decision": "declined"}, BY_AUTHORITY)) == HELD
    assert stopped(**approved({**undated, "decision": "declined"}, BY_AUTHORITY)) == REFUSED


def test_a_later_no_of_unknown_role_may_be_either_sides() -> None:
    no = {**APPROVED, "decision": "declined", "decided_at": LATER}
    told = {key: value for key, value in no.items() if key != "role"}

    assert stopped(**approved(APPROVED, told, BY_AUTHORITY)) == HELD


def test_an_unknown_answer_at_the_same_instant_leaves_it_open() -> None:
    unanswered = {key: value for key, value in APPROVED.items() if key != "decision"}

    assert stopped(**approved(unanswered, APPROVED, BY_AUTHORITY)) == HELD
    assert stopped(**approved(unanswered, {**APPROVED, "decided_at": LATER}, BY_AUTHORITY)) == {}
