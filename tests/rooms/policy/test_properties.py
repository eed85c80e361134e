"""What holds of every decision, whatever is asked."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clearline.policy.decide import asked_in, decide
from clearline.policy.decision import Cited, Decision, Finding, Outcome, Settled
from clearline.policy.facts import Facts
from clearline.policy.form import UnreadableError
from clearline.policy.request import facts_as_json, facts_from_json
from clearline.policy.rule import Rule, Situation
from clearline.policy.rules import RULES
from tests.rooms.policy.anything import JSON, REQUESTS

NEVER_OPENED = {rule.name for rule in RULES if rule.opened_by is None}
SOME_RULES = st.lists(st.sampled_from(RULES), unique=True, max_size=len(RULES))
# Without an age permission is not asked, and without a residence no account is owed.
READ_OTHERWISE: set[tuple[str, Any]] = {
    ("permission_given", "date_of_birth"),
    ("permission_undisputed", "date_of_birth"),
}
READ_OTHERWISE |= {("account_written", "residence")}
# Without an age they count as under 18, which only changes the clause.
READ_OTHERWISE |= {(name, "date_of_birth") for name in ("organisation_account", "no_social_media")}
MEAN_NONE: set[tuple[Any, ...]] = {
    ("crisis",),
    ("policy",),
    ("purpose_note",),
    ("minutes_since_their_message",),
}
MEAN_NONE |= {("released",), ("words_found",)}
REQUIRED: set[tuple[Any, ...]] = {
    ("at",),
    ("direction",),
    ("lane",),
    ("channel",),
    ("account",),
    ("worker",),
}
REQUIRED |= {("recipient",), ("worker", "person"), ("recipient", "kind")}


def asked(facts: Facts, rules: tuple[Rule, ...] = RULES) -> tuple[Rule, ...]:
    situation = Situation(facts.lane, facts.direction, facts.channel, facts.recipient.kind)
    return asked_in(situation, facts.today, rules)


def said(cited: tuple[Cited, ...]) -> set[tuple[object, ...]]:
    return {(each.rule, each.clause, each.finding, each.settled) for each in cited}


def protects(decision: Decision) -> int:
    return [Outcome.ALLOW, Outcome.HOLD, Outcome.REFUSE].index(decision.outcome)


def findings(rule: Rule, facts: Facts) -> tuple[Finding | None, ...]:
    found = rule(facts)
    return (found,) if found is None or isinstance(found, Finding) else tuple(found)


def optional(request: Mapping[str, Any], at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Name the way to every field that may be left out and is then unknown."""
    for key, value in request.items():
        way = (*at, key)
        if way in MEAN_NONE:
            continue
        if way not in REQUIRED:
            yield way
        parts = enumerate(value) if isinstance(value, list) else [(None, value)]
        for place, part in parts:
            if isinstance(part, dict):
                yield from optional(part, way if place is None else (*way, place))


def without(request: Any, way: tuple[Any, ...]) -> Any:
    head, *rest = way
    if isinstance(request, list):
        return [without(e, tuple(rest)) if i == head else e for i, e in enumerate(request)]
    if not rest:
        return {key: value for key, value in request.items() if key != head}
    return {**request, head: without(request[head], tuple(rest))}


@given(REQUESTS, SOME_RULES, st.sampled_from(RULES))
def test_a_further_rule_never_makes_a_decision_less_protective(
    request_: dict[str, Any], rules: list[Rule], further: Rule
) -> None:
    facts = facts_from_json(request_)
    before, after = decide(facts, tuple(rules)), decide(facts, (*rules, further))

    # With no rule at all nothing may happen; the first rule is what makes an answer possible.
    if asked(facts, tuple(rules)):
        assert protects(after) >= protects(before)
        assert said(after.reasons) >= said(before.reasons)


@given(REQUESTS, st.permutations(RULES))
def test_the_order_of_rules_never_matters(request_: dict[str, Any], rules: list[Rule]) -> None:
    facts = facts_from_json(request_)
    one, other = decide(facts), decide(facts, tuple(rules))

    assert one.outcome is other.outcome
    assert said(one.reasons) == said(other.reasons)
    assert said(one.notices) == said(other.notices)
    assert {each.what: each.due for each in one.obligations} == {
        each.what: each.due for each in other.obligations
    }


@given(REQUESTS)
def test_the_outcome_is_the_most_protective_of_the_reasons(request_: dict[str, Any]) -> None:
    decision = decide(facts_from_json(request_))
    outcomes = [each.finding.outcome for each in decision.reasons]

    assert decision.outcome is max(outcomes, default=Outcome.ALLOW)
    assert Outcome.ALLOW not in outcomes
    assert outcomes == sorted(outcomes, reverse=True)


@given(REQUESTS)
def test_every_rule_is_asked_and_each_of_its_findings_is_returned(request_: dict[str, Any]) -> None:
    facts = facts_from_json(request_)
    decision = decide(facts)
    found = [
        (rule.name, each)
        for rule in asked(facts)
        for each in findings(rule, facts)
        if each is not None and each.why
    ]
    returned = [(each.rule, each.finding) for each in (*decision.reasons, *decision.notices)]

    assert len(found) == len(returned)
    assert all(each in returned for each in found)


@given(REQUESTS)
def test_every_reason_says_why_and_what_would_make_it_right(request_: dict[str, Any]) -> None:
    for each in decide(facts_from_json(request_)).reasons:
        assert each.why.endswith(".")
        assert each.finding.remedy.endswith(".")
        assert each.clause


@given(REQUESTS)
def test_a_crisis_and_a_release_touch_only_what_they_may(request_: dict[str, Any]) -> None:
    for each in decide(facts_from_json(request_)).notices:
        assert each.settled is not Settled.CRISIS or each.rule not in NEVER_OPENED
        assert each.settled is not Settled.RELEASE or each.finding.outcome is Outcome.HOLD


@given(REQUESTS)
def test_the_private_lane_and_what_comes_in_are_always_allowed(request_: dict[str, Any]) -> None:
    for change in ({"lane": "protected"}, {"direction": "inbound"}):
        decision = decide(facts_from_json({**request_, **change}))

        assert decision.outcome is Outcome.ALLOW
        assert len(decision.notices) == 1
        assert decision.obligations == ()


@given(REQUESTS, st.data())
def test_a_fact_left_out_holds_or_did_not_matter(
    request_: dict[str, Any], data: st.DataObject
) -> None:
    ways = list(optional(request_))
    if not ways:
        return
    way = data.draw(st.sampled_from(ways))
    full, lacking = facts_from_json(request_), facts_from_json(without(request_, way))

    for rule in asked(full):
        if (rule.name, way[-1]) not in READ_OTHERWISE:
            pairs = zip(findings(rule, full), findings(rule, lacking), strict=True)
            for known, unknown in pairs:
                holds = unknown is not None and unknown.outcome is Outcome.HOLD
                assert holds or unknown == known


@given(REQUESTS)
def test_facts_read_as_they_were_written(request_: dict[str, Any]) -> None:
    facts = facts_from_json(request_)
    kept = json.loads(json.dumps(facts_as_json(facts)))

    assert facts_from_json(kept) == facts
    assert facts_as_json(facts_from_json(kept)) == kept
    assert decide(facts_from_json(kept)) == decide(facts)


@given(REQUESTS)
def test_an_answer_is_plain_json(request_: dict[str, Any]) -> None:
    answer = decide(facts_from_json(request_)).as_answer()

    assert json.loads(json.dumps(answer)) == answer


@given(REQUESTS, st.data(), JSON)
def test_whatever_stands_in_a_field_is_read_or_named(
    request_: dict[str, Any], data: st.DataObject, anything: Any
) -> None:
    field = data.draw(st.sampled_from(sorted(request_)))
    answer = read_or_named({**request_, field: anything})

    if isinstance(answer, str):
        assert answer.startswith(field)
        assert "\n" not in answer
    else:
        assert decide(answer).outcome in Outcome


def read_or_named(request_: dict[str, Any]) -> Facts | str:
    try:
        return facts_from_json(request_)
    except UnreadableError as problem:
        return str(problem)
