"""What an organisation may change: outcomes may become stricter, never looser, but for clarity."""

from collections.abc import Mapping
from dataclasses import replace

from clearline.screening.reading import Found, Outcome, Reading


def apply(reading: Reading, wanted: Mapping[str, Outcome]) -> Reading:
    """Give the reading with the outcomes that an organisation wants for some kinds."""
    return Reading(tuple(_stricter(found, wanted.get(found.kind)) for found in reading.findings))


def _stricter(found: Found, wanted: Outcome | None) -> Found:
    if wanted is None:
        return found
    # What could not be read is never called clear, whatever an organisation wants.
    may_loosen = found.group == "clarity" and found.kind != "unread"
    if may_loosen or wanted.protects > found.outcome.protects:
        return replace(found, outcome=wanted)
    return found
