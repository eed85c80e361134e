"""The organisation's settings: what each organisation may choose for itself, as versioned data."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from clearline.policy.form import Field, Form, UnreadableError, amount, count, list_of, one_of, text
from clearline.policy.terms import Document

# These are named "default-1" for good. New defaults would be a second set with a new name.
DEFAULTS: Final[Mapping[str, Any]] = {
    "quiet_hours": ("21:00", "08:00"),
    "reply_window_minutes": 60,
    "acknowledgement_grace_days": 14,
    "overdue_accounts_allowed": 0,
    "crisis_opens": (
        "permission",
        "approval",
        "agreement",
        "hours",
        "shift",
        "accounts",
        "age",
        "acknowledgements",
    ),
    "crisis_lasts_hours": 24,
    "required_acknowledgements": (
        Document.PRACTICE_GUIDANCE,
        Document.PROPRIETY,
        Document.CODE_OF_CONDUCT,
    ),
}
DEFAULT_VERSION: Final = "default-1"

# Chosen of how words are read. Whatever is left as it stands here is no part of a version's name,
# so that the names given before there were these still stand.
OF_WORDS: Final[Mapping[str, Any]] = {
    "stricter": (),
    "abbreviations": (),
    "read_together_messages": 5,
    "read_together_hours": 24,
}

# What is wrong with a setting, said in one plain sentence.
SettingsError = UnreadableError

_STRICTER: Final = re.compile(r"[a-z_]{1,30}:(?:clear|note|hold|refuse)")
_MOST_TOGETHER: Final = 20
_LONGEST_TOGETHER: Final = 24 * 7
_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class Settings:
    """One version of an organisation's settings; made by `settings_from`, never by hand."""

    version: str
    quiet_hours: tuple[str, str]
    reply_window_minutes: float
    acknowledgement_grace_days: int
    overdue_accounts_allowed: int
    crisis_opens: tuple[str, ...]
    crisis_lasts_hours: float
    required_acknowledgements: tuple[Document, ...]
    stricter: tuple[str, ...] = ()  # "kind:outcome", as the organisation wants it
    abbreviations: tuple[str, ...] = ()
    read_together_messages: int = 5
    read_together_hours: int = 24
    # Worked out once, because they are asked for thousands of times a second.
    quiet_from: int = field(init=False, repr=False, compare=False)
    quiet_until: int = field(init=False, repr=False, compare=False)
    opens: frozenset[str] = field(init=False, repr=False, compare=False)
    required: frozenset[Document] = field(init=False, repr=False, compare=False)
    required_for_email: frozenset[Document] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        required = frozenset(self.required_acknowledgements)
        for name, value in (
            ("quiet_from", _minute(self.quiet_hours[0])),
            ("quiet_until", _minute(self.quiet_hours[1])),
            ("opens", frozenset(self.crisis_opens)),
            ("required", required),
            ("required_for_email", required | {Document.EMAIL_POLICY}),
        ):
            object.__setattr__(self, name, value)

    def are_quiet_at(self, minute: int) -> bool:
        """Say whether a minute of the day lies in the quiet hours (C6)."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= minute < self.quiet_until
        return minute >= self.quiet_from or minute < self.quiet_until


def settings_from(chosen: object) -> Settings:
    """Merge what an organisation chose over the defaults, key by key; unknown keys are ignored."""
    said = _CHOSEN(chosen)
    of_words = {name: said.pop(name) for name in OF_WORDS if name in said}
    merged = {**DEFAULTS, **said}
    differs = {name: value for name, value in of_words.items() if value != OF_WORDS[name]}
    return Settings(version=version_of({**merged, **differs}), **merged, **of_words)


def version_of(merged: Mapping[str, Any]) -> str:
    """Name a whole set of settings, so that a decision can say which it was made by."""
    if merged == DEFAULTS:
        return DEFAULT_VERSION
    written = json.dumps(merged, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def _minute(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


def _time(value: object) -> str:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise UnreadableError("must be a time of day such as 21:00.")
    return value


def _two_times(value: object) -> tuple[str, str]:
    times: tuple[str, str] = list_of(_time)(value)
    if len(times) != 2:  # noqa: PLR2004 - they begin, and they end
        raise UnreadableError("must be two times of day: when they begin and when they end.")
    return times


def _stricter(value: object) -> str:
    said = text(value)
    if not _STRICTER.fullmatch(said):
        raise UnreadableError("must be a kind and an outcome, such as disclosure:refuse.")
    return said


def _at_most(most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if (number := count(value)) > most:
            raise UnreadableError(f"must not be more than {most}.")
        return number

    return read


_CHOSEN: Final = Form(
    dict,
    (
        Field("quiet_hours", _two_times),
        Field("reply_window_minutes", amount),
        Field("acknowledgement_grace_days", count),
        Field("overdue_accounts_allowed", count),
        Field("crisis_opens", list_of(text)),
        Field("crisis_lasts_hours", amount),
        Field("required_acknowledgements", list_of(one_of(Document))),
        Field("stricter", list_of(_stricter)),
        Field("abbreviations", list_of(text)),
        Field("read_together_messages", _at_most(_MOST_TOGETHER)),
        Field("read_together_hours", _at_most(_LONGEST_TOGETHER)),
    ),
)

DEFAULT: Final = settings_from({})
