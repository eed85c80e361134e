"""Policies are read on a phone and acknowledged there; managers see who has still to read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from clearline.cli.made_up import Cast
from clearline.registers.models import Acknowledgement, DocumentVersion, Person
from clearline.web.library.blocks import Block, of_html, of_markdown
from tests.rooms.web.childs import phone_of, words_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TEXT = b"# Code\n\nBe **kind**,\nand be there.\n\n- Ask [us](https://example.org)\n"


def publish(home: Cast, person: Person, **changes: object) -> HttpResponse:
    said = {
        "document": "code_of_conduct",
        "version": "November 2026",
        "changes": "What to do at night.",
        "due_on": "2026-12-01",
        "file": SimpleUploadedFile("code.md", TEXT),
        **changes,
    }
    address = reverse("library:publish")
    return phone_of(person).post(address, said, follow=True)  # type: ignore[return-value]


def newest() -> str:
    row = DocumentVersion.objects.get(version="November 2026")
    return reverse("library:one", args=[row.pk])


def test_a_version_is_put_in_read_on_a_phone_and_acknowledged(home: Cast) -> None:
    told = words_on(publish(home, home.graham))
    assert "Code of conduct November 2026, since 23 November 2026." in told
    dawn = phone_of(home.dawn)
    front = words_on(dawn.get(reverse("library:front")))
    assert "Code of conduct November 2026. Read it by 1 December 2026." in front
    assert "After that you cannot write to children." in front

    page = words_on(dawn.get(newest()))
    for part in ("What is new: What to do at night.", "Be kind, and be there.", "Ask us"):
        assert part in page
    after = words_on(dawn.post(newest(), follow=True))
    assert "There is nothing new for you to read." in after
    assert Acknowledgement.objects.filter(person=home.dawn, version="November 2026").exists()
    again = words_on(dawn.post(newest()))
    assert "They have acknowledged this version already." in again


def test_who_has_still_to_read_is_known_to_who_answers_for_them(home: Cast) -> None:
    publish(home, home.graham)
    phone_of(home.dawn).post(newest())
    shown = words_on(phone_of(home.priya).get(reverse("library:readers")))
    assert "Sam Oyelaran To read it by 1 December 2026" in shown
    assert "Dawn Pryce" not in shown
    assert "Joan Sedge" not in shown


def test_only_who_answers_for_every_home_puts_one_in(home: Cast) -> None:
    for person, status in ((home.priya, 404), (home.dawn, 403), (home.adele, 403)):
        assert publish(home, person).status_code == status
    assert not DocumentVersion.objects.filter(version="November 2026").exists()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"version": ""}, "Version: fill this in."),
        ({"due_on": "soon"}, "To be read by: write the day as 23/11/2026."),
        (
            {"file": SimpleUploadedFile("a.docx", b"PK")},
            "A PDF, an HTML page or a Markdown text is needed.",
        ),
        ({"due_on": "2026-11-01"}, "It is due to be read before it begins."),
    ],
)
def test_what_is_wrong_is_said_beside_it(home: Cast, changes: dict[str, object], says: str) -> None:
    assert says in words_on(publish(home, home.graham, **changes))


def test_the_file_is_given_out_to_be_saved_and_never_run(home: Cast) -> None:
    file = SimpleUploadedFile("code.html", b"<script>alert(1)</script><h1>Code</h1><p>Be kind.</p>")
    publish(home, home.graham, file=file)
    dawn = phone_of(home.dawn)
    page = dawn.get(newest())
    assert "Be kind." in words_on(page)
    assert "alert(1)" not in page.content.decode()
    answer = dawn.get(newest() + "file/")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_whoever_does_not_work_here_reads_and_says_nothing(home: Cast) -> None:
    publish(home, home.graham)
    fiona = phone_of(home.fiona)
    assert "I have read this" not in words_on(fiona.get(newest()))
    assert "Only those who work here say so." in words_on(fiona.post(newest()))
    assert phone_of(home.mia.person).get(newest()).status_code == 403


def test_a_text_is_shown_as_heads_paragraphs_and_points() -> None:
    assert of_markdown(TEXT.decode()) == [
        Block("head", "Code"),
        Block("p", "Be kind, and be there."),
        Block("point", "Ask us"),
    ]


def test_of_a_page_only_what_one_reads_is_shown() -> None:
    page = "<head><title>T</title></head><h2>One</h2><ul><li>A &amp; b<li>C</ul><div>D<br>E</div>"
    assert of_html(page) == [
        Block("head", "One"),
        Block("point", "A & b"),
        Block("point", "C"),
        Block("p", "D"),
        Block("p", "E"),
    ]
