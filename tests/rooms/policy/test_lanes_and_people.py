"""Which rules are asked of whom, which clause they cite, and in what order reasons are given."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clearline.policy.decide import asked_in, decide
from clearline.policy.decision import Outcome, after, notice
from clearline.policy.facts import Facts
from clearline.policy.rule import FIRST_EDITION, Found, Situation, allowed, rule
from clearline.policy.rules import RULES
from clearline.policy.terms import Channel, Direction, Kind, Lane
from tests.rooms.policy.asking import CRISIS, LEFT, approved, ask, noticed, owed, stopped, told

TODAY = date(2026, 5, 12)
# Wrong in as many ways as there are.
WRONG: dict[str, Any] = {
    "channel": "social_media",
    "account": "personal",
    "purpose": None,
    "equipment": None,
    "worker": {
        "relationship": "none",
        "restricted": True,
        "on_shift": False,
        "acknowledged": [],
    },
    "recipient": {"order_bars_contact": True, "in_touch": "REFU", "agrees": False, **LEFT},
    "permissions": [],
    "permission_disputed": True,
    "accounts_overdue": 1,
    "overseen": False,
    "at": "2026-05-12T22:10:00+01:00",
}
CHILDS_OWN = {
    "wants_contact",
    "own_agreement",
    "permission_given",
    "permission_undisputed",
    "leaver_approved",
    "accounts_written",
    "agreed_hours",
    "face_to_face_first",
    "account_written",
    "known_age",
}
NOT_FACE_TO_FACE = {"work_equipment", "own_agreement", "accounts_written", "face_to_face_first"}
NOT_FACE_TO_FACE |= {"known_age", "permission_given", "permission_undisputed"}
NOT_FACE_TO_FACE |= {"agreed_hours", "on_shift"}
NOT_ON_A_BOARD = {"permission_given", "permission_undisputed", "agreed_hours", "on_shift"}
OF_A_LANE = {"protected_lane", "always_received"}


def asked(channel: Channel = Channel.IN_APP, kind: Kind = Kind.CHILD) -> set[str]:
    situation = Situation(Lane.STAFF, Direction.OUTBOUND, channel, kind)
    return {each.name for each in asked_in(situation, TODAY)}


def test_the_protected_lane_is_allowed_whatever_is_wrong_and_either_way() -> None:
    for direction in ("outbound", "inbound"):
        decision = ask(**WRONG, lane="protected", direction=direction, crisis=CRISIS)

        assert decision.outcome is Outcome.ALLOW
        assert [each.rule for each in decision.notices] == ["protected_lane"]
        assert decision.obligations == ()


def test_what_comes_in_is_taken_whatever_is_wrong() -> None:
    decision = ask(**WRONG, direction="inbound", crisis={"declared_at": WRONG["at"]})

    assert decision.outcome is Outcome.ALLOW
    assert [each.rule for each in decision.notices] == ["always_received"]
    assert decision.obligations == ()


def test_what_comes_in_needs_no_facts_but_who_and_how() -> None:
    left_out = {"purpose": ..., "equipment": ..., "permissions": ..., "overseen": ...}

    assert stopped(**left_out, direction="inbound") == {}
    assert stopped(**left_out, lane="protected") == {}
    assert set(stopped(**left_out).values()) == {"hold"}


def test_rules_that_speak_of_the_child_are_not_asked_for_family() -> None:
    assert asked() - asked(kind=Kind.FAMILY) == CHILDS_OWN


@pytest.mark.parametrize("channel", list(Channel))
def test_a_rule_is_asked_for_every_channel_unless_its_row_says_otherwise(channel: Channel) -> None:
    everything = {each.name for each in RULES} - OF_A_LANE
    spared = {Channel.FACE_TO_FACE: NOT_FACE_TO_FACE}
    spared |= dict.fromkeys((Channel.NOTICEBOARD, Channel.WEBSITE), NOT_ON_A_BOARD)

    assert asked(channel) == everything - spared.get(channel, set())


def test_of_family_only_the_order_is_known_whatever_else_is_written() -> None:
    family = {"kind": "family", "agrees": "nonsense", "date_of_birth": 7}

    assert stopped(recipient=family) == {}
    assert stopped(recipient={**family, "order_bars_contact": ...}) == {"no_order_against": "hold"}


@pytest.mark.parametrize(
    ("recipient", "clause"),
    [
        ({"date_of_birth": "2012-03-04"}, "C12"),
        ({"date_of_birth": "2007-03-04"}, "L2"),
        ({"date_of_birth": None}, "C12"),
        ({"date_of_birth": ...}, "C12"),
        ({"kind": "family"}, "C7"),
    ],
)
def test_the_clause_against_private_channels_follows_from_who_they_are(
    recipient: dict[str, Any], clause: str
) -> None:
    decision = ask(account="personal", channel="social_media", recipient=recipient)
    cited = {each.rule: each.clause for each in decision.reasons}

    assert cited["organisation_account"] == clause
    assert cited["no_social_media"] == clause


@pytest.mark.parametrize(("channel", "clause"), [("in_app", "D1"), ("email", "C8")])
def test_acknowledgements_are_cited_under_the_mail_policys_clause_on_email(
    channel: str, clause: str
) -> None:
    unread = ask(channel=channel, worker={"acknowledged": []})
    unknown = ask(channel=channel, worker={"acknowledged": ...})
    in_grace = ask(channel=channel, worker={"acknowledged": [], "started_on": "2026-05-12"})

    for cited in (*unread.reasons, *unknown.reasons, *in_grace.notices):
        assert cited.rule != "policies_acknowledged" or cited.clause == clause


def test_email_asks_for_the_email_policy_too() -> None:
    without = {"acknowledged": ["practice_guidance", "propriety", "code_of_conduct"]}
    by_mail = {"channel": "email", "permissions": [], "crisis": CRISIS}

    assert stopped(worker=without) == {}
    assert "policies_acknowledged" in noticed(**by_mail, worker=without)
    assert "policies_acknowledged" not in noticed(**by_mail)


def test_the_settings_say_which_policies_are_to_be_acknowledged() -> None:
    nothing_read = {"worker": {"acknowledged": [], "started_on": ...}}

    assert stopped(**nothing_read, policy={"required_acknowledgements": []}) == {}
    assert stopped(**nothing_read) == {"policies_acknowledged": "hold"}
    assert stopped(worker={"acknowledged": ...}, policy={"required_acknowledgements": []}) == {}


def test_refusals_come_before_holds_each_in_the_order_of_the_table() -> None:
    order = [each.name for each in RULES]
    reasons = [(each.finding.outcome, each.rule) for each in ask(**WRONG).reasons]
    refusals = [name for outcome, name in reasons if outcome is Outcome.REFUSE]
    holds = [name for outcome, name in reasons if outcome is Outcome.HOLD]

    assert [name for _, name in reasons] == refusals + holds
    assert refusals == sorted(refusals, key=order.index)
    assert holds == sorted(holds, key=order.index)
    assert len(refusals) > 8
    assert len(holds) == 3


def test_a_child_in_the_house_is_better_talked_to() -> None:
    in_the_house = {"recipient": {"presence": "in_home"}}

    assert noticed(**in_the_house) == ["face_to_face_first"]
    assert noticed(**in_the_house, channel="face_to_face") == []
    assert noticed(recipient={"presence": "in_home", "residence": "never"}) == []


def test_an_account_is_owed_of_allowed_contact_after_they_have_left() -> None:
    assert owed(**approved()) == ["write_account"]
    assert owed(**approved(), channel="face_to_face") == []  # that way is not approved
    assert owed(**approved(channels=["face_to_face"]), channel="face_to_face") == ["write_account"]
    assert owed(**approved(), accounts_overdue=1) == []
    assert owed(**approved(), accounts_overdue=1, policy={"overdue_accounts_allowed": 1}) == [
        "write_account"
    ]
    assert owed() == []


def test_no_account_is_owed_when_nobody_knows_whether_they_have_left() -> None:
    both = approved()

    assert owed(**{**both, "recipient": {"residence": ...}}) == []


def test_what_is_owed_is_due_after_true_time_with_the_offset_of_the_request() -> None:
    decision = ask(permissions=[], crisis=CRISIS)
    due = {each.what: each.due.isoformat() for each in decision.obligations}

    assert due == {
        "review_permission": "2026-05-13T16:30:00+01:00",
        "direct_contact": "2026-05-12T17:30:00+01:00",
    }


def test_a_day_across_a_change_of_the_clocks_has_24_hours() -> None:
    before = datetime(2026, 3, 28, 12, tzinfo=ZoneInfo("Europe/London"))

    assert after(before, timedelta(hours=24)).isoformat() == "2026-03-29T13:00:00+01:00"


def test_a_rule_is_asked_from_its_first_day_to_its_last() -> None:
    @rule("C10", since=date(2026, 5, 12), until=date(2026, 5, 13), met_by=[allowed("Anything.")])
    def something_new(_facts: Facts) -> Found:
        """Something new is asked."""
        return notice("Something new.")

    def said(on: str) -> int:
        return len(decide(told(at=f"{on}T12:00:00+01:00"), (*RULES, something_new)).notices)

    days = ["2026-05-11", "2026-05-12", "2026-05-13", "2026-05-14"]
    assert [said(day) for day in days] == [0, 1, 1, 0]
    assert something_new(told()) == notice("Something new.")


def test_with_no_rule_in_force_nothing_of_staffs_may_happen() -> None:
    before_all_rules = f"{FIRST_EDITION - timedelta(days=1)}T12:00:00+00:00"
    decision = ask(at=before_all_rules)

    assert decision.outcome is Outcome.HOLD
    assert [each.rule for each in decision.reasons] == ["no_rule_in_force"]
    assert ask(at=before_all_rules, direction="inbound").outcome is Outcome.ALLOW
    assert ask(at=before_all_rules, lane="protected").outcome is Outcome.ALLOW
