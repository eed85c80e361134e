"""Worries, boundaries and words that are hard to read are found; ordinary warmth passes."""

import pytest

from clearline import screening
from clearline.screening import Outcome, Urgency


def kinds(message: str, speaker: screening.Speaker) -> set[str]:
    return {found.kind for found in screening.read([message], speaker=speaker).findings}


@pytest.mark.parametrize(
    ("kind", "worry", "ordinary"),
    [
        ("suicide", "i dont want to live any more", "this homework is killing me lol"),
        ("selfharm", "i cut myself again", "cut my finger on a tin, can i have a plaster"),
        ("missing", "ive run away and im not coming back", "going for a run back by 6"),
        ("abuse", "my stepdad hits me when mum is out", "stepdad is taking me fishing"),
        ("exploitation", "he wants me to send nudes or he will post them", "school pics are awful"),
        ("danger", "he has a knife and hes outside", "where do the forks go"),
        ("records", "can i see my file", "can i see my nan"),
        ("complaint", "i want to make a complaint", "i want to make a cake"),
    ],
)
def test_a_worry_is_noted_beside_the_same_words_meant_otherwise(
    kind: str, worry: str, ordinary: str
) -> None:
    assert kind in kinds(worry, "child")
    assert screening.read([ordinary], speaker="child").outcome is Outcome.CLEAR


@pytest.mark.parametrize(
    ("kind", "crossing", "warmth"),
    [
        ("secrecy", "keep this between us, dont tell the other staff", "well done for telling us"),
        ("photo", "send me a selfie in bed", "bring us a photo of your painting"),
        ("meeting", "come to mine on my day off, just us two", "see you at your review at ten"),
        ("disclosure", "im going through a divorce and so lonely", "my dog chewed my slippers lol"),
        ("gift", "i bought you a phone with my own money", "the house has got you a present"),
    ],
)
def test_a_boundary_is_held_beside_ordinary_warmth(kind: str, crossing: str, warmth: str) -> None:
    assert kind in kinds(crossing, "staff")
    assert screening.read([warmth], speaker="staff").outcome is Outcome.CLEAR


def test_asking_whether_somebody_was_hurt_is_clear() -> None:
    message = "Has anyone hurt you or touched you in a way you didn't like?"

    assert screening.read([message], speaker="staff").outcome is Outcome.CLEAR


def test_an_emergency_says_so() -> None:
    [found] = screening.read(["i want to kill myself"], speaker="child").findings

    assert (found.kind, found.urgency, found.clause) == ("suicide", Urgency.EMERGENCY, "C11")
    assert found.outcome is Outcome.NOTE


@pytest.mark.parametrize(
    "message",
    ["Привет, как дела", "مرحبا كيف حالك", "nie wiem gdzie jestem, proszę zadzwoń", "🍕🎉"],
)
def test_what_cannot_be_read_is_never_called_clear(message: str) -> None:
    assert "unread" in kinds(message, "child")
    assert screening.read([message], speaker="child").outcome is Outcome.NOTE


def test_a_worker_sees_jargon_and_capitals_before_sending() -> None:
    assert "jargon" in kinds("Your respite is on Friday", "staff")
    assert "tone" in kinds("COME DOWN HERE NOW PLEASE", "staff")
    assert kinds("Your respite is on Friday", "child") == set()
