"""What a crisis opens, what a release lets go, and what neither can touch."""

from typing import Any

import pytest

from clearline.policy.decision import Settled
from clearline.policy.rules import RULES
from tests.rooms.policy.asking import CRISIS, LEFT, ask, noticed, owed, stopped, told

AT = "2026-05-12T16:30:00+01:00"
LATE = "2026-05-12T22:10:00+01:00"
OFF_SHIFT = {"worker": {"on_shift": False}}
# One broken rule each: what the settings call it, and what breaks it.
OPENABLE: dict[str, tuple[str, dict[str, Any]]] = {
    "permission_given": ("permission", {"permissions": []}),
    "permission_undisputed": ("permission", {"permission_disputed": True}),
    "leaver_approved": ("approval", {"recipient": LEFT}),
    "own_agreement": ("agreement", {"recipient": {"agrees": False}}),
    "agreed_hours": ("hours", {"at": LATE}),
    "on_shift": ("shift", OFF_SHIFT),
    "accounts_written": ("accounts", {"recipient": LEFT, "accounts_overdue": 1}),
    "known_age": ("age", {"recipient": {"date_of_birth": None}}),
    "policies_acknowledged": ("acknowledgements", {"worker": {"acknowledged": []}}),
}
NEVER: dict[str, dict[str, Any]] = {
    "organisation_account": {"account": "personal"},
    "work_equipment": {"equipment": None},
    "unrestricted_worker": {"worker": {"restricted": True}},
    "no_order_against": {"recipient": {"order_bars_contact": True}},
    "wants_contact": {"recipient": {"in_touch": "REFU"}},
    "professional_relationship": {"worker": {"relationship": "none"}},
    "purpose_declared": {"purpose": None},
    "open_to_scrutiny": {"overseen": False},
    "wording": {
        "words_found": [{"kind": "gift", "group": "boundary", "clause": "C6", "outcome": "hold"}]
    },
}
EVERY_RULE = [rule.name for rule in RULES]


def released(rule: str, **changes: Any) -> dict[str, Any]:
    return {"released": [{"rule": rule, "by": "manager", "at": AT, **changes}]}


@pytest.mark.parametrize("rule", OPENABLE)
def test_a_crisis_opens_what_the_settings_list_and_names_it(rule: str) -> None:
    word, broken = OPENABLE[rule]
    crisis = {"declared_at": broken.get("at", AT)}

    assert rule in stopped(**broken)
    assert rule not in stopped(**broken, crisis=crisis)
    assert rule in noticed(**broken, crisis=crisis)
    assert rule in stopped(**broken, crisis=crisis, policy={"crisis_opens": ["wording"]})
    assert rule not in stopped(**broken, crisis=crisis, policy={"crisis_opens": [word]})


@pytest.mark.parametrize("rule", NEVER)
def test_a_crisis_never_opens_the_rest_whatever_the_settings_say(rule: str) -> None:
    opens = {"crisis_opens": [*EVERY_RULE, "hours", "anything"]}

    assert rule in stopped(**NEVER[rule], crisis=CRISIS, policy=opens)


def test_social_media_stays_shut_in_a_crisis() -> None:
    assert "no_social_media" in stopped(channel="social_media", crisis=CRISIS)


def test_what_a_crisis_did_not_need_to_open_is_not_named() -> None:
    assert noticed(crisis=CRISIS) == []


def test_a_notice_is_a_notice_in_a_crisis_too_and_was_not_opened() -> None:
    decision = ask(recipient={"agrees": None}, crisis=CRISIS)

    assert [(each.rule, each.settled) for each in decision.notices] == [("own_agreement", None)]


@pytest.mark.parametrize(
    ("declared_at", "counts"),
    [
        ("2026-05-12T16:30:00+01:00", True),
        ("2026-05-12T15:30:00Z", True),
        ("2026-05-12T16:30:01+01:00", False),
        ("2026-05-11T16:30:00+01:00", True),
        ("2026-05-11T16:29:59+01:00", False),
    ],
)
def test_a_crisis_counts_from_its_moment_for_as_long_as_it_lasts(
    declared_at: str, *, counts: bool
) -> None:
    assert told(crisis={"declared_at": declared_at}).in_crisis is counts
    assert bool(stopped(**OFF_SHIFT, crisis={"declared_at": declared_at})) is not counts


def test_the_settings_say_how_long_a_crisis_lasts() -> None:
    two_hours_ago = {"declared_at": "2026-05-12T14:30:00+01:00"}

    assert told(crisis=two_hours_ago, policy={"crisis_lasts_hours": 2}).in_crisis
    assert not told(crisis=two_hours_ago, policy={"crisis_lasts_hours": 1.99}).in_crisis


def test_a_crisis_whose_moment_nobody_told_opens_nothing() -> None:
    assert stopped(**OFF_SHIFT, crisis={}) == {"on_shift": "hold"}


def test_a_crisis_opens_what_is_not_known_as_it_would_the_refusal() -> None:
    assert stopped(permissions=...) == {"permission_given": "hold"}
    assert stopped(permissions=..., crisis=CRISIS) == {}
    assert owed(permissions=..., crisis=CRISIS) == ["review_permission", "direct_contact"]


@pytest.mark.parametrize("channel", ["sms", "in_app", "email"])
def test_words_in_a_crisis_are_followed_by_direct_contact_whatever_the_outcome(
    channel: str,
) -> None:
    assert "direct_contact" in owed(channel=channel, crisis=CRISIS)
    assert "direct_contact" in owed(channel=channel, crisis=CRISIS, overseen=False)
    assert "direct_contact" not in owed(channel=channel)


@pytest.mark.parametrize("channel", ["voice_call", "video_call", "photo", "face_to_face"])
def test_other_channels_ask_for_no_direct_contact(channel: str) -> None:
    assert owed(channel=channel, crisis=CRISIS, permissions=...) in ([], ["review_permission"])


@pytest.mark.parametrize("rule", ["on_shift", "accounts_written", "known_age"])
def test_a_released_hold_becomes_a_notice(rule: str) -> None:
    broken = OPENABLE[rule][1] | ({"approvals": []} if rule == "accounts_written" else {})

    assert rule in stopped(**broken)
    assert rule not in stopped(**broken, **released(rule))
    assert rule in noticed(**broken, **released(rule))


@pytest.mark.parametrize(
    "rule", ["permission_given", "leaver_approved", "own_agreement", "policies_acknowledged"]
)
def test_a_refusal_is_never_released(rule: str) -> None:
    assert stopped(**OPENABLE[rule][1], **released(rule))[rule] == "refuse"


def test_nobody_releases_their_own() -> None:
    assert stopped(**OFF_SHIFT, **released("on_shift", by="worker")) == {"on_shift": "hold"}


@pytest.mark.parametrize(
    ("at", "wants"), [(AT, {}), ("2026-05-12T16:30:01+01:00", {"on_shift": "hold"})]
)
def test_a_release_counts_from_its_moment(at: str, wants: dict[str, str]) -> None:
    assert stopped(**OFF_SHIFT, **released("on_shift", at=at)) == wants


@pytest.mark.parametrize("unknown", ["rule", "by", "at"])
def test_a_release_of_which_something_is_not_known_lets_nothing_go(unknown: str) -> None:
    release = {"rule": "on_shift", "by": "manager", "at": AT}
    release.pop(unknown)

    assert stopped(**OFF_SHIFT, released=[release]) == {"on_shift": "hold"}


def test_anything_new_still_counts_after_a_release() -> None:
    assert stopped(**OFF_SHIFT, permission_disputed=True, **released("on_shift")) == {
        "permission_undisputed": "hold"
    }


def test_what_is_not_known_can_be_released_too() -> None:
    assert stopped(overseen=...) == {"open_to_scrutiny": "hold"}
    assert stopped(overseen=..., **released("open_to_scrutiny")) == {}


def test_wording_is_released_kind_by_kind() -> None:
    held = {"group": "boundary", "clause": "C6", "outcome": "hold"}
    words = [{"kind": "gift", **held}, {"kind": "secrecy", **held}]

    assert stopped(words_found=words) == {"wording": "hold"}
    assert len(ask(words_found=words, **released("wording")).reasons) == 2
    assert len(ask(words_found=words, **released("wording", kind="gift")).reasons) == 1


def test_a_crisis_is_looked_at_before_a_release_so_its_obligation_is_owed() -> None:
    under_another_status = {"recipient": {"legal_status": "C2"}}
    let_go = released("permission_given")

    assert owed(**under_another_status, **let_go) == []
    decision = ask(**under_another_status, **let_go, crisis=CRISIS)
    assert [each.what for each in decision.obligations] == ["review_permission", "direct_contact"]
    assert [each.settled for each in decision.notices] == [Settled.CRISIS]


def test_a_notice_says_what_let_it_go() -> None:
    opened = ask(**OFF_SHIFT, crisis=CRISIS).notices[0].why
    let_go = ask(**OFF_SHIFT, **released("on_shift")).notices[0].why

    assert opened.startswith("Open because of the crisis")
    assert let_go.startswith("Somebody looked at this and let it go")
