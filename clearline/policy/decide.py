"""Asks every rule and gathers the answer."""

from datetime import date
from functools import lru_cache
from typing import Final

from clearline.policy.decision import (
    Cited,
    Decision,
    Finding,
    Obligation,
    Outcome,
    Owed,
    Settled,
    after,
)
from clearline.policy.facts import Facts
from clearline.policy.rule import Rule, Situation
from clearline.policy.rules import RULES
from clearline.policy.terms import Direction, Lane, Unknown

_NO_RULE: Final = Cited(
    "no_rule_in_force",
    "C10",
    Finding(
        Outcome.HOLD,
        "No rule was in force on that day, so nothing says that this may happen.",
        "Ask the registered manager to look at the date.",
    ),
)


def decide(facts: Facts, rules: tuple[Rule, ...] = RULES) -> Decision:
    """Return what may happen, and why. With no rule in force, nothing of staff's may."""
    situation = Situation(facts.lane, facts.direction, facts.channel, facts.recipient.kind)
    asked = asked_in(situation, facts.today, rules)
    reasons: list[Cited] = []
    notices: list[Cited] = []
    owed: list[Owed] = []
    for rule in asked:
        found = rule.answer(facts)
        if found is None:
            continue
        for finding in (found,) if isinstance(found, Finding) else found:
            _place(facts, rule, finding, (reasons, notices, owed))
    if not asked and facts.lane is Lane.STAFF and facts.direction is Direction.OUTBOUND:
        reasons.append(_NO_RULE)
    return _answer(facts, reasons, notices, owed)


def _place(
    facts: Facts,
    rule: Rule,
    finding: Finding,
    gathered: tuple[list[Cited], list[Cited], list[Owed]],
) -> None:
    """Put a finding where it belongs. A crisis is looked at before a release."""
    reasons, notices, owed = gathered
    clause = finding.clause or rule.cites[0]
    if finding.owes is not None:
        owed.append(finding.owes)
    if finding.outcome is Outcome.ALLOW:
        if finding.why:
            notices.append(Cited(rule.name, clause, finding))
    elif facts.in_crisis and rule.opened_by in facts.settings.opens:
        notices.append(Cited(rule.name, clause, finding, Settled.CRISIS))
        if rule.owes_when_opened is not None:
            owed.append(rule.owes_when_opened)
    elif facts.released and finding.outcome is Outcome.HOLD and _let_go(facts, rule, finding):
        notices.append(Cited(rule.name, clause, finding, Settled.RELEASE))
    else:
        reasons.append(Cited(rule.name, clause, finding))


def _let_go(facts: Facts, rule: Rule, finding: Finding) -> bool:
    """Say whether somebody else than the worker let this hold go, by now."""
    return any(
        release.rule == rule.name
        and (not finding.kind or release.kind == finding.kind)
        and not isinstance(release.by, Unknown)
        and release.by != facts.worker.person
        and not isinstance(release.at, Unknown)
        and release.at <= facts.at
        for release in facts.released
    )


def _answer(facts: Facts, reasons: list[Cited], notices: list[Cited], owed: list[Owed]) -> Decision:
    if len(reasons) > 1:
        # Refusals first; the sort keeps the order of the rules within each.
        reasons.sort(key=lambda cited: cited.finding.outcome is not Outcome.REFUSE)
    outcome = reasons[0].finding.outcome if reasons else Outcome.ALLOW
    is_allowed = outcome is Outcome.ALLOW
    return Decision(
        outcome,
        tuple(reasons),
        tuple(notices),
        tuple(
            Obligation(each.what, after(facts.at, each.within))
            for each in owed
            if is_allowed or not each.only_if_allowed
        ),
        facts.settings.version,
    )


@lru_cache(maxsize=1024)
def asked_in(situation: Situation, on: date, rules: tuple[Rule, ...] = RULES) -> tuple[Rule, ...]:
    """Return the rules that are asked, in their order; the same few answers serve a whole day."""
    return tuple(r for r in rules if r.in_force(on) and r.is_asked_in(situation))
