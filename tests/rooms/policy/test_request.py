"""What a request may say, how a wrong one is named, and that facts read as they were written."""

import json
from typing import Any

import pytest

from clearline.policy.decide import decide
from clearline.policy.examples import ORDINARY, changed, facts_of
from clearline.policy.form import UnreadableError
from clearline.policy.request import facts_as_json, facts_from_json
from clearline.policy.rules import RULES
from tests.rooms.policy.asking import APPROVED, CRISIS, told

EXAMPLES = [each for rule in RULES for each in (*rule.met_by, *rule.broken_by)]
AT = "2026-05-12T16:30:00+01:00"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.says)
def test_facts_read_as_they_were_written_and_are_decided_the_same(example: Any) -> None:
    facts = facts_of(example)
    kept = json.loads(json.dumps(facts_as_json(facts)))

    assert facts_from_json(kept) == facts
    assert decide(facts_from_json(kept)) == decide(facts)


def test_what_is_unknown_and_what_is_none_stay_different() -> None:
    facts = told(purpose=..., recipient={"agrees": None, "in_touch": ...}, equipment=None)
    kept = facts_as_json(facts)

    assert "purpose" not in kept
    assert kept["equipment"] is None
    assert kept["recipient"]["agrees"] is None
    assert "in_touch" not in kept["recipient"]
    assert facts_from_json(kept) == facts


def test_settings_are_kept_with_the_facts_unless_they_are_the_defaults() -> None:
    chosen = told(policy={"reply_window_minutes": 5, "crisis_opens": ["hours"]})

    assert "policy" not in facts_as_json(told())
    assert facts_from_json(facts_as_json(chosen)).settings == chosen.settings


def test_the_words_are_not_kept_with_the_facts() -> None:
    assert "text" not in json.dumps(facts_as_json(told(text="Something private.")))
    assert "Something private" not in json.dumps(facts_as_json(told(text="Something private.")))


def test_everything_that_can_be_told_is_kept() -> None:
    facts = told(
        purpose="other",
        purpose_note="Passport photo",
        approvals=[APPROVED],
        released=[{"rule": "wording", "kind": "gift", "by": "manager", "at": AT}],
        crisis=CRISIS,
        minutes_since_their_message=2.5,
        words_found=[{"kind": "gift", "group": "boundary", "clause": "C6", "outcome": "hold"}],
    )

    assert facts_from_json(facts_as_json(facts)) == facts


@pytest.mark.parametrize(
    "required", ["at", "direction", "lane", "channel", "account", "worker", "recipient"]
)
def test_a_required_field_missing_cannot_be_read(required: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{required} is missing.$"):
        told(**{required: ...})


@pytest.mark.parametrize(("thing", "field"), [("worker", "person"), ("recipient", "kind")])
def test_who_they_are_is_required(thing: str, field: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{thing}.{field} is missing.$"):
        told(**{thing: {field: ...}})


@pytest.mark.parametrize(
    "field",
    ["purpose", "equipment", "crisis", "minutes_since_their_message", "text"]
    + [f"recipient.{each}" for each in ("date_of_birth", "legal_status", "agrees", "in_touch")],
)
def test_null_is_read_where_the_table_lists_it(field: str) -> None:
    head, _, rest = field.partition(".")

    assert told(**{head: {rest: None} if rest else None}).at == told().at


NOT_NULL = [
    *("at", "direction", "lane", "channel", "account", "worker", "recipient", "purpose_note"),
    *("permissions", "permission_disputed", "approvals", "released", "accounts_overdue"),
    *("overseen", "policy", "worker.person", "worker.roles", "worker.relationship"),
    *("worker.on_shift", "worker.started_on", "worker.acknowledged", "worker.restricted"),
    *("equipment.provided_by", "equipment.status", "equipment.assigned_to", "recipient.kind"),
    *("recipient.residence", "recipient.presence", "recipient.order_bars_contact"),
    "crisis.declared_at",
]


@pytest.mark.parametrize("field", NOT_NULL)
def test_null_elsewhere_is_a_wrong_type(field: str) -> None:
    head, _, rest = field.partition(".")

    with pytest.raises(UnreadableError, match=f"^{field} must"):
        told(**{head: {rest: None} if rest else None})


def in_list(name: str, item: object) -> dict[str, Any]:
    return {name: [item]}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"channel": "pigeon"}, "channel must be one of: in_app, sms,"),
        ({"channel": ["sms"]}, "channel must be one of:"),
        ({"lane": {}}, "lane must be one of:"),
        ({"worker": []}, "worker must be a JSON object."),
        ({"worker": {"person": 7}}, "worker.person must be a text."),
        ({"worker": {"roles": "manager"}}, "worker.roles must be a list."),
        ({"worker": {"acknowledged": ["the_times"]}}, "worker.acknowledged[0] must be one of:"),
        ({"worker": {"on_shift": 1}}, "worker.on_shift must be true or false."),
        ({"overseen": "yes"}, "overseen must be true or false."),
        ({"recipient": {"kind": "friend"}}, "recipient.kind must be one of: child, family."),
        ({"recipient": {"legal_status": "V1"}}, "recipient.legal_status must be one of:"),
        ({"recipient": {"date_of_birth": "2012-13-01"}}, "is not a day of the calendar."),
        ({"recipient": {"date_of_birth": "2012-1-1"}}, "recipient.date_of_birth must be a date"),
        ({"recipient": {"date_of_birth": "20120101"}}, "recipient.date_of_birth must be a date"),
        ({"recipient": {"date_of_birth": AT}}, "recipient.date_of_birth must be a date"),
        ({"at": "2026-05-12T16:30:00"}, "at must be a time with an offset"),
        ({"at": "2026-05-12"}, "at must be a time with an offset"),
        ({"at": 1778599800}, "at must be a time with an offset"),
        ({"at": "2026-05-12T25:30:00Z"}, "at is not a moment of the calendar."),
        ({"at": "0001-01-01T00:00:00Z"}, "at is too far away to reckon with."),
        ({"at": "9999-12-31T23:59:59Z"}, "at is too far away to reckon with."),
        ({"accounts_overdue": 1.5}, "accounts_overdue must be a whole number."),
        ({"accounts_overdue": -1}, "accounts_overdue must not be less than 0."),
        ({"accounts_overdue": True}, "accounts_overdue must be a number."),
        ({"minutes_since_their_message": float("inf")}, "is too large to reckon with."),
        ({"text": ["words"]}, "text must be a text."),
        ({"permissions": {}}, "permissions must be a list."),
        (in_list("permissions", {"channel": 7}), "permissions[0].channel must be one of:"),
        (in_list("permissions", 7), "permissions[0] must be a JSON object."),
        (in_list("approvals", {"until": None}), "approvals[0].until must be a date"),
        (in_list("approvals", {"workers": [7]}), "approvals[0].workers[0] must be a text."),
        (in_list("released", {"kind": None}), "released[0].kind must be a text."),
        ({"policy": {"quiet_hours": ["9pm"]}}, "policy.quiet_hours[0] must be a time of day"),
        ({"policy": []}, "policy must be a JSON object."),
    ],
)
def test_what_cannot_be_read_is_named_in_one_plain_sentence(
    changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(UnreadableError) as problem:
        facts_from_json(changed(ORDINARY, changes))

    assert says in str(problem.value)
    assert str(problem.value).endswith(".")


@pytest.mark.parametrize("request_", [None, [], "words", 7, True])
def test_a_request_is_an_object(request_: object) -> None:
    with pytest.raises(UnreadableError, match=r"^The request must be a JSON object\.$"):
        facts_from_json(request_)


@pytest.mark.parametrize(
    "at",
    [
        "2026-05-12T16:30:00+01:00",
        "2026-05-12T15:30:00Z",
        "2026-05-12t15:30z",
        "2026-05-12 15:30:00.000000Z",
        "20260512T153000+0000",
        "2026-05-12T15:30:00,000Z",
        "2026-05-12T14:30-01",
    ],
)
def test_a_moment_may_be_written_in_the_ways_of_iso_8601(at: str) -> None:
    assert told(at=at).at == told().at


def test_keys_that_nobody_knows_are_ignored() -> None:
    assert told(unheard_of={"at": 7}, worker={"shoe_size": 43}) == told()


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert told(accounts_overdue=2.0).accounts_overdue == 2
