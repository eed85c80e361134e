"""The clauses: all there, in our words, each part of them answered or known to be waiting."""

from datetime import date
from pathlib import Path

import pytest

from clearline import guidance
from clearline.guidance.clause import Ask, Duty
from clearline.guidance.edition import (
    FILES,
    NotInForceError,
    clause,
    clauses_on,
    edition_of,
    edition_on,
    editions,
)
from clearline.guidance.not_built_yet import NOT_BUILT_YET

TODAY = date(2026, 11, 23)
IDS = ["I1", *(f"C{number}" for number in range(1, 13)), "L1", "L2", "L3", "L4", "D1"]
ASKS = [ask for each in clauses_on(TODAY) for ask in each.asks]
EDITION = """
title = "{title}"
source = "Somebody"
since = {since}

[[clause]]
id = "C1"
title = "One"
wording = "{title}."

[clause.asks.first]
says = "Something."
duty = "staff"
people = ["somebody"]
"""


def test_every_clause_of_the_guidance_is_there_in_its_order() -> None:
    assert [each.id for each in clauses_on(TODAY)] == IDS


@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: ask.reference)
def test_each_part_is_answered_or_waits_and_never_both(ask: Ask) -> None:
    assert ask.is_answered is not (ask.reference in NOT_BUILT_YET)


def test_nothing_waits_that_no_clause_asks() -> None:
    assert {ask.reference for ask in ASKS} >= NOT_BUILT_YET


def test_no_two_parts_have_the_same_name() -> None:
    assert len({ask.reference for ask in ASKS}) == len(ASKS)


@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: ask.reference)
def test_a_part_is_one_sentence_with_somebody_whose_duty_it_is(ask: Ask) -> None:
    assert ask.says.endswith(".")
    assert ask.says.count(". ") == 0
    assert ask.duty in Duty


def test_what_reads_words_is_a_group_that_screening_knows() -> None:
    groups = {"contact", "personal", "boundary", "welfare", "clarity"}

    assert {name for ask in ASKS for name in ask.screens} <= groups


def test_every_edition_that_is_written_is_listed_and_the_oldest_is_first() -> None:
    folder = Path(guidance.__file__).parent / "editions"
    since = [each.since for each in editions()]

    assert sorted(FILES) == sorted(path.name for path in folder.glob("*.toml"))
    assert since == sorted(since)


def test_a_clause_is_found_as_it_stands_on_a_day() -> None:
    assert clause("C10", on=TODAY).title == "Only for the work, and by policy"
    assert "purpose_declared" in clause("C10", on=TODAY).rules


def test_a_clause_that_is_not_in_force_is_not_found() -> None:
    with pytest.raises(NotInForceError, match="There is no clause C99 in force on 23 November"):
        clause("C99", on=TODAY)
    with pytest.raises(NotInForceError):
        clause("C10", on=date(1900, 1, 1))


def test_an_edition_holds_from_its_day_until_the_next() -> None:
    old = edition_of(EDITION.format(title="Old", since="2020-01-01"))
    new = edition_of(EDITION.format(title="New", since="2030-01-01"))

    def on(day: date) -> str | None:
        edition = edition_on(day, (old, new))
        return edition.title if edition else None

    assert on(date(2019, 12, 31)) is None
    assert on(date(2020, 1, 1)) == "Old"
    assert on(date(2029, 12, 31)) == "Old"
    assert on(date(2030, 1, 1)) == "New"
    assert old.clauses[0].asks[0].people == ("somebody",)
