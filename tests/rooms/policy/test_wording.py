"""What was found in the words becomes reasons and notices."""

import pytest

from clearline.policy.decision import Outcome
from tests.rooms.policy.asking import ask, stopped

PHONE = {
    "kind": "phone",
    "group": "contact",
    "clause": "C7",
    "outcome": "refuse",
    "why": "A number.",
}
PRIVATE = {"kind": "disclosure", "group": "personal", "clause": "C4", "outcome": "hold"}
TONE = {"kind": "tone", "group": "clarity", "clause": "C1", "outcome": "note", "why": "Sharp."}


def test_each_finding_is_one_reason_with_its_own_clause() -> None:
    decision = ask(words_found=[PRIVATE, PHONE, PHONE, TONE])

    assert [(each.rule, each.clause, each.finding.outcome) for each in decision.reasons] == [
        ("wording", "C7", Outcome.REFUSE),
        ("wording", "C7", Outcome.REFUSE),
        ("wording", "C4", Outcome.HOLD),
    ]


def test_a_note_is_a_notice() -> None:
    decision = ask(words_found=[TONE])

    assert decision.outcome is Outcome.ALLOW
    assert [(each.rule, each.clause, each.why) for each in decision.notices] == [
        ("wording", "C1", "Sharp.")
    ]
    # It stops nothing, so there is nothing that would put it right.
    assert decision.notices[0].finding.remedy == ""


def test_every_finding_that_stops_words_says_why_and_what_to_do() -> None:
    boundary = {**PRIVATE, "group": "boundary", "kind": "secrecy"}

    reasons = ask(words_found=[PHONE, PRIVATE, boundary]).reasons

    assert all(each.why for each in reasons)
    # What helps is another thing for each group of findings.
    assert [each.finding.remedy.split(",")[0].split(".")[0] for each in reasons] == [
        "Take it out",
        "Take it out",
        "Say it another way",
    ]
    assert len({each.finding.remedy for each in reasons}) == 3


@pytest.mark.parametrize("kind", ["photo", "touch", "threat", "phone"])
def test_only_a_meeting_is_ever_the_matter_itself(kind: str) -> None:
    words = [{**PHONE, "kind": kind}]

    assert stopped(words_found=words, purpose="travel") == {"wording": "refuse"}


def test_a_meeting_that_is_only_noted_stays_a_notice() -> None:
    noted = [{**TONE, "kind": "meeting"}]

    assert stopped(words_found=noted) == {}
    assert stopped(words_found=noted, purpose=...) == {"purpose_declared": "hold"}


def test_words_are_not_judged_in_the_private_lane_or_on_the_way_in() -> None:
    assert stopped(words_found=[PHONE]) == {"wording": "refuse"}
    assert stopped(words_found=[PHONE], lane="protected") == {}
    assert stopped(words_found=[PHONE], direction="inbound") == {}
