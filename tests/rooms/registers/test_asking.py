"""Asking for permission, form by form: who may be asked, what counts, and what follows."""

from datetime import date, timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.policy.whom import LONGEST
from clearline.registers import disputes, family, legal_statuses, posts, tasks
from clearline.registers.asking import answers, asks, papers
from clearline.registers.asking.answers import Said
from clearline.registers.models import (
    Answer,
    Ask,
    Channel,
    Child,
    Delegation,
    Dispute,
    GivenBy,
    How,
    LegalCode,
    Permission,
    Person,
    Relation,
    Says,
    Scan,
    Task,
    TaskKind,
    Tie,
)
from clearline.registers.recorded import Unkept, sure

pytestmark = pytest.mark.django_db

SMS, CALL, PHOTO, VIDEO = Channel.SMS, Channel.VOICE_CALL, Channel.PHOTO, Channel.VIDEO_CALL
PDF = b"%PDF-1.7 signed"
LATER = timedelta(minutes=5)


def ask(home: Cast, child: Child, person: Person | None, *forms: Channel, **more: object) -> Ask:
    asked = {"person": person, "forms": forms or (SMS,), "given_by": GivenBy.PARENT, **more}
    return sure(asks.begin(child, by=home.priya, at=home.at, **asked))  # type: ignore[arg-type]


def answer(home: Cast, of: Ask, says: Says, *forms: Channel) -> list[Answer]:
    said = {form: Said(says) for form in forms or (SMS,)}
    return sure(answers.give(of, said, at=home.at))


def standing(child: Child, channel: Channel = SMS) -> list[Permission]:
    rows = Permission.objects.filter(child=child, channel=channel, withdrawn_at=None)
    return list(rows.filter(from_on=date(2026, 11, 23)))


def test_a_mother_who_says_yes_has_permitted_that_form_and_no_other(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen, SMS, PHOTO)
    answer(home, asked, Says.YES, SMS)

    (given,) = standing(home.mia)
    assert (given.grantor, given.given_by, given.recorded_by) == (home.karen, "parent", home.karen)
    assert given.until_on == home.at.date() + LONGEST
    assert standing(home.mia, PHOTO) == []


def test_a_father_whom_a_court_keeps_away_is_never_asked_and_the_mother_is(home: Cast) -> None:
    (tied,) = home.mia.family.filter(person=home.darren)
    sure(family.untie(tied, by=home.priya, at=home.at))
    decides = {"relation": Relation.FATHER, "holds_parental_responsibility": True}
    sure(family.tie(home.mia, home.darren, by=home.priya, at=home.at, **decides))  # type: ignore[arg-type]

    refused = asks.begin(home.mia, person=home.darren, by=home.priya, at=home.at)
    assert "A court order keeps Darren Hartley away." in str(refused)
    assert ask(home, home.mia, home.karen).person == home.karen


def test_an_order_that_comes_later_shuts_the_link_that_is_out(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    assert asks.is_open(asked, at=home.at)

    sure(family.keep_away(home.mia, home.karen, reference="WC26P9", by=home.priya, at=home.at))
    assert not asks.is_open(asked, at=home.at)
    assert isinstance(answers.give(asked, {SMS: Said(Says.YES)}, at=home.at), Unkept)


@pytest.mark.parametrize("person", ["darren", "bisi", "dawn"])
def test_only_who_holds_parental_responsibility_for_this_child_is_asked(
    home: Cast, person: str
) -> None:
    refused = asks.begin(home.callum, person=getattr(home, person), by=home.priya, at=home.at)
    assert isinstance(refused, Unkept)
    assert Ask.objects.count() == 0


def test_under_a_care_order_the_social_worker_answers_and_no_parent(home: Cast) -> None:
    asked = ask(home, home.callum, home.marcus, CALL, given_by=GivenBy.LOCAL_AUTHORITY)
    answer(home, asked, Says.YES, CALL)
    assert standing(home.callum, CALL)[0].given_by == "local_authority"

    other = asks.begin(
        home.callum, person=home.nadia, given_by=GivenBy.LOCAL_AUTHORITY, by=home.priya, at=home.at
    )
    assert isinstance(other, Unkept)


def test_at_eighteen_only_they_themselves_are_asked(home: Cast) -> None:
    own = {"person": home.reece.person, "given_by": GivenBy.YOUNG_PERSON, "forms": (SMS,)}
    asked = sure(asks.begin(home.reece, by=home.priya, at=home.at, **own))  # type: ignore[arg-type]
    answer(home, asked, Says.YES)
    assert standing(home.reece)[0].given_by == "young_person"

    mia = {**own, "person": home.mia.person}
    assert isinstance(asks.begin(home.mia, by=home.priya, at=home.at, **mia), Unkept)  # type: ignore[arg-type]


def test_what_the_child_refuses_is_asked_of_nobody(home: Cast) -> None:
    refused = asks.begin(home.mia, person=home.karen, forms=(SMS, VIDEO), by=home.priya, at=home.at)
    assert str(refused) == "Mia says no to this, so nobody is asked: video call."
    assert ask(home, home.mia, home.karen, SMS).forms == ["sms"]


def test_what_was_not_asked_is_not_answered(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen, SMS)
    assert isinstance(answers.give(asked, {PHOTO: Said(Says.YES)}, at=home.at), Unkept)
    assert isinstance(answers.give(asked, {}, at=home.at), Unkept)
    assert Answer.objects.count() == 0


def test_a_yes_taken_back_stops_at_once_and_people_see_to_what_follows(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    sure(answers.give(asked, {SMS: Said(Says.NO)}, at=home.at + LATER))

    assert standing(home.mia) == []
    given = {(t.kind, t.owner) for t in Task.objects.all()}
    assert given == {
        (TaskKind.LOOK_AT_WITHDRAWAL, home.marcus),
        (TaskKind.TELL_CHILD, home.dawn),
    }
    due = {t.kind: t.due_at.date() for t in Task.objects.all()}
    assert due[TaskKind.LOOK_AT_WITHDRAWAL] == home.at.date()


def test_a_no_to_what_was_never_permitted_gives_nobody_a_task(home: Cast) -> None:
    answer(home, ask(home, home.mia, home.karen), Says.NO)
    assert Task.objects.count() == 0


def test_who_would_rather_talk_permits_nothing_and_somebody_talks_to_them(home: Cast) -> None:
    answer(home, ask(home, home.mia, home.karen), Says.TALK)
    assert standing(home.mia) == []
    assert [(t.kind, t.owner) for t in Task.objects.all()] == [
        (TaskKind.TALK_TO_PARENT, home.priya)
    ]


def test_a_new_yes_takes_the_place_of_the_one_before(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    answer(home, asked, Says.YES)
    assert len(standing(home.mia)) == 1
    assert Task.objects.count() == 0


def test_two_parents_who_differ_are_a_dispute_about_that_form(home: Cast) -> None:
    for each in Dispute.objects.filter(child=home.tobi):
        sure(disputes.settle(each, by=home.marcus, at=home.at))
    answer(home, ask(home, home.tobi, home.bisi, SMS), Says.YES)
    answer(home, ask(home, home.tobi, home.kunle, SMS), Says.NO)

    (begun,) = Dispute.objects.filter(child=home.tobi, ended_at=None)
    assert (begun.channel, begun.recorded_by) == ("sms", home.kunle)
    assert [t.owner for t in Task.objects.all()] == [home.marcus]


def test_a_dispute_about_every_form_covers_one_of_them(home: Cast) -> None:
    answer(home, ask(home, home.tobi, home.bisi, SMS), Says.YES)
    answer(home, ask(home, home.tobi, home.kunle, SMS), Says.NO)
    assert [d.channel for d in Dispute.objects.filter(child=home.tobi)] == [""]


def test_a_yes_by_telephone_counts_once_another_confirms_it(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    (taken,) = sure(
        answers.take_down(
            asked, {SMS: Said(Says.YES)}, how=How.TELEPHONE, by=home.priya, at=home.at
        )
    )
    assert standing(home.mia) == []
    assert isinstance(answers.second(taken, by=home.priya, at=home.at), Unkept)

    sure(answers.second(taken, by=home.dawn, at=home.at + LATER))
    assert [p.grantor for p in standing(home.mia)] == [home.karen]
    assert isinstance(answers.second(taken, by=home.sam, at=home.at + LATER), Unkept)


def test_a_no_by_telephone_counts_at_once(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    no = {SMS: Said(Says.NO)}
    sure(answers.take_down(asked, no, how=How.TELEPHONE, by=home.dawn, at=home.at + LATER))
    assert standing(home.mia) == []


def test_a_yes_that_was_overtaken_by_a_no_is_not_confirmed_any_more(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    yes = {SMS: Said(Says.YES)}
    (taken,) = sure(answers.take_down(asked, yes, how=How.TELEPHONE, by=home.priya, at=home.at))
    answer(home, asked, Says.NO)
    assert isinstance(answers.second(taken, by=home.dawn, at=home.at), Unkept)
    assert standing(home.mia) == []


def test_a_paper_counts_once_it_is_kept(home: Cast) -> None:
    asked, yes = ask(home, home.mia, home.karen), {SMS: Said(Says.YES)}
    refused = answers.take_down(asked, yes, how=How.PAPER, by=home.dawn, at=home.at)
    assert str(refused) == "Add the signed paper first."

    sure(papers.keep_scan(asked, "form.pdf", PDF, by=home.dawn, at=home.at))
    sure(answers.take_down(asked, yes, how=How.PAPER, by=home.dawn, at=home.at))
    assert len(standing(home.mia)) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html><script>", "A picture (JPEG or PNG) or a PDF is needed."),
        (b"", "A picture (JPEG or PNG) or a PDF is needed."),
        (PDF + b"x" * 4 * 1024 * 1024, "This file is larger than 4 MB."),
    ],
)
def test_only_a_picture_or_a_pdf_of_some_size_is_kept(
    home: Cast, content: bytes, says: str
) -> None:
    asked = ask(home, home.mia, home.karen)
    refused = papers.keep_scan(asked, "form.pdf", content, by=home.dawn, at=home.at)
    assert str(refused).startswith(says)
    assert Scan.objects.count() == 0


def test_a_waiver_takes_the_social_worker_and_the_manager_with_reasons(home: Cast) -> None:
    asked = ask(home, home.amina, None, SMS, given_by=GivenBy.WAIVER)
    bare, reasoned = {SMS: Said(Says.YES)}, {SMS: Said(Says.YES, words="Nobody can be reached.")}
    taken = {"how": How.IN_PERSON, "at": home.at}
    assert isinstance(answers.take_down(asked, bare, by=home.priya, **taken), Unkept)  # type: ignore[arg-type]
    assert isinstance(answers.take_down(asked, reasoned, by=home.dawn, **taken), Unkept)  # type: ignore[arg-type]

    (first,) = sure(answers.take_down(asked, reasoned, by=home.priya, **taken))  # type: ignore[arg-type]
    assert isinstance(answers.second(first, by=home.deepa, at=home.at), Unkept)
    sure(answers.second(first, by=home.marcus, at=home.at))
    assert [p.given_by for p in standing(home.amina)] == ["waiver"]


def test_a_manager_says_yes_only_to_what_the_plan_leaves_to_them(home: Cast) -> None:
    own = {"person": home.priya, "given_by": GivenBy.DELEGATED_MANAGER, "forms": (SMS,)}
    assert isinstance(asks.begin(home.mia, by=home.priya, at=home.at, **own), Unkept)  # type: ignore[arg-type]

    Delegation.objects.create(
        child=home.mia,
        channel=SMS,
        agreed_by="parent",
        plan="Placement plan, page 4",
        from_on=home.at.date(),
        recorded_at=home.at,
        recorded_by=home.priya,
    )
    asked = sure(asks.begin(home.mia, by=home.priya, at=home.at, **own))  # type: ignore[arg-type]
    answer(home, asked, Says.YES)
    assert [p.given_by for p in standing(home.mia)] == ["delegated_manager"]


def test_a_yes_under_police_protection_ends_with_it(home: Cast) -> None:
    sure(legal_statuses.begin(home.mia, LegalCode.L1, by=home.marcus, at=home.at))
    (given,) = answer(home, ask(home, home.mia, home.karen), Says.YES)
    assert given.until_on == home.at.date() + timedelta(days=3)


def test_a_task_is_done_once_by_whose_it_is(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    sure(answers.give(asked, {SMS: Said(Says.NO)}, at=home.at))
    (task,) = tasks.of(home.marcus.pk)

    assert isinstance(tasks.do(task, by=home.dawn, at=home.at), Unkept)
    sure(tasks.do(task, by=home.marcus, at=home.at + LATER))
    assert isinstance(tasks.do(task, by=home.marcus, at=home.at + LATER), Unkept)
    assert list(tasks.of(home.marcus.pk)) == []


def test_without_a_keyworker_the_manager_tells_the_child(home: Cast) -> None:
    for tie in home.mia.relationships.filter(kind=Tie.KEYWORKER):
        sure(posts.take_back(tie, by=home.priya, at=home.at))
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    sure(answers.give(asked, {SMS: Said(Says.NO)}, at=home.at))
    assert Task.objects.get(kind=TaskKind.TELL_CHILD).owner == home.priya


def test_an_ask_that_was_stopped_takes_no_answer_and_what_was_permitted_stands(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    sure(asks.stop(asked, by=home.priya, at=home.at))
    assert isinstance(answers.give(asked, {SMS: Said(Says.NO)}, at=home.at), Unkept)
    assert len(standing(home.mia)) == 1


def test_a_link_runs_out(home: Cast) -> None:
    asked = ask(home, home.mia, home.karen)
    assert asks.is_open(asked, at=home.at + asks.LINK_LASTS)
    assert not asks.is_open(asked, at=home.at + asks.LINK_LASTS + timedelta(days=1))


def test_withdrawing_fails_whole_where_its_task_cannot_be_given(
    home: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(home, home.mia, home.karen)
    answer(home, asked, Says.YES)
    monkeypatch.setattr(tasks, "end_of_day", lambda at, days=0: at - timedelta(days=2))

    assert isinstance(answers.give(asked, {SMS: Said(Says.NO)}, at=home.at), Unkept)
    assert len(standing(home.mia)) == 1
    assert [a.says for a in Answer.objects.all()] == ["yes"]
