"""What is shown of those who have left, to whom, and what may be done there."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from clearline.access import sign_in
from clearline.access.models import FreshWith, Session
from clearline.cli.made_up import Cast
from clearline.clock import now
from clearline.contact.approvals import answering
from clearline.contact.models import Approval, ApprovalAsk
from clearline.registers import residences
from clearline.registers.models import Residence
from clearline.registers.recorded import sure
from tests.rooms.contact.saying import line_to, says
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_register_says_which_kind_of_care_leaver_somebody_is_and_why(home: Cast) -> None:
    browser = phone_of(home.priya)
    reece = words_on(browser.get(reverse("registers:page", args=["children", home.reece.pk])))
    assert "Former relevant young person Has a personal adviser. 19 years old." in reece
    mia = words_on(browser.get(reverse("registers:page", args=["children", home.mia.pk])))
    assert "No care leaver yet 14 years old: from 16 it is worked out." in mia
    staff = words_on(browser.get(reverse("registers:page", args=["staff", home.dawn.pk])))
    assert "Leaving care" not in staff


def asking_form(home: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "worker": [str(home.sam.pk)],
        "channel": ["in_app"],
        "what_for": "Somebody he knows.",
        "from_on": "2026-11-23",
        "until_on": "2027-02-23",
        **changes,
    }


def page(name: str, *args: object) -> str:
    return reverse(f"leaving:{name}", args=args)


def asked(home: Cast) -> ApprovalAsk:
    phone_of(home.sam).post(page("ask", home.reece.pk), asking_form(home, worker=[home.dawn.pk]))
    return ApprovalAsk.objects.get()


def approve(home: Cast) -> ApprovalAsk:
    ask = asked(home)
    for person in (ask.first, ask.second):
        sure(answering.answer(ask, answering.Answer.APPROVED, by=person, at=home.at))
    return ask


def test_the_keyworker_asks_and_both_find_it_waiting_for_them(home: Cast) -> None:
    sheet = words_on(phone_of(home.sam).get(page("ask", home.reece.pk)))
    assert "For the home: Priya Nair, registered manager." in sheet
    asked(home)
    for person in (home.priya, home.sunita):
        assert "For you to answer 1" in words_on(phone_of(person).get(page("front")))
    assert "For you to answer" not in words_on(phone_of(home.sam).get(page("front")))
    told = words_on(phone_of(home.sam).get(page("one", home.reece.pk)))
    assert "Waits for Priya Nair and Sunita Marlow." in told


def test_half_a_form_says_what_is_missing_and_keeps_the_rest(home: Cast) -> None:
    browser = phone_of(home.sam)
    answer = browser.post(page("ask", home.reece.pk), asking_form(home, what_for=" "))
    shown = words_on(answer)
    assert "Say what the contact is for." in shown
    assert 'value="2027-02-23"' in answer.content.decode()
    assert not ApprovalAsk.objects.exists()
    broken = asking_form(home, worker=["x"], from_on="never")
    assert "Say who would be in contact." in words_on(
        browser.post(page("ask", home.reece.pk), broken)
    )


def test_who_may_open_which_of_these_pages(home: Cast) -> None:
    ask = asked(home)
    for person, one, form, approval in (
        (home.sam, 200, 200, 200),  # the keyworker
        (home.priya, 200, 200, 200),
        (home.sunita, 200, 403, 200),  # answers, and so never asks
        (home.dawn, 200, 404, 200),  # named to write
        (home.joy, 404, 404, 404),
        (home.joan, 404, 404, 404),
        (home.peter, 404, 404, 404),
        (home.stella, 404, 403, 404),
    ):
        browser = phone_of(person)
        found = [
            browser.get(where).status_code
            for where in (
                page("one", home.reece.pk),
                page("ask", home.reece.pk),
                page("approval", ask.pk),
            )
        ]
        assert found == [one, form, approval], person


def test_a_yes_wants_fresh_proof_and_then_stands_with_its_name(home: Cast, clock: Any) -> None:
    ask, browser = asked(home), phone_of(home.priya)
    clock.shift(3600)
    first = browser.post(page("approval", ask.pk), {"act": "yes"})
    assert "Show once more that it is you" in words_on(first)
    assert not Approval.objects.exists()
    session = Session.objects.latest("pk")
    sign_in.shown_again(session.pk, FreshWith.PASSKEY, at=now())
    done = browser.post(page("approval", ask.pk), {"act": "yes"}, follow=True)
    assert "Your answer is written down." in words_on(done)
    assert "Yes: Priya Nair, registered manager, today at 5:30 pm." in words_on(done)
    (row,) = Approval.objects.all()
    assert (row.decided_by, row.decision) == (home.priya, "approved")


def test_a_no_without_a_reason_is_not_taken_and_with_one_ends_it(home: Cast) -> None:
    ask = asked(home)
    browser = phone_of(home.priya)
    bare = browser.post(page("approval", ask.pk), {"act": "no"})
    assert "Say why." in words_on(bare)
    browser.post(page("approval", ask.pk), {"act": "no", "reason": "Too soon."})
    told = words_on(phone_of(home.sam).get(page("one", home.reece.pk)))
    assert "Refused" in told
    assert "No: Priya Nair, registered manager, today at 4:30 pm. “Too soon.”" in told
    assert browser.post(page("approval", ask.pk), {"act": "what"}).status_code == 404


def test_who_asked_reads_it_and_does_not_answer(home: Cast) -> None:
    ask = asked(home)
    browser = phone_of(home.sam)
    assert "Yes, I approve" not in words_on(browser.get(page("approval", ask.pk)))
    answer = browser.post(page("approval", ask.pk), {"act": "yes"})
    assert "You are not one of the two who were asked." in words_on(answer)
    assert not Approval.objects.exists()


def test_an_approver_takes_their_yes_back_and_the_asker_the_asking(home: Cast) -> None:
    ask = approve(home)
    reason = {"act": "revoke", "reason": "He moved away."}
    phone_of(home.priya).post(page("approval", ask.pk), reason)
    assert "Taken back" in words_on(phone_of(home.sam).get(page("one", home.reece.pk)))
    again = asking_form(home, worker=[home.dawn.pk], why="He asks again.")
    phone_of(home.sam).post(page("ask", home.reece.pk), again)
    newest = ApprovalAsk.objects.latest("pk")
    assert phone_of(home.dawn).post(page("take_back", newest.pk)).status_code == 404
    done = phone_of(home.sam).post(page("take_back", newest.pk), follow=True)
    assert "It is not asked any more." in words_on(done)


def test_an_account_is_drafted_and_kept_in_one_form(home: Cast) -> None:
    approve(home)
    line = line_to(home.reece, home)
    says(home.dawn, line, home)
    says(home.reece, line, home, "im ok")
    front = phone_of(home.dawn).get(page("front"))
    assert "Accounts for you to write 1" in words_on(front)
    where = re.findall(r'href="(/leaving/\d+/account/[^"]+)"', front.content.decode())[0]
    draft = words_on(phone_of(home.dawn).get(where))
    assert "In the app, today at 4:30 pm." in draft
    assert "1 from Reece, 1 from us. About: check in." in draft
    bare = phone_of(home.dawn).post(where, {"says": " ", "seemed": "well"})
    assert "Write a few sentences." in words_on(bare)
    said = {"says": "We spoke of his flat.", "seemed": "well"}
    done = phone_of(home.dawn).post(where, said, follow=True)
    assert "We spoke of his flat. They seemed well." in words_on(done)
    assert phone_of(home.dawn).get(where, follow=True).redirect_chain


def test_a_late_account_stands_on_the_managers_pages_and_is_marked_late(
    home: Cast, clock: Any
) -> None:
    approve(home)
    says(home.dawn, line_to(home.reece, home), home)
    clock.shift(25 * 3600)
    today = words_on(phone_of(home.priya).get(reverse("manager:today")))
    assert "Accounts that are late 1 Reece, Dawn Pryce writes it" in today
    front = phone_of(home.priya).get(page("front"))
    assert "Late by 1 h" in words_on(front)
    where = re.findall(r'href="(/leaving/\d+/account/[^"]+)"', front.content.decode())[0]
    done = phone_of(home.priya).post(where, {"says": "Dawn is away."}, follow=True)
    assert re.search(r"we began\. Late Dawn is away\.", words_on(done))
    assert phone_of(home.joan).get(where).status_code == 404


def test_a_visit_is_written_down_by_hand(home: Cast) -> None:
    where = page("happened", home.reece.pk)
    assert "A call or visit" in words_on(phone_of(home.sam).get(where))
    form = {
        "channel": "face_to_face",
        "began": "them",
        "on": "2026-11-23",
        "from": "15:00",
        "until": "16:10",
        "says": "He came by for tea.",
    }
    half = phone_of(home.sam).post(where, {**form, "from": "soon"})
    assert "Say on which day it was" in words_on(half)
    done = phone_of(home.sam).post(where, form, follow=True)
    assert "Face to face, today at 3:00 pm, they began." in words_on(done)
    assert phone_of(home.sam).get(page("happened", home.callum.pk)).status_code == 404


def test_a_young_person_says_no_more_and_yes_again_and_sees_what_is_agreed(
    home: Cast, clock: Any
) -> None:
    approve(home)
    browser = phone_of(home.reece)
    assert "Staying in touch after I leave" in words_on(browser.get("/me/"))
    first = words_on(browser.get(page("mine")))
    assert "Dawn can be in touch with you: here in the app. Until 23 February 2027." in first
    assert "You can always write first." in first
    clock.shift(60)
    no = words_on(browser.post(page("mine"), {"wants": "no"}, follow=True))
    assert "You said: no more contact." in no
    assert "Nothing is agreed yet." in no
    none = browser.post(page("mine"), {"wants": "yes"})
    assert "Choose at least one way." in words_on(none)
    yes = browser.post(page("mine"), {"wants": "yes", "way": ["in_app"]}, follow=True)
    assert "You said: yes, I want to stay in touch." in words_on(yes)
    told = words_on(phone_of(home.sam).get(page("one", home.reece.pk)))
    assert "They said so themselves" in told
    assert "Lapsed" in told


def test_staff_write_down_what_a_young_person_says(home: Cast) -> None:
    where = page("wants", home.reece.pk)
    assert phone_of(home.sam).get(where).status_code == 200
    assert "Choose at least one way" in words_on(phone_of(home.sam).post(where, {"wants": "yes"}))
    said = {"wants": "yes", "way": ["sms"], "worker": [str(home.sam.pk)], "words": "only sam"}
    done = words_on(phone_of(home.sam).post(where, said, follow=True))
    assert f"Wants to stay in touch With {home.sam.called}. Text message. “only sam”" in done


def test_a_plan_is_begun_by_itself_when_the_day_is_known(home: Cast) -> None:
    browser = phone_of(home.dawn)
    assert "Who would like to stay in touch" not in words_on(browser.get(page("one", home.mia.pk)))
    lives = Residence.objects.get(child=home.mia)
    sure(residences.stop(lives, on=date(2026, 12, 20), by=home.priya, at=home.at))
    assert "Mia Leaves on 20 December 2026." in words_on(browser.get(page("front")))
    browser.post(page("stay", home.mia.pk), {"says": "yes"})
    phone_of(home.priya).post(page("stay", home.mia.pk), {"says": "no"})
    shown = words_on(browser.get(page("one", home.mia.pk)))
    assert "Dawn Pryce: yes Priya Nair: no" in shown
    assert "Staying in touch after I leave" in words_on(phone_of(home.mia).get("/me/"))
    form = browser.get(page("ask", home.mia.pk)).content.decode()
    assert f'name="worker" value="{home.dawn.pk}" checked' in form
    assert 'name="from_on" value="2026-12-20"' in form
    half = browser.post(page("stay", home.mia.pk), {"says": "perhaps"}, follow=True)
    assert "That could not be written down." in words_on(half)
