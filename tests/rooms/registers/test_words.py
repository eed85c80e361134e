"""The words of the registers are those that the rules know."""

from enum import Enum

import pytest

from clearline.policy import terms
from clearline.registers import models


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (models.Channel, terms.Channel),
        (models.LegalCode, terms.LegalStatus),
        (models.Touch, terms.InTouch),
        (models.GivenBy, terms.Giver),
        (models.ProvidedBy, terms.Provider),
    ],
)
def test_a_word_is_known_to_both(ours: type[Enum], theirs: type[Enum]) -> None:
    assert {word.value for word in ours} == {word.value for word in theirs}


def test_what_the_rules_ask_to_have_been_read_is_among_our_documents() -> None:
    assert {word.value for word in terms.Document} < {word.value for word in models.Document}


def test_a_status_and_a_tie_of_ours_are_known_to_the_rules() -> None:
    assert {word.value for word in models.Status} < {word.value for word in terms.EquipmentStatus}
    assert {word.value for word in models.Tie} < {word.value for word in terms.Relationship}
