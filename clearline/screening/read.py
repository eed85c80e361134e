"""Reads words: the one door of this room.

    reading = read([*before, new], speaker="staff", known=known, reading_age=9)
    reading.touching(len(before))      # what the new message has a part in

`messages` are the last ones of one person in one conversation, oldest first, whatever channel they
came by; each finding names its `message`, and parts of one detail share `part_of`. `known` is what
the organisation has settled, agreed abbreviations among it; `reading_age` is the age, in years,
that a text for this child may ask for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clearline.screening import allowed, clarity, contact, model
from clearline.screening.hits import Hit
from clearline.screening.kinds import found
from clearline.screening.reading import Found, Known, Reading, Speaker
from clearline.screening.text import Text


def read(
    messages: Sequence[str],
    *,
    speaker: Speaker,
    known: Known | None = None,
    reading_age: int = clarity.READING_AGE,
) -> Reading:
    """Find what these consecutive messages of one speaker hold."""
    text = Text(messages)
    hits = contact.find(text, allowed.of(known))
    hits += _meant(text, speaker)
    hits += clarity.find_unread(text)
    if speaker == "staff":
        agreed = known.abbreviations if known else ()
        hits += clarity.find(text, agreed=agreed, reading_age=reading_age)
    return Reading(tuple(_numbered(text, hits, speaker)))


def _meant(text: Text, speaker: Speaker) -> list[Hit]:
    """Find what a worker's words cross, or what worries in a child's or a family's."""
    own = model.model("staff" if speaker == "staff" else "child")
    return text.heard(own)


def _numbered(text: Text, hits: list[Hit], speaker: Speaker) -> Iterator[Found]:
    """Write the hits as findings, the parts of one thing with the same number."""
    begun: dict[int, int] = {}
    for number, hit in enumerate(hits):
        part_of = number if hit.begins is None else begun.setdefault(hit.begins, number)
        for finding in _findings(text, hit, speaker):
            yield replace(finding, part_of=part_of) if part_of else finding


def _findings(text: Text, hit: Hit, speaker: Speaker) -> Iterator[Found]:
    """Write a hit as findings, one for each message it touches."""
    if hit.message is not None:
        original = text.canvases[hit.message].original
        place = (hit.message, 0, len(original))
        yield found(hit.kind, speaker, place, original, hit.why)
        return
    for message, start, end in text.spans(hit.first, hit.after):
        words = text.canvases[message].original[start:end]
        place = (message, start, end)
        yield found(hit.kind, speaker, place, words, hit.why)
