"""What is unknown and needed holds; what is unknown and does not matter changes nothing."""

from typing import Any

import pytest

from tests.rooms.policy.asking import CRISIS, LEFT, approved, ask, noticed, stopped

LATE = "2026-05-12T22:10:00+01:00"
MEETING = {"kind": "meeting", "group": "boundary", "clause": "C6", "outcome": "refuse"}


@pytest.mark.parametrize(
    ("left_out", "rules"),
    [
        ({"purpose": ...}, {"purpose_declared"}),
        ({"equipment": ...}, {"work_equipment"}),
        ({"equipment": {"provided_by": ...}}, {"work_equipment"}),
        ({"equipment": {"status": ...}}, {"work_equipment"}),
        ({"equipment": {"assigned_to": ...}}, {"work_equipment"}),
        ({"permissions": ...}, {"permission_given"}),
        ({"permission_disputed": ...}, {"permission_undisputed"}),
        ({"overseen": ...}, {"open_to_scrutiny"}),
        ({"worker": {"relationship": ...}}, {"professional_relationship"}),
        ({"worker": {"on_shift": ...}}, {"on_shift"}),
        ({"worker": {"acknowledged": ...}}, {"policies_acknowledged"}),
        ({"worker": {"restricted": ...}}, {"unrestricted_worker"}),
        ({"recipient": {"date_of_birth": ...}}, {"known_age"}),
        ({"recipient": {"residence": ...}}, {"leaver_approved"}),
        ({"recipient": {"legal_status": ...}}, {"permission_given"}),
        ({"recipient": {"presence": ...}}, {"face_to_face_first"}),
        ({"recipient": {"agrees": ...}}, {"own_agreement"}),
        ({"recipient": {"in_touch": ...}}, {"wants_contact"}),
        ({"recipient": {"order_bars_contact": ...}}, {"no_order_against"}),
        # These are not needed for an ordinary message.
        ({"approvals": ...}, set()),
        ({"accounts_overdue": ...}, set()),
        ({"worker": {"roles": ...}}, set()),
        ({"worker": {"started_on": ...}}, set()),
    ],
)
def test_a_fact_left_out_holds_under_the_name_of_the_rule_that_needs_it(
    left_out: dict[str, Any], rules: set[str]
) -> None:
    assert stopped(**left_out) == dict.fromkeys(rules, "hold")


@pytest.mark.parametrize("left_out", ["crisis", "policy", "purpose_note", "released", "text"])
def test_some_facts_left_out_mean_none(left_out: str) -> None:
    assert stopped(**{left_out: ...}) == {}


@pytest.mark.parametrize(
    ("known", "left_out"),
    [
        ({"provided_by": "personal"}, ["status", "assigned_to"]),
        ({"status": "retired"}, ["provided_by", "assigned_to"]),
        ({"status": "unregistered"}, ["provided_by", "assigned_to"]),
        ({"assigned_to": "other"}, ["provided_by", "status"]),
    ],
)
def test_equipment_known_to_be_wrong_is_refused_whatever_is_not_known(
    known: dict[str, str], left_out: list[str]
) -> None:
    equipment = {**dict.fromkeys(left_out, ...), **known}

    assert stopped(equipment=equipment) == {"work_equipment": "refuse"}


def test_an_unknown_relationship_matters_only_off_shift() -> None:
    unknown = {"relationship": ...}

    assert stopped(worker=unknown) == {"professional_relationship": "hold"}
    assert stopped(worker={**unknown, "on_shift": False}) == {
        "professional_relationship": "hold",
        "on_shift": "hold",
    }


def test_being_off_shift_is_told_apart_from_nobody_knowing() -> None:
    (off,) = ask(worker={"on_shift": False}).reasons
    (perhaps,) = ask(worker={"on_shift": ...}).reasons

    assert off.why == "You are not on shift now."
    assert perhaps.why == "It is not on record whether you are on shift."


def test_whether_they_are_on_shift_matters_only_of_the_homes_staff() -> None:
    assert stopped(worker={"relationship": "iro", "on_shift": ...}) == {}


def test_the_first_day_matters_only_while_something_is_not_acknowledged() -> None:
    unread = {"acknowledged": ["propriety"]}

    assert stopped(worker={**unread, "started_on": ...}) == {"policies_acknowledged": "hold"}


def test_the_number_of_late_accounts_matters_only_of_those_who_have_left() -> None:
    assert stopped(**approved(), accounts_overdue=...) == {"accounts_written": "hold"}
    assert stopped(accounts_overdue=...) == {}


def test_a_late_account_is_told_apart_from_one_that_may_be_late() -> None:
    (late,) = ask(**approved(), accounts_overdue=1).reasons
    (perhaps,) = ask(**approved(), accounts_overdue=...).reasons

    assert late.why == "An account of earlier contact with this young person is late."
    assert perhaps.why == "It is not on record whether an account of earlier contact is late."


def test_whether_they_have_left_matters_where_accounts_are_late_or_nothing_is_approved() -> None:
    nobody_knows = {"recipient": {"residence": ...}}
    both = {**approved(), **nobody_knows}

    assert stopped(**both) == {}
    assert stopped(**both, accounts_overdue=1) == {"accounts_written": "hold"}
    assert stopped(**nobody_knows, worker={"relationship": "iro"}) == {}


def test_an_unknown_relationship_may_be_one_that_needs_no_approval() -> None:
    assert stopped(recipient=LEFT, worker={"relationship": ...}) == {
        "professional_relationship": "hold",
        "leaver_approved": "hold",
    }


def test_approvals_left_out_hold_for_somebody_who_has_left() -> None:
    assert stopped(recipient=LEFT, approvals=...) == {"leaver_approved": "hold"}


def test_where_a_child_is_matters_at_night_and_to_the_reminder() -> None:
    assert stopped(at=LATE, recipient={"presence": ...}) == {
        "agreed_hours": "hold",
        "face_to_face_first": "hold",
    }


def test_the_reminder_needs_to_know_only_what_could_call_for_it() -> None:
    assert noticed(recipient={"residence": "never", "presence": ...}) == []
    assert stopped(recipient={"residence": "never", "presence": ...}) == {}
    assert stopped(recipient={"residence": ..., "presence": "in_home"}) == {
        "leaver_approved": "hold",
        "face_to_face_first": "hold",
    }


def test_without_a_legal_status_nobody_can_say_that_permission_is_missing() -> None:
    assert stopped(recipient={"legal_status": ...}, permissions=[]) == {"permission_given": "hold"}


def test_under_d1_it_does_not_matter_that_permissions_are_unknown() -> None:
    assert stopped(recipient={"legal_status": "D1"}, permissions=...) == {
        "permission_given": "hold"
    }


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, {"wording": "refuse"}),
        ({"purpose": "travel"}, {}),
        ({"purpose": "arrangements"}, {}),
        ({"purpose": "health"}, {}),
        ({"recipient": {"presence": "missing"}}, {}),
        ({"crisis": CRISIS}, {}),
        ({"recipient": {"kind": "family"}}, {"wording": "refuse"}),
        ({"purpose": ...}, {"purpose_declared": "hold", "wording": "hold"}),
        (
            {"recipient": {"presence": ...}},
            {"face_to_face_first": "hold", "wording": "hold"},
        ),
        ({"purpose": "travel", "recipient": {"presence": ...}}, {"face_to_face_first": "hold"}),
        (
            {"recipient": {"kind": "family"}, "purpose": ...},
            {"purpose_declared": "hold", "wording": "hold"},
        ),
    ],
)
def test_to_meet_may_be_the_matter_itself(changes: dict[str, Any], outcome: dict[str, str]) -> None:
    assert stopped(**changes, words_found=[MEETING]) == outcome
