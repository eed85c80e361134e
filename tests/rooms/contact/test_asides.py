"""Drafts, askings and sealed words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag

from clearline.cli.made_up import Cast
from clearline.contact import drafts, lines, marks, sealed
from clearline.contact.lines import Line
from clearline.contact.models import Asking, Conversation, Draft
from clearline.contact.seen import As, View
from tests.rooms.contact.saying import line_to, private_line

pytestmark = pytest.mark.django_db


def known(conversation: Conversation) -> Line:
    return lines.of([conversation.id])[conversation.id]


def test_a_draft_is_its_writers_alone_for_a_day(home: Cast) -> None:
    line = known(line_to(home.mia, home))
    drafts.keep(line, home.dawn.pk, "I was thinki", at=home.at)
    drafts.keep(line, home.dawn.pk, "I was thinking", at=home.at)

    assert drafts.of(line, home.dawn.pk, at=home.at) == "I was thinking"
    assert drafts.of(line, home.sam.pk, at=home.at) == ""
    assert drafts.of(line, home.dawn.pk, at=home.at + timedelta(hours=24)) == ""
    assert drafts.drop_old(at=home.at + timedelta(hours=24)) == 1


def test_an_empty_draft_is_none(home: Cast) -> None:
    line = known(line_to(home.mia, home))
    drafts.keep(line, home.dawn.pk, "words", at=home.at)
    drafts.keep(line, home.dawn.pk, "  ", at=home.at)
    assert not Draft.objects.exists()


def test_a_private_draft_is_sealed_and_stays_in_its_line(home: Cast) -> None:
    private = known(private_line(home.mia, home.helen, home))
    staff = known(line_to(home.mia, home))
    drafts.keep(private, home.mia.pk, "about dawn", at=home.at)

    kept = Draft.objects.get()
    assert kept.text is None
    assert b"dawn" not in bytes(kept.sealed or b"")
    assert drafts.of(private, home.mia.pk, at=home.at) == "about dawn"
    assert drafts.of(staff, home.mia.pk, at=home.at) == ""


def test_sealed_words_open_only_where_they_were_sealed(home: Cast) -> None:
    helen = private_line(home.mia, home.helen, home).id
    fiona = private_line(home.mia, home.fiona, home).id
    message = uuid4()
    closed = sealed.seal("between us", conversation=helen, of=message)

    assert sealed.unseal(closed, conversation=helen, of=message) == "between us"
    for conversation, of in ((fiona, message), (helen, uuid4())):
        with pytest.raises(InvalidTag):
            sealed.unseal(closed, conversation=conversation, of=of)
    with pytest.raises(InvalidTag):
        sealed.unseal(closed[:-1] + b"x", conversation=helen, of=message)


def test_a_key_is_made_once_and_readable_by_its_owner_alone(home: Cast) -> None:
    conversation = private_line(home.mia, home.helen, home).id
    path = sealed._path(conversation)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        sealed.make_key(conversation)


def test_a_child_asks_for_somebody_else_and_one_person_answers(home: Cast) -> None:
    line = known(line_to(home.mia, home))
    mia = View(line, home.mia.pk, As.CHILD)

    asking = marks.ask(mia, Asking.Wants.WOMAN, at=home.at, note="not sam")

    assert asking is not None
    assert marks.answer(asking, by=home.priya, at=home.at)
    assert not marks.answer(asking, by=home.deepa, at=home.at)
    asking.refresh_from_db()
    assert asking.answered_by == home.priya


def test_nobody_asks_in_a_childs_place(home: Cast) -> None:
    dawn = View(known(line_to(home.mia, home)), home.dawn.pk, As.WRITER)
    assert marks.ask(dawn, Asking.Wants.MAN, at=home.at) is None
