"""Reads words: the one door of this room."""

from collections.abc import Sequence

from clearline.screening import allowed, contact, model
from clearline.screening.kinds import found
from clearline.screening.reading import Found, Known, Reading, Speaker
from clearline.screening.text import Text


def read(messages: Sequence[str], *, speaker: Speaker, known: Known | None = None) -> Reading:
    """Find what these consecutive messages of one speaker hold."""
    text = Text(messages)
    hits = contact.find(text, allowed.of(known))
    if text.row:
        for heard in model.listen(model.models()["staff" if speaker == "staff" else "child"], text.row):
            hits.append(contact.Hit(heard.kind, *text.tokens_of(heard.first, heard.after), heard.score))
    findings: list[Found] = []
    for hit in hits:
        for message, start, end in text.spans(hit.first, hit.after):
            part = messages[message][start:end]
            findings.append(found(hit.kind, speaker, (message, start, end), part))
    return Reading(tuple(findings))
