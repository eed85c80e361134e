"""Families are asked in their own language, as the organisation has had it put."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.ledger.audit import verify
from clearline.registers.asking import wordings
from clearline.registers.models import Direction, Wording, day_of
from clearline.registers.recorded import Unkept, sure

ENGLISH = {"says.yes": "Yes", "says.head": "How may we keep in touch with {child}?"}
POLISH = {"says.yes": "Tak", "says.head": "Jak mamy kontaktować się z {child}?"}
A_DAY = timedelta(days=1)


def put_in(home: Cast, says: wordings.Sentences = POLISH, **changes: str) -> Wording | Unkept:
    into: wordings.Into = {
        "code": "pl",
        "name": "polski",
        "english_name": "Polish",
        "direction": Direction.LEFT_TO_RIGHT,
        "translated_by": "Ewa, interpreter",
    }
    told: wordings.Into = {**into, **changes}  # type: ignore[typeddict-item]
    return wordings.put_in(says, english=ENGLISH, by=home.graham, at=home.at, **told)


def test_of_several_versions_the_newest_counts_and_the_others_are_kept(home: Cast) -> None:
    first = sure(put_in(home))
    second = sure(put_in(home, {**POLISH, "says.yes": "Zgadzam się"}))

    assert wordings.in_force(at=home.at)["pl"] == second
    assert [wordings.number(row) for row in (first, second)] == [1, 2]
    sure(wordings.withdraw(second, by=home.graham, at=home.at))
    assert wordings.in_force(at=home.at)["pl"] == first
    assert set(wordings.versions().filter(code="pl")) == {first, second}
    assert verify().wrong is None


def test_what_begins_later_does_not_count_yet(home: Cast) -> None:
    row = sure(put_in(home, from_on=day_of(home.at) + A_DAY))  # type: ignore[arg-type]
    assert "pl" not in wordings.in_force(at=home.at)
    assert wordings.in_force(at=home.at + A_DAY)["pl"] == row


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ({**POLISH, "says.yes": " "}, "says.yes: the translation is missing."),
        ({"says.yes": "Tak"}, "says.head: the translation is missing."),
        (
            {**POLISH, "says.head": "Jak?"},
            "says.head: {child} has to stand in it, as in the English.",
        ),
        ({**POLISH, "says.yes": "{child}"}, "says.yes: nothing is known of {child} there."),
        ({**POLISH, "says.yes": "T" * 1001}, "says.yes: longer than 1000 letters."),
    ],
)
def test_a_translation_is_whole_or_not_taken(
    home: Cast, says: wordings.Sentences, why: str
) -> None:
    assert str(put_in(home, says)) == why
    assert "pl" not in wordings.in_force(at=home.at)


@pytest.mark.parametrize("code", ["", "Polish", "en", "en-GB", "p", "pl_PL"])
def test_a_language_has_a_code_that_browsers_know_and_is_not_english(home: Cast, code: str) -> None:
    assert "language’s code" in str(put_in(home, code=code))


def test_a_sheet_comes_back_as_it_was_filled_in(home: Cast) -> None:
    empty = wordings.read(wordings.sheet(ENGLISH).encode("utf-8-sig"))
    assert empty == {"says.yes": "", "says.head": ""}
    row = sure(put_in(home))
    assert wordings.read(wordings.sheet(ENGLISH, row).encode()) == POLISH


def test_what_has_changed_in_english_is_named_and_asked_anew(home: Cast) -> None:
    row = sure(put_in(home))
    changed = {**ENGLISH, "says.yes": "Yes, please"}
    assert wordings.stale(row, english=ENGLISH) == []
    assert wordings.stale(row, english=changed) == ["says.yes"]
    assert wordings.read(wordings.sheet(changed, row).encode()) == {**POLISH, "says.yes": ""}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"A,B\n1,2\n"])
def test_a_file_of_another_kind_is_seen(content: bytes) -> None:
    assert wordings.read(content) is None
