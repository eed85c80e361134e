"""The rule book shows every clause and every rule, in words."""

from datetime import date

import pytest

from clearline.guidance.edition import clauses_on
from clearline.policy import book
from clearline.policy.decision import Outcome
from clearline.policy.rule import allowed, rule
from clearline.policy.rules import RULES
from clearline.policy.rules.leaving import leaver_approved
from clearline.policy.rules.purpose import purpose_declared
from clearline.policy.terms import Channel

TODAY = date(2026, 11, 23)
PAGES = book.pages(on=TODAY)


def test_there_is_a_page_for_every_clause_in_force() -> None:
    assert [page.clause for page in PAGES] == [clause.id for clause in clauses_on(TODAY)]


def test_every_rule_is_shown_once_and_named_under_its_other_clauses() -> None:
    shown = [entry.name for page in PAGES for entry in page.rules]
    elsewhere = {(other.name, page.clause) for page in PAGES for other in page.also}

    assert sorted(shown) == sorted(rule.name for rule in RULES)
    assert elsewhere == {(rule.name, cited) for rule in RULES for cited in rule.cites[1:]}


def test_a_rule_that_is_not_in_force_is_not_in_the_book() -> None:
    @rule("C10", since=date(2030, 1, 1), met_by=[allowed("Anything.")])
    def to_come(_facts: object) -> None:
        """This is to come."""

    assert all(not page.rules for page in book.pages(on=TODAY, rules=(to_come,)))
    assert any(page.rules for page in book.pages(on=date(2030, 1, 1), rules=(to_come,)))


@pytest.mark.parametrize(
    "entry", [entry for page in PAGES for entry in page.rules], ids=lambda each: each.name
)
def test_an_example_reads_as_a_worker_would_see_it(entry: book.Entry) -> None:
    for shown in entry.goes:
        assert shown.outcome == "Goes"
        assert shown.says.endswith(".")
    for shown in entry.stops:
        assert shown.outcome in ("Held", "Refused")
        assert shown.why
        assert shown.remedy


def test_an_entry_says_of_whom_it_is_asked_and_what_a_crisis_makes_of_it() -> None:
    leaver, purpose = book.entry_of(leaver_approved), book.entry_of(purpose_declared)

    assert leaver.asked == "Asked for children and young people, not for family."
    assert leaver.in_a_crisis.endswith("Approval is asked for within 24 hours.")
    assert purpose.asked == ""
    assert purpose.in_a_crisis == ""


def test_what_is_owed_is_said_in_words() -> None:
    entry = next(e for page in PAGES for e in page.rules if e.name == "account_written")

    assert entry.goes[0].why == "Write an account of it within 24 hours."


def test_every_word_has_words() -> None:
    assert set(book.CHANNELS) == set(Channel)
    assert set(book.OUTCOMES) == set(Outcome)
    assert {part.whose for page in PAGES for part in page.parts} <= set(book.DUTIES.values())


def test_a_part_that_nothing_answers_says_so() -> None:
    parts = {part.says: part for page in PAGES for part in page.parts}

    assert {part.answered for part in parts.values()} >= {"not built yet"}
    assert parts["What contact is for is said beforehand."].answered == (
        "the rule ‘purpose declared’"
    )
