"""Documents have versions; each worker reads the one that counts, and the gate knows (D1, C8)."""

from datetime import timedelta

import pytest

from clearline.cli.made_up import Cast
from clearline.registers import staff
from clearline.registers.library import documents, reading
from clearline.registers.models import Document, DocumentVersion, Person, StaffMember, day_of
from clearline.registers.recorded import Unkept, sure
from clearline.registers.vetting import gaps
from tests.home import make_stranger
from tests.rooms.contact.saying import line_to, rules_of, says

A_DAY = timedelta(days=1)


def publish(
    home: Cast, *, version: str = "November 2026", due: int = 10, content: bytes = b"# New"
) -> DocumentVersion | Unkept:
    return documents.publish(
        Document.CODE_OF_CONDUCT,
        content,
        name="code.md",
        version=version,
        changes="Nothing on paper any more.",
        due_on=day_of(home.at) + due * A_DAY,
        by=home.graham,
        at=home.at,
    )


def unread(home: Cast, person: Person, *, days: int = 0) -> list[str]:
    found = reading.of(person, at=home.at + days * A_DAY)
    return [each.row.version for each in found if each.read_at is None]


def refused(home: Cast, *, days: int) -> bool:
    """Let Dawn write to Mia so many days from now, and say whether what she read is enough."""
    line = line_to(home.mia, home)
    answer = says(home.dawn, line, home, at=home.at + days * A_DAY)
    return "policies_acknowledged" in rules_of(answer)


def test_a_new_version_is_for_everybody_to_read(home: Cast) -> None:
    assert unread(home, home.dawn) == []
    row = sure(publish(home))
    assert unread(home, home.dawn) == ["November 2026"]
    sure(reading.acknowledge(row, by=home.dawn, at=home.at))
    assert unread(home, home.dawn) == []
    assert unread(home, home.sam) == ["November 2026"]


def test_what_was_read_counts_until_the_day_of_the_new_version_and_then_no_longer(
    home: Cast,
) -> None:
    row = sure(publish(home, due=10))
    assert not refused(home, days=10)
    assert refused(home, days=11)
    sure(reading.acknowledge(row, by=home.dawn, at=home.at + 11 * A_DAY))
    assert not refused(home, days=11)


def test_a_version_that_is_withdrawn_is_owed_by_nobody(home: Cast) -> None:
    row = sure(publish(home, due=0))
    assert refused(home, days=1)
    sure(documents.withdraw(row, by=home.graham, at=home.at))
    assert not refused(home, days=1)
    assert unread(home, home.dawn) == []


def test_only_the_version_that_counts_is_read_and_only_by_those_who_work_here(
    home: Cast,
) -> None:
    old = sure(publish(home))
    new = sure(publish(home, version="December 2026"))
    late = reading.acknowledge(old, by=home.dawn, at=home.at)
    assert str(late) == "This version no longer counts. Read the newest one."
    stranger = reading.acknowledge(new, by=make_stranger(home), at=home.at)
    assert str(stranger) == "Only those who work here say so."
    assert sure(reading.acknowledge(new, by=home.dawn, at=home.at)).version == "December 2026"


def test_a_newcomer_has_as_long_as_everybody_had(home: Cast) -> None:
    sure(publish(home, due=10))
    una = make_stranger(home)
    later = day_of(home.at) + 30 * A_DAY
    sure(staff.start(una, on=later, by=home.priya, at=home.at))
    due = {each.row.version: each.due_on for each in reading.of(una, at=home.at)}
    assert due["November 2026"] == later + 10 * A_DAY


def test_without_a_day_it_is_due_as_the_settings_say(home: Cast) -> None:
    row = sure(
        documents.publish(
            Document.PROPRIETY,
            b"%PDF-1.7",
            name="a",
            version="2",
            changes="New",
            by=home.graham,
            at=home.at,
        )
    )
    assert row.due_on == day_of(home.at) + 14 * A_DAY
    assert row.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.md", b"# One", "text/markdown"),
        ("a.txt", b"One", "text/markdown"),
        ("a.HTML", b"<p>One</p>", "text/html"),
        ("a.exe", b"%PDF-1.7", "application/pdf"),
        ("a.docx", b"One", None),
        ("a.md", b"\xff\xfe", None),
        ("a.md", b"  ", None),
        ("a", b"One", None),
    ],
)
def test_a_file_is_what_it_can_be_shown_as(name: str, content: bytes, kind: str | None) -> None:
    assert documents.kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"x" * (4 * 1024 * 1024 + 1), "This file is larger than 4 MB."),
        (b"\xff", "A PDF, an HTML page or a Markdown text is needed."),
    ],
)
def test_a_file_that_cannot_be_shown_is_refused(home: Cast, content: bytes, why: str) -> None:
    assert str(publish(home, content=content)) == why


def test_a_version_is_published_once(home: Cast) -> None:
    sure(publish(home))
    assert str(publish(home)) == "There is a version of this name already."


def test_who_is_late_is_named_to_the_manager(home: Cast) -> None:
    sure(publish(home, due=0))
    people = list(Person.objects.filter(pk__in=[home.dawn.pk, home.sam.pk]))
    assert reading.late(people, at=home.at) == []
    late = reading.late(people, at=home.at + A_DAY)
    assert {person.name for person, _ in late} == {"Dawn Pryce", "Sam Oyelaran"}
    found = gaps.of(
        home.mia.__class__.objects.none(),
        [],
        Person.objects.filter(pk=home.dawn.pk),
        at=home.at + A_DAY,
    )
    assert [gap.says for gap in found] == ["Has not read: code of conduct, November 2026."]


def test_somebody_who_has_left_is_not_late(home: Cast) -> None:
    sure(publish(home, due=0))
    member = StaffMember.objects.get(person=home.dawn)
    sure(staff.leave(member, on=day_of(home.at), by=home.priya, at=home.at))
    assert reading.late([home.dawn], at=home.at + A_DAY) == []
