"""Who may permit a form of communication, and for which days."""

import pytest

from clearline.policy.terms import Giver, LegalStatus
from tests.rooms.policy.asking import CRISIS, ask, owed, permitted, stopped

REFUSED = {"permission_given": "refuse"}
HELD = {"permission_given": "hold"}
BORN_BEFORE_2008 = {"date_of_birth": "2007-01-01"}

# The whole list, as the command line promises it.
MAY_GIVE = {
    "V2": {"parent", "delegated_manager", "waiver"},
    "V3": {"parent", "delegated_manager", "waiver"},
    "V4": {"parent", "delegated_manager", "waiver"},
    "J1": {"parent", "waiver"},
    "J2": {"parent", "waiver"},
    "J3": {"parent", "waiver"},
    "L1": {"parent", "waiver"},
    "L3": {"parent", "waiver"},
    None: {"parent", "waiver"},
    "C1": {"local_authority", "delegated_manager"},
    "C2": {"local_authority", "delegated_manager"},
    "E1": {"local_authority"},
    "L2": {"local_authority"},
}


@pytest.mark.parametrize("giver", [each.value for each in Giver])
@pytest.mark.parametrize("status", MAY_GIVE)
def test_under_18_the_legal_status_says_who_may_permit(status: str | None, giver: str) -> None:
    wants = {} if giver in MAY_GIVE[status] else REFUSED

    assert (
        stopped(
            recipient={"legal_status": status},
            permissions=permitted(given_by=giver, legal_status=status),
        )
        == wants
    )


@pytest.mark.parametrize("giver", [each.value for each in Giver])
def test_under_d1_nobody_may_and_the_status_is_held_to_be_confirmed(giver: str) -> None:
    assert (
        stopped(
            recipient={"legal_status": "D1"},
            permissions=permitted(given_by=giver, legal_status="D1"),
        )
        == HELD
    )
    assert stopped(recipient={"legal_status": "D1"}, permissions=[]) == HELD


@pytest.mark.parametrize("status", [*(each.value for each in LegalStatus), None, ...])
def test_at_18_the_young_person_alone_permits_and_no_status_is_looked_at(status: object) -> None:
    recipient = {**BORN_BEFORE_2008, "legal_status": status}

    for then in ("V2", "D1", None, ...):
        by_them = permitted(given_by="young_person", legal_status=then)
        by_parent = permitted(given_by="parent", legal_status=then)
        assert stopped(recipient=recipient, permissions=by_them) == {}
        assert stopped(recipient=recipient, permissions=by_parent) == REFUSED


def test_permission_given_under_another_status_by_who_might_then_is_looked_at() -> None:
    recipient = {"legal_status": "C2"}

    assert stopped(recipient=recipient, permissions=permitted(legal_status="V2")) == HELD
    assert stopped(recipient=recipient, permissions=permitted(legal_status=None)) == HELD


def test_permission_given_under_another_status_by_who_might_not_is_none() -> None:
    recipient = {"legal_status": "C2"}
    by_parent_under_c1 = permitted(legal_status="C1")
    by_anybody_under_d1 = permitted(legal_status="D1")

    assert stopped(recipient=recipient, permissions=by_parent_under_c1) == REFUSED
    assert stopped(recipient=recipient, permissions=by_anybody_under_d1) == REFUSED


def test_one_good_permission_is_enough_beside_others() -> None:
    good = permitted()
    others = permitted(legal_status="C2", given_by="local_authority") + permitted(channel="sms")

    assert stopped(permissions=others + good) == {}
    assert stopped(permissions=others) == HELD


@pytest.mark.parametrize(
    ("days", "wants"),
    [
        ({"from": "2026-05-12"}, {}),
        ({"from": "2026-05-13"}, REFUSED),
        ({"until": "2026-05-12"}, {}),
        ({"until": "2026-05-11"}, REFUSED),
        ({"withdrawn_on": "2026-05-13"}, {}),
        ({"withdrawn_on": "2026-05-12"}, REFUSED),
        ({"withdrawn_on": "2026-05-11"}, REFUSED),
    ],
)
def test_from_and_until_are_included_and_the_day_of_withdrawal_is_not(
    days: dict[str, str], wants: dict[str, str]
) -> None:
    assert stopped(permissions=permitted(**days)) == wants


def test_the_days_of_a_permission_are_those_of_london() -> None:
    just_after_midnight = {"at": "2026-05-12T23:30:00Z", "minutes_since_their_message": 5}

    assert stopped(**just_after_midnight, permissions=permitted(until="2026-05-12")) == REFUSED
    assert stopped(**just_after_midnight, permissions=permitted(until="2026-05-13")) == {}


def test_permission_is_for_one_form_of_communication() -> None:
    assert stopped(channel="sms", permissions=permitted(channel="sms")) == {}
    assert stopped(channel="sms", permissions=permitted(channel="email")) == REFUSED


@pytest.mark.parametrize("channel", ["face_to_face", "noticeboard", "website"])
def test_some_channels_need_no_permission(channel: str) -> None:
    assert stopped(channel=channel, permissions=[], permission_disputed=True) == {}


def test_permission_is_not_asked_of_family() -> None:
    recipient = {"kind": "family"}

    assert stopped(recipient=recipient, permissions=[], permission_disputed=True) == {}


def test_without_a_date_of_birth_the_age_holds_and_permission_is_not_asked() -> None:
    for born in (None, ...):
        recipient = {"date_of_birth": born}
        assert stopped(recipient=recipient, permissions=[], permission_disputed=True) == {
            "known_age": "hold"
        }


def test_a_dispute_holds_also_at_18() -> None:
    adult = {"recipient": BORN_BEFORE_2008, "permissions": permitted(given_by="young_person")}

    assert stopped(permission_disputed=True) == {"permission_undisputed": "hold"}
    assert stopped(**adult, permission_disputed=True) == {"permission_undisputed": "hold"}
    assert stopped(**adult) == {}


def test_what_a_crisis_opens_of_permission_is_reviewed() -> None:
    assert owed(permissions=[], crisis=CRISIS) == ["review_permission", "direct_contact"]
    assert owed(permission_disputed=True, crisis=CRISIS) == ["direct_contact"]
    assert owed(crisis=CRISIS) == ["direct_contact"]


@pytest.mark.parametrize(
    "field", ["channel", "given_by", "from", "until", "withdrawn_on", "legal_status"]
)
def test_a_permission_of_which_something_is_not_known_holds(field: str) -> None:
    assert stopped(permissions=permitted(**{field: ...})) == HELD
    (reason,) = ask(permissions=permitted(**{field: ...})).reasons
    assert reason.why == (
        "It is not on record who permitted this form of communication, and for when."
    )


@pytest.mark.parametrize(
    "known",
    [
        {"channel": "sms"},
        {"given_by": "young_person"},
        {"from": "2026-05-13"},
        {"until": "2026-05-11"},
        {"withdrawn_on": "2026-05-12"},
        {"legal_status": "D1"},
    ],
)
def test_what_is_known_may_refuse_whatever_is_not(known: dict[str, str]) -> None:
    fields = ["channel", "given_by", "from", "until", "withdrawn_on", "legal_status"]
    unknown = {field: ... for field in fields if field not in known}

    assert stopped(permissions=permitted(**unknown, **known)) == REFUSED
