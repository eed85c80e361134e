"""What an organisation may change, and what a contested finding becomes."""

from clearline import screening
from clearline.screening import Known, Outcome, agreed, stricter


def test_an_outcome_may_become_stricter_and_never_looser() -> None:
    reading = screening.read(["my number is 07700 900461"], speaker="child")
    assert reading.outcome is Outcome.NOTE

    assert stricter.apply(reading, {"phone": Outcome.HOLD}).outcome is Outcome.HOLD
    assert stricter.apply(reading, {"phone": Outcome.CLEAR}).outcome is Outcome.NOTE
    assert stricter.apply(reading, {}) == reading


def test_clarity_may_be_loosened_but_not_what_could_not_be_read() -> None:
    jargon = screening.read(["Your respite is on Friday"], speaker="staff")
    unread = screening.read(["Привет, как дела"], speaker="staff")
    assert (jargon.outcome, unread.outcome) == (Outcome.NOTE, Outcome.NOTE)

    loose = {"jargon": Outcome.CLEAR, "unread": Outcome.CLEAR}
    assert stricter.apply(jargon, loose).outcome is Outcome.CLEAR
    assert stricter.apply(unread, loose).outcome is Outcome.NOTE


def test_an_agreed_detail_passes_from_then_on() -> None:
    message = ["the dentist is on 01632 960431, ring them"]
    [found] = screening.read(message, speaker="staff").findings
    assert agreed.may_become_known(found)

    known = agreed.with_detail(Known(), found)

    assert screening.read(message, speaker="staff", known=known).outcome is Outcome.CLEAR


def test_moving_the_talk_elsewhere_can_never_become_known() -> None:
    found = screening.read(["lets move this to whatsapp instead"], speaker="staff").findings

    assert [f for f in found if f.group == "contact"]
    assert not any(agreed.may_become_known(f) for f in found if f.kind == "channel")


def test_letters_that_the_home_has_agreed_are_no_longer_marked() -> None:
    message = ["Your IRO is coming on Friday"]
    assert [f.kind for f in screening.read(message, speaker="staff").findings] == ["abbreviation"]

    known = Known(abbreviations=["IRO"])

    assert screening.read(message, speaker="staff", known=known).findings == ()


def test_a_text_is_hard_for_one_child_and_not_for_another() -> None:
    message = (
        "We are going to the big market in town on Saturday morning, so please bring a warm coat"
        " and good shoes because the walking takes an hour"
    )

    for reading_age, kinds in ((8, ["reading_age"]), (16, [])):
        found = screening.read([message], speaker="staff", reading_age=reading_age).findings
        assert [f.kind for f in found] == kinds
