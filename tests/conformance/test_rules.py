"""Every rule keeps its promises: its clause, its examples, its remedy, what it needs to know."""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from clearline.guidance.edition import clause, clauses_on
from clearline.policy import rules
from clearline.policy.decision import Finding, Outcome
from clearline.policy.examples import ORDINARY, changed, facts_of, mended, request_of
from clearline.policy.facts import Facts
from clearline.policy.request import facts_from_json
from clearline.policy.rule import Example, Rule, Situation
from clearline.policy.rules import RULES

BY_NAME = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
MET = [(rule, example) for rule in RULES for example in rule.met_by]
BROKEN = [(rule, example) for rule in RULES for example in rule.broken_by]
TODAY = date(2026, 11, 23)

# What an operator's program may rely on: these names, given in this order.
NAMES = [
    *("protected_lane", "always_received", "organisation_account", "no_social_media"),
    *("work_equipment", "unrestricted_worker", "no_order_against", "wants_contact"),
    *("own_agreement", "professional_relationship", "purpose_declared", "policies_acknowledged"),
    *("permission_given", "permission_undisputed", "leaver_approved", "accounts_written"),
    *("agreed_hours", "on_shift", "open_to_scrutiny", "wording", "face_to_face_first"),
    *("direct_contact_follows", "account_written", "known_age"),
]
# The word of the settings that opens a rule in a crisis. Nothing else is ever opened.
OPENED = {
    "permission_given": "permission",
    "permission_undisputed": "permission",
    "leaver_approved": "approval",
    "own_agreement": "agreement",
    "agreed_hours": "hours",
    "on_shift": "shift",
    "accounts_written": "accounts",
    "known_age": "age",
    "policies_acknowledged": "acknowledgements",
}
# Of these a fact left out is read as its absence, and a rule may then say less than it would.
MEANS_NONE = {"purpose_note", "crisis", "minutes_since_their_message", "words_found", "text"}
# Without an age `known_age` holds, and permission is not asked at all.
NO_AGE = "recipient.date_of_birth"


def examples(pairs: list[tuple[Rule, Example]]) -> pytest.MarkDecorator:
    ids = [f"{rule.name}: {example.says}" for rule, example in pairs]
    return pytest.mark.parametrize(("rule", "example"), pairs, ids=ids)


def worst(rule: Rule, facts: Facts) -> Outcome:
    found = rule(facts)
    said = (found,) if isinstance(found, Finding) else tuple(found or ())
    return max((finding.outcome for finding in said), default=Outcome.ALLOW)


def remedies(rule: Rule, facts: Facts) -> list[str]:
    found = rule(facts)
    said = (found,) if isinstance(found, Finding) else tuple(found or ())
    return [each.remedy for each in said if each.outcome is not Outcome.ALLOW]


def differences(one: Any, other: Any) -> int:
    """Count in how many things two requests differ; one more or one less in a list is one thing."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        keys = {*one, *other}
        return sum(differences(one.get(key, ...), other.get(key, ...)) for key in keys)
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return sum(differences(a, b) for a, b in zip(one, other, strict=True))
    return int(one != other)


def without(request: Mapping[str, Any], path: str) -> dict[str, Any]:
    head, _, rest = path.partition(".")
    return changed(request, {head: {rest: ...} if rest else ...})


def paths(request: Mapping[str, Any]) -> Iterator[str]:
    """Name every field that may be left out."""
    for key, value in request.items():
        if key in ("worker", "recipient", "equipment"):
            yield from (f"{key}.{each}" for each in value if each not in ("person", "kind"))
        if key not in ("at", "direction", "lane", "channel", "account", "worker", "recipient"):
            yield key


def test_the_names_and_their_order_are_as_promised() -> None:
    assert [rule.name for rule in RULES] == NAMES


def test_every_rule_that_is_written_is_listed() -> None:
    folder = Path(rules.__file__).parent
    written = {
        found.name
        for file in folder.glob("*.py")
        for found in vars(import_module(f"clearline.policy.rules.{file.stem}")).values()
        if isinstance(found, Rule)
    }

    assert written == set(NAMES)


@BY_NAME
def test_a_rule_says_its_requirement_in_one_sentence(rule: Rule) -> None:
    requirement = rule.requirement.partition("\n\n")[0]

    assert requirement.endswith(".")
    assert requirement.count(". ") == 0
    assert len(requirement) < 100


@BY_NAME
def test_every_clause_that_a_rule_cites_is_in_force_from_its_first_day(rule: Rule) -> None:
    for cited in rule.cites:
        assert clause(cited, on=rule.since).id == cited


def test_clauses_and_rules_name_each_other() -> None:
    cited = {
        each.id: {rule.name for rule in RULES if each.id in rule.cites}
        for each in clauses_on(TODAY)
    }
    answered = {each.id: set(each.rules) for each in clauses_on(TODAY)}

    assert cited == answered


@BY_NAME
def test_only_what_the_settings_may_open_is_ever_opened(rule: Rule) -> None:
    assert rule.opened_by == OPENED.get(rule.name)


@BY_NAME
def test_a_rule_has_an_example_that_goes(rule: Rule) -> None:
    assert rule.met_by


@examples(MET + BROKEN)
def test_an_example_is_about_something_that_the_rule_is_asked_of(
    rule: Rule, example: Example
) -> None:
    facts = facts_of(example)
    situation = Situation(facts.lane, facts.direction, facts.channel, facts.recipient.kind)

    assert rule.is_asked_in(situation)


@examples(MET)
def test_what_meets_a_rule_is_neither_held_nor_refused_by_it(rule: Rule, example: Example) -> None:
    assert worst(rule, facts_of(example)) is Outcome.ALLOW


@examples(BROKEN)
def test_what_breaks_a_rule_is_stopped_by_it(rule: Rule, example: Example) -> None:
    assert worst(rule, facts_of(example)) is example.outcome


@examples(BROKEN)
def test_what_breaks_a_rule_differs_in_one_thing_from_what_meets_it(
    rule: Rule, example: Example
) -> None:
    beside = [differences(request_of(each), request_of(example)) for each in rule.met_by]

    assert min(beside) == 1


@examples([pair for pair in BROKEN if pair[1].mend])
def test_the_remedy_done_removes_the_reason(rule: Rule, example: Example) -> None:
    facts = mended(example)
    situation = Situation(facts.lane, facts.direction, facts.channel, facts.recipient.kind)

    assert all(remedies(rule, facts_of(example)))
    assert not rule.is_asked_in(situation) or worst(rule, facts) is Outcome.ALLOW


@examples([pair for pair in BROKEN if not pair[1].mend])
def test_where_there_is_no_remedy_it_says_so_and_whom_to_ask(rule: Rule, example: Example) -> None:
    assert example.ask
    for remedy in remedies(rule, facts_of(example)):
        assert remedy.startswith("There is nothing")
        assert example.ask in remedy


@pytest.mark.parametrize(
    ("rule", "path"),
    [(rule, path) for rule in RULES for path in rule.needs],
    ids=lambda each: each.name if isinstance(each, Rule) else each,
)
def test_what_a_rule_needs_and_nobody_told_holds(rule: Rule, path: str) -> None:
    held = [
        worst(rule, facts_from_json(without(request_of(example), path))) is Outcome.HOLD
        for example in (*rule.met_by, *rule.broken_by)
    ]

    assert any(held)


@BY_NAME
def test_what_a_rule_does_not_need_may_be_left_out(rule: Rule) -> None:
    for example in (*rule.met_by, *rule.broken_by):
        request = request_of(example)
        for path in set(paths(request)) - {*rule.needs, *MEANS_NONE, NO_AGE}:
            facts = facts_from_json(without(request, path))

            assert worst(rule, facts) is worst(rule, facts_of(example)), path


def test_nothing_stands_against_the_ordinary_message() -> None:
    facts = facts_from_json(ORDINARY)

    assert {rule.name for rule in RULES[2:] if rule(facts)} == set()
