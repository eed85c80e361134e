"""Hard words are found as they are written, and explained in words a child can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearline.web.child import glossary, seen_here
from clearline.web.child.glossary import WORDS


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Before your LAC review", ["LAC review"]),
        ("before your lac review", ["LAC review"]),
        ("Two placements, one care plan", ["placement", "care plan"]),
        ("The IRO’s report", ["IRO"]),
        ("It was a placebo in an environment", []),
        ("A CAMHS, PEP and EHCP day", ["CAMHS", "PEP"]),
        ("Your contact is in Saturday’s review", []),
    ],
)
def test_hard_words_are_found(words: str, found: list[str]) -> None:
    assert [meaning.word for meaning in glossary.explained(words)] == found


def test_when_asked_every_word_we_know_is_explained() -> None:
    asked = glossary.all_explained("Your contact and the review, after CAMHS, PEP and EHCP")

    assert [m.word for m in asked] == ["contact", "review", "CAMHS", "PEP", "EHCP"]


@pytest.mark.parametrize("word", WORDS)
def test_each_meaning_is_short_and_goes_on_from_its_word(word: str) -> None:
    means = WORDS[word]

    assert len(means) < 110
    assert not means.endswith(".")
    assert means[0].islower() or means.split()[0] in {"Ofsted"}


@pytest.mark.parametrize("word", WORDS)
def test_no_meaning_leans_on_a_long_word(word: str) -> None:
    # Of four syllables or more; a child of nine stumbles over them.
    stumbles = [w for w in WORDS[word].split() if len(w.strip(".,")) > 11]

    assert stumbles == []


class FromPhone:
    """A request as far as its cookies go."""

    def __init__(self, cookie: str) -> None:
        self.COOKIES = {seen_here.COOKIE: cookie}


@given(st.text())
def test_whatever_a_phone_sends_is_read_without_trouble(cookie: str) -> None:
    places = seen_here.places(FromPhone(cookie))  # type: ignore[arg-type]

    assert all(isinstance(place, int) for place in places.values())
