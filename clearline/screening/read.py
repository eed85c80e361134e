"""Reads words: the one door of this room."""

from collections.abc import Iterator, Sequence

from clearline.screening import allowed, clarity, contact, model
from clearline.screening.hits import Hit
from clearline.screening.kinds import found
from clearline.screening.reading import Found, Known, Reading, Speaker
from clearline.screening.text import Text


def read(messages: Sequence[str], *, speaker: Speaker, known: Known | None = None) -> Reading:
    """Find what these consecutive messages of one speaker hold."""
    text = Text(messages)
    hits = contact.find(text, allowed.of(known))
    hits += _meant(text, speaker)
    hits += clarity.find_unread(text)
    if speaker == "staff":
        hits += clarity.find(text)
    return Reading(tuple(finding for hit in hits for finding in _findings(text, hit, speaker)))


def _meant(text: Text, speaker: Speaker) -> list[Hit]:
    """Find what a worker's words cross, or what worries in a child's or a family's."""
    own = model.model("staff" if speaker == "staff" else "child")
    return [
        Hit(heard.kind, *text.tokens_of(heard.first, heard.after))
        for heard in model.listen(own, text.stretches())
    ]


def _findings(text: Text, hit: Hit, speaker: Speaker) -> Iterator[Found]:
    """Write a hit as findings, one for each message it touches."""
    if hit.message is not None:
        original = text.canvases[hit.message].original
        yield found(hit.kind, speaker, (hit.message, 0, len(original)), original, hit.why)
        return
    for message, start, end in text.spans(hit.first, hit.after):
        words = text.canvases[message].original[start:end]
        yield found(hit.kind, speaker, (message, start, end), words, hit.why)
