"""Reads words: the one door of this room."""

import re
from collections.abc import Iterator, Sequence

from clearline.screening.kinds import found
from clearline.screening.reading import Found, Known, Reading, Speaker

_PLAIN = {
    "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    "phone": re.compile(r"(?<!\w)(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){7,14}(?!\w)"),
    "link": re.compile(r"(?:https?://|www\.)\S{1,300}"),
    "handle": re.compile(r"(?<![\w.])@\w[\w.]{2,40}"),
}
_HELPLINES = frozenset(
    {"999", "112", "111", "101", "105", "08001111", "116123", "116000", "85258", "82111"}
    | {"03001236600", "08088005000", "08005280731", "03001231231", "08000684141"}
    | {"08088005792", "08088081001", "0800555111", "08088084994"}
)


def read(messages: Sequence[str], *, speaker: Speaker, known: Known | None = None) -> Reading:
    """Find what these consecutive messages of one speaker hold."""
    allowed = known or Known()
    return Reading(
        tuple(
            finding
            for place, message in enumerate(messages)
            for finding in _plain(message, place, speaker, allowed)
        )
    )


def _plain(message: str, place: int, speaker: Speaker, known: Known) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PLAIN.items():
        for match in pattern.finditer(message):
            start, end = match.span()
            free = all(end <= a or start >= b for a, b in taken)
            taken.append((start, end))
            if free and not _is_known(kind, match.group(), known):
                yield found(kind, speaker, (place, start, end), match.group())


def _is_known(kind: str, text: str, known: Known) -> bool:
    if kind == "phone":
        return _national(text) in _HELPLINES | {_national(n) for n in known.numbers}
    if kind == "email":
        return text.lower() in {e.lower() for e in known.emails}
    if kind == "link":
        return any(site.lower() in text.lower() for site in known.sites)
    return False


def _national(text: str) -> str:
    digits = "".join(c for c in text if c.isdigit())
    for prefix in ("0044", "44"):
        if digits.startswith(prefix):
            return "0" + digits[len(prefix) :].removeprefix("0")
    return digits
