"""The one door: what goes through, what does not, and what is written down of either."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from clearline.cli.made_up import Cast
from clearline.contact import gate
from clearline.contact.draft import LONGEST, Draft, Problem
from clearline.contact.models import Event, Hold, Message, Words
from clearline.ledger.models import LedgerEntry
from clearline.policy.decision import Outcome
from clearline.registers import permissions, staff
from clearline.registers.models import Permission
from tests.rooms.contact.saying import HELLO, line_to, private_line, rules_of, says

pytestmark = pytest.mark.django_db


def test_what_the_rules_allow_is_sent_and_written_down(home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = says(home.dawn, line, home)

    assert answer.outcome is Outcome.ALLOW
    assert answer.place is not None
    event = Event.objects.get(place=answer.place)
    assert (event.kind, event.by_id) == ("sent", home.dawn.pk)
    assert Words.objects.get(message=event.message).text == HELLO
    assert '"outcome":"allow"' in event.answer
    assert HELLO not in event.facts + event.answer


def test_a_permission_withdrawn_a_moment_ago_refuses_the_very_next_message(home: Cast) -> None:
    line = line_to(home.mia, home)
    assert says(home.dawn, line, home).outcome is Outcome.ALLOW

    given = Permission.objects.get(child=home.mia, channel="in_app", withdrawn_on=None)
    permissions.withdraw(given, by=home.priya, at=home.at)

    refused = says(home.dawn, line, home)
    assert refused.outcome is Outcome.REFUSE
    assert rules_of(refused) == {"permission_given": "refuse"}


def test_a_worker_without_a_work_phone_is_refused(home: Cast) -> None:
    line = line_to(home.mia, home)
    draft = Draft(uuid4(), line.id, HELLO, person=home.dawn.pk, purpose="check_in")

    answer = gate.send(draft, at=home.at)

    assert rules_of(answer) == {"work_equipment": "refuse"}


def test_a_phone_number_is_refused_and_the_attempt_is_kept(home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = says(home.dawn, line, home, "Ring me on 07700 900417 tonight")

    assert rules_of(answer) == {"wording": "refuse"}
    message = Message.objects.get(conversation=line)
    assert message.events.get().kind == "refused"
    # The words are kept in the one table that may be destroyed, and nowhere else.
    assert "900417" not in message.events.get().facts + message.events.get().answer


def test_the_homes_own_number_may_be_given(home: Cast) -> None:
    line = line_to(home.mia, home)
    answer = says(home.dawn, line, home, f"Ring us on {home.larkfield.telephone}")
    assert answer.outcome is Outcome.ALLOW


def test_a_childs_message_is_always_taken_in(home: Cast) -> None:
    """No permission, quiet hours, a number in it: nothing shuts a child out."""
    for child in (home.mia, home.ellie_mae, home.reece):
        line = line_to(child, home)
        night = home.at + timedelta(hours=8)
        assert says(child, line, home, "my number is 07700 900123", at=night).outcome == "allow"


def test_the_private_lane_is_never_refused_held_or_read(home: Cast) -> None:
    line = private_line(home.mia, home.helen, home)
    staff.restrict(home.helen, "A case is being looked at", by=home.priya, at=home.at)
    night = home.at + timedelta(hours=9)

    answer = says(home.helen, line, home, "Here is my number: 07700 900111", at=night)

    assert answer.outcome is Outcome.ALLOW
    assert answer.place is not None
    event = Event.objects.get(place=answer.place)
    assert "words_found" not in event.facts.replace('"words_found":[]', "")
    words = Words.objects.get(message=event.message)
    assert words.text is None
    assert b"07700" not in bytes(words.sealed or b"")


@pytest.mark.parametrize("outsider", ["joan", "peter", "stella", "owen", "adele", "fiona"])
def test_nobody_without_a_place_in_a_conversation_writes_in_it(home: Cast, outsider: str) -> None:
    line = line_to(home.mia, home)

    answer = says(getattr(home, outsider), line, home)

    assert answer.problem is Problem.NOT_YOURS
    assert not Message.objects.filter(conversation=line).exists()


def test_nobody_at_the_home_writes_in_a_private_line(home: Cast) -> None:
    line = private_line(home.mia, home.helen, home)
    for person in (home.dawn, home.priya, home.graham):
        assert says(person, line, home).problem is Problem.NOT_YOURS


def test_another_child_writes_in_nobody_elses_line(home: Cast) -> None:
    line = line_to(home.mia, home)
    assert says(home.callum, line, home).problem is Problem.NOT_YOURS


def test_a_retry_gets_the_first_answer_and_nothing_twice(home: Cast) -> None:
    line, message = line_to(home.mia, home), uuid4()
    first = says(home.dawn, line, home, message=message)

    again = says(home.dawn, line, home, message=message)

    assert (again.outcome, again.place) == (first.outcome, first.place)
    assert Event.objects.filter(message=message).count() == 1


def test_an_id_that_somebody_else_used_tells_nothing_of_it(home: Cast) -> None:
    line, message = line_to(home.mia, home), uuid4()
    says(home.dawn, line, home, message=message)

    other = says(home.sam, line, home, "Something else", message=message)

    assert other.problem is Problem.NO_SUCH_CONVERSATION


def test_the_same_draft_twice_in_one_batch_is_one_message(home: Cast) -> None:
    line = line_to(home.mia, home)
    draft = Draft(uuid4(), line.id, HELLO, person=home.mia.pk)

    answers = gate.settle([draft, draft], at=home.at)

    assert answers[0] == answers[1]
    assert Message.objects.filter(pk=draft.id).count() == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", Problem.EMPTY), (" \n\t", Problem.EMPTY), ("x" * (LONGEST + 1), Problem.TOO_LONG)],
)
def test_what_cannot_be_taken_says_why(home: Cast, text: str, problem: Problem) -> None:
    line = line_to(home.mia, home)
    assert says(home.mia, line, home, text).problem is problem
    assert says(home.mia, line, home, "x" * LONGEST).outcome is Outcome.ALLOW


# Nothing to be seen in any of them: no width, no word, only which way to read or what to join.
UNSEEN = [
    "\u200b\u200c\u200d",
    "\ufeff",
    "\0\0",
    "\u202e\u2066\u2069",
    "\u034f",
    "\u0301\u0308",
    "\ufe0f",
    "\u00ad",
    "\u3164",
    "\u2800",
    "\u00a0\u2003\u3000",
    "\U000e0041",
]


@pytest.mark.parametrize("text", UNSEEN)
@pytest.mark.parametrize("who", ["mia", "dawn"])
def test_what_nobody_could_see_is_as_empty(who: str, text: str, home: Cast) -> None:
    line, person = line_to(home.mia, home), getattr(home, who)
    assert says(person, line, home, text).problem is Problem.EMPTY
    assert says(person, line, home, f"{text}ok{text}").outcome is Outcome.ALLOW


@pytest.mark.parametrize(
    "text", ["?", "\U0001f622", "\U0001fae8", "1\ufe0f\u20e3", "\u2764\ufe0f", "e\u0301", "\u0e01"]
)
def test_one_sign_is_a_message(text: str, home: Cast) -> None:
    assert says(home.mia, line_to(home.mia, home), home, text).outcome is Outcome.ALLOW


def test_a_note_that_nobody_could_see_is_no_note(home: Cast) -> None:
    line = line_to(home.mia, home)

    def outcome(note: str) -> Outcome | None:
        draft = Draft(uuid4(), line.id, HELLO, person=home.dawn.pk, purpose="other")
        mine = home.dawn.equipment_held.get(returned_at=None).equipment_id
        return gate.send(replace(draft, equipment=mine, purpose_note=note), at=home.at).outcome

    assert outcome("\u200b") is Outcome.REFUSE
    assert outcome("Lost glove") is Outcome.ALLOW


def test_a_session_that_nobody_knows_is_not_signed_in(home: Cast) -> None:
    line = line_to(home.mia, home)
    answer = gate.send(Draft(uuid4(), line.id, HELLO, session=b"?" * 32), at=home.at)
    assert answer.problem is Problem.NOT_SIGNED_IN


def test_a_conversation_that_is_not_there_is_not_there(home: Cast) -> None:
    answer = gate.send(Draft(uuid4(), uuid4(), HELLO, person=home.mia.pk), at=home.at)
    assert answer.problem is Problem.NO_SUCH_CONVERSATION


def test_one_bad_draft_in_a_batch_harms_itself_only(home: Cast) -> None:
    line = line_to(home.mia, home)
    good = Draft(uuid4(), line.id, "hello", person=home.mia.pk)
    bad = Draft(uuid4(), line.id, "", person=home.mia.pk)

    answers = gate.settle([bad, good], at=home.at)

    assert answers[0].problem is Problem.EMPTY
    assert answers[1].outcome is Outcome.ALLOW


def test_what_is_held_waits_for_somebody_else(home: Cast) -> None:
    line = line_to(home.mia, home)

    answer = says(home.dawn, line, home, at=home.at + timedelta(hours=5))

    assert rules_of(answer) == {"agreed_hours": "hold"}
    assert Hold.objects.get(message__conversation=line).rules == [
        {"rule": "agreed_hours", "kind": None}
    ]


def test_places_follow_the_ledger_without_gaps(home: Cast) -> None:
    line = line_to(home.mia, home)
    before, here = LedgerEntry.objects.count(), Event.objects.filter(conversation=line)

    gate.settle(
        [Draft(uuid4(), line.id, f"message {n}", person=home.mia.pk) for n in range(5)],
        at=home.at,
    )

    places = list(here.order_by("place").values_list("place", flat=True))
    assert places == [before + 1 + 2 * n for n in range(5)]
    assert LedgerEntry.objects.count() == before + 10


def test_a_reviewing_officer_reads_the_homes_line_and_writes_in_their_own(home: Cast) -> None:
    assert says(home.helen, line_to(home.mia, home), home).problem is Problem.NOT_YOURS
    own = private_line(home.mia, home.helen, home)
    assert says(home.helen, own, home).outcome is Outcome.ALLOW


def test_one_corrects_only_what_one_wrote_oneself_on_the_same_line(home: Cast) -> None:
    line = line_to(home.mia, home)
    mine, sams = says(home.dawn, line, home).draft, says(home.sam, line, home).draft
    elsewhere = says(home.dawn, line_to(home.callum, home), home).draft

    for corrects in (sams, elsewhere, uuid4()):
        wrong = says(home.dawn, line, home, "Back by 7", corrects=corrects)
        assert wrong.problem is Problem.NOTHING_TO_CORRECT
    assert says(home.dawn, line, home, "Back by 7", corrects=mine).outcome is Outcome.ALLOW


def test_nul_and_half_letters_harm_nothing(home: Cast) -> None:
    line = line_to(home.mia, home)
    kept = {
        "a\x00b": "a\ufffdb",
        "a\ud83d": "a\ufffd",
        "\ud83d\ude00 yes": "\U0001f600 yes",
        "\u202egnihton": "\u202egnihton",
    }
    for typed, stored in kept.items():
        answer = says(home.mia, line, home, typed)
        assert answer.outcome is Outcome.ALLOW
        assert Words.objects.get(message=answer.draft).text == stored
