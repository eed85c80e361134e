"""The made-up organisation's documents: short, and in nobody's words but ours."""

from datetime import timedelta

from clearline.cli.made_up.clerk import Clerk
from clearline.registers.library import documents
from clearline.registers.models import Document

VERSION = "April 2026"
_TEXTS = {
    Document.PRACTICE_GUIDANCE: (
        "Keeping in touch with children",
        "Talk face to face where you can. A message is for when a child is away.",
        ("Use only the phone that you were given.", "Say what it is about.", "Keep it short."),
    ),
    Document.PROPRIETY: (
        "Propriety and official conduct",
        "You act for the public. What you do has to be seen, and has to be right.",
        ("Take no gifts.", "Say so when somebody you know is concerned.", "Keep what is private."),
    ),
    Document.CODE_OF_CONDUCT: (
        "Code of conduct",
        "Children have to be able to rely on you, at any hour and on any day.",
        ("Be the grown-up.", "Share nothing of your own life.", "Ask when you are unsure."),
    ),
    Document.EMAIL_POLICY: (
        "E-mail",
        "E-mail goes out from the home’s own address, and is kept.",
        ("Never use an address of your own.", "Never send on what a child has written."),
    ),
}

READ = tuple(_TEXTS)


def put_in(writer: Clerk) -> None:
    """Put a version of each into the library, read by everybody when they began."""
    for document, (head, says, points) in _TEXTS.items():
        text = "\n".join([f"# {head}", "", says, "", *(f"- {point}" for point in points)])
        since = writer.day(-400)
        edition = {"name": "document.md", "version": VERSION, "changes": "Written anew."}
        days = {"from_on": since, "due_on": since + timedelta(days=14)}
        writer.writes(documents.publish, document, text.encode(), **edition, **days)
