"""The few words that a number says to the program and not to a person: STOP, START."""

import re
from enum import StrEnum


class Keyword(StrEnum):
    """What is asked."""

    STOP = "stop"
    START = "start"
    WRONG_PERSON = "wrong_person"


# Only alone: "stop" inside a sentence is said to somebody.
_MEANS = {
    Keyword.STOP: (
        *("stop", "stop all", "stopall", "unsubscribe", "cancel", "end", "quit", "opt out"),
        *("optout", "stop texting me", "stop texting", "no more texts", "remove"),
    ),
    Keyword.START: ("start", "unstop", "start again", "opt in", "optin"),
    Keyword.WRONG_PERSON: ("wrong person", "wrong number", "wrong no", "not me"),
}
_KEYWORDS = {words: keyword for keyword, every in _MEANS.items() for words in every}
_NO_LETTERS = re.compile(r"[^\w\s]|_")


def meaning(text: str) -> Keyword | None:
    """Return what a text asks of the program, if it says nothing else."""
    words = " ".join(_NO_LETTERS.sub(" ", text).casefold().split())
    return _KEYWORDS.get(words)
